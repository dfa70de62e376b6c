import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useT } from '../../app/index.ts';
import { type AfterEdit, CellEditor } from './CellEditor.tsx';
import { arrangeRows, asTsv, cellText } from './cellValue.ts';
import type { Column } from './column.ts';
import { HeaderCell } from './HeaderCell.tsx';
import { TableToolbar } from './TableToolbar.tsx';
import { useColumnWidths } from './useColumnWidths.ts';
import { type GridPosition, gridKeyHandler } from './useGridKeys.ts';
import './table.css';

const ROW_HEIGHT = 30;
const LINE_HEIGHT = 18;

export interface DataTableProps<Row extends { readonly id: string }> {
  /** Names the remembered column widths; never anything of a case. */
  readonly tableId: string;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly isReadOnly?: boolean;
  /** Row to bring into view and make active (route.focus). */
  readonly focusId?: string | undefined;
  readonly initialSort?: { readonly key: string; readonly isDown: boolean };
  readonly emptyText: string;
  readonly addLabel?: string;
  readonly onChange?: (row: Row, column: Column<Row>, value: unknown) => unknown;
  /** Adds a row and answers its id, which becomes active. */
  readonly onAdd?: () => string | undefined;
  readonly onRemove?: (rows: readonly Row[]) => void;
  /** The row the user stands on. */
  readonly onActive?: (row: Row | null) => void;
  /** Shift+Enter or a double click on a read-only cell. */
  readonly onOpen?: (row: Row) => void;
  readonly rowTone?: (row: Row) => 'quiet' | 'warn' | undefined;
  /** A line under the rows that stays in place: sums. Text by column key. */
  readonly footer?: (shown: readonly Row[]) => Readonly<Record<string, string>>;
  readonly tools?: ReactNode;
  /** No search box: for short tables inside a detail. */
  readonly isPlain?: boolean;
  /** Lines of text in every row; left out = one, cut at the end. */
  readonly lines?: number;
  /** The first column stays in sight when the others scroll. */
  readonly isPinned?: boolean;
  /** The column the user stands in. */
  readonly onColumn?: (key: string) => void;
}

/**
 * The table of every screen: 10,000 rows drawn by window, sorted and filtered without marks, edited in place,
 * used wholly by keyboard. The grid keeps the focus and points to the active cell (aria-activedescendant), so that
 * rows outside the window need no element.
 */
export function DataTable<Row extends { readonly id: string }>(props: DataTableProps<Row>): ReactElement {
  const { tableId, label, rows, columns, focusId, onChange, onAdd, onRemove, onActive, onOpen, rowTone } = props;
  const isReadOnly = props.isReadOnly === true;
  const t = useT();
  const domId = useId();
  const grid = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [filters, setFilters] = useState<Readonly<Record<string, string>>>({});
  const [areFiltersShown, setFiltersShown] = useState(false);
  const [sort, setSort] = useState(props.initialSort ?? null);
  const [activeId, setActiveId] = useState<string | null>(focusId ?? null);
  const [activeColumn, setActiveColumn] = useState(0);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);
  const [editing, setEditing] = useState<{ readonly id: string; readonly key: string } | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const { widths, resize } = useColumnWidths(tableId);
  const rowHeight = props.lines === undefined ? ROW_HEIGHT : props.lines * LINE_HEIGHT + 12;

  const shown = useMemo(
    () => arrangeRows(rows, columns, { search, filters, sort }),
    [rows, columns, search, filters, sort],
  );
  const indexOf = useMemo(() => new Map(shown.map((row, index) => [row.id, index])), [shown]);
  const widthOf = (column: Column<Row>) => widths[column.key] ?? column.width;
  const totalWidth = columns.reduce((sum, column) => sum + widthOf(column), 0);
  const template = columns
    .map((column, index) =>
      index === columns.length - 1 ? `minmax(${widthOf(column)}px, 1fr)` : `${widthOf(column)}px`,
    )
    .join(' ');

  const activeRow = activeId === null ? 0 : (indexOf.get(activeId) ?? 0);
  const at: GridPosition = { row: activeRow, column: Math.min(activeColumn, columns.length - 1) };
  const current = shown[at.row];
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });

  const onActiveNow = useRef(onActive);
  onActiveNow.current = onActive;
  const currentId = current?.id ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: tells once for each row stood on, not for each new copy of it
  useEffect(() => {
    // In braces: what a listener happens to answer must not become the effect's clean-up.
    onActiveNow.current?.(current ?? null);
  }, [currentId]);

  const onColumnNow = useRef(props.onColumn);
  onColumnNow.current = props.onColumn;
  const columnKey = columns[at.column]?.key;
  useEffect(() => {
    if (columnKey !== undefined) onColumnNow.current?.(columnKey);
  }, [columnKey]);

  const wanted = useRef<string | null>(focusId ?? null);
  useEffect(() => {
    if (focusId === undefined) return;
    wanted.current = focusId;
    setActiveId(focusId);
  }, [focusId]);
  useLayoutEffect(() => {
    const index = wanted.current === null ? undefined : indexOf.get(wanted.current);
    if (index === undefined) return;
    wanted.current = null;
    virtual.scrollToIndex(index, { align: 'center' });
  }, [indexOf, virtual]);

  const moveTo = (position: GridPosition, isExtending: boolean) => {
    const row = shown[position.row];
    if (row === undefined) return;
    if (isExtending && position.row !== at.row) {
      const from = indexOf.get(anchor ?? current?.id ?? row.id) ?? position.row;
      if (anchor === null) setAnchor(current?.id ?? row.id);
      const [low, high] = from < position.row ? [from, position.row] : [position.row, from];
      setSelected(new Set(shown.slice(low, high + 1).map(each => each.id)));
    } else if (!isExtending) {
      setAnchor(null);
    }
    setActiveId(row.id);
    setActiveColumn(position.column);
    virtual.scrollToIndex(position.row, { align: 'auto' });
  };

  const canEdit = (column: Column<Row> | undefined) =>
    !isReadOnly && onChange !== undefined && column !== undefined && column.isReadOnly !== true;
  const editAt = (row: Row | undefined, columnIndex: number) => {
    const column = columns[columnIndex];
    if (row === undefined || column === undefined) return;
    if (!canEdit(column)) {
      onOpen?.(row);
    } else if (column.type === 'flag') {
      onChange?.(row, column, column.value(row) !== true);
    } else {
      setActiveId(row.id);
      setActiveColumn(columnIndex);
      setEditing({ id: row.id, key: column.key });
    }
  };
  const add = () => {
    const id = onAdd?.();
    if (id === undefined) return;
    // A filter or search would hide the row just added.
    setSearch('');
    setFilters({});
    wanted.current = id;
    setActiveId(id);
    setActiveColumn(
      Math.max(
        0,
        columns.findIndex(column => canEdit(column)),
      ),
    );
    grid.current?.focus();
  };
  const chosen = () =>
    selected.size > 0 ? shown.filter(row => selected.has(row.id)) : current === undefined ? [] : [current];
  const remove = () => {
    const going = chosen();
    if (going.length === 0 || onRemove === undefined) return;
    const after = shown[Math.min(shown.length - 1, at.row + 1)];
    setSelected(new Set());
    setActiveId(after === undefined || going.includes(after) ? (shown[at.row - 1]?.id ?? null) : after.id);
    onRemove(going);
  };
  const copy = () => {
    const column = columns[at.column];
    const text =
      selected.size === 0 && column !== undefined && current !== undefined
        ? asTsv([current], [column])
        : asTsv(chosen(), columns);
    navigator.clipboard.writeText(text).catch(() => copyByEvent(text));
  };
  const keepEdit = (row: Row, column: Column<Row>, value: unknown, after: AfterEdit) => {
    setEditing(null);
    const kept = isSame(value, column.value(row)) ? undefined : onChange?.(row, column, value);
    if (after !== 'leave') goOn(row, column, after);
    return kept;
  };
  const goOn = (row: Row, column: Column<Row>, after: AfterEdit) => {
    grid.current?.focus();
    const index = indexOf.get(row.id) ?? at.row;
    if (after === 'down' && index + 1 < shown.length) moveTo({ row: index + 1, column: at.column }, false);
    if (after !== 'next' && after !== 'previous') return;
    const step = after === 'next' ? 1 : -1;
    let next = columns.indexOf(column) + step;
    while (next >= 0 && next < columns.length && !canEdit(columns[next])) next += step;
    if (next >= 0 && next < columns.length) {
      setActiveColumn(next);
      const target = columns[next];
      if (target !== undefined && target.type !== 'flag') setEditing({ id: row.id, key: target.key });
    }
  };

  const onKeyDown = gridKeyHandler({
    at,
    rowCount: shown.length,
    columnCount: columns.length,
    pageSize: Math.max(1, Math.floor((grid.current?.clientHeight ?? 300) / rowHeight) - 2),
    isReadOnly,
    moveTo,
    edit: () => editAt(current, at.column),
    open: () => current !== undefined && onOpen?.(current),
    copy,
    remove,
    add,
    toggleSelected: () => current !== undefined && setSelected(old => toggled(old, current.id)),
    selectAll: () => setSelected(new Set(shown.map(row => row.id))),
    clearSelection: () => setSelected(new Set()),
  });

  const cellId = (row: number, column: number) => `${domId}-${row}-${column}`;
  const footer = props.footer?.(shown);
  const isDrawn = current !== undefined && virtual.getVirtualItems().some(item => item.index === at.row);

  return (
    <div
      className={`data-table${props.lines === undefined ? '' : ' is-tall'}${props.isPinned === true ? ' is-pinned' : ''}`}
      style={{ '--row-lines': props.lines ?? 1 } as CSSProperties}
    >
      <TableToolbar
        isPlain={props.isPlain === true}
        search={search}
        onSearch={setSearch}
        areFiltersShown={areFiltersShown}
        onToggleFilters={() => {
          setFiltersShown(old => !old);
          setFilters({});
        }}
        shownCount={shown.length}
        totalCount={rows.length}
        selectedCount={selected.size}
        {...(onAdd !== undefined && !isReadOnly && { onAdd: add })}
        addLabel={props.addLabel ?? t('table.add')}
        {...(onRemove !== undefined && !isReadOnly && { onRemove: remove })}
        canRemove={current !== undefined}
        tools={props.tools}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a drawn-by-window grid cannot be a table element */}
      <div
        ref={grid}
        role="grid"
        aria-label={label}
        aria-rowcount={shown.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-readonly={isReadOnly}
        {...(isDrawn && editing === null && { 'aria-activedescendant': cellId(at.row, at.column) })}
        tabIndex={0}
        className="data-grid"
        onKeyDown={event => event.target === event.currentTarget && onKeyDown(event)}
        onFocus={event => event.target === event.currentTarget && setHasFocus(true)}
        onBlur={event => event.target === event.currentTarget && setHasFocus(false)}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus */}
        <div
          role="row"
          aria-rowindex={1}
          className="data-head"
          style={{ gridTemplateColumns: template, minWidth: totalWidth }}
        >
          {columns.map((column, index) => (
            <HeaderCell
              key={column.key}
              index={index}
              label={column.label}
              width={widthOf(column)}
              isNumber={isNumber(column)}
              sort={sort?.key === column.key ? (sort.isDown ? 'descending' : 'ascending') : 'none'}
              onSort={() => setSort(old => nextSort(old, column.key))}
              onResize={width => resize(column.key, width)}
              {...(areFiltersShown && {
                filter: filters[column.key] ?? '',
                onFilter: (text: string) => setFilters(old => ({ ...old, [column.key]: text })),
              })}
            />
          ))}
        </div>
        <div className="data-body" style={{ height: virtual.getTotalSize(), minWidth: totalWidth }}>
          {virtual.getVirtualItems().map(item => {
            const row = shown[item.index];
            if (row === undefined) return null;
            const isActive = item.index === at.row;
            const tone = rowTone?.(row);
            return (
              // biome-ignore lint/a11y/useSemanticElements: as above
              // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
              <div
                key={row.id}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={selected.has(row.id)}
                className={`data-row${isActive ? ' is-active' : ''}${tone === undefined ? '' : ` is-${tone}`}`}
                style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)`, height: rowHeight }}
              >
                {columns.map((column, index) => {
                  const isEditing = editing?.id === row.id && editing.key === column.key;
                  const text = cellText(column, row);
                  return (
                    // biome-ignore lint/a11y/useSemanticElements: as above
                    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys
                    <div
                      key={column.key}
                      id={cellId(item.index, index)}
                      role="gridcell"
                      aria-colindex={index + 1}
                      aria-readonly={!canEdit(column)}
                      title={isEditing ? undefined : (column.hint?.(row) ?? text)}
                      className={`data-cell${isNumber(column) ? ' is-number' : ''}${
                        isActive && index === at.column ? (hasFocus ? ' is-here' : ' was-here') : ''
                      }${isEditing ? ' is-editing' : ''}`}
                      onClick={event => {
                        if (isEditing) return;
                        grid.current?.focus({ preventScroll: true });
                        if (event.ctrlKey || event.metaKey) setSelected(old => toggled(old, row.id));
                        else if (!event.shiftKey) setSelected(new Set());
                        moveTo({ row: item.index, column: index }, event.shiftKey);
                      }}
                      onMouseDown={event => event.detail > 1 && !isEditing && event.preventDefault()} // marks no word
                      onDoubleClick={() => !isEditing && editAt(row, index)}
                    >
                      {isEditing ? (
                        <CellEditor
                          label={column.label}
                          type={column.type}
                          value={column.value(row)}
                          options={column.options ?? []}
                          isOptional={column.isOptional === true}
                          onKeep={(value, after) => keepEdit(row, column, value, after)}
                          onCancel={() => {
                            setEditing(null);
                            grid.current?.focus();
                          }}
                        />
                      ) : (
                        text
                      )}
                    </div>
                  );
                })}
              </div>
            );
          })}
        </div>
        {footer !== undefined && shown.length > 0 && (
          <div className="data-foot" style={{ gridTemplateColumns: template, minWidth: totalWidth }}>
            {columns.map(column => (
              <div key={column.key} className={`data-cell${isNumber(column) ? ' is-number' : ''}`}>
                {footer[column.key] ?? ''}
              </div>
            ))}
          </div>
        )}
      </div>
      {shown.length === 0 && (
        <p className="data-empty">{rows.length === 0 ? props.emptyText : t('table.nothingFound')}</p>
      )}
    </div>
  );
}

function isNumber<Row>(column: Column<Row>): boolean {
  return column.type === 'money' || column.type === 'whole' || column.type === 'area';
}

function nextSort(old: { key: string; isDown: boolean } | null, key: string): { key: string; isDown: boolean } | null {
  if (old?.key !== key) return { key, isDown: false };
  return old.isDown ? null : { key, isDown: true };
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Where the clipboard permission is denied (it is in our shell), a copy event of the user's own key press still works. */
function copyByEvent(text: string): void {
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', onCopy, { once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', onCopy);
}
