import type { AnySetChange } from '../changes.ts';
import { itemKey } from '../define.ts';
import { RECORDS, type RecordKind, type RecordValue } from '../records/index.ts';
import type { Conflict, OtherValue, Provenance } from '../view.ts';
import { type EntryMark, hasSeen } from './causality.ts';

interface Written {
  readonly value: unknown;
  readonly by: EntryMark;
}

/** A last-writer-wins register. `others`: what was written concurrently and lost, until someone who saw it writes. */
export interface Register extends Written {
  readonly others: readonly Written[];
}

/** An item of a collection. `others`: adds made concurrently; who drops the item must have seen them all. */
export interface HeldItem {
  readonly item: unknown;
  readonly by: EntryMark;
  readonly others: readonly Written[];
}

/** A record as the fold holds it: last-writer-wins registers and add/remove collections (JOURNAL B1). */
export interface RecordState {
  readonly kind: RecordKind;
  readonly id: string;
  readonly fields: Map<string, Register>;
  readonly collections: Map<string, Map<string, HeldItem>>;
  removed: EntryMark | null;
  /** Edited by someone who had not seen the removal, or removed by someone who had not seen an edit. */
  removalClash: EntryMark | null;
  readonly added: EntryMark;
  changed: EntryMark;
}

const NONE: readonly Written[] = [];

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
    record.fields.set(name, { value: inOneForm(value), by, others: unseen(old, by) });
  }
  for (const [name, items] of Object.entries(change.add ?? {})) {
    let held = record.collections.get(name);
    if (held === undefined) {
      held = new Map();
      record.collections.set(name, held);
    }
    for (const item of items as readonly unknown[]) {
      const key = itemKey(item);
      const old = held.get(key);
      const before = old === undefined ? undefined : { value: old.item, by: old.by, others: old.others };
      held.set(key, { item: inOneForm(item), by, others: unseen(before, by) });
    }
  }
  for (const [name, keys] of Object.entries(change.drop ?? {})) {
    const held = record.collections.get(name);
    for (const key of keys as readonly string[]) {
      const old = held?.get(key);
      if (held === undefined || old === undefined) continue;
      // What the dropper had not seen was added concurrently and stays.
      const [kept, ...others] = unseen({ value: old.item, by: old.by, others: old.others }, by);
      if (kept === undefined) held.delete(key);
      else held.set(key, { item: kept.value, by: kept.by, others });
    }
  }
  if (record.removed !== null && record.removed.id !== by.id && !hasSeen(by, record.removed)) record.removalClash = by;
  record.changed = by;
}

/** What a writer had not seen of a register, newest first. */
function unseen(old: Register | undefined, by: EntryMark): readonly Written[] {
  if (old === undefined) return NONE;
  const isUnseen = (each: Written) => each.by.id !== by.id && !hasSeen(by, each.by);
  if (old.others.length === 0) return isUnseen(old) ? [{ value: old.value, by: old.by }] : NONE;
  return [{ value: old.value, by: old.by }, ...old.others].filter(isUnseen);
}

export function applyRemoval(record: RecordState, by: EntryMark): void {
  let clash: EntryMark | null = null;
  const look = (each: { readonly by: EntryMark }) => {
    if (each.by.id !== by.id && !hasSeen(by, each.by)) clash = each.by;
  };
  for (const register of record.fields.values()) look(register);
  for (const held of record.collections.values()) for (const item of held.values()) look(item);
  record.removed = by;
  record.removalClash = clash;
  record.changed = by;
}

export function applyRestoration(record: RecordState, by: EntryMark): void {
  record.removed = null;
  record.removalClash = null;
  record.changed = by;
}

/** Drops the other values the decider had seen. `field` is a field, `collection/key`, or empty for a removal. */
export function settle(record: RecordState, field: string, by: EntryMark): void {
  const at = field.indexOf('/');
  if (field === '') {
    if (record.removalClash !== null && hasSeen(by, record.removalClash)) record.removalClash = null;
  } else if (at < 0) {
    const register = record.fields.get(field);
    if (register !== undefined) record.fields.set(field, { ...register, others: notSeen(register.others, by) });
  } else {
    const held = record.collections.get(field.slice(0, at));
    const key = field.slice(at + 1);
    const item = held?.get(key);
    if (item !== undefined) held?.set(key, { ...item, others: notSeen(item.others, by) });
  }
  record.changed = by;
}

function notSeen(others: readonly Written[], by: EntryMark): readonly Written[] {
  return others.filter(each => !hasSeen(by, each.by));
}

const namesOf = new Map<
  RecordKind,
  { fields: readonly (readonly [string, unknown])[]; collections: readonly string[] }
>();

/** Names and first values, listed once per kind. */
function shapeOf(kind: RecordKind) {
  let shape = namesOf.get(kind);
  if (shape === undefined) {
    const { fields, collections } = RECORDS[kind];
    shape = {
      fields: Object.entries(fields).map(([name, { initial }]) => [name, initial] as const),
      collections: Object.keys(collections),
    };
    namesOf.set(kind, shape);
  }
  return shape;
}

const EMPTY: readonly unknown[] = Object.freeze([]);

/** The record with every field, as screens see it. */
export function recordValue(record: RecordState): RecordValue {
  const shape = shapeOf(record.kind);
  const value: Record<string, unknown> = { id: record.id };
  for (const [name, initial] of shape.fields) {
    const register = record.fields.get(name);
    value[name] = register === undefined ? initial : register.value;
  }
  for (const name of shape.collections) {
    const held = record.collections.get(name);
    value[name] = held === undefined ? EMPTY : Array.from(held.values(), each => each.item);
  }
  return value as unknown as RecordValue;
}

/** A record nobody wrote yet: every field at its first value. */
export function blankRecord<K extends RecordKind>(kind: K, id: string): RecordValue<K> {
  const { fields, collections } = shapeOf(kind);
  return Object.fromEntries([
    ['id', id],
    ...fields,
    ...collections.map(name => [name, EMPTY] as const),
  ]) as unknown as RecordValue<K>;
}

export function conflictsOf(record: RecordState): Conflict[] {
  const { kind, id } = record;
  const conflicts: Conflict[] = [];
  const note = (field: string | null, current: unknown, others: readonly Written[]) => {
    const different = others.filter(
      (each, index) =>
        !sameValue(each.value, current) && others.findIndex(other => sameValue(other.value, each.value)) === index,
    );
    if (different.length > 0) conflicts.push({ kind, id, field, others: different.map(other) });
  };
  for (const [field, { value, others }] of record.fields) if (others.length > 0) note(field, value, others);
  for (const [name, held] of record.collections)
    for (const [key, { item, others }] of held) if (others.length > 0) note(`${name}/${key}`, item, others);
  if (record.removalClash !== null)
    conflicts.push({ kind, id, field: null, others: [other({ value: null, by: record.removalClash })] });
  return conflicts;
}

export function provenanceOf({ added, changed }: RecordState): Provenance {
  return { addedBy: added.identity, addedAt: added.time, changedBy: changed.identity, changedAt: changed.time };
}

function other({ value, by }: Written): OtherValue {
  return { value, entryId: by.id, identity: by.identity, time: by.time };
}

/** Are two values of the fold equal? Both are in one form. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** A value with its keys in order, so that one just typed and the same one read back are written alike. */
function inOneForm(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOneForm);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, inOneForm(part)]),
  );
}
