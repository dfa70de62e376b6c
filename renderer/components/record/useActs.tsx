import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { type AnySetChange, type Change, itemKey, RECORDS, type RecordKind, setRecord } from '#casefile';
import { useCase, useErrorText, useT } from '../../app/index.ts';

export interface Removal {
  readonly kind: RecordKind;
  readonly id: string;
}

export interface Acts {
  /** One act of the user = one entry; a failure is told with what happened to the data. */
  act(changes: readonly Change[]): Promise<void>;
  /** Sets one field, or makes a collection hold exactly the items given. */
  setField(kind: RecordKind, id: string, field: string, value: unknown): Promise<void>;
  /** Removes records in one act and offers to bring them back. */
  remove(records: readonly Removal[], label: string): Promise<void>;
}

/** The acts on records of the open case. */
export function useActs(): Acts {
  const { view, apply } = useCase();
  const errorText = useErrorText();
  const t = useT();
  return useMemo(() => {
    const act = async (changes: readonly Change[]) => {
      try {
        await apply(changes);
      } catch (error) {
        const { data, cause, remedy } = errorText(error);
        notifications.show({ color: 'seal', title: data, message: `${cause} ${remedy}`, autoClose: false });
      }
    };
    return {
      act,
      setField: (kind, id, field, value) => act([fieldChange(kind, id, field, value, view.records[kind][id])]),
      remove: async (records, label) => {
        if (records.length === 0) return;
        await act(records.map(({ kind, id }) => ({ type: 'record.removed' as const, kind, id })));
        const toast = `removed-${records[0]?.id}`;
        const restore = () => {
          notifications.hide(toast);
          void act(records.map(({ kind, id }) => ({ type: 'record.restored' as const, kind, id })));
        };
        notifications.show({
          id: toast,
          autoClose: 10_000,
          message: (
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Text size="sm">{t('record.removedToast', { what: label, count: records.length })}</Text>
              <Button size="compact-sm" variant="light" onClick={restore}>
                {t('record.restore')}
              </Button>
            </Group>
          ),
        });
      },
    };
  }, [view, apply, errorText, t]);
}

/** A field is set; a collection gets what is new and loses what is gone, so that two people adding both keep theirs. */
export function fieldChange(
  kind: RecordKind,
  id: string,
  field: string,
  value: unknown,
  before: object | undefined,
): AnySetChange {
  if (!(field in RECORDS[kind].collections)) return setRecord(kind, id, { [field]: value } as never);
  const old = ((before as Record<string, unknown> | undefined)?.[field] ?? []) as readonly unknown[];
  const next = value as readonly unknown[];
  const oldByKey = new Map(old.map(item => [itemKey(item), JSON.stringify(item)]));
  const nextKeys = new Set(next.map(itemKey));
  const added = next.filter(item => oldByKey.get(itemKey(item)) !== JSON.stringify(item));
  // An item that changed is added again under its id; the fold keeps the newest.
  const dropped = [...oldByKey.keys()].filter(key => !nextKeys.has(key));
  return setRecord(
    kind,
    id,
    {},
    added.length > 0 ? ({ [field]: added } as never) : undefined,
    dropped.length > 0 ? ({ [field]: dropped } as never) : undefined,
  );
}
