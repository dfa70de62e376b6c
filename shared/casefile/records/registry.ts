import * as z from 'zod';
import { choice, collection, date, defineRecord, field, flag, recordId, ref, refs, text } from '../define.ts';

/** Registry: who works at this station and how the office prints its name. One record, id `profile`. */
export const profile = defineRecord({
  kind: 'profile',
  version: 1,
  fields: {
    fullName: text(),
    position: text(),
    rank: text(),
    seat: choice(['team', 'prosecutor', 'archive'], 'team'),
    parentOrgan: text(),
    issuingOrgan: text(),
    organAbbreviation: text(),
    conclusionSymbol: text(),
    decisionSymbol: text(),
    place: text(),
    defaultRecipients: text(),
    /** Has confirmed: no Internet, no State secrets on this machine. */
    hasConfirmedOffline: flag(),
    organLevel: choice(['government', 'province', 'ministryForces', 'stateBank', 'cipher', 'other'], 'province'),
    isDifficultArea: flag(),
  },
  collections: {
    signers: collection(
      z.strictObject({
        id: recordId,
        name: z.string(),
        title: z.string(),
        authority: z.enum(['', 'TM', 'KT', 'TL', 'TUQ', 'Q']),
      }),
    ),
    /** Non-working days for deadlines counted in working days, as the office sets them. */
    holidays: collection(z.strictObject({ id: recordId, date: z.iso.date(), name: z.string() })),
  },
});

/** Registry: one case known to this vault. Key material is in the keyring, never here. */
export const caseListing = defineRecord({
  kind: 'caseListing',
  version: 1,
  fields: {
    title: text(),
    caseKind: text(),
    isSample: flag(),
    isDestroyed: flag(),
    compartmentId: text(),
    addedAt: field(z.int().nullable(), null),
  },
  collections: {},
});

/** Registry: a person whose public keys are known. */
export const knownPerson = defineRecord({
  kind: 'knownPerson',
  version: 1,
  fields: { name: text(), identity: text(), recipient: text(), organisation: text(), verifiedOn: date() },
  collections: {},
});

/** Registry: đơn thư without the identity of its source. */
export const petition = defineRecord({
  kind: 'petition',
  version: 1,
  fields: {
    code: text(),
    receivedOn: date(),
    channel: choice(['letter', 'visit', 'press', 'voters', 'front', 'electronic', 'other'], 'letter'),
    petitionKind: choice(['complaint', 'denunciation', 'proposal', 'reflection', 'tip', 'mixed'], 'denunciation'),
    fieldOfWork: text(),
    unit: text(),
    summary: text(),
    duplicateOfId: ref(),
    deadline: date(),
    proposal: text(),
    approver: text(),
    result: text(),
    answeredOn: date(),
    pseudonym: text(),
  },
  collections: { caseIds: refs() },
});

/** Registry: office's own document template. */
export const template = defineRecord({
  kind: 'template',
  version: 1,
  fields: { form: text(), name: text(), body: text(), isActive: flag() },
  collections: {},
});
