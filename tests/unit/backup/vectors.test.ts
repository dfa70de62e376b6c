import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  BackupError,
  type BackupKeys,
  type CaseReader,
  type JournalKind,
  listRuns,
  type NamedFile,
  openArchive,
  openProof,
  proveRun,
} from '#backup';
import { fromHex, toHex } from '#vault';
import { readProof } from '../../../shared/backup/proof.ts';
import { MemoryFolder } from '../../fixtures/memoryFolder.ts';

const ROOT = join(import.meta.dirname, '../../fixtures/backups/vectors');

interface FolderVector {
  vaultId: string;
  key: string;
  caseKey: string;
  run: string;
  journals: { id: string; kind: JournalKind }[];
  named: NamedFile[];
  files: Record<string, string>;
  reads: { entries: number; sealedEntries: number; files: number } | null;
}
interface ProofVector {
  key: string;
  manifest: string;
  proof: string;
}
interface ArchiveVector {
  archive: string;
  files: Record<string, string>;
}

/** @returns what is wrong */
async function readFolder({ vaultId, key, caseKey, run, journals, named, files, reads }: FolderVector) {
  const port = new MemoryFolder();
  for (const [name, bytes] of Object.entries(files)) port.tamper(name, () => fromHex(bytes));
  const found = (await listRuns(port, vaultId)).find(each => each.run === run);
  if (found?.isUnfinished) return ['unfinished'];
  if (found?.manifest === null) return [found.problem?.code ?? ''];
  const isOpen = (journal: string) => journals.some(({ id, kind }) => id === journal && kind !== 'sealed');
  const keys: BackupKeys = {
    key: fromHex(key),
    keyOf: () => () => fromHex(caseKey),
    hasKey: isOpen,
    filesOpen: async () => true,
  };
  // The increment's file is named by an entry of the increment only.
  const isFull = journals.length > 0 && found?.manifest?.number === 0;
  const steps = { expect: () => undefined, step: async () => undefined };
  const { proof } = await proveRun(
    port,
    { vaultId, run },
    keys,
    casesOf(isFull ? named.slice(0, 1) : named),
    () => 0,
    steps,
  );
  const { entries, sealedEntries, files: whole } = proof.totals;
  expect({ entries, sealedEntries, files: whole }).toEqual(reads);
  return [...new Set(proof.problems.map(({ code }) => code))].sort();
}

function casesOf(files: readonly NamedFile[]): CaseReader {
  return {
    registry: async () => undefined,
    case: async caseId => ({
      files,
      facts: {
        caseId,
        compartmentId: '',
        title: '',
        code: '',
        caseKind: '',
        stage: '',
        isSample: false,
        entries: 0,
        leaves: 0,
        pages: 0,
        files: files.length,
        fileBytes: 0,
        changedAt: 0,
      },
    }),
  };
}

async function readProofFile({ key, manifest, proof }: ProofVector) {
  const clear = readProof(fromHex(proof));
  const opened = clear.manifest === manifest ? await openProof(fromHex(key), clear) : null;
  return opened === null ? ['unproven'] : [];
}

async function readArchive({ archive, files }: ArchiveVector) {
  const bytes = fromHex(archive);
  const port = await openArchive({ size: bytes.length, read: async (from, to) => bytes.slice(from, to) });
  const read: Record<string, string> = {};
  for (const { name } of await port.list('minhchung')) read[name] = toHex(await port.read(name, 0, 16 * 1024 * 1024));
  expect(read).toEqual(files);
  return [];
}

const readers = {
  folder: (text: string) => readFolder(JSON.parse(text)),
  proof: (text: string) => readProofFile(JSON.parse(text)),
  archive: (text: string) => readArchive(JSON.parse(text)),
};

describe.each(Object.entries(readers))('vectors of a backup: %s', (room, read) => {
  it.each(readdirSync(join(ROOT, room)))('%s', async name => {
    const text = readFileSync(join(ROOT, room, name), 'utf8');
    const { codes = [] }: { codes?: string[] } = JSON.parse(text);
    const found = await read(text).catch((error: unknown) => {
      if (error instanceof BackupError) return [error.code];
      throw error;
    });
    expect(found).toEqual(codes);
  });
});
