import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { JournalError } from '#journal';
import { decodeHeads, VaultCopy } from '#mirror';
import { fromHex } from '#vault';
import { MemoryFolder } from '../../fixtures/memoryFolder.ts';

const ROOT = join(import.meta.dirname, '../../fixtures/vectors');

interface Expected {
  readonly expect: 'accept' | 'refuse';
  readonly code?: string;
}
interface HeadsVector extends Expected {
  readonly vaultId: string;
  readonly key: string;
  readonly heads: string;
}
interface MirrorVector extends Expected {
  readonly vaultId: string;
  readonly key: string;
  readonly heads: string | null;
  readonly files: Readonly<Record<string, string>>;
  readonly reads: {
    readonly entries: readonly string[];
    readonly drafts: readonly number[];
    readonly damaged: readonly string[];
    readonly chunks: number;
  };
}

function vectorsOf<T>(room: string): [string, T][] {
  return readdirSync(join(ROOT, room)).map(name => [
    name,
    JSON.parse(readFileSync(join(ROOT, room, name), 'utf8')) as T,
  ]);
}

/** The code a reading is refused with, null when it is accepted. */
async function answerOf(read: () => Promise<string | null>): Promise<string | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    return error.code;
  }
}

describe('vectors of heads', () => {
  it.each(vectorsOf<HeadsVector>('heads'))('%s', async (_name, { vaultId, key, heads, code }) => {
    const answer = await answerOf(async () =>
      decodeHeads(fromHex(heads), vaultId, fromHex(key)) === null ? 'badHeads' : null,
    );
    expect(answer).toBe(code ?? null);
  });
});

async function folderOf(files: Readonly<Record<string, string>>): Promise<MemoryFolder> {
  const folder = new MemoryFolder();
  for (const [name, bytes] of Object.entries(files)) folder.tamper(name, () => fromHex(bytes));
  return folder;
}

describe('vectors of a copy', () => {
  it.each(vectorsOf<MirrorVector>('mirror'))('%s', async (_name, vector) => {
    const { vaultId, key, reads } = vector;
    const port = await folderOf(vector.files);
    const headsPort = await folderOf(vector.heads === null ? {} : { [`${vaultId}/heads`]: vector.heads });
    const answer = await answerOf(async () => {
      const copy = await VaultCopy.open({ port, headsPort, root: `${vaultId}/`, vaultId, key: fromHex(key) });
      const damage = [...copy.damage];
      const entries: { seq: number; id: string }[] = [];
      let chunks = 0;
      for (const journal of copy.journals()) {
        for await (const scan of copy.readJournal(journal)) {
          if ('row' in scan) entries.push(scan.row);
          else if (scan.damage.code !== 'torn') damage.push(scan.damage);
        }
        for (const blob of (await copy.blobs.list(journal)).keys())
          for await (const scan of copy.blobs.read(journal, blob)) {
            if ('chunk' in scan) chunks++;
            else damage.push(scan.damage);
          }
      }
      const ids = entries.sort((a, b) => a.seq - b.seq).map(entry => entry.id);
      const damaged = [...new Set(damage.map(({ file }) => file))].sort();
      const drafts = copy.drafts().map(({ counter }) => counter);
      expect({ entries: ids, drafts: drafts.sort(), damaged, chunks }).toEqual(reads);
      return copy.headsState === 'bad' ? 'badHeads' : (damage[0]?.code ?? null);
    });
    expect(answer).toBe(vector.code ?? null);
    // Opening and reading write nothing, whatever is found.
    expect(port.writes + headsPort.writes).toBe(0);
  });
});
