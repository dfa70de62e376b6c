import * as z from 'zod';
import { JournalError, openLocal, sealLocal } from '#journal';
import type { FileRow } from '#store';
import { CborError, decodeCanonical, encodeCanonical, type Key } from '#vault';
import type { BlobKeeping } from '../contract/copies.ts';

/** A small file of the vault: how this machine keeps its copies. Sealed, since it names drives and cases. */
export const SETTINGS_FILE = 'vault.copies';

const LIMIT = 1024 * 1024;
const PURPOSE = 'copies';

const schema = z.strictObject({
  v: z.literal(1),
  /** The second drive; `root` is '' when the user chose the copy's own folder. */
  second: z.strictObject({ place: z.string(), label: z.string(), root: z.string() }).nullable(),
  /** Cases whose evidence is not kept in both copies of this machine. */
  blobs: z.record(z.string(), z.enum(['mirror', 'store'])),
  /** Every evidence file of every case is listed: vaults of earlier programs did not. */
  isListed: z.boolean(),
});

export interface CopySettings {
  readonly second: { readonly place: string; readonly label: string; readonly root: string } | null;
  readonly blobs: Readonly<Record<string, Exclude<BlobKeeping, 'both'>>>;
  readonly isListed: boolean;
}

export const NO_SETTINGS: CopySettings = { second: null, blobs: {}, isListed: false };

export async function sealSettings(key: Key, settings: CopySettings): Promise<FileRow> {
  const value = encodeCanonical({ v: 1, ...settings });
  return { name: SETTINGS_FILE, bytes: await sealLocal(key, PURPOSE, {}, value) };
}

/** Settings that do not open are as good as none: everything is then kept in both copies. */
export async function openSettings(key: Key, files: readonly FileRow[]): Promise<CopySettings> {
  const row = files.find(file => file.name === SETTINGS_FILE);
  if (row === undefined) return NO_SETTINGS;
  try {
    const { v: _checked, ...settings } = schema.parse(
      decodeCanonical(await openLocal(key, PURPOSE, {}, row.bytes), LIMIT),
    );
    return settings;
  } catch (error) {
    if ([JournalError, CborError, z.ZodError].some(kind => error instanceof kind)) return NO_SETTINGS;
    throw error;
  }
}
