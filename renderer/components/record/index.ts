export { CitationsField } from './CitationsField.tsx';
export { FormGrid, FormPart, SplitView } from './FormGrid.tsx';
export { LeafField } from './LeafField.tsx';
export { RecordField } from './RecordField.tsx';
export { RecordTable } from './RecordTable.tsx';
export { type PickedLeaf, readCitation } from './readCitation.ts';
export { type Acts, fieldChange, type Removal, useActs } from './useActs.tsx';
export { choiceOptions, moneyHint, useRecordColumns } from './useRecordColumns.ts';
export { recordLabel, useRecordOptions } from './useRecordOptions.ts';
