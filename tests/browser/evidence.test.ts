import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BlobRef } from '#casefile';
import { BlobReader, ingestFile } from '#evidence';
import { openStore, type Store } from '#store';
import { equalBytes } from '#vault';
import { CaseBlobs } from '../../shared/engine/copies/caseBlobs.ts';

const caseKey = new Uint8Array(32).fill(5);
let store: Store;
let name: string;

beforeEach(async () => {
  name = `evidence-${crypto.randomUUID()}`;
  store = await openStore(name);
});
afterEach(() => {
  store.close();
  indexedDB.deleteDatabase(name);
});

/** Bytes that differ everywhere, so that a swapped chunk shows. */
function bytesOf(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i++) bytes[i] = (i * 31 + (i >> 8)) & 255;
  return bytes;
}
const fileOf = (bytes: Uint8Array<ArrayBuffer>) => {
  const blob = new Blob([bytes]);
  return {
    size: blob.size,
    read: async (from: number, to: number) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
  };
};
const ingest = (bytes: Uint8Array<ArrayBuffer>): Promise<BlobRef> =>
  ingestFile(fileOf(bytes), { caseKey, epoch: 0, store: blobs(), onProgress: async () => undefined });
/** As the engine reads and writes where the host keeps no mirror. */
const blobs = () =>
  new CaseBlobs('j', 'store', { table: store.blobs, local: null, second: () => null, onMended: () => undefined });
const whole = async () => undefined;

describe('evidence in real IndexedDB', () => {
  it.each([0, 1, 1024 * 1024, 1024 * 1024 + 1, 9 * 1024 * 1024 + 77])(
    '%d bytes come back as they went in',
    async size => {
      const bytes = bytesOf(size);
      const ref = await ingest(bytes);
      const reader = await BlobReader.open(ref, caseKey, blobs());
      // Not toEqual: it compares millions of array items one by one.
      expect(equalBytes(await reader.read(0, size + 10), bytes)).toBe(true);
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      expect(ref.sha256).toBe(Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join(''));
      await reader.verify(whole);
      if (size > 2_000_000)
        expect(await reader.read(1024 * 1024 - 3, 10)).toEqual(bytes.slice(1024 * 1024 - 3, 1024 * 1024 + 7));
    },
  );

  it('names the chunk that was altered, lost or put in another place', async () => {
    const ref = await ingest(bytesOf(3 * 1024 * 1024));
    const chunk = await store.blobs.readChunk(ref.blobId, 1);
    if (chunk === null) throw new Error('no chunk');
    const flipped = chunk.slice();
    flipped[100] = (flipped[100] ?? 0) ^ 1;
    const reader = await BlobReader.open(ref, caseKey, blobs());
    await store.blobs.putChunks(ref.blobId, [{ index: 1, bytes: flipped }]);
    await expect(reader.verify(whole)).rejects.toMatchObject({ code: 'chunkDamaged', chunk: 1 });
    await store.blobs.putChunks(ref.blobId, [
      { index: 1, bytes: (await store.blobs.readChunk(ref.blobId, 0)) ?? chunk },
    ]);
    await expect(reader.verify(whole)).rejects.toMatchObject({ code: 'chunkDamaged', chunk: 1 });
    await store.blobs.deleteBlob(ref.blobId);
    await expect(reader.verify(whole)).rejects.toMatchObject({ code: 'chunkMissing', chunk: 0 });
  });

  it('a reference cut by one chunk does not open as a shorter file', async () => {
    const ref = await ingest(bytesOf(3 * 1024 * 1024));
    const cut = { ...ref, size: 2 * 1024 * 1024, chunks: 2 };
    const reader = await BlobReader.open(cut, caseKey, blobs());
    await expect(reader.verify(whole)).rejects.toMatchObject({ code: 'chunkDamaged', chunk: 1 });
  });

  it('a file that changes or vanishes while it is read leaves nothing behind', async () => {
    const bytes = bytesOf(20 * 1024 * 1024);
    let reads = 0;
    const file = {
      size: bytes.length,
      read: async (from: number, to: number) => {
        if (++reads > 2) throw new DOMException('gone', 'NotReadableError');
        return bytes.slice(from, to);
      },
    };
    await expect(ingestFile(file, { caseKey, epoch: 0, store: blobs(), onProgress: whole })).rejects.toMatchObject({
      code: 'fileChanged',
    });
    expect(await store.blobs.blobIds()).toEqual([]);
  });

  it('another case key is refused before any chunk is opened', async () => {
    const ref = await ingest(bytesOf(10));
    await expect(BlobReader.open(ref, new Uint8Array(32), blobs())).rejects.toMatchObject({ code: 'wrongKey' });
  });
});
