import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiskFolders } from '../../../electron/services/folders/index.ts';
import { NodeFolder } from '../../../electron/services/folders/nodeFolder.ts';
import { holdFolder, releaseFolder } from '../../../electron/services/folders/processLock.ts';
import { folderChecks, outcome } from '../../fixtures/folderContract.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'minh-chung-folder-'));
});
const ports: NodeFolder[] = [];
afterEach(async () => {
  for (const port of ports.splice(0)) await port.close();
  rmSync(folder, { recursive: true, force: true });
});
function open(): NodeFolder {
  const port = new NodeFolder(folder, 'thử');
  ports.push(port);
  return port;
}

const bytes = (length: number, value = 7) => new Uint8Array(length).fill(value);

describe('folder of the disk', () => {
  it.each(folderChecks)('$name', ({ run }) => run(open()));

  it('goes on where another run of the program ended', async () => {
    const first = open();
    await first.append('v/journals/j.000001', 0, bytes(10), true);
    await first.close();
    const second = open();
    expect(await outcome(second.append('v/journals/j.000001', 0, bytes(1), true))).toBe('sizeDiffers');
    await second.append('v/journals/j.000001', 10, bytes(5), true);
    expect(await second.list('')).toEqual([{ name: 'v/journals/j.000001', size: 15 }]);
  });

  it('keeps more files in hand than it holds open', async () => {
    const port = open();
    for (let round = 0; round < 2; round++)
      for (let i = 0; i < 80; i++) await port.append(`b/${i}`, round, bytes(1, i), round === 1);
    for (let i = 0; i < 80; i++) expect([...(await port.read(`b/${i}`, 0, 9))]).toEqual([i, i]);
  });

  it('follows no link out of the folder', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'minh-chung-outside-'));
    writeFileSync(join(outside, 'secret'), 'bí mật');
    symlinkSync(join(outside, 'secret'), join(folder, 'a'));
    symlinkSync(outside, join(folder, 'b'));
    const port = open();
    expect(await outcome(port.read('a', 0, 9))).toBe('noSuchFile');
    expect(await outcome(port.append('a', 9, bytes(1), true))).toBe('notWritable');
    expect(await port.list('')).toEqual([]);
    rmSync(outside, { recursive: true });
  });

  it('says that the folder is gone, and does not make it anew', async () => {
    const port = open();
    await port.append('a', 0, bytes(1), true);
    rmSync(folder, { recursive: true });
    expect(await outcome(port.append('b/c', 0, bytes(1), true))).toBe('folderGone');
    expect(await outcome(port.replace('d', bytes(1)))).toBe('folderGone');
    expect(existsSync(folder)).toBe(false);
  });

  it('sweeps what a crash left between writing and renaming', async () => {
    // A process that dies in the middle of replacing, again and again: the file is the old one or the new one.
    const script = `
      import { NodeFolder } from ${JSON.stringify(join(import.meta.dirname, '../../../electron/services/folders/nodeFolder.ts'))};
      const port = new NodeFolder(${JSON.stringify(folder)}, '');
      for (let i = 0; ; i++) await port.replace('heads', new Uint8Array(200_000).fill(i % 251));
    `;
    for (const after of [50, 200, 400]) {
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
      await expect.poll(() => readdirSync(folder).includes('heads'), { timeout: 20_000 }).toBe(true);
      await new Promise(resolve => setTimeout(resolve, after));
      child.kill('SIGKILL');
      await new Promise(resolve => child.once('exit', resolve));
      const port = open();
      expect((await port.list('')).map(file => file.name)).toEqual(['heads']);
      const read = await port.read('heads', 0, 300_000);
      expect(read.length).toBe(200_000);
      expect(read.every(byte => byte === read[0])).toBe(true);
      expect(readdirSync(folder)).toEqual(['heads']);
    }
  });
});

const isRoot = process.getuid?.() === 0;

describe.skipIf(!isRoot || process.platform !== 'linux')(
  'a disk that is full or read-only (needs root to mount)',
  () => {
    let isMounted = false;
    const mount = (...options: string[]) => {
      execFileSync('mount', options);
      isMounted = true;
    };
    afterEach(() => {
      if (isMounted) execFileSync('umount', ['-l', folder]);
      isMounted = false;
    });

    it('takes a half-written block back, says diskFull, and goes on when there is room', async () => {
      mount('-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder);
      const port = open();
      await port.append('a', 0, bytes(1024 * 1024), true);
      expect(await outcome(port.append('a', 1024 * 1024, bytes(4 * 1024 * 1024), true))).toBe('diskFull');
      expect(await port.list('')).toEqual([{ name: 'a', size: 1024 * 1024 }]);
      expect(await outcome(port.replace('heads', bytes(3 * 1024 * 1024)))).toBe('diskFull');
      expect((await port.list('')).map(file => file.name)).toEqual(['a']);
      await port.append('a', 1024 * 1024, bytes(1000), true);
      expect(await port.list('')).toEqual([{ name: 'a', size: 1024 * 1024 + 1000 }]);
      const { freeBytes, totalBytes } = await port.info();
      expect(totalBytes).toBe(2 * 1024 * 1024);
      expect(freeBytes).toBeLessThan(1024 * 1024);
    });

    it('says notWritable on a read-only drive', async () => {
      mount('-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder);
      const port = open();
      await port.append('a', 0, bytes(10), true);
      await port.close();
      execFileSync('mount', ['-o', 'remount,ro', folder]);
      expect(await outcome(port.append('a', 10, bytes(1), true))).toBe('notWritable');
      expect(await outcome(port.replace('b', bytes(1)))).toBe('notWritable');
      expect([...(await port.read('a', 0, 20))]).toEqual([...bytes(10)]);
    });
  },
);

describe('places', () => {
  it('remembers what the user chose, by id, and forgets it', async () => {
    const usb = join(folder, 'usb');
    mkdirSync(usb);
    const data = join(folder, 'data');
    mkdirSync(data);
    const folders = new DiskFolders(data, async () => usb);
    const chosen = await folders.choose('backup');
    expect(chosen?.label).toMatch(/› usb$/);
    expect(await folders.choose('secondMirror')).toEqual(chosen);
    const place = chosen?.place ?? '';
    await (await folders.open(place))?.append('a', 0, bytes(3), true);
    const again = new DiskFolders(data, async () => null);
    expect(await (await again.open(place))?.list('')).toEqual([{ name: 'a', size: 3 }]);
    expect(await again.choose('backup')).toBeNull();
    rmSync(usb, { recursive: true });
    expect(await again.open(place)).toBeNull();
    await again.forget(place);
    mkdirSync(usb);
    expect(await new DiskFolders(data, async () => null).open(place)).toBeNull();
    expect(await again.open('f'.repeat(32))).toBeNull();
  });

  it('gives the two folders of the application to one program at a time', async () => {
    const mine = new DiskFolders(folder, async () => null);
    await (await mine.open('mirror'))?.append('v/vault', 0, bytes(3), true);
    expect(readdirSync(folder).sort()).toEqual(['ban-luu-du-phong']);
    // Another program: a process that lives, with another number.
    const other = spawn('sleep', ['30']);
    writeFileSync(join(folder, 'ban-luu-du-phong', '.dang-mo'), String(other.pid));
    expect(await outcome(holdFolder(join(folder, 'ban-luu-du-phong')))).toBe('heldElsewhere');
    other.kill('SIGKILL');
    await new Promise(resolve => other.once('exit', resolve));
    await holdFolder(join(folder, 'ban-luu-du-phong'));
    await mine.close();
    expect(readdirSync(join(folder, 'ban-luu-du-phong'))).toEqual(['v']);
    await releaseFolder(join(folder, 'ban-luu-du-phong'));
  });
});

// A folder without rights is not seen as such by root, who may write everywhere.
it.skipIf(isRoot)('says notWritable in a folder without rights', async () => {
  chmodSync(folder, 0o500);
  expect(await outcome(open().append('a', 0, bytes(1), true))).toBe('notWritable');
});
