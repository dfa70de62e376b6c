export { foldedFilter, KeepBeforeLock } from './CellEditor.tsx';
export { areaText, readArea, readCell, valueText } from './cellValue.ts';
export type { CellOption, CellType, Column } from './column.ts';
export { DataTable, type DataTableProps } from './DataTable.tsx';
export { honestDateText, readHonestDate } from './honestDateText.ts';
