import { execFile, execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkEntryHash, hasGoodSignature, JournalError, readEntry } from '#journal';
import {
  blobKeys,
  concatBytes,
  fromHex,
  isSameCommitment,
  openChunk,
  SealError,
  sealChunk,
  sha256,
  toHex,
  VaultError,
} from '#vault';
import { checkHeaderMac, parseHeader } from '../../../shared/vault/header.ts';
import { readKeyring } from '../../../shared/vault/keyring.ts';
import { openSlots } from '../../../shared/vault/slots.ts';
import type { VaultSecret } from '../../../shared/vault/types.ts';

const ROOT = join(import.meta.dirname, '../../fixtures/vectors');

interface VaultVector {
  header: string;
  secret: VaultSecret;
  vaultKey: string;
}
interface KeyringVector {
  keyring: string;
  vaultKey: string;
  caseKey: { caseId: string; epoch: number; key: string };
}
interface EntryVector {
  id: string;
  header: string;
  sealHash: string;
  seal: string | null;
  signature: string;
  caseKey: string;
  body: unknown;
}
interface BlobVector {
  caseKey: string;
  salt: string;
  blobId: string;
  openAs: string;
  commitment: string;
  plainSha256: string;
  chunks: ({ sealed: string } | { length: number; index: number; sealedSha256: string })[];
}

async function readVault(vector: VaultVector): Promise<void> {
  const header = parseHeader(fromHex(vector.header));
  const content = await openSlots(header, vector.secret);
  checkHeaderMac(content.vaultKey, header);
  expect(toHex(content.vaultKey)).toBe(vector.vaultKey);
}

async function readRing(vector: KeyringVector): Promise<void> {
  const { content } = await readKeyring(fromHex(vector.vaultKey), fromHex(vector.keyring));
  const { caseId, epoch, key } = vector.caseKey;
  expect(toHex(content.caseKeys[caseId]?.[epoch] ?? new Uint8Array())).toBe(key);
}

async function readJournal(vector: EntryVector): Promise<void> {
  const stored = {
    id: fromHex(vector.id),
    header: fromHex(vector.header),
    sealHash: fromHex(vector.sealHash),
    seal: vector.seal === null ? null : fromHex(vector.seal),
    signature: fromHex(vector.signature),
  };
  if (!(await hasGoodSignature(stored, checkEntryHash(stored)))) throw new JournalError('badSignature');
  expect((await readEntry(stored, fromHex(vector.caseKey))).body).toEqual(vector.body);
}

async function readBlob(vector: BlobVector): Promise<void> {
  const openAs = fromHex(vector.openAs);
  const writing = await blobKeys(fromHex(vector.caseKey), fromHex(vector.salt), fromHex(vector.blobId));
  const keys = await blobKeys(fromHex(vector.caseKey), fromHex(vector.salt), openAs);
  if (!isSameCommitment(keys, fromHex(vector.commitment))) throw new SealError('altered');
  const isLast = (index: number) => index === vector.chunks.length - 1;
  const plain: Uint8Array[] = [];
  for (const [index, chunk] of vector.chunks.entries()) {
    if ('sealed' in chunk) {
      plain.push(await openChunk(keys, openAs, index, isLast(index), fromHex(chunk.sealed)));
      continue;
    }
    const pattern = Uint8Array.from({ length: chunk.length }, (_, i) => (i * 7 + (i >> 8)) & 255);
    const sealed = await sealChunk(writing, fromHex(vector.blobId), chunk.index, false, pattern);
    expect(toHex(sha256(sealed))).toBe(chunk.sealedSha256);
    plain.push(await openChunk(keys, openAs, index, isLast(index), sealed));
  }
  expect(toHex(sha256(concatBytes(...plain)))).toBe(vector.plainSha256);
}

const readers = {
  vault: (text: string) => readVault(JSON.parse(text)),
  keyring: (text: string) => readRing(JSON.parse(text)),
  entry: (text: string) => readJournal(JSON.parse(text)),
  blob: (text: string) => readBlob(JSON.parse(text)),
};

describe.each(Object.entries(readers))('vectors of %s', (room, read) => {
  const names = readdirSync(join(ROOT, room));

  it.each(names)('%s', async name => {
    const text = readFileSync(join(ROOT, room, name), 'utf8');
    const vector: { expect: string; code?: string } = JSON.parse(text);
    if (vector.expect === 'accept') return read(text);
    const error = await read(text).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof VaultError || error instanceof JournalError || error instanceof SealError)) throw error;
    expect(error.code).toBe(vector.code);
  });
});

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version']);
    return true;
  } catch {
    return false; // not on this machine: the test below says that it was skipped
  }
}

describe('second reader', () => {
  it.skipIf(!hasPython())('in Python answers every vector as expected', { timeout: 120_000 }, async () => {
    const script = join(import.meta.dirname, '../../interop/read_vectors.py');
    const { stdout } = await promisify(execFile)('python3', [script, ROOT]);
    expect(stdout).toMatch(/checked .*\d/);
    expect(stdout).not.toContain('WRONG');
  });
});
