import { beforeEach, describe, expect, it } from 'vitest';
import { VaultDatabase } from '../../../shared/store/database.ts';
import type { MemoryFolder } from '../../fixtures/memoryFolder.ts';
import { freshIndexedDb } from '../engine/support.ts';
import {
  addFile,
  addPlace,
  backUpNow,
  createCase,
  createVault,
  HERE,
  newestRun,
  newStation,
  note,
  openRun,
  over,
  PLACE,
  restore,
  type Station,
  unlock,
} from './support.ts';

beforeEach(freshIndexedDb);

interface Prepared extends Station {
  readonly caseId: string;
  readonly runs: readonly string[];
  /** Full name of a file of the nth run. */
  path(run: number, name: string): string;
}

/** A full run and an increment: entries and files in both. */
async function prepared(): Promise<Prepared> {
  const station = newStation();
  const { engine } = station;
  await createVault(engine);
  const caseId = await createCase(engine);
  await engine.cases.apply({ caseId, changes: [note('f1', 'một')] });
  await addFile(engine, caseId, 'a.bin', 2_600_000, 1);
  await addPlace(engine);
  await backUpNow(engine);
  await engine.cases.apply({ caseId, changes: [note('f2', 'hai')] });
  await addFile(engine, caseId, 'b.bin', 2_600_000, 2);
  await backUpNow(engine);
  const found = (await engine.backups.list({ source: HERE })).runs.toReversed();
  const path = (run: number, name: string) => `minhchung/${found[run]?.vaultId}/${found[run]?.run}/${name}`;
  return { ...station, caseId, runs: found.map(each => each.run), path };
}

async function proveAgain({ engine, runs }: Prepared) {
  const { vaultId } = await newestRun(engine);
  const run = runs.at(-1) ?? '';
  return over(engine, await engine.backups.prove({ source: HERE, vaultId, run }));
}

const flip = (at: number) => (bytes: Uint8Array) => {
  bytes[at < 0 ? bytes.length + at : at] = (bytes.at(at) ?? 0) ^ 1;
  return bytes;
};
const cut = (by: number) => (bytes: Uint8Array) => bytes.slice(0, bytes.length - by);
const gone = () => null;

function swap(folder: MemoryFolder, a: string, b: string): void {
  const [first, second] = [folder.bytesOf(a), folder.bytesOf(b)];
  folder.tamper(a, () => second);
  folder.tamper(b, () => first);
}

type Damage = (prepared: Prepared) => void;

interface DamageClass {
  readonly what: string;
  readonly damage: Damage;
  /** What the proof says. */
  readonly says: readonly string[];
  /** Files of two that come back whole. */
  readonly files: number;
  /** Does everything come back? */
  readonly isAll: boolean;
}

/** Loses the first and its copy. */
const loseBoth = (run: number, name: string) => (p: Prepared) => {
  p.folder.tamper(p.path(run, name), gone);
  p.folder.tamper(p.path(run, `${name}-copy`), gone);
};
const alter =
  (run: number, name: string, change: (bytes: Uint8Array) => Uint8Array | null) =>
  (p: Prepared): void =>
    p.folder.tamper(p.path(run, name), change);
const putAnother = (name: string) => (p: Prepared) =>
  p.folder.tamper(p.path(1, name), () => p.folder.bytesOf(p.path(0, name)));

const lost = 'backup_chunksMissing';
const CLASSES: readonly DamageClass[] = [
  {
    what: 'a flipped byte in entries',
    damage: alter(0, 'entries-000001', flip(-200)),
    says: ['backup_volumeAltered', 'backup_entriesMissing'],
    files: 2,
    isAll: false,
  },
  {
    what: 'a flipped byte in a file',
    damage: alter(0, 'blobs-000002', flip(5_000)),
    says: ['backup_volumeAltered', lost],
    files: 1,
    isAll: false,
  },
  {
    what: 'a truncated volume',
    damage: alter(1, 'blobs-000003', cut(1_000)),
    says: ['backup_volumeCut', lost],
    files: 1,
    isAll: false,
  },
  {
    what: 'a lost volume',
    damage: alter(0, 'blobs-000001', gone),
    says: ['backup_volumeMissing', lost],
    files: 1,
    isAll: false,
  },
  {
    what: 'a lost volume of entries',
    damage: alter(1, 'entries-000001', gone),
    says: ['backup_volumeMissing', 'backup_entriesMissing'],
    files: 1,
    isAll: false,
  },
  {
    what: 'swapped volumes',
    damage: p => swap(p.folder, p.path(0, 'blobs-000001'), p.path(0, 'blobs-000002')),
    says: ['backup_volumeSwapped'],
    files: 2,
    isAll: true,
  },
  {
    what: 'a volume of another run',
    damage: putAnother('blobs-000001'),
    says: ['backup_volumeSwapped', lost],
    files: 1,
    isAll: false,
  },
  {
    what: 'a lost manifest with its copy',
    damage: alter(1, 'manifest', gone),
    says: ['backup_manifestMissing', 'backup_copyDamaged'],
    files: 2,
    isAll: true,
  },
  {
    what: 'a flipped manifest with its copy',
    damage: alter(1, 'manifest', flip(60)),
    says: ['backup_manifestDamaged', 'backup_copyDamaged'],
    files: 2,
    isAll: true,
  },
  {
    what: 'an older manifest put back',
    damage: putAnother('manifest'),
    says: ['backup_manifestOther', 'backup_copyDamaged'],
    files: 2,
    isAll: true,
  },
  {
    what: 'a full run without any manifest',
    damage: loseBoth(0, 'manifest'),
    says: ['backup_manifestMissing'],
    files: 2,
    isAll: true,
  },
  {
    what: 'lost contents with their copy',
    damage: alter(0, 'contents', gone),
    says: ['backup_contentsMissing', 'backup_copyDamaged'],
    files: 2,
    isAll: true,
  },
  {
    what: 'flipped contents with their copy',
    damage: alter(1, 'contents', flip(300)),
    says: ['backup_contentsDamaged', 'backup_copyDamaged'],
    files: 2,
    isAll: true,
  },
  {
    what: 'a full run without any contents',
    damage: loseBoth(0, 'contents'),
    says: ['backup_contentsMissing'],
    files: 2,
    isAll: true,
  },
  {
    what: 'a flipped copy',
    damage: alter(1, 'contents-copy', flip(300)),
    says: ['backup_copyDamaged'],
    files: 2,
    isAll: true,
  },
];

describe.each(CLASSES)('$what', ({ damage, says, files, isAll }) => {
  it('is named, and the rest is restored', async () => {
    const p = await prepared();
    damage(p);
    const proof = await proveAgain(p);
    expect(proof.state).toBe('failed');
    const said = proof.failures.map(each => each.code);
    expect(new Set(said)).toEqual(new Set(says));
    expect((await p.engine.backups.status()).proven?.run).toBe(p.runs[1]); // what was proven then stays told

    const other = newStation(p.folder, { vaultName: 'khac' });
    const run = (await other.engine.backups.list({ source: HERE })).runs.find(each => each.run === p.runs[1]);
    const opened = await openRun(other.engine, run);
    expect(opened.problems.length).toBeGreaterThan(0);
    const job = await restore(other.engine, opened);
    await unlock(other.engine);
    const { view } = await other.engine.cases.open({ caseId: p.caseId });
    expect(view.records.finding.f1?.title).toBe('một');
    const verified = await over(other.engine, await other.engine.evidence.verifyAll({ caseId: p.caseId }));
    expect(verified.result).toMatchObject({ whole: files });
    expect(job.state).toBe(isAll ? 'done' : 'failed');
  });
});

describe('what a folder says', () => {
  it('a newer format is named, left alone, and not built on', async () => {
    const p = await prepared();
    const { decodeCanonical, encodeCanonical } = await import('#vault');
    for (const name of ['manifest', 'manifest-copy'])
      p.folder.tamper(p.path(1, name), bytes => encodeCanonical({ ...(decodeCanonical(bytes, 1e7) as object), v: 2 }));
    const { runs } = await p.engine.backups.list({ source: HERE });
    expect(runs[0]).toMatchObject({ canOpen: false, problem: { code: 'newerVersion' } });
    const before = await p.folder.list('');
    const job = await backUpNow(p.engine);
    expect(job).toMatchObject({ state: 'done', result: { isFull: true } });
    const after = new Map((await p.folder.list('')).map(each => [each.name, each.size]));
    for (const { name, size } of before.filter(each => each.name.includes(p.runs[1] ?? '')))
      expect(after.get(name)).toBe(size);
  });

  it('an older copy of the whole folder put back is noticed by the station that proved more', async () => {
    const p = await prepared();
    const older = p.folder.copy();
    await p.engine.cases.apply({ caseId: p.caseId, changes: [note('f3', 'ba')] });
    await backUpNow(p.engine);
    p.folder.become(older);
    const { problems } = await p.engine.backups.list({ source: HERE });
    expect(problems).toMatchObject([{ code: 'runsGone' }]);
  });

  it('a damaged chain is not built on: the next run is full, and proven', async () => {
    const p = await prepared();
    p.folder.tamper(p.path(0, 'blobs-000001'), gone);
    expect(await backUpNow(p.engine)).toMatchObject({
      state: 'done',
      result: { isFull: true, proof: { problems: 0 } },
    });
  });

  it('an altered byte that a look cannot see is found by the proof, and then not built on', async () => {
    const p = await prepared();
    p.folder.tamper(p.path(0, 'blobs-000001'), flip(9));
    await p.engine.cases.apply({ caseId: p.caseId, changes: [note('f3', 'ba')] });
    const bad = await backUpNow(p.engine);
    expect(bad).toMatchObject({ state: 'failed' });
    expect(bad.failures.map(each => each.code)).toContain('backup_volumeAltered');
    expect(await backUpNow(p.engine)).toMatchObject({ state: 'done', result: { isFull: true } });
  });
});

describe('a vault that is not whole itself', () => {
  it('is backed up as far as it is whole; what was lost is named, and written once it is repaired', async () => {
    const p = await prepared();
    await p.engine.vault.lock();
    const database = new VaultDatabase('minhchung');
    await database.open();
    const [chunk] = await database.chunks.toCollection().primaryKeys();
    const kept = await database.chunks.get(chunk ?? ['', 0]);
    await database.chunks
      .where('[blob+index]')
      .equals(chunk ?? ['', 0])
      .modify({ bytes: (kept?.bytes ?? new Uint8Array()).map(byte => byte ^ 1) });
    database.close();
    await unlock(p.engine);
    // A new folder, so that nothing whole is there from before.
    const empty = newStation();
    p.folders.places.set('cd'.repeat(16), empty.folder);
    await p.engine.backups.setPlace({ place: 'cd'.repeat(16), label: 'khác', schedule: 'off' });
    const job = await over(p.engine, await p.engine.backups.run({ place: 'cd'.repeat(16) }));
    expect(job).toMatchObject({ state: 'failed', failures: [{ code: 'backup_sourceChunksBad' }] });
    // The older backup has the piece: restoring heals the file here.
    const healed = await restore(
      p.engine,
      await openRun(p.engine, (await p.engine.backups.list({ source: HERE })).runs[0]),
    );
    expect(healed).toMatchObject({ state: 'done', result: { chunks: 1, entries: 0 } });
    const again = await over(p.engine, await p.engine.backups.run({ place: 'cd'.repeat(16) }));
    expect(again).toMatchObject({ state: 'done', result: { isFull: false, proof: { problems: 0 } } });
  });
});

it('a file that is no backup is refused politely', async () => {
  const { engine } = newStation();
  await expect(
    engine.backups.list({ source: { file: new Blob(['xin chào, đây không phải bản sao lưu nào']) } }),
  ).rejects.toMatchObject({
    code: 'notABackup',
  });
  await expect(engine.backups.list({ source: { place: 'ef'.repeat(16) } })).rejects.toMatchObject({
    code: 'folderGone',
  });
  expect(PLACE).toHaveLength(32);
});
