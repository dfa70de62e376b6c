import * as z from 'zod';
import { encodeFrame, encodeFrames } from '#journal';
import type { DraftRow } from '#store';
import { type Bytes, CborError, concatBytes, decodeCanonical, encodeCanonical, fromHex, toHex } from '#vault';

const ENTRY = 1;
const CHUNK = 2;
const CERTIFICATE = 3;
const DRAFT = 4;

const JOURNAL_BYTES = 32;
const BLOB_BYTES = 16;
const DRAFT_LIMIT = 65 * 1024 * 1024;

/** What a frame of a volume holds. Byte strings are views into the volume. */
export type BackupRecord =
  | { readonly type: 'entry'; readonly journal: string; readonly packed: Uint8Array }
  | { readonly type: 'chunk'; readonly blob: string; readonly index: number; readonly sealed: Uint8Array }
  | { readonly type: 'certificate'; readonly bytes: Uint8Array }
  | { readonly type: 'draft'; readonly row: DraftRow };

const draftSchema = z.strictObject({
  journal: z.string().max(64),
  document: z.string().max(64),
  session: z.string().max(64),
  counter: z.int().min(0),
  sealed: z.instanceof(Uint8Array),
});

export function entryFrame(journal: string, packed: Uint8Array): Promise<Bytes> | Bytes {
  return frameOf(Uint8Array.of(ENTRY), fromHex(journal), packed);
}

export function chunkFrame(blob: string, index: number, sealed: Uint8Array): Promise<Bytes> {
  const number = new Uint8Array(4);
  new DataView(number.buffer).setUint32(0, index);
  return encodeFrames([[Uint8Array.of(CHUNK), fromHex(blob), number, sealed]]);
}

export function certificateFrame(bytes: Uint8Array): Bytes {
  return encodeFrame(concatBytes(Uint8Array.of(CERTIFICATE), bytes));
}

export function draftFrame({ journal, document, session, counter, sealed }: DraftRow): Promise<Bytes> | Bytes {
  return frameOf(Uint8Array.of(DRAFT), encodeCanonical({ journal, document, session, counter, sealed }));
}

/** From here on it is quicker to ask the platform for the checksum than to compute it here. */
const LARGE = 32 * 1024;

function frameOf(...parts: readonly Uint8Array[]): Promise<Bytes> | Bytes {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  return size < LARGE ? encodeFrame(concatBytes(...parts)) : encodeFrames([parts]);
}

/** @returns null for what no version-1 program writes: it is passed over */
export function readRecord(payload: Uint8Array): BackupRecord | null {
  const body = payload.subarray(1);
  switch (payload[0]) {
    case ENTRY:
      if (body.length < JOURNAL_BYTES) return null;
      return {
        type: 'entry',
        journal: toHex(body.subarray(0, JOURNAL_BYTES)),
        packed: body.subarray(JOURNAL_BYTES),
      };
    case CHUNK:
      if (body.length < BLOB_BYTES + 4) return null;
      return {
        type: 'chunk',
        blob: toHex(body.subarray(0, BLOB_BYTES)),
        index: new DataView(body.buffer, body.byteOffset).getUint32(BLOB_BYTES),
        sealed: body.subarray(BLOB_BYTES + 4),
      };
    case CERTIFICATE:
      return { type: 'certificate', bytes: body };
    case DRAFT:
      return readDraft(body);
    default:
      return null;
  }
}

function readDraft(body: Uint8Array): BackupRecord | null {
  try {
    return { type: 'draft', row: draftSchema.parse(decodeCanonical(body, DRAFT_LIMIT)) };
  } catch (error) {
    if (error instanceof CborError || error instanceof z.ZodError) return null;
    throw error;
  }
}
