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
    switch (change.type) {
      case 'record.set': {
        if (RECORDS[change.kind].appendOnly) return null;
        const key = `${change.kind}:${change.id}`;
        const before = lookup(change.kind, change.id);
        if (created.has(key)) break; // its creation is undone as a whole
        if (before === undefined) {
          created.add(key);
          inverse.push({ type: 'record.removed', kind: change.kind, id: change.id });
        } else inverse.push(inverseOfSet(change, before));
        break;
      }
      case 'record.removed':
        inverse.push({ type: 'record.restored', kind: change.kind, id: change.id });
        break;
      case 'record.restored':
        inverse.push({ type: 'record.removed', kind: change.kind, id: change.id });
        break;
      default:
        return null;
    }
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

export function stillWins(entryId: string, changes: readonly Change[], lookup: Lookup): boolean {
  return changes.every(change => {
    if (change.type === 'record.removed') return lookup(change.kind, change.id)?.removed?.id === entryId;
    if (change.type === 'record.restored') return lookup(change.kind, change.id)?.changed.id === entryId;
    if (change.type !== 'record.set') return false;
    const record = lookup(change.kind, change.id);
    if (record === undefined) return false;
    if (record.added.id === entryId) return record.changed.id === entryId;
    return Object.keys(change.set ?? {}).every(name => record.fields.get(name)?.by.id === entryId);
  });
}
