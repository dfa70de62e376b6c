import type { AnySetChange } from '../changes.ts';
import { itemKey } from '../define.ts';
import { RECORDS, type RecordKind, type RecordValue } from '../records/index.ts';
import type { Conflict, OtherValue, Provenance } from '../view.ts';
import { type EntryMark, hasSeen } from './causality.ts';

interface Register {
  value: unknown;
  by: EntryMark;
  /** Values that were set concurrently and lost: shown until someone decides. */
  others: { value: unknown; by: EntryMark }[];
}

/** A record as the fold holds it: last-writer-wins registers and add/remove collections (JOURNAL B1). */
export interface RecordState {
  readonly kind: RecordKind;
  readonly id: string;
  readonly fields: Map<string, Register>;
  readonly collections: Map<string, Map<string, { item: unknown; by: EntryMark }>>;
  removed: EntryMark | null;
  /** Edited by someone who had not seen the removal, or removed by someone who had not seen an edit. */
  removalClash: EntryMark | null;
  readonly added: EntryMark;
  changed: EntryMark;
}

export function newRecord(kind: RecordKind, id: string, by: EntryMark): RecordState {
  return {
    kind,
    id,
    fields: new Map(),
    collections: new Map(),
    removed: null,
    removalClash: null,
    added: by,
    changed: by,
  };
}

export function applySet(record: RecordState, change: AnySetChange, by: EntryMark): void {
  for (const [name, value] of Object.entries(change.set ?? {})) {
    const old = record.fields.get(name);
    const lost = old === undefined ? [] : [{ value: old.value, by: old.by }, ...old.others];
    record.fields.set(name, {
      value,
      by,
      others: lost.filter(each => !hasSeen(by, each.by) && !sameValue(each.value, value)),
    });
  }
  for (const [name, items] of Object.entries(change.add ?? {})) {
    const held = record.collections.get(name) ?? new Map<string, { item: unknown; by: EntryMark }>();
    for (const item of items as readonly unknown[]) held.set(itemKey(item), { item, by });
    record.collections.set(name, held);
  }
  for (const [name, keys] of Object.entries(change.drop ?? {})) {
    const held = record.collections.get(name);
    for (const key of keys as readonly string[]) {
      const item = held?.get(key);
      // What the dropper had not seen was added concurrently and stays.
      if (item !== undefined && (item.by.id === by.id || hasSeen(by, item.by))) held?.delete(key);
    }
  }
  if (record.removed !== null && !hasSeen(by, record.removed)) record.removalClash = by;
  record.changed = by;
}

export function applyRemoval(record: RecordState, by: EntryMark): void {
  record.removed = by;
  const unseen = [...record.fields.values()].find(register => !hasSeen(by, register.by) && register.by.id !== by.id);
  record.removalClash = unseen?.by ?? null;
  record.changed = by;
}

export function applyRestoration(record: RecordState, by: EntryMark): void {
  record.removed = null;
  record.removalClash = null;
  record.changed = by;
}

export function settle(record: RecordState, field: string, by: EntryMark): void {
  const register = record.fields.get(field);
  if (register !== undefined) register.others = register.others.filter(each => !hasSeen(by, each.by));
  record.changed = by;
}

/** The record with every field, as screens see it. */
export function recordValue(record: RecordState): RecordValue {
  const definition = RECORDS[record.kind];
  const value: Record<string, unknown> = { id: record.id };
  for (const [name, field] of Object.entries(definition.fields)) {
    const register = record.fields.get(name);
    value[name] = register === undefined ? field.initial : register.value;
  }
  for (const name of Object.keys(definition.collections)) {
    const held = record.collections.get(name);
    value[name] = held === undefined ? [] : Array.from(held.values(), each => each.item);
  }
  return value as unknown as RecordValue;
}

export function conflictsOf(record: RecordState): Conflict[] {
  const conflicts: Conflict[] = [];
  for (const [field, register] of record.fields) {
    if (register.others.length > 0)
      conflicts.push({ kind: record.kind, id: record.id, field, others: register.others.map(other) });
  }
  if (record.removalClash !== null) {
    conflicts.push({
      kind: record.kind,
      id: record.id,
      field: null,
      others: [other({ value: null, by: record.removalClash })],
    });
  }
  return conflicts;
}

export function provenanceOf({ added, changed }: RecordState): Provenance {
  return { addedBy: added.identity, addedAt: added.time, changedBy: changed.identity, changedAt: changed.time };
}

function other({ value, by }: { value: unknown; by: EntryMark }): OtherValue {
  return { value, entryId: by.id, identity: by.identity, time: by.time };
}

export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
