import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import * as z from 'zod';
import { decodeCanonical } from '#vault';
import { BACKUP_FIXTURE } from '../../fixtures/backups/contents.ts';
import { MemoryFolder } from '../../fixtures/memoryFolder.ts';
import { FIXTURE } from '../../fixtures/vaults/contents.ts';
import { freshIndexedDb } from '../engine/support.ts';
import { HERE, newestRun, newStation, openRun, over, PLACE, stateOf, unlock } from './support.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/backups');
const versions = readdirSync(FOLDER).flatMap(name => /^v(\d+)\.cbor$/.exec(name)?.[1] ?? []);
const filesSchema = z.record(z.string(), z.instanceof(Uint8Array));

/** The folder as a program of that version left it. */
function folderOf(version: string): MemoryFolder {
  const folder = new MemoryFolder({ segmentBytes: 1024 * 1024 });
  const files = filesSchema.parse(decodeCanonical(readFileSync(join(FOLDER, `v${version}.cbor`)), 64 * 1024 * 1024));
  for (const [name, bytes] of Object.entries(files)) folder.tamper(name, () => bytes);
  return folder;
}

describe.each(versions)('a backup folder of format version %s', version => {
  beforeEach(freshIndexedDb);

  it('is listed, and proven again with what its proof of that time counted', async () => {
    const { engine } = newStation(folderOf(version));
    const { runs, problems, unfinished } = await engine.backups.list({ source: HERE });
    expect({ problems, unfinished }).toEqual({ problems: [], unfinished: 0 });
    expect(runs.map(({ number, canOpen }) => ({ number, canOpen }))).toEqual([
      { number: 1, canOpen: true },
      { number: 0, canOpen: true },
    ]);
    const opened = await openRun(engine);
    const { proof } = await newestRun(engine);
    expect(proof).toMatchObject({ cases: 1, files: 2, problems: 0 });
    expect(proof?.sealedEntries).toBeGreaterThan(0);
    await over(engine, await engine.backups.inspect({ token: opened.token }));
    const again = await engine.backups.opened({ token: opened.token });
    expect(again).toMatchObject({ relation: 'none', problems: [] });
    expect({ ...again.proof, at: 0 }).toEqual({ ...proof, at: 0 });
  });

  it('comes back on a new machine by the recovery sheet with everything that was in it', async () => {
    const { engine } = newStation(folderOf(version));
    const code = readFileSync(join(FOLDER, `v${version}.recovery`), 'utf8').trim();
    const secret = { type: 'recovery', code } as const;
    const { vaultId, run } = await newestRun(engine);
    const opened = await engine.backups.open({ source: HERE, vaultId, run, secret });
    const caseId = opened.cases?.[0]?.caseId ?? '';
    expect(opened.cases).toMatchObject([{ title: FIXTURE.title, standing: 'notHere' }]);
    const job = await over(
      engine,
      await engine.backups.restore({
        token: opened.token,
        caseIds: [caseId],
        sealedSecret: null,
        deviceName: 'máy mới',
      }),
    );
    expect(job).toMatchObject({ state: 'done', failures: [] });
    await unlock(engine);

    const { records, damaged, files } = await stateOf(engine, caseId);
    expect(damaged).toEqual([]);
    expect(records.finding.f1?.title).toBe(FIXTURE.finding);
    expect(records.finding.f2?.title).toBe(BACKUP_FIXTURE.secondFinding);
    expect(records.amountLine.a1?.amount).toBe(FIXTURE.amount);
    expect(Object.keys(files)).toHaveLength(2);
    const evidence = Object.values(records.evidence);
    const first = evidence.find(each => each.title === FIXTURE.evidenceName);
    expect(evidence.find(each => each.title === BACKUP_FIXTURE.secondFile)?.blob?.size).toBe(
      BACKUP_FIXTURE.secondFileBytes,
    );

    await engine.cases.open({ caseId });
    const bytes = await engine.evidence.read({ caseId, evidenceId: first?.id ?? '', offset: 0, length: 4_194_304 });
    expect(new TextDecoder().decode(bytes)).toBe(FIXTURE.evidence);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, (await engine.documents.openText({ caseId, documentId: 'kl' })).state);
    expect(doc.getXmlFragment('body').toString()).toContain(`${FIXTURE.committed}${FIXTURE.drafted}`);
    const sources = await engine.sources.open({ caseId, passphrase: FIXTURE.passphrase });
    expect(sources.view.records.sourceIdentity.s1?.fullName).toBe(FIXTURE.source);
  });

  it('takes another run of today beside its own, and is none the worse', async () => {
    const folder = folderOf(version);
    const { engine } = newStation(folder);
    const opened = await openRun(engine);
    const caseIds = (opened.cases ?? []).map(each => each.caseId);
    await over(
      engine,
      await engine.backups.restore({ token: opened.token, caseIds, sealedSecret: null, deviceName: 'máy mới' }),
    );
    await unlock(engine);
    await engine.backups.setPlace({ place: PLACE, label: 'USB', schedule: 'off' });
    expect(await over(engine, await engine.backups.run({ place: PLACE }))).toMatchObject({
      state: 'done',
      result: { isNew: true, isFull: true, proof: { problems: 0, files: 2 } },
    });
    expect((await engine.backups.list({ source: HERE })).runs).toHaveLength(3);
  });
});

it('every released version of a backup keeps its fixture', () => {
  expect(versions).toEqual(['1']);
});
