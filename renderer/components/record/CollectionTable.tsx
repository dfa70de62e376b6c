import type { ReactElement } from 'react';
import { itemKey, type RecordKind } from '#casefile';
import { useCase, useSession } from '../../app/index.ts';
import { type Column, DataTable, KeepBeforeLock } from '../table/index.ts';
import { useActs } from './useActs.tsx';

interface Props<Item extends { readonly id: string }> {
  readonly kind: RecordKind;
  readonly record: { readonly id: string };
  readonly field: string;
  readonly items: readonly Item[];
  readonly label: string;
  readonly columns: readonly Column<Item>[];
  readonly emptyText: string;
  readonly addLabel: string;
  /** A new item; null when nothing can be added yet. */
  readonly fresh: () => Item | null;
  /** The item with one field changed; null refuses the change. */
  readonly changed?: (item: Item, field: string, value: unknown) => Item | null;
}

/** The items of a collection of one record as a small table: names, periods, provisions, responsible parties. */
export function CollectionTable<Item extends { readonly id: string }>(props: Props<Item>): ReactElement {
  const { kind, record, field, items, fresh, changed } = props;
  const { isReadOnly } = useCase();
  const { beforeLock } = useSession();
  const { setField } = useActs();
  const keep = (next: readonly Item[]) => setField(kind, record.id, field, next);
  return (
    <div className="short-table is-low">
      <KeepBeforeLock value={beforeLock}>
        <DataTable<Item>
          tableId={`${kind}.${field}`}
          label={props.label}
          rows={items}
          columns={props.columns}
          isReadOnly={isReadOnly}
          isPlain
          emptyText={props.emptyText}
          addLabel={props.addLabel}
          onChange={(item, column, value) => {
            const next = changed === undefined ? { ...item, [column.key]: value } : changed(item, column.key, value);
            return next === null ? undefined : keep(items.map(each => (each.id === item.id ? next : each)));
          }}
          onAdd={() => {
            const item = fresh();
            if (item === null) return undefined;
            void keep([...items, item]);
            return item.id;
          }}
          onRemove={rows => {
            const gone = new Set(rows.map(itemKey));
            void keep(items.filter(item => !gone.has(item.id)));
          }}
        />
      </KeepBeforeLock>
    </div>
  );
}
