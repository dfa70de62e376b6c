import * as z from 'zod';
import { type FolderPort, HostError } from '#host';
import { encodeFrames, JournalError, scanFrames } from '#journal';
import type { FileRow } from '#store';
import { type Bytes, CborError, concatBytes, decodeCanonical, encodeCanonical, fromHex, toHex } from '#vault';
import { VAULT_FILE } from './layout.ts';
import { fileRecord, readFileRecord } from './records.ts';
import type { Damage } from './stream.ts';

/** Header, keyring, name of the registry: what opens a vault, in every copy (JOURNAL C2). */
export interface VaultFileContent {
  readonly vaultId: string | null;
  readonly files: readonly FileRow[];
  readonly damage: readonly Damage[];
}

const formatSchema = z.strictObject({
  v: z.int().min(1),
  vaultId: z.instanceof(Uint8Array).refine(value => value.length === 16),
});
const FORMAT = 1;

export async function encodeVaultFile(vaultId: string, files: readonly FileRow[]): Promise<Bytes> {
  const format = [encodeCanonical({ v: FORMAT, vaultId: fromHex(vaultId) })];
  return encodeFrames([format, ...files.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(fileRecord)]);
}

/** @returns what can be read of it; null when there is none. @throws JournalError newerVersion | HostError */
export async function readVaultFile(port: FolderPort, root: string): Promise<VaultFileContent | null> {
  const name = `${root}${VAULT_FILE}`;
  const bytes = await readAll(port, name);
  if (bytes === null) return null;
  let vaultId: string | null = null;
  const files: FileRow[] = [];
  const damage: Damage[] = [];
  for (const scan of scanFrames(bytes)) {
    if (scan.type !== 'record') {
      damage.push({ file: name, from: scan.at, to: scan.end, code: 'badFrame' });
      continue;
    }
    try {
      if (scan.at === 0) vaultId = readFormat(scan.payload);
      else files.push(readFileRecord(scan.payload));
    } catch (error) {
      if (!(error instanceof JournalError) || error.code === 'newerVersion') throw error;
      damage.push({ file: name, from: scan.at, to: scan.end, code: error.code });
    }
  }
  return { vaultId, files, damage };
}

function readFormat(payload: Uint8Array): string {
  try {
    const { v, vaultId } = formatSchema.parse(decodeCanonical(payload, 1024));
    if (v > FORMAT) throw new JournalError('newerVersion', String(v));
    return toHex(vaultId);
  } catch (error) {
    if (error instanceof CborError || error instanceof z.ZodError) throw new JournalError('badFrame', 'format');
    throw error;
  }
}

const PART = 4 * 1024 * 1024;

/** A small file whole; null when it is not there. */
export async function readAll(port: FolderPort, name: string): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  for (let at = 0; ; ) {
    let part: Uint8Array;
    try {
      part = await port.read(name, at, PART);
    } catch (error) {
      if (error instanceof HostError && error.code === 'noSuchFile') return null;
      throw error;
    }
    parts.push(part);
    at += part.length;
    if (part.length < PART) return concatBytes(...parts);
  }
}

/** A vault found in a folder; `root` is '' when the folder itself is the copy. */
export interface FoundCopy {
  readonly root: string;
  readonly vaultId: string;
  readonly content: VaultFileContent;
}

const IN_FOLDER = new RegExp(`^([0-9a-f]{32}/)?${VAULT_FILE}$`);

/** Copies of vaults in a folder, by their vault files. @throws HostError */
export async function findCopies(port: FolderPort): Promise<readonly FoundCopy[]> {
  const found: FoundCopy[] = [];
  for (const { name } of await port.list('')) {
    const match = IN_FOLDER.exec(name);
    if (match === null) continue;
    const root = match[1] ?? '';
    const content = await readVaultFile(port, root);
    const vaultId = content?.vaultId ?? (root === '' ? null : root.slice(0, -1));
    if (content !== null && vaultId !== null) found.push({ root, vaultId, content });
  }
  return found;
}
