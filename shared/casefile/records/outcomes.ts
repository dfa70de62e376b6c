import * as z from 'zod';
import {
  choice,
  collection,
  date,
  defineRecord,
  flag,
  optionalChoice,
  order,
  recordId,
  ref,
  refs,
  text,
  whole,
} from '../define.ts';
import { leafCitation } from '../values.ts';

export const RECOMMENDATION_KINDS = ['administrative', 'economic', 'criminal', 'policy', 'organisation'] as const;

/** kiến nghị: separate from findings (n–n). */
export const recommendation = defineRecord({
  kind: 'recommendation',
  version: 1,
  fields: {
    recommendationKind: choice(RECOMMENDATION_KINDS, 'economic'),
    addresseeType: choice(['organisation', 'person'], 'organisation'),
    addresseeId: ref(),
    action: text(),
    deadline: date(),
    deadlineText: text(),
    /** Land to be recovered, hundredths of m². */
    landCentiM2: whole(),
    state: choice(['draft', 'issued', 'inProgress', 'done', 'cancelled'], 'draft'),
    note: text(),
    order: order(),
  },
  collections: { findingIds: refs(), amountLineIds: refs(), citations: collection(leafCitation) },
});

/** One step of carrying out a recommendation: money paid, discipline decided, with proof. */
export const implementation = defineRecord({
  kind: 'implementation',
  version: 1,
  fields: {
    recommendationId: ref(),
    amountLineId: ref(),
    date: date(),
    /** whole đồng */
    amount: whole(),
    landCentiM2: whole(),
    description: text(),
    proofNumber: text(),
  },
  collections: { citations: collection(leafCitation) },
});

export const MEASURE_KINDS = ['seal', 'hold', 'freeze', 'inventory', 'recover', 'suspendAct', 'expertise'] as const;

/** niêm phong, tạm giữ, phong tỏa, kiểm kê, thu hồi … (Điều 43–49): decision, term, opening or return. */
export const measure = defineRecord({
  kind: 'measure',
  version: 1,
  fields: {
    measureKind: choice(MEASURE_KINDS, 'seal'),
    decisionNumber: text(),
    decidedOn: date(),
    decidedBy: ref(),
    from: date(),
    to: date(),
    object: text(),
    partyType: choice(['organisation', 'person'], 'organisation'),
    partyId: ref(),
    endedOn: date(),
    endDocumentNumber: text(),
    note: text(),
  },
  collections: { evidenceIds: refs() },
});

/** chuyển hồ sơ, kiến nghị khởi tố (Điều 29 k2): may happen at any time during the inspection. */
export const transfer = defineRecord({
  kind: 'transfer',
  version: 1,
  fields: {
    recipient: text(),
    noticeTo: text(),
    ground: text(),
    documentNumber: text(),
    sentOn: date(),
    receivedOn: date(),
    receiptNumber: text(),
    answer: text(),
    answerNumber: text(),
    answeredOn: date(),
    isProsecutionProposal: flag(),
  },
  collections: { evidenceIds: refs(), findingIds: refs() },
});

/** One finding of the form checker that stands: its rule and the words it is about, so that it survives moving them. */
export const formIgnore = z.strictObject({
  id: recordId,
  rule: z.string().min(1).max(64),
  excerpt: z.string().max(500),
  reason: z.string().min(1).max(2_000),
});

export const DOCUMENT_STATES = ['draft', 'appraisal', 'submitted', 'issued', 'amended', 'published'] as const;

/** văn bản (≠ chứng cứ). Number and date are entered as Văn thư gave them after signing. */
export const document = defineRecord({
  kind: 'document',
  version: 2,
  fields: {
    form: text(),
    title: text(),
    summary: text(),
    state: choice(DOCUMENT_STATES, 'draft'),
    draftNumber: whole(),
    number: text(),
    symbol: text(),
    place: text(),
    date: date(),
    parentOrgan: text(),
    issuingOrgan: text(),
    signAuthority: optionalChoice(['TM', 'KT', 'TL', 'TUQ', 'Q']),
    signTitle: text(),
    signTitleSecond: text(),
    signerId: ref(),
    signerName: text(),
    urgency: optionalChoice(['urgent', 'veryUrgent', 'flash']),
    /** Lines in order, as plain text with line feeds: căn cứ, Nơi nhận, Kính gửi. */
    legalBases: text(),
    recipients: text(),
    addressees: text(),
    displayUnit: choice(['dong', 'trieu', 'ty'], 'dong'),
    issuedScanEvidenceId: ref(),
    isExcludedFromArchive: flag(),
    /** Before signing: persons are named by their office, and the form checker asks for it (since version 2). */
    namesByOffice: flag(),
    order: order(),
  },
  collections: {
    contentIds: refs(),
    subjectIds: refs(),
    /** Findings of the form checker that someone looked at and lets stand, with the reason (since version 2). */
    formIgnores: collection(formIgnore),
  },
});

/** A named version of a document's text: the state vector that rebuilds it. */
export const documentVersion = defineRecord({
  kind: 'documentVersion',
  version: 1,
  appendOnly: true,
  fields: { documentId: ref(), name: text(), at: whole(), snapshotHex: text(), isAutomatic: flag(), byName: text() },
  collections: {},
});

/** A reviewer's remark, tied to a page or to a place in a text (relative position + quoted text). */
export const remark = defineRecord({
  kind: 'remark',
  version: 1,
  authorOnly: true,
  answerFields: ['answer', 'isResolved'],
  fields: {
    targetKind: choice(['leaf', 'document', 'finding', 'evidence'], 'leaf'),
    targetId: ref(),
    anchorHex: text(),
    quote: text(),
    body: text(),
    severity: choice(['note', 'question', 'defect'], 'note'),
    answer: text(),
    isResolved: flag(),
  },
  collections: { citations: collection(leafCitation) },
});

/** What the case may know of a source: a pseudonym and a transcript. The identity lives in the sealed compartment. */
export const sourceTranscript = defineRecord({
  kind: 'sourceTranscript',
  version: 1,
  fields: { pseudonym: text(), receivedOn: date(), channel: text(), transcript: text(), allegations: text() },
  collections: { findingIds: refs() },
});

/** Lives only in the source compartment's journal. */
export const sourceIdentity = defineRecord({
  kind: 'sourceIdentity',
  version: 1,
  fields: {
    pseudonym: text(),
    fullName: text(),
    address: text(),
    contact: text(),
    protectionMeasures: text(),
    note: text(),
  },
  collections: { evidenceIds: refs() },
});
