import type { AnySetChange, Change } from '../changes.ts';
import { itemKey } from '../define.ts';
import { RECORDS, type RecordKind } from '../records/index.ts';
import type { RecordState } from './recordState.ts';

type Lookup = (kind: RecordKind, id: string) => RecordState | undefined;

/** The changes that undo these, read from the state *before* them; null when one of them is an act that stays done. */
export function inverseOf(changes: readonly Change[], lookup: Lookup): Change[] | null {
  const inverse: Change[] = [];
  const created = new Set<string>();
  for (const change of changes) {
    if (change.type !== 'record.set' && change.type !== 'record.removed' && change.type !== 'record.restored')
      return null;
    const { type, kind, id } = change;
    const before = lookup(kind, id);
    const key = `${kind}:${id}`;
    if (type === 'record.set') {
      if (RECORDS[kind].appendOnly) return null;
      if (created.has(key)) continue; // its creation is undone as a whole
      if (before === undefined) {
        created.add(key);
        inverse.push({ type: 'record.removed', kind, id });
      } else inverse.push(inverseOfSet(change, before));
    } else if (before !== undefined && (before.removed === null) === (type === 'record.removed'))
      inverse.push(
        type === 'record.removed' ? { type: 'record.restored', kind, id } : { type: 'record.removed', kind, id },
      );
  }
  return inverse.reverse();
}

function inverseOfSet(change: AnySetChange, before: RecordState): AnySetChange {
  const fields = RECORDS[change.kind].fields as Record<string, { initial: unknown }>;
  const set: Record<string, unknown> = {};
  for (const name of Object.keys(change.set ?? {})) {
    const register = before.fields.get(name);
    set[name] = register === undefined ? fields[name]?.initial : register.value;
  }
  const add: Record<string, unknown[]> = {};
  const drop: Record<string, string[]> = {};
  for (const [name, items] of Object.entries(change.add ?? {})) {
    for (const item of items as readonly unknown[]) {
      const old = before.collections.get(name)?.get(itemKey(item));
      if (old === undefined) drop[name] = [...(drop[name] ?? []), itemKey(item)];
      else add[name] = [...(add[name] ?? []), old.item];
    }
  }
  for (const [name, keys] of Object.entries(change.drop ?? {})) {
    for (const key of keys as readonly string[]) {
      const old = before.collections.get(name)?.get(key);
      if (old !== undefined) add[name] = [...(add[name] ?? []), old.item];
    }
  }
  return { type: 'record.set', kind: change.kind, id: change.id, set, add, drop } as AnySetChange;
}

/**
 * Does everything these changes wrote still stand as one of the `own` entries left it (JOURNAL B7)? What the undo would
 * take away as a whole (`inverse`), nobody else may have touched.
 * @returns what somebody else changed since – a field, a collection, or the id of a record – or null
 */
export function firstOverwritten(
  changes: readonly Change[],
  inverse: readonly Change[],
  own: ReadonlySet<string>,
  lookup: Lookup,
): string | null {
  const taken = new Set(inverse.flatMap(each => (each.type === 'record.removed' ? [each.id] : [])));
  for (const change of changes) {
    if (change.type !== 'record.set' && change.type !== 'record.removed' && change.type !== 'record.restored') continue;
    const record = lookup(change.kind, change.id);
    if (record === undefined) return change.id;
    if (change.type !== 'record.set' || taken.has(change.id)) {
      if (!own.has(record.changed.id)) return change.id;
      continue;
    }
    const field = Object.keys(change.set ?? {}).find(name => {
      const register = record.fields.get(name);
      return register !== undefined && !own.has(register.by.id);
    });
    if (field !== undefined) return field;
    for (const [name, items] of Object.entries(change.add ?? {})) {
      const held = record.collections.get(name);
      const isOverwritten = (items as readonly unknown[]).some(item => {
        const now = held?.get(itemKey(item));
        return now !== undefined && !own.has(now.by.id);
      });
      if (isOverwritten) return name;
    }
    for (const [name, keys] of Object.entries(change.drop ?? {})) {
      const held = record.collections.get(name);
      const isAddedAgain = (keys as readonly string[]).some(key => {
        const now = held?.get(key);
        return now !== undefined && !own.has(now.by.id);
      });
      if (isAddedAgain) return name;
    }
  }
  return null;
}
