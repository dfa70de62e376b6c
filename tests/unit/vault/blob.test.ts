import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobKeys, openChunk, randomBytes, sealChunk } from '#vault';

const caseKey = new Uint8Array(32).fill(9);

describe('blob chunks', () => {
  it('open only in their place', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.nat({ max: 9 }),
        fc.boolean(),
        async (plain, index, isLast) => {
          const blobId = randomBytes(16);
          const keys = await blobKeys(caseKey, randomBytes(32), blobId);
          const sealed = await sealChunk(keys, blobId, index, isLast, plain);
          expect(await openChunk(keys, blobId, index, isLast, sealed)).toEqual(new Uint8Array(plain));
          await expect(openChunk(keys, blobId, index + 1, isLast, sealed)).rejects.toThrow('altered'); // reordered
          await expect(openChunk(keys, blobId, index, !isLast, sealed)).rejects.toThrow('altered'); // cut or extended
          await expect(openChunk(keys, randomBytes(16), index, isLast, sealed)).rejects.toThrow('altered'); // swapped file
          await expect(openChunk(keys, blobId, index, isLast, sealed.slice(0, -1))).rejects.toThrow('altered'); // truncated
        },
      ),
      { numRuns: 40 },
    );
  });
});
