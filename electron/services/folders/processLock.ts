import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { HostError } from '#host';
import { codeOf } from './failures.ts';

const FILE = '.dang-mo';

/**
 * One program per folder of copies (DESIGN §7): a file with the number of the process that holds it. A process that is
 * gone holds nothing.
 * @throws HostError heldElsewhere
 */
export async function holdFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, FILE);
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const handle = await open(path, 'wx', 0o600);
      await handle.writeFile(String(process.pid));
      await handle.close();
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const holder = Number(await readFile(path, 'utf8').catch(() => ''));
    if (holder === process.pid) return;
    if ((await isOfThisBoot(path)) && isRunning(holder)) throw new HostError('heldElsewhere');
    await rm(path, { force: true });
  }
  throw new HostError('heldElsewhere');
}

export async function releaseFolder(folder: string): Promise<void> {
  await rm(join(folder, FILE), { force: true });
}

/** After a restart of the machine another program may have the same number. */
async function isOfThisBoot(path: string): Promise<boolean> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }));
  return mtimeMs > Date.now() - uptime() * 1000;
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM'; // somebody else's process
  }
}
