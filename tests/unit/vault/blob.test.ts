import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobKeys, CHUNK_BYTES, openChunk, randomBytes, sealChunk } from '#vault';

const caseKey = new Uint8Array(32).fill(9);

describe('blob chunks', () => {
  it('open only in their place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat({ max: 9 }), async (plain, index) => {
        const isLast = true;
        const blobId = randomBytes(16);
        const keys = await blobKeys(caseKey, randomBytes(32), blobId);
        const sealed = await sealChunk(keys, blobId, index, isLast, plain);
        expect(await openChunk(keys, blobId, index, isLast, sealed)).toEqual(new Uint8Array(plain));
        await expect(openChunk(keys, blobId, index + 1, isLast, sealed)).rejects.toThrow('altered'); // reordered
        await expect(openChunk(keys, blobId, index, !isLast, sealed)).rejects.toThrow('altered'); // cut or extended
        await expect(openChunk(keys, randomBytes(16), index, isLast, sealed)).rejects.toThrow('altered'); // swapped file
        await expect(openChunk(keys, blobId, index, isLast, sealed.slice(0, -1))).rejects.toThrow('altered'); // truncated
      }),
      { numRuns: 40 },
    );
  });

  it('a chunk before the last is whole, and never opens as the last', async () => {
    const blobId = randomBytes(16);
    const keys = await blobKeys(caseKey, randomBytes(32), blobId);
    const sealed = await sealChunk(keys, blobId, 0, false, new Uint8Array(CHUNK_BYTES));
    expect(await openChunk(keys, blobId, 0, false, sealed)).toHaveLength(CHUNK_BYTES);
    await expect(openChunk(keys, blobId, 0, true, sealed)).rejects.toThrow('altered');
    await expect(sealChunk(keys, blobId, 0, false, new Uint8Array(5))).rejects.toThrow(RangeError);
    await expect(sealChunk(keys, blobId, 0, true, new Uint8Array(CHUNK_BYTES + 1))).rejects.toThrow(RangeError);
  });
});
