import { createSHA256 } from 'hash-wasm';
import type { BlobRef } from '#casefile';
import {
  type BlobKeys,
  blobKeys,
  chunkCount,
  equalBytes,
  fromHex,
  isSameCommitment,
  type Key,
  openChunk,
  SealError,
} from '#vault';

/** One copy of a file: the sealed chunk, null when it is not there or cannot be read. */
export type ChunkSource = (index: number) => Promise<Uint8Array | null>;

export interface BadChunk {
  readonly index: number;
  readonly problem: 'missing' | 'damaged';
}

/** How a file stands in each of its copies; nothing was mended. */
export interface BlobSurvey {
  /** false: the case key does not belong to this file; nothing else was looked at. */
  readonly hasKey: boolean;
  /** Per copy, in the order given. */
  readonly bad: readonly (readonly BadChunk[])[];
  /** Chunks that no copy has whole. */
  readonly lost: readonly BadChunk[];
  /** Whether the whole is what was taken in; null when a chunk is lost. */
  readonly isSame: boolean | null;
}

/**
 * Reads every chunk of a file in every copy of it.
 * @param onChunk after each chunk of each copy; may wait or throw to stop
 */
export async function surveyBlob(
  ref: BlobRef,
  caseKey: Key,
  copies: readonly ChunkSource[],
  onChunk: (sealedBytes: number) => Promise<void>,
): Promise<BlobSurvey> {
  const keys = await keysOf(ref, caseKey);
  if (keys === null) return { hasKey: false, bad: copies.map(() => []), lost: [], isSame: null };
  const bad: BadChunk[][] = copies.map(() => []);
  const lost: BadChunk[] = [];
  const hash = await createSHA256();
  for (let index = 0; index < ref.chunks; index++) {
    const opened: { sealed: Uint8Array; plain: Uint8Array }[] = [];
    for (const [i, read] of copies.entries()) {
      const sealed = await read(index);
      const twin = sealed === null ? undefined : opened.find(each => equalBytes(each.sealed, sealed));
      const plain = sealed === null ? null : (twin?.plain ?? (await openOne(ref, keys, index, sealed)));
      if (sealed !== null && plain !== null) opened.push({ sealed, plain });
      else bad[i]?.push({ index, problem: sealed === null ? 'missing' : 'damaged' });
      await onChunk(sealed?.length ?? 0);
    }
    const [first] = opened;
    if (first !== undefined) hash.update(first.plain);
    else lost.push({ index, problem: bad.every(each => each.at(-1)?.problem === 'missing') ? 'missing' : 'damaged' });
  }
  return { hasKey: true, bad, lost, isSame: lost.length > 0 ? null : hash.digest('hex') === ref.sha256 };
}

/** Tells whole sealed chunks of a file from others. @returns null when the case key does not belong to the file */
export async function chunkJudge(
  ref: BlobRef,
  caseKey: Key,
): Promise<((index: number, sealed: Uint8Array) => Promise<boolean>) | null> {
  const keys = await keysOf(ref, caseKey);
  return keys === null ? null : async (index, sealed) => (await openOne(ref, keys, index, sealed)) !== null;
}

async function keysOf(ref: BlobRef, caseKey: Key): Promise<BlobKeys | null> {
  const keys = await blobKeys(caseKey, fromHex(ref.salt), fromHex(ref.blobId));
  return isSameCommitment(keys, fromHex(ref.commitment)) && ref.chunks === chunkCount(ref.size) ? keys : null;
}

async function openOne(ref: BlobRef, keys: BlobKeys, index: number, sealed: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await openChunk(keys, fromHex(ref.blobId), index, index === ref.chunks - 1, sealed);
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
