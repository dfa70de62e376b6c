import * as z from 'zod';
import { recordId } from './define.ts';
import { type CollectionPatch, type FieldPatch, RECORD_KINDS, RECORDS, type RecordKind } from './records/index.ts';

/** Lower-case hex of a 32-byte id, key or hash. */
export const hex32 = z.string().regex(/^[0-9a-f]{64}$/);

export const MEMBER_ROLES = ['leader', 'member', 'reviewer', 'clerk'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** Sets fields of a record (creating it), adds and drops items of its collections. */
export interface SetChange<K extends RecordKind = RecordKind> {
  readonly type: 'record.set';
  readonly kind: K;
  readonly id: string;
  readonly set?: FieldPatch<K>;
  readonly add?: CollectionPatch<K>;
  /** Keys of items to drop, by collection. */
  readonly drop?: { readonly [C in keyof CollectionPatch<K>]?: readonly string[] };
}
/** A change of any kind, as data: `SetChange` distributed over the kinds. */
export type AnySetChange = { [K in RecordKind]: SetChange<K> }[RecordKind];

const kindSchema = z.enum(RECORD_KINDS as [RecordKind, ...RecordKind[]]);

const setChange = z
  .strictObject({
    type: z.literal('record.set'),
    kind: kindSchema,
    id: recordId,
    set: z.record(z.string(), z.unknown()).optional(),
    add: z.record(z.string(), z.array(z.unknown())).optional(),
    drop: z.record(z.string(), z.array(z.string())).optional(),
  })
  .superRefine((change, context) => {
    const { fields, collections } = RECORDS[change.kind];
    const complain = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    for (const [name, value] of Object.entries(change.set ?? {})) {
      const known = (fields as Record<string, { schema: z.ZodType } | undefined>)[name];
      if (known === undefined) complain(['set', name], 'unknown field');
      else if (!known.schema.safeParse(value).success) complain(['set', name], 'value does not fit the field');
    }
    for (const [name, items] of Object.entries(change.add ?? {})) {
      const known = (collections as Record<string, { item: z.ZodType } | undefined>)[name];
      if (known === undefined) complain(['add', name], 'unknown collection');
      else if (!items.every(item => known.item.safeParse(item).success)) complain(['add', name], 'item does not fit');
    }
    for (const name of Object.keys(change.drop ?? {})) {
      if (!(name in collections)) complain(['drop', name], 'unknown collection');
    }
  }) as unknown as z.ZodType<AnySetChange>;

const acts = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('record.removed'), kind: kindSchema, id: recordId }),
  z.strictObject({ type: z.literal('record.restored'), kind: kindSchema, id: recordId }),
  /** Someone decides between concurrent values of a field. */
  z.strictObject({ type: z.literal('conflict.settled'), kind: kindSchema, id: recordId, field: z.string() }),
  /** Genesis: names the leader (JOURNAL A3). */
  z.strictObject({
    type: z.literal('case.created'),
    journal: z.enum(['case', 'registry', 'compartment']),
    leader: hex32,
    leaderName: z.string().max(500),
    /** Random, so that two cases never share an id. */
    nonce: hex32,
    /** For a compartment: the case it belongs to. */
    caseId: hex32.nullable(),
  }),
  z.strictObject({
    type: z.literal('member.admitted'),
    identity: hex32,
    name: z.string().max(500),
    role: z.enum(MEMBER_ROLES),
  }),
  z.strictObject({ type: z.literal('member.roleChanged'), identity: hex32, role: z.enum(MEMBER_ROLES) }),
  /** Names each of their writers' last accepted entry; later ones are shown, not folded (JOURNAL B4). */
  z.strictObject({
    type: z.literal('member.removed'),
    identity: hex32,
    lastAccepted: z.array(z.strictObject({ writer: hex32, seq: z.int().min(0), id: hex32 })),
    reason: z.string().max(5_000),
  }),
  /** Wraps the new epoch's key to each remaining member. */
  z.strictObject({
    type: z.literal('epoch.started'),
    epoch: z.int().min(1),
    wraps: z.array(z.strictObject({ identity: hex32, wrapped: z.instanceof(Uint8Array) })),
  }),
  /** Declares the Yjs clientID of a session; an update with structs of another is ignored (JOURNAL B2). */
  z.strictObject({ type: z.literal('session.started'), clientId: z.int().min(0) }),
  z.strictObject({
    type: z.literal('document.text'),
    documentId: recordId,
    clientId: z.int().min(0),
    update: z.instanceof(Uint8Array),
    /** Characters added and removed, so that the history reads without decoding. */
    added: z.int().min(0),
    removed: z.int().min(0),
  }),
  z.strictObject({ type: z.literal('entry.expunged'), entryId: hex32, reason: z.string().min(1).max(5_000) }),
  z.strictObject({ type: z.literal('case.closed'), reason: z.string().max(5_000) }),
  z.strictObject({ type: z.literal('case.reopened'), reason: z.string().max(5_000) }),
  z.strictObject({ type: z.literal('late.decided'), accept: z.boolean(), entryIds: z.array(hex32) }),
  /** The index that remains of a destroyed case, a verification, an export: facts about the file as a whole. */
  z.strictObject({
    type: z.literal('note.recorded'),
    what: z.enum(['exported', 'verified', 'opened', 'versioned']),
    detail: z.string().max(5_000),
  }),
]);

export const changeSchema = z.union([setChange, acts]);
export type Change = AnySetChange | z.infer<typeof acts>;
export type ChangeType = Change['type'];

/** What an entry says when decrypted: when, and one domain act made of one or more changes. */
export const entryBody = z.strictObject({
  v: z.literal(1),
  /** ms since the epoch, by the writer's clock; shown, never used for order. */
  time: z.int(),
  changes: z.array(changeSchema).min(1).max(20_000),
  /** The entry this one inverts. */
  undoes: hex32.optional(),
});
export type EntryBody = { v: 1; time: number; changes: readonly Change[]; undoes?: string | undefined };

/** Shorthand for the most common change. */
export function setRecord<K extends RecordKind>(
  kind: K,
  id: string,
  set: FieldPatch<K>,
  add?: CollectionPatch<K>,
  drop?: SetChange<K>['drop'],
): AnySetChange {
  return { type: 'record.set', kind, id, set, ...(add && { add }), ...(drop && { drop }) } as AnySetChange;
}
