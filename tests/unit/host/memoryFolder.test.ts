import { describe, expect, it } from 'vitest';
import { folderChecks, outcome } from '../../fixtures/folderContract.ts';
import { MemoryFolder, MemoryFolders } from '../../fixtures/memoryFolder.ts';

const bytes = (length: number) => new Uint8Array(length).fill(1);

describe('folder in memory', () => {
  for (const { name, run } of folderChecks) it(name, () => run(new MemoryFolder()));

  it('fails at the write it was told, once', async () => {
    const folder = new MemoryFolder();
    folder.failAt(2, { code: 'notWritable' });
    await folder.append('a', 0, bytes(4), true);
    expect(await outcome(folder.append('a', 4, bytes(4), true))).toBe('notWritable');
    await folder.append('a', 4, bytes(4), true);
    folder.failAt(1, { code: 'diskFull', how: 'torn' });
    expect(await outcome(folder.append('a', 8, bytes(4), true))).toBe('diskFull');
    expect(await outcome(folder.append('a', 8, bytes(4), true))).toBe('sizeDiffers');
    expect(folder.bytesOf('a')).toHaveLength(10);
  });

  it('is full at its capacity and goes on when there is room', async () => {
    const folder = new MemoryFolder();
    folder.capacity = 10;
    await folder.append('a', 0, bytes(8), true);
    expect(await outcome(folder.append('a', 8, bytes(3), true))).toBe('diskFull');
    expect(await folder.info()).toMatchObject({ freeBytes: 2, totalBytes: 10 });
    folder.heal();
    await folder.append('a', 8, bytes(3), true);
  });

  it('vanishes and comes back with what it held', async () => {
    const folders = new MemoryFolders();
    const folder = folders.places.get('mirror') ?? new MemoryFolder();
    await folder.append('a', 0, bytes(8), true);
    folder.isGone = true;
    expect(await outcome(folder.list(''))).toBe('folderGone');
    expect(await folders.open('mirror')).toBe(null);
    folder.isGone = false;
    expect(await (await folders.open('mirror'))?.read('a', 0, 99)).toHaveLength(8);
  });

  it('loses in a crash what was not flushed, names too', async () => {
    const folder = new MemoryFolder();
    await folder.append('a', 0, bytes(8), true);
    await folder.append('a', 8, bytes(8), false);
    await folder.append('b', 0, bytes(8), false);
    folder.failAt(1, { code: 'unknown', how: 'unflushed' });
    expect(await outcome(folder.append('c', 0, bytes(8), true))).toBe('unknown');
    folder.crash((name, unflushed) => (name === 'c' ? unflushed - 1 : 0));
    expect(await folder.list('')).toEqual([
      { name: 'a', size: 8 },
      { name: 'c', size: 7 },
    ]);
  });
});
