import * as z from 'zod';
import { choice, date, defineRecord, field, flag, ref, refs, text, texts, whole } from '../define.ts';

export const CASE_KINDS = ['inspection', 'denunciationVerification', 'selfInspection', 'assetVerification'] as const;

/** Level of the deciding organ: it sets the term of the inspection (Luật Thanh tra 84/2025, Điều 20 k1). */
export const ORGAN_LEVELS = ['government', 'province', 'ministryForces', 'stateBank', 'cipher', 'other'] as const;

/** The case itself; one record, id `case`. */
export const caseInfo = defineRecord({
  kind: 'caseInfo',
  version: 1,
  fields: {
    caseKind: choice(CASE_KINDS, 'inspection'),
    title: text(),
    code: text(),
    summary: text(),
    fieldOfWork: text(),
    organLevel: choice(ORGAN_LEVELS, 'province'),
    deciderId: ref(),
    decisionNumber: text(),
    decisionDate: date(),
    /** thời kỳ thanh tra: the period examined. */
    periodFrom: date(),
    periodTo: date(),
    /** thời hạn thanh tra in days from công bố, as the decision states it; null = the legal default. */
    termDays: whole(),
    isComplex: flag(),
    complexReason: text(),
    isDifficultArea: flag(),
    difficultAreaReason: text(),
    plannedOrSudden: choice(['planned', 'sudden'], 'planned'),
    /** Answer to «Nội dung có thuộc danh mục bí mật nhà nước không?» – only «không» opens a case here. */
    secrecy: field(
      z.strictObject({ answer: z.literal('no'), decidedBy: z.string(), documentNumber: z.string() }).nullable(),
      null,
    ),
    archiveCode: text(),
    archiveTitle: text(),
    archiveRetention: text(),
    archiveFrom: date(),
    archiveTo: date(),
    archiveKeeper: text(),
    archiveLeafCount: whole(),
    archiveDisposal: text(),
  },
  collections: { tags: texts(), relatedCaseIds: refs() },
});
