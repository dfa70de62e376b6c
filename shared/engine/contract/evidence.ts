import * as z from 'zod';
import { CUSTODY_ACTS, hex32 } from '#casefile';
import type { ItemText, TextFailure } from '#evidence';
import { call } from './call.ts';

/** The text of an item, as far as a program can read it; `failed` says why it should have had some. */
export type EvidenceText = ItemText | { readonly state: 'failed'; readonly code: TextFailure };

const itemOf = { caseId: hex32, evidenceId: z.string().min(1).max(64) };

/** A file handed over for ingest. `path` is relative to what was dropped («Tập 1/a.pdf»). */
const incomingFile = z.strictObject({
  file: z.instanceof(Blob),
  name: z.string().min(1).max(1_000),
  path: z.string().max(10_000),
});

export const evidenceCalls = {
  /** Hash + encrypt in one streaming pass, one item after another; a job with one step per file. */
  ingest: call(
    z.strictObject({
      caseId: hex32,
      files: z.array(incomingFile).min(1).max(50_000),
      /** Provenance fields given to every file of this intake (fields of the `evidence` record). */
      provenance: z.record(z.string(), z.unknown()),
    }),
  ).returns<{ jobId: string }>(),
  /** Plain bytes [offset, offset+length) for previews and exports, never via a Blob (JOURNAL C5). Length ≤ 8 MiB. */
  read: call(
    z.strictObject({
      ...itemOf,
      offset: z.int().min(0),
      length: z
        .int()
        .min(1)
        .max(8 * 1024 * 1024),
    }),
  ).returns<Uint8Array>(),
  /** Text layer of a PDF, text of DOCX, mail and plain files; read once in a worker without keys, then kept sealed. */
  text: call(z.strictObject(itemOf)).returns<EvidenceText>(),
  /** Appends a custody record; `viewed` is written once per person and item, later calls answer «nothing new». */
  recordCustody: call(
    z.strictObject({
      ...itemOf,
      act: z.enum(CUSTODY_ACTS),
      purpose: z.string().max(5_000),
      from: z.string().max(500).optional(),
      to: z.string().max(500).optional(),
      documentNumber: z.string().max(500).optional(),
    }),
  ).returns<{ isNew: boolean }>(),
  /**
   * Sets the page count of a scan and (re)builds its leaves by scan mode. Leaves keep the id of their front page; a mapping
   * that would take a page from a leaf that is cited or has a frozen number is refused (`leavesInUse`).
   */
  mapLeaves: call(
    z.strictObject({
      ...itemOf,
      pageCount: z.int().min(0).max(100_000),
      scanMode: z.enum(['simplex', 'duplex', 'mixed']),
      blankBacks: z.array(z.int().min(0)).max(100_000),
    }),
  ).returns<{ leafCount: number }>(),
  /** Numbers every unnumbered leaf of a scheme in order of item and leaf, by volumes of at most `leavesPerVolume`. */
  assignFolios: call(
    z.strictObject({ caseId: hex32, schemeId: z.string().max(64), leavesPerVolume: z.int().min(1).max(10_000) }),
  ).returns<{ assigned: number }>(),
  freezeFolios: call(z.strictObject({ caseId: hex32, schemeId: z.string().max(64), on: z.iso.date() })).returns<null>(),
  /** Re-reads every chunk of every item; the job's result says which files are whole. */
  verifyAll: call(z.strictObject({ caseId: hex32 })).returns<{ jobId: string }>(),
};
