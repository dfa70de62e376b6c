import {
  choice,
  collection,
  date,
  defineRecord,
  field,
  flag,
  optionalChoice,
  order,
  ref,
  refs,
  text,
  whole,
} from '../define.ts';
import { honestDate, leafCitation, partyRef, provision, responsibleParty } from '../values.ts';

/** Diễn biến: an event with an honest date. */
export const timelineEvent = defineRecord({
  kind: 'timelineEvent',
  version: 1,
  fields: {
    title: text(),
    date: field(honestDate, { precision: 'unknown' }),
    place: text(),
    description: text(),
    /** đồng */
    amount: whole(),
    eventKind: text(),
    isContested: flag(),
    contestNote: text(),
  },
  collections: { parties: collection(partyRef), citations: collection(leafCitation), findingIds: refs() },
});

/** Luật Thanh tra 84/2025 Điều 36 k2 a–đ. */
export const FINDING_KINDS = ['merit', 'shortcoming', 'violation', 'policyGap'] as const;

/** kết quả, sai phạm. Version 2: `conclusion`, what the conclusion says of it (Điều 36 k2 b); empty in older entries. */
export const finding = defineRecord({
  kind: 'finding',
  version: 2,
  fields: {
    title: text(),
    findingKind: choice(FINDING_KINDS, 'violation'),
    contentId: ref(),
    subjectId: ref(),
    behaviour: text(),
    behaviourDate: field(honestDate, { precision: 'unknown' }),
    nature: text(),
    degree: text(),
    consequence: text(),
    cause: text(),
    isCorruptionWasteNegativity: flag(),
    assessment: text(),
    conclusion: text(),
    state: choice(['collecting', 'proven', 'explained', 'concluded', 'dropped'], 'collecting'),
    order: order(),
  },
  collections: {
    provisions: collection(provision),
    responsible: collection(responsibleParty),
    citations: collection(leafCitation),
    recommendationIds: refs(),
  },
});

export const MEASURES = [
  'recover',
  'reducePayment',
  'reduceSettlement',
  'reduceContract',
  'reduceEstimate',
  'other',
] as const;
export const AMOUNT_STATES = ['found', 'recommended', 'paidDuringInspection', 'remaining'] as const;

/** unit × fiscal year × funding source × measure × state; whole đồng. Overlapping lines are counted once. */
export const amountLine = defineRecord({
  kind: 'amountLine',
  version: 1,
  fields: {
    findingId: ref(),
    organisationId: ref(),
    fiscalYear: whole(),
    fundingSource: text(),
    measure: choice(MEASURES, 'recover'),
    state: choice(AMOUNT_STATES, 'found'),
    /** whole đồng */
    amount: whole(),
    note: text(),
    calculationLeafId: ref(),
    confirmationLeafId: ref(),
    /** The line that already counts this money; an overlapping line adds nothing to totals. */
    overlapsId: ref(),
    order: order(),
  },
  collections: { citations: collection(leafCitation) },
});

/** Land in hundredths of m² with map sheet and plot, or counts of persons. */
export const quantity = defineRecord({
  kind: 'quantity',
  version: 1,
  fields: {
    findingId: ref(),
    organisationId: ref(),
    quantityKind: choice(['landCentiM2', 'persons', 'organisations', 'items'], 'items'),
    value: whole(),
    landKind: text(),
    mapSheet: text(),
    plot: text(),
    fiscalYear: whole(),
    note: text(),
  },
  collections: { citations: collection(leafCitation) },
});

/** Luật Thanh tra Điều 33 k2: one of three grades for a head in an office and period, over a group of findings. */
export const headResponsibility = defineRecord({
  kind: 'headResponsibility',
  version: 1,
  fields: {
    officeHoldingId: ref(),
    grade: optionalChoice(['weakManagement', 'irresponsible', 'coveringUp']),
    from: date(),
    to: date(),
    reason: text(),
  },
  collections: { findingIds: refs(), provisions: collection(provision) },
});

/** giải trình: one round – request with deadline, reply, attached evidence. */
export const explanationRound = defineRecord({
  kind: 'explanationRound',
  version: 1,
  fields: {
    round: whole(),
    requestNumber: text(),
    requestedOn: date(),
    deadline: date(),
    requestedFrom: ref(),
    replyNumber: text(),
    repliedOn: date(),
    replySummary: text(),
    replyEvidenceId: ref(),
  },
  collections: { findingIds: refs(), evidenceIds: refs() },
});

/** Per finding and round: the leader's proposal and the decision of người ra quyết định. */
export const explanationDecision = defineRecord({
  kind: 'explanationDecision',
  version: 1,
  fields: {
    roundId: ref(),
    findingId: ref(),
    claim: text(),
    proposal: optionalChoice(['accepted', 'partly', 'rejected']),
    proposalReason: text(),
    proposalBy: ref(),
    proposedOn: date(),
    decision: optionalChoice(['accepted', 'partly', 'rejected']),
    decisionReason: text(),
    decidedBy: ref(),
    decidedOn: date(),
  },
  collections: {},
});

export const OPINION_KINDS = ['differing', 'reserved'] as const;

/** ý kiến khác (Điều 33 k1c), ý kiến bảo lưu: signed records that only their author can edit. */
export const opinion = defineRecord({
  kind: 'opinion',
  version: 1,
  authorOnly: true,
  answerFields: ['answer'],
  fields: {
    opinionKind: choice(OPINION_KINDS, 'differing'),
    personId: ref(),
    body: text(),
    givenOn: date(),
    answer: text(),
  },
  collections: { findingIds: refs(), citations: collection(leafCitation) },
});

/** Library entry used by the case: an instrument with dates in force. */
export const legalBasis = defineRecord({
  kind: 'legalBasis',
  version: 1,
  fields: {
    instrumentType: text(),
    number: text(),
    name: text(),
    issuer: text(),
    issuedOn: date(),
    inForceFrom: date(),
    inForceTo: date(),
    replacedById: ref(),
    /** Mark of verification carried from the library: V, S, TT, M or unverified. */
    verification: choice(['V', 'S', 'TT', 'M', 'unverified'], 'unverified'),
    note: text(),
  },
  collections: {},
});
