import * as z from 'zod';
import {
  choice,
  collection,
  date,
  defineRecord,
  field,
  flag,
  optionalChoice,
  order,
  recordId,
  ref,
  refs,
  text,
  whole,
} from '../define.ts';
import { honestDate } from '../values.ts';

/** Where the sealed bytes of an item are. `blobId` is random; the hash is of the plain bytes and lives only sealed. */
export const blobRef = z.strictObject({
  blobId: z.string().regex(/^[0-9a-f]{32}$/),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  commitment: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().min(0),
  chunks: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  epoch: z.int().min(0),
});
export type BlobRef = z.infer<typeof blobRef>;

/** tài liệu, chứng cứ. */
export const evidence = defineRecord({
  kind: 'evidence',
  version: 1,
  fields: {
    /** Running number inside the case: «TL 15». */
    number: whole(),
    title: text(),
    fileName: text(),
    mediaType: text(),
    blob: field(blobRef.nullable(), null),
    folderPath: text(),
    group: text(),
    medium: choice(['paper', 'file', 'device', 'image', 'recording', 'object'], 'file'),
    copyKind: optionalChoice([
      'original',
      'master',
      'certifiedCopy',
      'copyOfCopy',
      'extract',
      'photograph',
      'plainCopy',
    ]),
    parentId: ref(),
    certifiedBy: text(),
    author: text(),
    documentNumber: text(),
    documentDate: field(honestDate, { precision: 'unknown' }),
    requestNumber: text(),
    receiptNumber: text(),
    receivedFrom: text(),
    legalGround: text(),
    collectorId: ref(),
    collectorWasInspector: optionalChoice(['yes', 'no']),
    witness: text(),
    condition: text(),
    collectedOn: date(),
    collectedPlace: text(),
    /** ms since the epoch, set by the engine when the file was taken in. */
    ingestedAt: whole(),
    isOriginalReturned: flag(),
    returnedOn: date(),
    returnReceiptNumber: text(),
    physicalPlace: text(),
    seal: text(),
    deviceDetails: text(),
    sensitivity: choice(['public', 'internal', 'restricted'], 'internal'),
    isWithdrawn: flag(),
    withdrawnReason: text(),
    isExcludedFromArchive: flag(),
    pageCount: whole(),
    /** How the scan maps pages to leaves. */
    scanMode: choice(['simplex', 'duplex', 'mixed'], 'simplex'),
    sheetCount: whole(),
    note: text(),
  },
  collections: { subjectIds: refs(), contentIds: refs() },
});

/** tờ: the stable thing a citation points to. Pages of the scan that show it, 0-based; null = blank back not scanned. */
export const leaf = defineRecord({
  kind: 'leaf',
  version: 1,
  fields: {
    evidenceId: ref(),
    order: order(),
    frontPage: whole(),
    backPage: whole(),
    note: text(),
  },
  collections: {},
});

/** A numbering of leaves (hồ sơ thanh tra; hồ sơ gửi CQĐT; a number stamped later). Frozen history stays. */
export const folioScheme = defineRecord({
  kind: 'folioScheme',
  version: 1,
  fields: {
    name: text(),
    prefix: text(),
    isFrozen: flag(),
    frozenOn: date(),
    isDefault: flag(),
    note: text(),
  },
  collections: {},
});

/** tập hồ sơ. */
export const volume = defineRecord({
  kind: 'volume',
  version: 1,
  fields: { schemeId: ref(), name: text(), order: order(), note: text() },
  collections: {},
});

/** bút lục: the number of a leaf in a scheme; id = `${schemeId}:${leafId}`. */
export const folio = defineRecord({
  kind: 'folio',
  version: 1,
  fields: { schemeId: ref(), volumeId: ref(), leafId: ref(), number: whole(), suffix: text() },
  collections: {
    /** Earlier numbers of this leaf in this scheme. */
    history: collection(
      z.strictObject({ id: recordId, number: z.int(), suffix: z.string(), replacedAt: z.int(), reason: z.string() }),
    ),
  },
});

export const CUSTODY_ACTS = [
  'collected',
  'received',
  'ingested',
  'sealed',
  'unsealed',
  'copied',
  'viewed',
  'exported',
  'printed',
  'analysed',
  'corrected',
  'transferred',
  'returned',
  'destroyed',
  'verified',
  'damaged',
] as const;

/** nhật ký quản lý chứng cứ: append-only. */
export const custody = defineRecord({
  kind: 'custody',
  version: 1,
  appendOnly: true,
  fields: {
    evidenceId: ref(),
    act: choice(CUSTODY_ACTS, 'viewed'),
    at: whole(),
    from: text(),
    to: text(),
    purpose: text(),
    documentNumber: text(),
    result: text(),
    sha256: text(),
    byName: text(),
  },
  collections: {},
});
