import * as z from 'zod';
import { changeSchema, hex32, MOVE_STEPS, VERSION_REASONS, type VersionReason } from '#casefile';
import type { Comparison, EditorDocInput, OfficialDocument, Picture, ProofResult } from '#officialdoc';
import type { WordReading } from '../documents/readWord.ts';
import { call } from './call.ts';

const bytes: z.ZodType<Uint8Array> = z.instanceof(Uint8Array);
const documentOf = { caseId: hex32, documentId: z.string().min(1).max(64) };

/** As the tree holds them; the document room itself is loaded only when a file is written. */
const picture: z.ZodType<Picture> = z.strictObject({
  id: z.string().max(200),
  mediaType: z.enum(['image/png', 'image/jpeg']),
  base64: z.base64(),
});

/** A tree made by a screen (a report). Its insides are checked by the document room before anything is written. */
const madeTree = z.custom<OfficialDocument>(value => typeof value === 'object' && value !== null);

export interface OpenedText {
  /** One Yjs update (v1) that rebuilds the whole text, drafts included. */
  readonly state: Uint8Array;
  /** The clientID this session must use; declared in the writer's chain. */
  readonly clientId: number;
}

export type { WordReading };

export interface TextVersion {
  readonly id: string;
  readonly name: string;
  readonly at: number;
  readonly byName: string;
  readonly reason: VersionReason;
}

/** Checked by the document room before anything is written. */
const editorText = z.custom<EditorDocInput>(value => typeof value === 'object' && value !== null);

/** A version by its id, or the text as it stands now. */
const versionOrNow = z.string().min(1).max(64).nullable();

export const documentsCalls = {
  /**
   * A new document with its annexes: the records in one entry, then the texts.
   * @throws EngineError badInput when a text holds what no document may hold; nothing is written then
   */
  create: call(
    z.strictObject({
      caseId: hex32,
      changes: z.array(changeSchema).min(1).max(100),
      bodies: z.array(z.strictObject({ documentId: z.string().min(1).max(64), body: editorText })).max(30),
    }),
  ).returns<null>(),
  /**
   * The next step of a document: its state, and who took it when. Issuing takes the number and day that Văn thư gave and keeps the whole
   * document as it was signed.
   * @throws EngineError documentMove when the form does not go from here to there; documentNumber when number or day do
   * not stand; nothing is written then
   */
  move: call(
    z.strictObject({
      ...documentOf,
      step: z.enum(MOVE_STEPS),
      note: z.string().max(5_000),
      issue: z
        .strictObject({ number: z.string().max(100), symbol: z.string().max(100), date: z.iso.date() })
        .optional(),
    }),
  ).returns<null>(),
  /**
   * The signed copy, kept as evidence: tied to the document it is of, or compared with it. `differences` null = it could not be compared.
   * @throws EngineError documentMove when the document was not issued; unknownEvidence
   */
  noteSigned: call(
    z.strictObject({
      ...documentOf,
      evidenceId: z.string().min(1).max(64),
      compared: z.strictObject({ differences: z.int().min(0).nullable() }).optional(),
    }),
  ).returns<null>(),
  openText: call(z.strictObject(documentOf)).returns<OpenedText>(),
  /** Appends typed text to the encrypted draft log; acknowledged when durable (JOURNAL A7). */
  pushText: call(
    z.strictObject({ ...documentOf, update: bytes, added: z.int().min(0), removed: z.int().min(0) }),
  ).returns<{ savedAt: number }>(),
  /** Turns the draft log into one `document.text` entry; called at rest, leave, lock, version, export. */
  commitText: call(z.strictObject(documentOf)).returns<{ entryId: string | null }>(),
  /** Keeps the text as it stands, under a name. Versions of other reasons are kept by the station itself. */
  nameVersion: call(
    z.strictObject({ ...documentOf, name: z.string().min(1).max(500), reason: z.enum(VERSION_REASONS).optional() }),
  ).returns<{ versionId: string }>(),
  versions: call(z.strictObject(documentOf)).returns<readonly TextVersion[]>(),
  /** The text of a version as a Yjs update to show beside, or to restore by editing. */
  versionText: call(z.strictObject({ ...documentOf, versionId: z.string().max(64) })).returns<Uint8Array>(),
  /** What was added, removed, changed and moved from one version to another; references as the case resolves them now. */
  compareVersions: call(
    z.strictObject({ ...documentOf, before: versionOrNow, after: versionOrNow }),
  ).returns<Comparison>(),
  /**
   * A Word file read as the text of this document, compared with the present one (suggestions in it accepted). Writes nothing.
   * @throws EngineError document_notADocx; badInput when the file is larger than any text
   */
  readWord: call(z.strictObject({ ...documentOf, bytes })).returns<WordReading>(),
  /** The format-neutral tree of a document, citations and amounts resolved from the case; feeds DOCX and PDF. */
  tree: call(z.strictObject(documentOf)).returns<OfficialDocument>(),
  /** `pictures`: the bytes of every picture the tree names, drawn by the screen from what it decrypted. */
  docx: call(
    z.strictObject({ ...documentOf, pictures: z.array(picture).max(10_000).optional() }),
  ).returns<Uint8Array>(),
  /**
   * Kiểm tra căn cứ chứng minh of the text as it is being typed; commits nothing. Quotations are compared with the items whose text
   * is known; `reads` first reads the others, which may take as long as their files are large.
   */
  proof: call(z.strictObject({ ...documentOf, today: z.iso.date(), reads: z.boolean() })).returns<ProofResult>(),
  /** A report as DOCX. @throws EngineError document_notADocument */
  writeDocx: call(z.strictObject({ tree: madeTree })).returns<Uint8Array>(),
  /** Records that a file left the house, with its SHA-256 (hex). */
  recordExport: call(
    z.strictObject({
      ...documentOf,
      format: z.enum(['docx', 'pdf', 'txt']),
      sha256: hex32,
      fileName: z.string().max(500),
    }),
  ).returns<null>(),
};
