import * as z from 'zod';
import type { RecordKind } from '../records/index.ts';
import type { IgnoredReason } from '../view.ts';
import type { Authority, RoleAct } from './authority.ts';
import { compareMarks, compareText, type EntryMark } from './causality.ts';
import type { HeldItem, RecordState, Register } from './recordState.ts';
import { type TextPiece, Texts } from './texts.ts';

/** What a fold is made of, without the content of its entries. */
export interface FoldParts {
  readonly caseId: string;
  readonly marks: readonly EntryMark[];
  readonly records: Map<RecordKind, Map<string, RecordState>>;
  readonly authority: Authority;
  readonly ignored: Map<string, IgnoredReason>;
  readonly late: Set<string>;
  readonly texts: Texts;
  readonly epoch: number;
  readonly revision: number;
}

type MarkIndex = number;
type StoredWritten = readonly [unknown, MarkIndex];
/** Only what was written concurrently and lost is an array of its own; most registers have none. */
type StoredRegister = readonly [string, unknown, MarkIndex] | readonly [string, unknown, MarkIndex, StoredWritten[]];
type StoredTexts = readonly (readonly [string, readonly (readonly [MarkIndex, number])[]])[];

/** Marks are named by index: an entry stands behind many registers, and its text would stand there too. */
interface Stored {
  readonly caseId: string;
  /** Writers, identities, chains. */
  readonly names: readonly string[];
  /** Chain and seq by turns. */
  readonly pasts: readonly (readonly number[])[];
  /** id, writer, identity, seq, lamport, time, chain, past */
  readonly marks: readonly (readonly [string, number, number, number, number, number, number, number])[];
  readonly records: readonly StoredRecord[];
  readonly roleActs: readonly (Omit<RoleAct, 'by'> & { readonly by: MarkIndex })[];
  readonly closings: readonly (readonly [MarkIndex, readonly MarkIndex[]])[];
  readonly expunged: readonly string[];
  readonly decided: readonly (readonly [string, boolean])[];
  readonly struck: readonly (readonly [string, IgnoredReason])[];
  readonly ignored: readonly (readonly [string, IgnoredReason])[];
  readonly late: readonly string[];
  readonly accepted: StoredTexts;
  readonly held: StoredTexts;
  readonly sessions: StoredTexts;
  readonly epoch: number;
  readonly revision: number;
}

/** kind, id, added, changed, removed, clash, fields, collections; -1 = no mark */
type StoredRecord = readonly [
  RecordKind,
  string,
  MarkIndex,
  MarkIndex,
  MarkIndex,
  MarkIndex,
  readonly StoredRegister[],
  readonly (readonly [string, readonly StoredRegister[]])[],
];

/** Plain JSON data; equal folds give equal data, whatever the order their entries came in. */
export function serialiseFold(parts: FoldParts): unknown {
  const sorted = [...parts.marks].sort(compareMarks);
  const indexOf = new Map(sorted.map((mark, index) => [mark, index]));
  const at = (mark: EntryMark | null) => (mark === null ? -1 : (indexOf.get(mark) ?? -1));
  const names: string[] = [];
  const name = indexed<string, string>(names, text => text);
  const pasts: number[][] = [];
  const past = indexed<ReadonlyMap<string, number>, number[]>(pasts, map =>
    [...map].sort(([a], [b]) => compareText(a, b)).flatMap(([chain, seq]) => [name(chain), seq]),
  );
  const marks = sorted.map(
    mark =>
      [
        mark.id,
        name(mark.writer),
        name(mark.identity),
        mark.seq,
        mark.lamport,
        mark.time,
        name(mark.chain),
        past(mark.past),
      ] as const,
  );
  const register = (key: string, value: unknown, each: Pick<Register, 'by' | 'others'>): StoredRegister =>
    each.others.length === 0
      ? [key, value, at(each.by)]
      : [key, value, at(each.by), each.others.map(other => [other.value, at(other.by)])];
  const recordOf = (record: RecordState): StoredRecord => [
    record.kind,
    record.id,
    at(record.added),
    at(record.changed),
    at(record.removed),
    at(record.removalClash),
    byKey(record.fields).map(([field, each]) => register(field, each.value, each)),
    byKey(record.collections).map(
      ([field, held]) => [field, Array.from(held, ([key, each]) => register(key, each.item, each))] as const,
    ),
  ];
  const texts = (pieces: ReadonlyMap<string, readonly TextPiece[]>): StoredTexts =>
    byKey(pieces)
      .filter(([, list]) => list.length > 0)
      .map(([id, list]) => [id, list.map(each => [at(each.mark), each.clientId])]);
  const { authority } = parts;
  const stored: Stored = {
    caseId: parts.caseId,
    names,
    pasts,
    marks,
    records: [...parts.records.values()].flatMap(table => byKey(table).map(([, record]) => recordOf(record))),
    roleActs: authority.roleActs.map(act => ({ ...act, by: at(act.by) })),
    closings: authority.closings.map(each => [at(each.by), each.reopenedBy.map(at)]),
    expunged: [...authority.expunged].sort(),
    decided: byKey(authority.late),
    struck: byKey(authority.struck),
    ignored: byKey(parts.ignored),
    late: [...parts.late].sort(),
    accepted: texts(parts.texts.accepted),
    held: texts(parts.texts.held),
    sessions: texts(parts.texts.sessions),
    epoch: parts.epoch,
    revision: parts.revision,
  };
  return stored;
}

/** Do two results of `serialiseFold` say the same? A value just written and one read back differ in the order of their keys. */
export function isSameState(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder);
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(byKey(new Map(Object.entries(value))));
}

function byKey<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => compareText(a, b));
}

function indexed<K, V>(list: V[], make: (key: K) => V): (key: K) => number {
  const indexes = new Map<K, number>();
  return key => {
    let index = indexes.get(key);
    if (index === undefined) {
      index = list.push(make(key)) - 1;
      indexes.set(key, index);
    }
    return index;
  };
}

const outerShape = z.looseObject({ caseId: z.string(), marks: z.array(z.unknown()), records: z.array(z.unknown()) });

/**
 * Reads what `serialiseFold` wrote. A snapshot is our own sealed cache, bound to the fold's version; its outer shape is
 * checked and the rest trusted, and it is recomputed and compared while idle.
 * @throws ZodError | RangeError when it is no snapshot
 */
export function readParts(data: unknown): FoldParts {
  outerShape.parse(data);
  const stored = data as Stored;
  const nameAt = (index: number) => stored.names[index] ?? '';
  const pasts = stored.pasts.map(flat => {
    const past = new Map<string, number>();
    for (let i = 0; i + 1 < flat.length; i += 2) past.set(nameAt(flat[i] ?? -1), flat[i + 1] ?? -1);
    return past;
  });
  const none: ReadonlyMap<string, number> = new Map();
  const marks = stored.marks.map(
    ([id, writer, identity, seq, lamport, time, chain, past]): EntryMark => ({
      id,
      writer: nameAt(writer),
      identity: nameAt(identity),
      seq,
      lamport,
      time,
      chain: nameAt(chain),
      past: pasts[past] ?? none,
    }),
  );
  const at = (index: MarkIndex): EntryMark => {
    const mark = marks[index];
    if (mark === undefined) throw new RangeError('snapshot names an entry it does not hold');
    return mark;
  };
  const maybe = (index: MarkIndex) => (index < 0 ? null : at(index));
  const registers = (list: readonly StoredRegister[]): Map<string, Register> => {
    const map = new Map<string, Register>();
    for (const [key, value, by, others] of list) map.set(key, { value, by: at(by), others: written(others, at) });
    return map;
  };
  const items = (list: readonly StoredRegister[]): Map<string, HeldItem> => {
    const map = new Map<string, HeldItem>();
    for (const [key, item, by, others] of list) map.set(key, { item, by: at(by), others: written(others, at) });
    return map;
  };
  const records = new Map<RecordKind, Map<string, RecordState>>();
  for (const [kind, id, added, changed, removed, clash, fields, collections] of stored.records) {
    let table = records.get(kind);
    if (table === undefined) {
      table = new Map();
      records.set(kind, table);
    }
    table.set(id, {
      kind,
      id,
      added: at(added),
      changed: at(changed),
      removed: maybe(removed),
      removalClash: maybe(clash),
      fields: registers(fields),
      collections: new Map(collections.map(([field, held]) => [field, items(held)])),
    });
  }
  const texts = new Texts();
  const readTexts = (list: StoredTexts, into: Map<string, TextPiece[]>) => {
    for (const [id, pieces] of list)
      into.set(
        id,
        pieces.map(([mark, clientId]) => ({ mark: at(mark), clientId })),
      );
  };
  readTexts(stored.accepted, texts.accepted);
  readTexts(stored.held, texts.held);
  readTexts(stored.sessions, texts.sessions);
  return {
    caseId: stored.caseId,
    marks,
    records,
    authority: {
      roleActs: stored.roleActs.map(act => ({ ...act, by: at(act.by) })),
      closings: stored.closings.map(([by, reopenedBy]) => ({ by: at(by), reopenedBy: reopenedBy.map(at) })),
      expunged: new Set(stored.expunged),
      late: new Map(stored.decided),
      struck: new Map(stored.struck),
      noted: new Set(), // only read while starting again from all entries
    },
    ignored: new Map(stored.ignored),
    late: new Set(stored.late),
    texts,
    epoch: stored.epoch,
    revision: stored.revision,
  };
}

const NONE: Register['others'] = [];

function written(others: StoredWritten[] | undefined, at: (index: MarkIndex) => EntryMark): Register['others'] {
  return others === undefined ? NONE : others.map(([value, by]) => ({ value, by: at(by) }));
}
