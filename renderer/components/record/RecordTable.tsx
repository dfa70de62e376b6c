import type { ReactElement } from 'react';
import { type Change, type FieldPatch, type RecordKind, type RecordValue, setRecord } from '#casefile';
import { newId, useCase, useSession, useT } from '../../app/index.ts';
import { DataTable, type DataTableProps, KeepBeforeLock } from '../table/index.ts';
import { type Removal, useActs } from './useActs.tsx';

interface Props<K extends RecordKind>
  extends Omit<DataTableProps<RecordValue<K>>, 'onChange' | 'onAdd' | 'onRemove' | 'isReadOnly'> {
  readonly kind: K;
  /** Fields of a new record; leave out to forbid adding. */
  readonly fresh?: () => FieldPatch<K>;
  /** Records that go with a removed one, in the same act. */
  readonly goesWith?: (row: RecordValue<K>) => readonly Removal[];
  /** Further changes of the same act when a field changes. */
  readonly alongWith?: (row: RecordValue<K>, field: string, value: unknown) => readonly Change[];
  /** The field a column writes, where its key is not the field's name. */
  readonly fieldOf?: (columnKey: string) => string;
  readonly canRemove?: boolean;
  readonly isReadOnly?: boolean;
}

/** A table over records of one kind: each edit, addition and removal is one act in the journal. */
export function RecordTable<K extends RecordKind>(props: Props<K>): ReactElement {
  const { kind, fresh, goesWith, alongWith, fieldOf, canRemove, ...table } = props;
  const { isReadOnly } = useCase();
  const { beforeLock } = useSession();
  const { act, setField, remove } = useActs();
  const t = useT();
  const kindLabel = t(`record.${kind}`);
  return (
    <KeepBeforeLock value={beforeLock}>
      <DataTable<RecordValue<K>>
        {...table}
        isReadOnly={isReadOnly || props.isReadOnly === true}
        addLabel={props.addLabel ?? t('record.addKind', { kind: kindLabel.toLocaleLowerCase('vi') })}
        onChange={(row, column, value) => {
          const field = fieldOf?.(column.key) ?? column.key;
          const more = alongWith?.(row, field, value) ?? [];
          if (more.length === 0) return setField(kind, row.id, field, value);
          return act([setRecord(kind, row.id, { [field]: value } as FieldPatch<K>), ...more]);
        }}
        {...(fresh !== undefined && {
          onAdd: () => {
            const id = newId();
            void act([setRecord(kind, id, fresh())]);
            return id;
          },
        })}
        {...(canRemove !== false && {
          onRemove: (rows: readonly RecordValue<K>[]) => {
            void remove(
              rows.flatMap(row => [{ kind, id: row.id }, ...(goesWith?.(row) ?? [])]),
              kindLabel,
            );
          },
        })}
      />
    </KeepBeforeLock>
  );
}
