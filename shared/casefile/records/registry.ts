import * as z from 'zod';
import {
  choice,
  collection,
  date,
  defineRecord,
  field,
  flag,
  isoDate,
  recordId,
  ref,
  refs,
  text,
  whole,
} from '../define.ts';

/** Registry: who works at this station and how the office prints its name. One record, id `profile`. */
export const profile = defineRecord({
  kind: 'profile',
  version: 2,
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
    /** «Thanh tra tỉnh Hoàng Sơn», as the office is written inside a sentence; empty = made from the printed lines. */
    organName: text(),
    /** đơn vị soạn thảo: «P3», in the symbol of a công văn and in the line «Lưu: VT, …». */
    unitAbbreviation: text(),
    /** Ký hiệu of the Đoàn's own series: «ĐTT». */
    teamSymbol: text(),
    /** Does the Đoàn's own series count by itself? Only if the office says so; else every number is entered. */
    isTeamSeriesAutomatic: flag(),
    archiveLine: text(),
    /** Ô 13, one line each. */
    addressFooter: text(),
  },
  collections: {
    signers: collection(
      z.strictObject({
        id: recordId,
        name: z.string(),
        title: z.string(),
        authority: z.enum(['', 'TM', 'KT', 'TL', 'TUQ', 'Q']),
        /** Second line: «PHÓ CHÁNH THANH TRA» under «KT. CHÁNH THANH TRA». */
        titleSecond: z.string().optional(),
        /** From when and until when they may sign; absent or null = open. */
        from: isoDate.nullable().optional(),
        to: isoDate.nullable().optional(),
        /** The written authorisation of a TUQ., the decision of a Q. */
        ground: z.string().optional(),
      }),
    ),
    /** Ký hiệu that differ from the form's own pattern; id = the type's abbreviation («BC»). */
    symbols: collection(z.strictObject({ id: z.string().min(1).max(20), symbol: z.string().max(50) })),
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

/**
 * A document template. In the registry: the office's own edits, one record per revision, the active one used for new
 * documents. In a case: the templates its documents were made from. `body` is the template's JSON (officialdoc/forms).
 */
export const template = defineRecord({
  kind: 'template',
  version: 2,
  fields: {
    form: text(),
    name: text(),
    body: text(),
    isActive: flag(),
    revision: whole(),
    /** ms since the epoch */
    savedAt: whole(),
    byName: text(),
    note: text(),
  },
  collections: {},
});
