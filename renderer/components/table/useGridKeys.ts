import type { KeyboardEvent } from 'react';

export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

interface GridKeys {
  readonly at: GridPosition;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly pageSize: number;
  readonly isReadOnly: boolean;
  moveTo(position: GridPosition, isExtending: boolean): void;
  edit(): void;
  open(): void;
  copy(): void;
  remove(): void;
  add(): void;
  toggleSelected(): void;
  selectAll(): void;
  clearSelection(): void;
}

/** Keys of a grid that is not being edited. Keys that belong to an input method are left alone. */
export function gridKeyHandler(grid: GridKeys): (event: KeyboardEvent<HTMLElement>) => void {
  return event => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const isControl = event.ctrlKey || event.metaKey;
    const act = actOf(event.key, isControl, grid, event.shiftKey);
    if (act === null) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

function actOf(key: string, isControl: boolean, grid: GridKeys, isShift: boolean): (() => void) | null {
  const { row, column } = grid.at;
  const lastRow = grid.rowCount - 1;
  const lastColumn = grid.columnCount - 1;
  const move = (nextRow: number, nextColumn: number) => () =>
    grid.moveTo(
      { row: Math.max(0, Math.min(lastRow, nextRow)), column: Math.max(0, Math.min(lastColumn, nextColumn)) },
      isShift,
    );
  if (isControl) {
    if (key === 'Enter') return grid.isReadOnly ? null : grid.add;
    if (key === 'Home') return move(0, 0);
    if (key === 'End') return move(lastRow, lastColumn);
    if (key.toLowerCase() === 'c') return grid.copy;
    if (key.toLowerCase() === 'a') return grid.selectAll;
    return null;
  }
  switch (key) {
    case 'ArrowDown':
      return move(row + 1, column);
    case 'ArrowUp':
      return move(row - 1, column);
    case 'ArrowLeft':
      return move(row, column - 1);
    case 'ArrowRight':
      return move(row, column + 1);
    case 'Home':
      return move(row, 0);
    case 'End':
      return move(row, lastColumn);
    case 'PageDown':
      return move(row + grid.pageSize, column);
    case 'PageUp':
      return move(row - grid.pageSize, column);
    case 'F2':
      return grid.edit;
    case 'Enter':
      return isShift ? grid.open : grid.edit;
    case 'Delete':
      return grid.isReadOnly ? null : grid.remove;
    case ' ':
      return grid.toggleSelected;
    case 'Escape':
      return grid.clearSelection;
    default:
      return null;
  }
}
