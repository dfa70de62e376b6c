import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import * as z from 'zod';
import type { Engine, Job } from '#engine';
import { openStore, StoreError } from '#store';
import { decodeCanonical } from '#vault';
import { VaultDatabase } from '../../../shared/store/database.ts';
import { NEWEST_VERSION } from '../../../shared/store/versions.ts';
import { FIXTURE } from '../../fixtures/vaults/contents.ts';
import { restoreDatabase, type VaultDump } from '../../fixtures/vaults/vaultDump.ts';
import { freshIndexedDb, newEngine } from './support.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/vaults');
const versions = readdirSync(FOLDER).flatMap(name => /^v(\d+)\.cbor$/.exec(name)?.[1] ?? []);
const dumpSchema = z.record(z.string(), z.array(z.unknown()));

function dumpOf(version: string): VaultDump {
  return dumpSchema.parse(decodeCanonical(readFileSync(join(FOLDER, `v${version}.cbor`)), 64 * 1024 * 1024));
}

const byPassphrase = { type: 'passphrase', passphrase: FIXTURE.passphrase } as const;

async function finished(engine: Engine, start: () => Promise<{ jobId: string }>): Promise<Job> {
  const jobs = new Map<string, Job>();
  let tell: (job: Job) => void = () => undefined;
  engine.subscribe(event => {
    if (event.type === 'job' && event.job.state !== 'running') {
      jobs.set(event.job.id, event.job);
      tell(event.job);
    }
  });
  const { jobId } = await start();
  const known = jobs.get(jobId);
  if (known !== undefined) return known;
  return new Promise(resolve => {
    tell = job => job.id === jobId && resolve(job);
  });
}

async function onlyCase(engine: Engine): Promise<string> {
  const [listed, ...others] = await engine.cases.list();
  expect(others).toEqual([]);
  expect(listed).toMatchObject({ title: FIXTURE.title, damage: null });
  return listed?.caseId ?? '';
}

describe.each(versions)('a vault of format version %s', version => {
  beforeEach(async () => {
    freshIndexedDb();
    await restoreDatabase('minhchung', Number(version), dumpOf(version));
  });

  it('opens with everything that was in it', async () => {
    const { engine } = newEngine();
    expect((await engine.vault.status()).state).toBe('locked');
    const session = await engine.vault.unlock({ secret: byPassphrase });
    expect(session.isNewWriter).toBe(false);
    const caseId = await onlyCase(engine);
    const { view, damaged } = await engine.cases.open({ caseId });
    expect(damaged).toEqual([]);
    expect(view.records.finding.f1?.title).toBe(FIXTURE.finding);
    expect(view.records.amountLine.a1?.amount).toBe(FIXTURE.amount);

    const doc = new Y.Doc();
    const opened = await engine.documents.openText({ caseId, documentId: 'kl' });
    Y.applyUpdate(doc, opened.state);
    expect(doc.getXmlFragment('body').toString()).toContain(`${FIXTURE.committed}${FIXTURE.drafted}`);
    expect(await engine.documents.versions({ caseId, documentId: 'kl' })).toMatchObject([{ name: 'Bản đầu' }]);

    const [item] = Object.values(view.records.evidence);
    const evidenceId = item?.id ?? '';
    expect(item?.title).toBe(FIXTURE.evidenceName);
    const bytes = await engine.evidence.read({ caseId, evidenceId, offset: 0, length: 4 * 1024 * 1024 });
    expect(new TextDecoder().decode(bytes)).toBe(FIXTURE.evidence);

    const sources = await engine.sources.open({ caseId, passphrase: FIXTURE.passphrase });
    expect(sources.view.records.sourceIdentity.s1?.fullName).toBe(FIXTURE.source);
  });

  it('verifies whole, takes an edit, and keeps it', async () => {
    const { engine } = newEngine();
    await engine.vault.unlock({ secret: byPassphrase });
    const caseId = await onlyCase(engine);
    expect(await finished(engine, () => engine.history.verify({ caseId }))).toMatchObject({ state: 'done' });
    expect(await finished(engine, () => engine.evidence.verifyAll({ caseId }))).toMatchObject({ state: 'done' });
    const title = 'Giao đất không qua đấu giá';
    await engine.cases.apply({ caseId, changes: [{ type: 'record.set', kind: 'finding', id: 'f1', set: { title } }] });
    await engine.vault.lock();
    const { engine: again } = newEngine();
    await again.vault.unlock({ secret: byPassphrase });
    expect((await again.cases.open({ caseId })).view.records.finding.f1?.title).toBe(title);
  });

  it('opens by its recovery sheet, with a new writer', async () => {
    const code = readFileSync(join(FOLDER, `v${version}.recovery`), 'utf8').trim();
    const { engine } = newEngine();
    const session = await engine.vault.unlock({ secret: { type: 'recovery', code } });
    expect(session).toMatchObject({ openedBy: 'recovery', isNewWriter: true });
    await onlyCase(engine);
  });
});

describe('a vault of a newer program', () => {
  it('is refused by name and stays as it was', async () => {
    freshIndexedDb();
    await restoreDatabase('minhchung', NEWEST_VERSION, dumpOf('1'));
    const newer = new VaultDatabase('minhchung');
    newer.version(NEWEST_VERSION + 1).stores({ tomorrow: 'id' });
    await newer.open();
    newer.close();
    const before = await raw();
    await expect(openStore('minhchung')).rejects.toMatchObject({ code: 'newerVersion' });
    await expect(openStore('minhchung')).rejects.toThrow(StoreError);
    const { engine } = newEngine();
    await expect(engine.vault.unlock({ secret: byPassphrase })).rejects.toMatchObject({ code: 'newerVersion' });
    expect(await raw()).toEqual(before);
  });
});

/** The database as it lies there, whatever its version. */
async function raw(): Promise<unknown> {
  const known = (await indexedDB.databases()).find(each => each.name === 'minhchung');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('minhchung');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const stores = [...database.objectStoreNames];
  const counts = await Promise.all(
    stores.map(
      name =>
        new Promise(resolve => {
          const request = database.transaction(name).objectStore(name).count();
          request.onsuccess = () => resolve([name, request.result]);
        }),
    ),
  );
  database.close();
  return { version: known?.version, counts };
}

it('every released version of the database keeps its fixture', () => {
  expect(versions.map(Number)).toEqual(Array.from({ length: NEWEST_VERSION }, (_, index) => index + 1));
});
