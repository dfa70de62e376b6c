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
  texts,
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

/** A signature of a biên bản: a side, who signs for it, and whether they refused (with the reason they gave). */
export const signatory = z.strictObject({
  id: recordId,
  /** 0-based row of the closing block, left to right by `order`. */
  row: z.int().min(0).max(20),
  order: z.int(),
  /** Lines as printed in capitals: «ĐẠI DIỆN ĐỐI TƯỢNG THANH TRA». */
  title: z.string().max(1_000),
  name: z.string().max(500),
  /** «(Ký, ghi rõ họ tên)». */
  note: z.string().max(500),
  hasRefused: z.boolean(),
  refusalReason: z.string().max(2_000),
});
export type Signatory = z.infer<typeof signatory>;

/** A value entered for a field of the form; `id` is the field's name in the template. */
const enteredField = z.strictObject({ id: z.string().min(1).max(100), value: z.string().max(20_000) });

/**
 * văn bản (≠ chứng cứ). Number and date are entered as Văn thư gave them after signing. An annex with a text of its own is
 * a document too, of form `annex`, that names the document it belongs to.
 */
export const document = defineRecord({
  kind: 'document',
  version: 3,
  fields: {
    form: text(),
    /** The template in the case's own `template` records, so that an old document still knows it wherever the case goes. */
    templateId: ref(),
    annexOfId: ref(),
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
    /** The office as it is written inside a sentence: «Thanh tra tỉnh Hoàng Sơn». */
    organName: text(),
    /** Whose number series: the office's (Văn thư) or the Đoàn's own. */
    series: choice(['office', 'team'], 'office'),
    /** «CHÁNH THANH TRA TỈNH …» above the căn cứ and «QUYẾT ĐỊNH:» below them. */
    authorityLine: text(),
    verdictLine: text(),
    signAuthority: optionalChoice(['TM', 'KT', 'TL', 'TUQ', 'Q']),
    signTitle: text(),
    signTitleSecond: text(),
    signerId: ref(),
    signerName: text(),
    urgency: optionalChoice(['urgent', 'veryUrgent', 'flash']),
    /** Ô 11: chỉ dẫn về phạm vi lưu hành. */
    circulation: optionalChoice(['returnAfterReading', 'internalUse']),
    /** Ô 12: «PL.(300)». */
    drafterMark: text(),
    /** Ô 13: address, e-mail, telephone, one line each; at the foot of page 1. */
    addressFooter: text(),
    /** Lines in order, as plain text with line feeds: căn cứ, Nơi nhận, Kính gửi. */
    legalBases: text(),
    recipients: text(),
    addressees: text(),
    /** `(Kèm theo …)` of an annex; empty = made from the document it belongs to. */
    annexReference: text(),
    displayUnit: choice(['dong', 'trieu', 'ty'], 'dong'),
    issuedScanEvidenceId: ref(),
    isExcludedFromArchive: flag(),
    /** Before signing: persons are named by their office, and the form checker asks for it (since version 3). */
    namesByOffice: flag(),
    order: order(),
    /** What the form was filled from. */
    actId: ref(),
    roundId: ref(),
    transferId: ref(),
    teamRoleId: ref(),
  },
  collections: {
    contentIds: refs(),
    subjectIds: refs(),
    evidenceIds: refs(),
    findingIds: refs(),
    recommendationIds: refs(),
    formFields: collection(enteredField),
    signatories: collection(signatory),
    /** Findings of the form checker that someone looked at and lets stand, with the reason (since version 3). */
    formIgnores: collection(formIgnore),
  },
});

export const DOCUMENT_STEPS = [
  'created',
  'toAppraisal',
  'returned',
  'submitted',
  'issued',
  'amended',
  'published',
  'scanLinked',
  'compared',
  'wordTaken',
] as const;

/** What happened to a document, by whom and when; written once. */
export const documentStep = defineRecord({
  kind: 'documentStep',
  version: 1,
  appendOnly: true,
  fields: {
    documentId: ref(),
    step: choice(DOCUMENT_STEPS, 'created'),
    draftNumber: whole(),
    /** ms since the epoch */
    at: whole(),
    byName: text(),
    note: text(),
    evidenceId: ref(),
    /** Differences found by a comparison; null = it could not be made by machine. */
    differences: whole(),
  },
  collections: {},
});

/**
 * The document as issued, whole: what was signed stays readable as it was, whatever becomes of the case's figures,
 * numbers and names. `parts` put together are the JSON of the tree.
 */
export const documentIssue = defineRecord({
  kind: 'documentIssue',
  version: 1,
  appendOnly: true,
  fields: {
    documentId: ref(),
    /** 1 at the first issue, 2 after an amendment … */
    issueNumber: whole(),
    at: whole(),
    byName: text(),
    sha256: text(),
  },
  collections: { parts: collection(z.strictObject({ id: recordId, text: z.string().max(100_000) })) },
});

export const COPY_KINDS = ['fullCopy', 'copyOfCopy', 'extract'] as const;

/** SAO Y, SAO LỤC, TRÍCH SAO of an issued document (NĐ 30/2020 Điều 3, Phụ lục I Phần II): own number, date and signer. */
export const documentCopy = defineRecord({
  kind: 'documentCopy',
  version: 1,
  fields: {
    documentId: ref(),
    copyKind: choice(COPY_KINDS, 'fullCopy'),
    medium: choice(['paper', 'electronic'], 'paper'),
    /** The sao y that a sao lục is made from. */
    copiedFromId: ref(),
    parentOrgan: text(),
    issuingOrgan: text(),
    number: text(),
    symbol: text(),
    place: text(),
    date: date(),
    /** ms since the epoch: time of signing, printed on an electronic copy. */
    signedAt: whole(),
    signAuthority: optionalChoice(['TM', 'KT', 'TL', 'TUQ', 'Q']),
    signTitle: text(),
    signTitleSecond: text(),
    signerName: text(),
    recipients: text(),
    order: order(),
  },
  /** Places of the blocks a trích sao holds, in the issued tree. */
  collections: { blocks: texts() },
});

/** Why a version was kept: someone named it, or the station did so by itself. */
export const VERSION_REASONS = ['named', 'exported', 'state', 'interval', 'beforeRestore', 'beforeGenerate'] as const;
export type VersionReason = (typeof VERSION_REASONS)[number];

/** A version of a document's text: the Yjs snapshot that rebuilds it. */
export const documentVersion = defineRecord({
  kind: 'documentVersion',
  version: 4,
  appendOnly: true,
  fields: {
    documentId: ref(),
    name: text(),
    at: whole(),
    snapshotHex: text(),
    isAutomatic: flag(),
    byName: text(),
    /** Of the text's JSON: a file that comes back names it, and so finds the text it left with. */
    fingerprint: text(),
    /** Since version 3; empty of what was kept before, where `isAutomatic` meant an export. `beforeGenerate` since version 4. */
    reason: optionalChoice(VERSION_REASONS),
  },
  collections: {},
});

/**
 * A remark, tied to a page or to a place in a text (relative position + quoted text), or a reply to one (since version 2). Not a
 * mark in the text: a reviewer may not write there (JOURNAL B3), and a remark must not change what it is about.
 */
export const remark = defineRecord({
  kind: 'remark',
  version: 2,
  authorOnly: true,
  answerFields: ['answer', 'isResolved'],
  fields: {
    targetKind: choice(['leaf', 'document', 'finding', 'evidence', 'remark'], 'leaf'),
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
