import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (program: string, ...args: readonly string[]) => execFileSync(program, args, { stdio: 'pipe' });

/** Why no small disk can be made here; null = it can. Tests that need one are then skipped, and shown as skipped. */
export const smallDiskIsMissing: string | null = (() => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'mounting needs root on Linux';
  const folder = mkdtempSync(join(tmpdir(), 'minh-chung-disk-'));
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder);
    run('umount', folder);
    return null;
  } catch {
    return 'mounting is refused';
  } finally {
    rmdirSync(folder);
  }
})();

/** A real file system in memory of a few MiB at a folder: it fills up, is pulled and plugged in again. */
export class SmallDisk {
  readonly #folder: string;
  /** The drive itself, wherever it is plugged in. */
  readonly #drive = mkdtempSync(join(tmpdir(), 'minh-chung-disk-'));

  constructor(folder: string, mib: number) {
    this.#folder = folder;
    run('mount', '-t', 'tmpfs', '-o', `size=${mib}m`, 'tmpfs', this.#drive);
    this.plugIn();
  }

  plugIn(): void {
    mkdirSync(this.#folder, { recursive: true });
    run('mount', '--bind', this.#drive, this.#folder);
  }

  /** Gone at once, whoever is writing to it; the system takes the folder away with it. */
  pull(): void {
    run('umount', '-l', this.#folder);
    rmdirSync(this.#folder);
  }

  /** Not one byte is left, until `free`. */
  fill(): void {
    const file = openSync(join(this.#drive, 'ballast'), 'a');
    const block = new Uint8Array(64 * 1024);
    try {
      for (let size = block.length; size >= 1; size >>= 1) {
        try {
          for (;;) writeSync(file, block, 0, size);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        }
      }
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(join(this.#drive, 'ballast'), { force: true });
  }

  get usedBytes(): number {
    const { blocks, bfree, bsize } = statfsSync(this.#drive);
    return (blocks - bfree) * bsize;
  }

  /** Takes the disk away for good. */
  destroy(): void {
    for (;;) {
      try {
        run('umount', '-l', this.#folder);
      } catch {
        break; // nothing is mounted there any more
      }
    }
    run('umount', '-l', this.#drive);
    rmdirSync(this.#drive);
  }
}
