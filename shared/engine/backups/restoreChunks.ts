import { ChunkOpener, type FileState, readRecord } from '#backup';
import { type Store, StoreError } from '#store';
import { equalBytes } from '#vault';
import type { RestoreReading } from './restoreReading.ts';

/** Chunks verified and written together. */
const GROUP = 8;

export interface TakenChunks {
  /** Chunks that were not here, or not whole. */
  written: number;
  /** Files of which nothing was here before, by the case that waits for them: swept when that case does not come. */
  readonly created: Map<string, string>;
}

/**
 * Takes the chunks of chosen files over, in one pass through the volumes. A chunk is taken only if it opens with its case's
 * key, and then also heals one that is damaged here.
 * @param unnamed files of sealed sources: nobody can open them now, so they only fill in what is not here at all
 */
export async function takeChunks(
  reading: RestoreReading,
  store: Store,
  files: ReadonlyMap<string, FileState>,
  unnamed: ReadonlySet<string>,
  taken: TakenChunks,
): Promise<void> {
  const { reader, opened } = reading;
  const opener = new ChunkOpener(reading.keys, files);
  let group: { blob: string; index: number; sealed: Uint8Array }[] = [];
  const flush = async () => {
    const batch = group;
    group = [];
    const good = await Promise.all(
      batch.map(
        async each => files.get(each.blob) === undefined || (await opener.open(each.blob, each.index, each.sealed)),
      ),
    );
    for (const blob of new Set(batch.map(each => each.blob))) {
      const whole = batch.filter((each, index) => each.blob === blob && good[index] === true);
      await takeGroup(store, blob, whole, files.get(blob)?.caseId ?? null, taken);
    }
    await reading.tell(0);
  };
  const take = async (payload: Uint8Array) => {
    const record = readRecord(payload);
    if (record?.type !== 'chunk' || !(files.has(record.blob) || unnamed.has(record.blob))) return;
    group.push(record);
    if (group.length >= GROUP) await flush();
  };
  for (const run of opened.chain.runs) for await (const payload of reader.all(run, 'blobs')) await take(payload);
  for await (const payload of reader.salvaged('blobs')) await take(payload);
  await flush();
  for (const { file, caseTitle, good } of files.values()) {
    const count = file.chunks - good.size;
    if (count > 0) reading.missing.push({ code: 'chunksMissing', title: caseTitle, file: file.title, count });
  }
}

async function takeGroup(
  store: Store,
  blob: string,
  chunks: readonly { readonly index: number; readonly sealed: Uint8Array }[],
  caseId: string | null,
  taken: TakenChunks,
): Promise<void> {
  const fresh: { index: number; bytes: Uint8Array }[] = [];
  for (const { index, sealed } of chunks) {
    const here = await chunkHere(store, blob, index);
    // One chunk is never sealed twice: where these bytes opened, others under their name are damage.
    const isDamaged = here !== null && caseId !== null && !equalBytes(here, sealed);
    if (here === null || isDamaged) fresh.push({ index, bytes: sealed.slice() });
  }
  if (fresh.length === 0) return;
  if (!taken.created.has(blob) && (await store.blobs.chunkCount(blob)) === 0) taken.created.set(blob, caseId ?? '');
  await store.blobs.putChunks(blob, fresh);
  taken.written += fresh.length;
}

async function chunkHere(store: Store, blob: string, index: number): Promise<Uint8Array | null> {
  try {
    return await store.blobs.readChunk(blob, index);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'damagedRow') return null;
    throw error;
  }
}

/** Takes away what was written for cases that do not come: a restore that was stopped leaves nothing. */
export async function sweepCreated(store: Store, { created }: TakenChunks): Promise<void> {
  for (const blob of created.keys()) await store.blobs.deleteBlob(blob);
}
