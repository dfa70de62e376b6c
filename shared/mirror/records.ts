import * as z from 'zod';
import { JournalError, placeOfPacked } from '#journal';
import type { CertificateRow, DraftKey, DraftRow, EntryRow, FileRow } from '#store';
import { CborError, decodeCanonical, encodeCanonical, fromHex, toHex } from '#vault';

/** Payloads of frames, by stream. What does not decode is damage, named by the reader. */

const WRITER_BYTES = 32;
const INDEX_BYTES = 4;
/** A pasted chapter, sealed; the engine's own limit of one push is 64 MiB. */
const DRAFT_LIMIT = 65 * 1024 * 1024;
const FILE_LIMIT = 65 * 1024 * 1024;

/** @throws JournalError when the bytes are no whole entry, or one of another journal: nothing altered is taken in */
export function readEntryRecord(journal: string, payload: Uint8Array): EntryRow {
  const place = placeOfPacked(payload);
  if (place.journal !== journal) throw new JournalError('brokenChain', 'journal');
  return { ...place, bytes: payload.slice() };
}

export function certificateRecord({ writer, bytes }: CertificateRow): readonly Uint8Array[] {
  return [fromHex(writer), bytes];
}

/** @throws JournalError badFrame */
export function readCertificateRecord(payload: Uint8Array): CertificateRow {
  if (payload.length <= WRITER_BYTES) throw new JournalError('badFrame', 'certificate');
  return { writer: toHex(payload.subarray(0, WRITER_BYTES)), bytes: payload.slice(WRITER_BYTES) };
}

const key = { journal: z.string(), document: z.string(), session: z.string(), counter: z.int().min(0) };
const draftSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('put'), ...key, sealed: z.instanceof(Uint8Array) }),
  z.strictObject({ type: z.literal('drop'), ...key }),
]);

export type DraftRecord =
  | { readonly type: 'put'; readonly row: DraftRow }
  | { readonly type: 'drop'; readonly key: DraftKey };

export function draftRecord(record: DraftRecord): readonly Uint8Array[] {
  if (record.type === 'put') return [encodeCanonical({ type: 'put', ...record.row })];
  const [journal, document, session, counter] = record.key;
  return [encodeCanonical({ type: 'drop', journal, document, session, counter })];
}

/** @throws JournalError badFrame */
export function readDraftRecord(payload: Uint8Array): DraftRecord {
  const value = decode(draftSchema, payload, DRAFT_LIMIT);
  const { journal, document, session, counter } = value;
  if (value.type === 'drop') return { type: 'drop', key: [journal, document, session, counter] };
  return { type: 'put', row: { journal, document, session, counter, sealed: value.sealed } };
}

const fileSchema = z.strictObject({ name: z.string().max(200), bytes: z.instanceof(Uint8Array) });

export function fileRecord({ name, bytes }: FileRow): readonly Uint8Array[] {
  return [encodeCanonical({ name, bytes })];
}

/** @throws JournalError badFrame */
export function readFileRecord(payload: Uint8Array): FileRow {
  return decode(fileSchema, payload, FILE_LIMIT);
}

export interface Chunk {
  readonly index: number;
  readonly bytes: Uint8Array;
}

export function chunkRecord({ index, bytes }: Chunk): readonly Uint8Array[] {
  const at = new Uint8Array(INDEX_BYTES);
  new DataView(at.buffer).setUint32(0, index);
  return [at, bytes];
}

/** A view into the payload. @throws JournalError badFrame */
export function readChunkRecord(payload: Uint8Array): Chunk {
  if (payload.length < INDEX_BYTES) throw new JournalError('badFrame', 'chunk');
  const index = new DataView(payload.buffer, payload.byteOffset, INDEX_BYTES).getUint32(0);
  return { index, bytes: payload.subarray(INDEX_BYTES) };
}

function decode<T>(schema: z.ZodType<T>, payload: Uint8Array, limit: number): T {
  try {
    return schema.parse(decodeCanonical(payload, limit));
  } catch (error) {
    if (error instanceof CborError || error instanceof z.ZodError) throw new JournalError('badFrame', 'record');
    throw error;
  }
}
