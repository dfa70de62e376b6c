import * as z from 'zod';
import { type Bytes, encodeCanonical, fromHex, type Key, open, randomBytes, SealError, seal, toHex } from '#vault';
import { MANIFEST_LIMIT, type Manifest, parseFile } from './manifest.ts';
import { isRunName } from './names.ts';
import { BackupError, PROBLEM_CODES, type Problem } from './problems.ts';

const LABEL = 'minhchung/backup-proof/v1';
/** More than this is not listed one by one; the count stays true. */
const LISTED_PROBLEMS = 1_000;

const count = z.int().min(0);

const totalsSchema = z.strictObject({
  cases: count,
  /** Every entry that was read back, verified and – but for sealed sources – decrypted. */
  entries: count,
  leaves: count,
  pages: count,
  /** Evidence files whose every chunk was opened, and their plain bytes. */
  files: count,
  fileBytes: count,
  /** Of sealed sources: read back and verified without being opened. */
  sealedEntries: count,
  sealedFiles: count,
  /** Bytes on the disk that were read. */
  bytes: count,
});
export type ProofTotals = z.infer<typeof totalsSchema>;

/** What a case looks like in a backup, for choosing it. */
const caseFactsSchema = z.strictObject({
  caseId: z.string(),
  compartmentId: z.string(),
  title: z.string(),
  code: z.string(),
  caseKind: z.string(),
  stage: z.string(),
  isSample: z.boolean(),
  entries: count,
  leaves: count,
  pages: count,
  files: count,
  fileBytes: count,
  changedAt: z.int(),
  /** Problems of this case's own entries and files. */
  problems: count,
});
export type CaseFacts = z.infer<typeof caseFactsSchema>;

const problemSchema = z.strictObject({
  code: z.enum(PROBLEM_CODES),
  run: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.int()])),
});

const factsSchema = z.strictObject({
  v: z.literal(1),
  cases: z.array(caseFactsSchema),
  problems: z.array(problemSchema),
  /** Journals and files to be written again by the next run. */
  doubtful: z.array(z.string()),
  /** Files that no readable case names: those of sealed sources, and leftovers. */
  unnamed: z.array(z.string()),
});
export type ProofFacts = Omit<z.infer<typeof factsSchema>, 'v'>;

const clearFields = {
  v: z.literal(1),
  vaultId: z.instanceof(Uint8Array).refine(value => value.length === 16),
  run: z.string().refine(isRunName),
  /** SHA-256 of the manifest that was proven. */
  manifest: z.instanceof(Uint8Array).refine(value => value.length === 32),
  at: z.int(),
  totals: totalsSchema,
  problems: count,
};
const fileSchema = z.strictObject({ ...clearFields, sealed: z.instanceof(Uint8Array) });

/** What a proof says before any key has opened it. */
export interface ClearProof {
  readonly run: string;
  readonly manifest: string;
  readonly at: number;
  readonly totals: ProofTotals;
  /** How many problems were found; 0 = proven. */
  readonly problems: number;
  readonly context: Uint8Array;
  readonly sealed: Uint8Array;
}

/** A proof that the vault's key has opened. */
export interface Proof {
  readonly run: string;
  readonly at: number;
  readonly totals: ProofTotals;
  readonly problems: readonly Problem[];
  readonly facts: ProofFacts;
}

/** The file beside a manifest that says when and how far it was proven. */
export async function sealProof(
  key: Key,
  manifest: Manifest,
  proof: Pick<Proof, 'at' | 'totals'>,
  facts: ProofFacts,
): Promise<Bytes> {
  const clear = {
    v: 1 as const,
    vaultId: fromHex(manifest.vaultId),
    run: manifest.run,
    manifest: fromHex(manifest.hash),
    at: proof.at,
    totals: proof.totals,
    problems: facts.problems.length,
  };
  const listed = { v: 1, ...facts, problems: facts.problems.slice(0, LISTED_PROBLEMS) };
  const sealed = await seal(key, randomBytes(32), LABEL, encodeCanonical(clear), encodeCanonical(listed));
  return encodeCanonical({ ...clear, sealed });
}

/** @throws BackupError newerBackup | backupDamaged | notABackup */
export function readProof(file: Uint8Array): ClearProof {
  const { sealed, ...clear } = parseFile(file, fileSchema, MANIFEST_LIMIT);
  const { run, at, totals, problems } = clear;
  return { run, at, totals, problems, manifest: toHex(clear.manifest), context: encodeCanonical(clear), sealed };
}

/** @returns null when this key did not make it: it proves nothing */
export async function openProof(key: Key, proof: ClearProof): Promise<Proof | null> {
  try {
    const plain = await open(key, LABEL, proof.context, proof.sealed);
    const facts = parseFile(plain, factsSchema, MANIFEST_LIMIT);
    return { run: proof.run, at: proof.at, totals: proof.totals, problems: facts.problems, facts };
  } catch (error) {
    if (error instanceof SealError || error instanceof BackupError) return null;
    throw error;
  }
}
