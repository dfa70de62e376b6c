import * as z from 'zod';
import type { RecordKind } from '../records/index.ts';
import type { IgnoredReason } from '../view.ts';
import type { RoleAct } from './authority.ts';
import type { EntryMark } from './causality.ts';
import type { RecordState } from './recordState.ts';

/** An entry that holds a piece of a document's text; the update itself is in the store. */
export interface TextEntry {
  readonly entryId: string;
  readonly clientId: number;
}

/** What a fold is made of, without the content of its entries. */
export interface FoldParts {
  readonly caseId: string;
  readonly marks: ReadonlyMap<string, EntryMark>;
  readonly records: Map<RecordKind, Map<string, RecordState>>;
  readonly roleActs: RoleAct[];
  readonly ignored: Map<string, IgnoredReason>;
  readonly texts: Map<string, TextEntry[]>;
  readonly sessions: Map<string, { mark: EntryMark; clientId: number }[]>;
  readonly epoch: number;
  readonly revision: number;
  readonly last: EntryMark | null;
}

/** Marks are named by index: an entry stands behind many registers, and its text would stand there too. */
interface Stored {
  readonly caseId: string;
  readonly pasts: readonly (readonly [string, number])[][];
  /** id, writer index, identity index, seq, lamport, time, past index */
  readonly marks: readonly (readonly [string, number, number, number, number, number, number])[];
  readonly names: readonly string[];
  readonly records: readonly StoredRecord[];
  readonly roleActs: readonly (Omit<RoleAct, 'by'> & { readonly by: number })[];
  readonly ignored: readonly (readonly [string, IgnoredReason])[];
  readonly texts: readonly (readonly [string, TextEntry[]])[];
  readonly sessions: readonly (readonly [string, readonly (readonly [number, number])[]])[];
  readonly epoch: number;
  readonly revision: number;
  readonly last: number;
}

/** kind, id, added, changed, removed, clash, fields [name, value, by, others], collections [name, [item, by]] */
type StoredRecord = readonly [
  RecordKind,
  string,
  number,
  number,
  number,
  number,
  readonly (readonly [string, unknown, number, readonly (readonly [unknown, number])[]])[],
  readonly (readonly [string, readonly (readonly [string, unknown, number])[]])[],
];

export function serialiseFold(parts: FoldParts): unknown {
  const indexOf = new Map<EntryMark, number>();
  const names: string[] = [];
  const nameIndex = new Map<string, number>();
  const pasts: (readonly [string, number])[][] = [];
  const pastIndex = new Map<ReadonlyMap<string, number>, number>();
  const name = (text: string) => {
    let index = nameIndex.get(text);
    if (index === undefined) {
      index = names.push(text) - 1;
      nameIndex.set(text, index);
    }
    return index;
  };
  const marks = Array.from(parts.marks.values(), (mark, index) => {
    indexOf.set(mark, index);
    let past = pastIndex.get(mark.past);
    if (past === undefined) {
      past = pasts.push([...mark.past]) - 1;
      pastIndex.set(mark.past, past);
    }
    return [mark.id, name(mark.writer), name(mark.identity), mark.seq, mark.lamport, mark.time, past] as const;
  });
  const at = (mark: EntryMark | null) => (mark === null ? -1 : (indexOf.get(mark) ?? -1));
  const records: StoredRecord[] = [];
  for (const [kind, table] of parts.records) {
    for (const record of table.values()) {
      records.push([
        kind,
        record.id,
        at(record.added),
        at(record.changed),
        at(record.removed),
        at(record.removalClash),
        Array.from(
          record.fields,
          ([field, register]) =>
            [
              field,
              register.value,
              at(register.by),
              register.others.map(each => [each.value, at(each.by)] as const),
            ] as const,
        ),
        Array.from(
          record.collections,
          ([field, held]) =>
            [field, Array.from(held, ([key, each]) => [key, each.item, at(each.by)] as const)] as const,
        ),
      ]);
    }
  }
  const stored: Stored = {
    caseId: parts.caseId,
    pasts,
    marks,
    names,
    records,
    roleActs: parts.roleActs.map(act => ({ ...act, by: at(act.by) })),
    ignored: [...parts.ignored],
    texts: [...parts.texts],
    sessions: Array.from(
      parts.sessions,
      ([writer, each]) => [writer, each.map(session => [at(session.mark), session.clientId] as const)] as const,
    ),
    epoch: parts.epoch,
    revision: parts.revision,
    last: at(parts.last),
  };
  return stored;
}

const outerShape = z.looseObject({ caseId: z.string(), marks: z.array(z.unknown()), records: z.array(z.unknown()) });

/**
 * Reads what `serialiseFold` wrote. A snapshot is our own sealed cache, bound to the fold's version; its outer shape is
 * checked and the rest trusted, and it is recomputed and compared while idle.
 */
export function readParts(data: unknown): FoldParts {
  outerShape.parse(data);
  const stored = data as Stored;
  const pasts = stored.pasts.map(past => new Map(past));
  const none: ReadonlyMap<string, number> = new Map();
  const marks = stored.marks.map(
    ([id, writer, identity, seq, lamport, time, past]): EntryMark => ({
      id,
      writer: stored.names[writer] ?? '',
      identity: stored.names[identity] ?? '',
      seq,
      lamport,
      time,
      past: pasts[past] ?? none,
    }),
  );
  const at = (index: number): EntryMark => {
    const mark = marks[index];
    if (mark === undefined) throw new RangeError('snapshot names an entry it does not hold');
    return mark;
  };
  const maybe = (index: number) => (index < 0 ? null : at(index));
  const records = new Map<RecordKind, Map<string, RecordState>>();
  for (const [kind, id, added, changed, removed, clash, fields, collections] of stored.records) {
    const table = records.get(kind) ?? new Map<string, RecordState>();
    table.set(id, {
      kind,
      id,
      added: at(added),
      changed: at(changed),
      removed: maybe(removed),
      removalClash: maybe(clash),
      fields: new Map(
        fields.map(([field, value, by, others]) => [
          field,
          { value, by: at(by), others: others.map(([other, otherBy]) => ({ value: other, by: at(otherBy) })) },
        ]),
      ),
      collections: new Map(
        collections.map(([field, held]) => [
          field,
          new Map(held.map(([key, item, by]) => [key, { item, by: at(by) }])),
        ]),
      ),
    });
    records.set(kind, table);
  }
  return {
    caseId: stored.caseId,
    marks: new Map(marks.map(mark => [mark.id, mark])),
    records,
    roleActs: stored.roleActs.map(act => ({ ...act, by: at(act.by) })),
    ignored: new Map(stored.ignored),
    texts: new Map(stored.texts.map(([id, texts]) => [id, [...texts]])),
    sessions: new Map(
      stored.sessions.map(([writer, each]) => [writer, each.map(([mark, clientId]) => ({ mark: at(mark), clientId }))]),
    ),
    epoch: stored.epoch,
    revision: stored.revision,
    last: maybe(stored.last),
  };
}
