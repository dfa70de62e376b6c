import * as z from 'zod';
import {
  type Bytes,
  CborError,
  decodeCanonical,
  encodeCanonical,
  equalBytes,
  type Key,
  open,
  randomBytes,
  SealError,
  seal,
  sha256,
  toHex,
  utf8,
} from '#vault';
import { isRunName } from './names.ts';
import { BackupError } from './problems.ts';

const CONTENTS_LABEL = 'minhchung/backup-contents/v1';
const SUM_LABEL = utf8('minhchung/backup-manifest-sum/v1\0');
/** A manifest is written in one call of the folder, so that it is there whole or not at all. */
export const MANIFEST_LIMIT = 16 * 1024 * 1024;
const CONTENTS_LIMIT = 1024 * 1024 * 1024;

const bytesOf = (length: number) => z.instanceof(Uint8Array).refine(value => value.length === length);
const bytes32 = bytesOf(32);
const count = z.int().min(0);
const runName = z.string().refine(isRunName);

/** Number of a volume of its series, from 1, and the byte in it. */
const position = z.tuple([z.int().min(1), count]);
const extentFields = { from: position, to: position };

const clearSchema = z.strictObject({
  v: z.literal(1),
  vaultId: bytesOf(16),
  run: runName,
  /** ms since the epoch, by the clock of the station that wrote it. */
  at: z.int(),
  /** The full run that this one builds on; itself when it is full. */
  chain: runName,
  /** Place in the chain: 0 = full. */
  number: count,
  previous: z.strictObject({ run: runName, manifest: bytes32 }).nullable(),
  /** What can be restored from it with the runs before it; `bytes` = what this run itself wrote. */
  totals: z.strictObject({ entries: count, blobs: count, bytes: count }),
  header: z.instanceof(Uint8Array),
  keyring: z.instanceof(Uint8Array),
  contents: z.strictObject({ size: count, sha256: bytes32 }),
  sum: bytes32,
});

const contentsSchema = z.strictObject({
  v: z.literal(1),
  /** Journal that lists the cases. */
  registry: bytes32,
  writer: bytes32,
  /** Generation of header and keyring. */
  generation: z.int().min(1),
  volumes: z.array(z.strictObject({ name: z.string().max(40), size: count, sha256: bytes32 })),
  certificates: z.strictObject({ writers: z.array(bytes32), ...extentFields }),
  journals: z.array(
    z.strictObject({
      id: bytes32,
      kind: z.enum(['registry', 'case', 'sealed']),
      /** Number of the first run of the chain whose entries of this journal count. */
      since: count,
      ...extentFields,
      /** SHA-256 over the ids of all its entries, in their own order. */
      sum: bytes32,
      writers: z.array(
        z.strictObject({
          writer: bytes32,
          count: z.int().min(1),
          /** Newest entry. */
          seq: count,
          id: bytes32,
          /** SHA-256 over its ids in the order of (seq, id). */
          sum: bytes32,
        }),
      ),
    }),
  ),
  drafts: z.strictObject({ count, ...extentFields }),
  /** Files this run wrote; with those of the runs before it, all that the vault had. */
  blobs: z.array(z.strictObject({ id: bytesOf(16), chunks: count, ...extentFields })),
  /** Rows that the vault itself could not read any more. */
  lost: z.array(z.strictObject({ journal: bytes32, writer: bytes32, seq: count, id: bytes32 })),
});

export type Position = readonly [volume: number, at: number];
/** Where in the volumes of a series something lies; it may reach over several of them. */
export interface Extent {
  readonly from: Position;
  readonly to: Position;
}
export type Contents = z.infer<typeof contentsSchema>;
export type ContentsJournal = Contents['journals'][number];
type ClearFields = z.infer<typeof clearSchema>;

/** The part of a manifest that reads without a key, and the bytes it came from. */
export interface Manifest {
  readonly vaultId: string;
  readonly run: string;
  readonly at: number;
  readonly chain: string;
  readonly number: number;
  readonly previous: { readonly run: string; readonly manifest: string } | null;
  readonly totals: ClearFields['totals'];
  readonly header: Uint8Array;
  readonly keyring: Uint8Array;
  readonly contents: { readonly size: number; readonly sha256: string };
  /** SHA-256 of the file. */
  readonly hash: string;
  /** What the contents are sealed with. */
  readonly context: Uint8Array;
}

export type ManifestFields = Omit<ClearFields, 'v' | 'contents' | 'sum'>;

/** The two files that end a run: contents first, the manifest last. @throws BackupError backupTooLarge */
export async function sealManifest(
  key: Key,
  fields: ManifestFields,
  contents: Omit<Contents, 'v'>,
): Promise<{ manifest: Bytes; contents: Bytes }> {
  const sealed = await seal(
    key,
    randomBytes(32),
    CONTENTS_LABEL,
    contextOf(fields),
    encodeCanonical({ v: 1, ...contents }),
  );
  const summed = { v: 1 as const, ...fields, contents: { size: sealed.length, sha256: await sha256Of(sealed) } };
  const manifest = encodeCanonical({ ...summed, sum: sumOf(summed) });
  if (manifest.length > MANIFEST_LIMIT) throw new BackupError('backupTooLarge');
  return { manifest, contents: sealed };
}

/** @throws BackupError newerBackup | backupDamaged | notABackup */
export function readManifest(file: Uint8Array): Manifest {
  const { sum, ...summed } = parseFile(file, clearSchema, MANIFEST_LIMIT);
  if (!equalBytes(sum, sumOf(summed))) throw new BackupError('backupDamaged', 'sum');
  const { contents, v: _checked, ...fields } = summed;
  const { vaultId, previous, ...plain } = fields;
  return {
    ...plain,
    vaultId: toHex(vaultId),
    previous: previous === null ? null : { run: previous.run, manifest: toHex(previous.manifest) },
    contents: { size: contents.size, sha256: toHex(contents.sha256) },
    hash: toHex(sha256(file)),
    context: contextOf(fields),
  };
}

/** Opens what a manifest names. @throws BackupError backupOtherKey | backupDamaged | newerBackup */
export async function openContents(key: Key, manifest: Manifest, sealed: Uint8Array): Promise<Contents> {
  if (toHex(await sha256Of(sealed)) !== manifest.contents.sha256) throw new BackupError('backupDamaged', 'contents');
  try {
    return parseFile(await open(key, CONTENTS_LABEL, manifest.context, sealed), contentsSchema, CONTENTS_LIMIT);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    throw new BackupError(error.code === 'wrongKey' ? 'backupOtherKey' : 'backupDamaged', 'contents');
  }
}

const versionOnly = z.looseObject({ v: z.int() });

/** Canonical CBOR of version 1 with exactly these fields. @throws BackupError newerBackup | backupDamaged | notABackup */
export function parseFile<T>(file: Uint8Array, schema: z.ZodType<T>, limit: number): T {
  let value: unknown;
  try {
    value = decodeCanonical(file, limit);
  } catch (error) {
    if (error instanceof CborError) throw new BackupError('backupDamaged', error.code);
    throw error;
  }
  const version = versionOnly.safeParse(value);
  if (!version.success) throw new BackupError('notABackup');
  if (version.data.v > 1) throw new BackupError('newerBackup', String(version.data.v));
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new BackupError('backupDamaged', parsed.error.issues[0]?.path.join('.') ?? '');
  return parsed.data;
}

/** The platform's hash: for what is large. */
export async function sha256Of(bytes: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Bytes));
}

/** Every clear field is bound to the contents: none can be exchanged without the key. */
function contextOf(fields: ManifestFields): Bytes {
  return encodeCanonical({ v: 1, ...fields });
}

/** No secret: it tells a damaged manifest from a wrong passphrase, before any key is known. */
function sumOf(summed: Omit<ClearFields, 'sum'>): Bytes {
  return sha256(SUM_LABEL, encodeCanonical(summed));
}
