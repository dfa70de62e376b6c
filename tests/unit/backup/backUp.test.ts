import { beforeEach, describe, expect, it } from 'vitest';
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
  restore,
  stateOf,
  unlock,
} from './support.ts';

beforeEach(freshIndexedDb);

describe('backup into a folder', () => {
  it('writes, proves, tells, and brings the vault back on another machine', async () => {
    const { engine, folder, events } = newStation();
    const { session } = await createVault(engine);
    const caseId = await createCase(engine);
    await engine.cases.apply({ caseId, changes: [note('f1', 'Sai phạm 1'), note('f2', 'Sai phạm 2')] });
    await addFile(engine, caseId, 'bien-ban.bin', 2_500_000);
    await addPlace(engine);
    const job = await backUpNow(engine);
    expect(job.failures).toEqual([]);
    expect(job.state).toBe('done');
    expect(job.result).toMatchObject({
      isNew: true,
      isFull: true,
      proof: { problems: 0, cases: 1, files: 1, fileBytes: 2_500_000 },
    });
    const status = await engine.backups.status();
    expect(status.proven).toMatchObject({ label: 'USB-THANHTRA', cases: 1 });
    expect(events.some(event => event.type === 'backups.changed')).toBe(true);
    const before = await stateOf(engine, caseId);
    await engine.vault.lock();

    const other = newStation(folder, { vaultName: 'may-moi' });
    const listing = await other.engine.backups.list({ source: HERE });
    expect(listing.runs).toHaveLength(1);
    expect(listing.runs[0]).toMatchObject({ number: 0, canOpen: true, proof: { problems: 0 } });
    const opened = await openRun(other.engine);
    expect(opened).toMatchObject({ relation: 'none', problems: [] });
    expect(opened.cases).toMatchObject([{ caseId, title: 'Thanh tra đất đai', standing: 'notHere', files: 1 }]);
    const restored = await restore(other.engine, opened);
    expect(restored.failures).toEqual([]);
    expect(restored.state).toBe('done');
    const again = await unlock(other.engine);
    expect(again.identity).toBe(session.identity);
    expect(await stateOf(other.engine, caseId)).toEqual(before);
    expect(await other.engine.cases.list()).toMatchObject([{ caseId, title: 'Thanh tra đất đai', evidenceCount: 1 }]);
    // A new writer goes on; the old chain is not continued.
    await other.engine.cases.apply({ caseId, changes: [note('f3', 'tiếp')] });
    const { items } = await other.engine.history.list({ caseId, offset: 0, limit: 100 });
    expect(new Set(items.map(each => each.writer)).size).toBe(2);
    expect(items[0]).toMatchObject({ seq: 0, identity: session.identity });
  });

  it('writes only what earlier runs do not hold', async () => {
    const { engine, folder } = newStation();
    await createVault(engine);
    const caseId = await createCase(engine);
    await addFile(engine, caseId, 'a.bin', 1_200_000);
    await addPlace(engine);
    await backUpNow(engine);
    const full = await newestRun(engine);
    await engine.cases.apply({ caseId, changes: [note('f1', 'một')] });
    await addFile(engine, caseId, 'b.bin', 40_000, 2);
    const job = await backUpNow(engine);
    expect(job).toMatchObject({ state: 'done', result: { isNew: true, isFull: false } });
    const second = await newestRun(engine);
    expect(second).toMatchObject({ number: 1, chain: full.run });
    expect(second.bytes).toBeLessThan(full.bytes / 5);
    const writes = folder.writes;
    const third = await backUpNow(engine);
    expect(third).toMatchObject({ state: 'done', result: { isNew: false, run: second.run, proof: { files: 2 } } });
    expect(folder.writes).toBe(writes + 1); // the proof alone
  });
});
