import { expect } from 'vitest';
import type { Engine, FindingCode, HealthFinding, HealthReport } from '#engine';
import { VaultDatabase } from '../../../shared/store/database.ts';
import type { MemoryFolder, MemoryFolders } from '../../fixtures/memoryFolder.ts';
import { createCase, createVault, finding, placeOf } from './support.ts';

/** Works on the database behind the engine's back. */
export async function database<T>(act: (database: VaultDatabase) => PromiseLike<T>): Promise<T> {
  const opened = new VaultDatabase('minhchung');
  await opened.open();
  try {
    return await act(opened);
  } finally {
    opened.close();
  }
}

export async function finished(engine: Engine, jobId: string): Promise<Readonly<Record<string, unknown>> | null> {
  const found = async () => (await engine.jobs.list()).find(job => job.id === jobId);
  await expect.poll(async () => (await found())?.state, { timeout: 20_000 }).not.toBe('running');
  const job = await found();
  expect(job?.failures ?? []).toEqual([]);
  expect(job?.state).toBe('done');
  return job?.result ?? null;
}

/** Checks a scope as a person would, and gives what was found. */
export async function check(engine: Engine, caseId: string | null = null): Promise<HealthReport> {
  const { jobId } = await engine.health.check({ caseId });
  await finished(engine, jobId);
  const report = await engine.health.last({ caseId });
  if (report === null) throw new Error('no report');
  return report;
}

export const codesOf = ({ findings }: HealthReport): FindingCode[] => findings.map(each => each.code).sort();

/** Repairs everything that can be repaired, and says what is left. */
export async function repair(
  engine: Engine,
  report: HealthReport,
  which: (finding: HealthFinding) => boolean = () => true,
): Promise<HealthReport> {
  const keys = report.findings.filter(each => each.repair !== null && which(each)).map(each => each.key);
  const { jobId } = await engine.health.repair({ caseId: report.caseId, keys });
  await finished(engine, jobId);
  const left = await engine.health.last({ caseId: report.caseId });
  if (left === null) throw new Error('no report');
  return left;
}

export function noise(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
}

export async function addFile(engine: Engine, caseId: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const files = [{ file: new Blob([bytes]), name: 'a.bin', path: 'a.bin' }];
  const { jobId } = await engine.evidence.ingest({ caseId, files, provenance: {} });
  await finished(engine, jobId);
  const { view } = await engine.cases.open({ caseId });
  const item = Object.values(view.records.evidence).find(each => each.fileName === 'a.bin');
  if (item === undefined) throw new Error('not taken in');
  return item.id;
}

export interface Prepared {
  readonly caseId: string;
  readonly evidenceId: string;
  readonly blob: string;
  readonly entryIds: readonly string[];
  readonly bytes: Uint8Array;
}

/** A vault with a case of some entries and a file of three chunks. */
export async function prepared(engine: Engine): Promise<Prepared> {
  await createVault(engine);
  const caseId = await createCase(engine);
  const bytes = noise(2_500_000);
  const evidenceId = await addFile(engine, caseId, bytes);
  const entryIds: string[] = [];
  for (let i = 0; i < 4; i++)
    entryIds.push((await engine.cases.apply({ caseId, changes: [finding(`f${i}`, `Sai phạm ${i}`)] })).entryId);
  const { view } = await engine.cases.open({ caseId });
  const blob = view.records.evidence[evidenceId]?.blob?.blobId ?? '';
  return { caseId, evidenceId, blob, entryIds, bytes };
}

export function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const altered = bytes.slice();
  const place = at < 0 ? bytes.length + at : at;
  altered[place] = (altered[place] ?? 0) ^ 1;
  return altered;
}

/** Alters the stored bytes of an entry. */
export function spoilEntry(id: string, at: number): Promise<unknown> {
  return database(async db => {
    const row = await db.entries.get({ id });
    if (row === undefined) throw new Error('no row');
    await db.entries.put({ ...row, bytes: flipped(row.bytes, at) });
  });
}

/** Name of the first file of the local copy that holds this. */
export async function fileIn(folders: MemoryFolders, part: string): Promise<string> {
  const file = (await placeOf(folders, 'mirror').list('')).find(({ name }) => name.includes(part));
  if (file === undefined) throw new Error(`no file ${part}`);
  return file.name;
}

export function mirror(folders: MemoryFolders): MemoryFolder {
  return placeOf(folders, 'mirror');
}
