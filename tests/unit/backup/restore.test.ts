import { beforeEach, describe, expect, it } from 'vitest';
import { freshIndexedDb } from '../engine/support.ts';
import {
  addFile,
  addPlace,
  backUpNow,
  createCase,
  createVault,
  newestRun,
  newStation,
  note,
  openRun,
  over,
  PASSPHRASE,
  restore,
  type Station,
  stateOf,
  unlock,
} from './support.ts';

beforeEach(freshIndexedDb);

/** A vault with two cases, one with a file, backed up and locked. */
async function backedUp(): Promise<Station & { first: string; second: string; recoveryCode: string }> {
  const station = newStation();
  const { engine } = station;
  const { recoveryCode } = await createVault(engine);
  const first = await createCase(engine, 'Vụ thứ nhất');
  const second = await createCase(engine, 'Vụ thứ hai');
  await engine.cases.apply({ caseId: first, changes: [note('f1', 'một')] });
  await addFile(engine, first, 'a.bin', 1_500_000);
  await engine.sources.open({ caseId: first, passphrase: PASSPHRASE });
  await engine.sources.ingest({ caseId: first, file: new Blob(['đơn tố cáo']), name: 'don.txt' });
  await engine.sources.close();
  await addPlace(engine);
  const job = await backUpNow(engine);
  expect(job.failures).toEqual([]);
  return { ...station, first, second, recoveryCode };
}

describe('restore where there is no vault', () => {
  it('opens with the recovery sheet, brings chosen cases only, and says so of the others', async () => {
    const { engine, folder, first, second, recoveryCode } = await backedUp();
    const before = await stateOf(engine, first);
    await engine.vault.lock();
    const other = newStation(folder, { vaultName: 'khac' });
    const run = await newestRun(other.engine);
    const opened = await other.engine.backups.open({
      source: { place: 'ab'.repeat(16) },
      vaultId: run.vaultId,
      run: run.run,
      secret: { type: 'recovery', code: recoveryCode },
    });
    const job = await restore(other.engine, opened, [first]);
    expect(job).toMatchObject({ state: 'done', result: { cases: 1, missing: 0 } });
    await other.engine.vault.unlock({ secret: { type: 'recovery', code: recoveryCode } });
    expect(await stateOf(other.engine, first)).toEqual(before);
    await expect(other.engine.cases.open({ caseId: second })).rejects.toMatchObject({ code: 'caseNotHere' });
    // Sealed sources came along, and open with the passphrase.
    const source = await other.engine.sources.open({ caseId: first, passphrase: PASSPHRASE });
    const [item] = Object.values(source.view.records.evidence);
    const bytes = await other.engine.sources.read({
      caseId: first,
      evidenceId: item?.id ?? '',
      offset: 0,
      length: 100,
    });
    expect(new TextDecoder().decode(bytes)).toBe('đơn tố cáo');
    // The rest comes later, into the vault that is here now.
    const later = await openRun(other.engine);
    expect(later.cases?.map(each => [each.caseId, each.standing])).toEqual(
      expect.arrayContaining([
        [first, 'same'],
        [second, 'notHere'],
      ]),
    );
    expect(await restore(other.engine, later, [second])).toMatchObject({ state: 'done', result: { cases: 1 } });
    expect((await other.engine.cases.open({ caseId: second })).view.records.caseInfo.case?.title).toBe('Vụ thứ hai');
  });

  it('refuses a wrong passphrase, and a vault that is there', async () => {
    const { engine, folder } = await backedUp();
    await engine.vault.lock();
    const other = newStation(folder, { vaultName: 'khac' });
    const { vaultId, run } = await newestRun(other.engine);
    const source = { place: 'ab'.repeat(16) };
    const open = (passphrase: string) =>
      other.engine.backups.open({ source, vaultId, run, secret: { type: 'passphrase', passphrase } });
    await expect(open('không phải')).rejects.toMatchObject({ code: 'wrongPassphrase' });
    const opened = await open(PASSPHRASE);
    await createVault(other.engine);
    await other.engine.vault.lock();
    await expect(other.engine.backups.opened({ token: opened.token })).rejects.toMatchObject({ code: 'backupClosed' });
    const again = await open(PASSPHRASE);
    const job = await restore(other.engine, again);
    expect(job).toMatchObject({ state: 'failed', failures: [{ code: 'vaultExists' }] });
    await unlock(other.engine);
    expect(await other.engine.cases.list()).toEqual([]);
  });

  it('a stopped restore leaves a station without a vault, and the next one succeeds', async () => {
    const { engine, folder, first } = await backedUp();
    const before = await stateOf(engine, first);
    await engine.vault.lock();
    const other = newStation(folder, { vaultName: 'khac' });
    const opened = await openRun(other.engine);
    const caseIds = (opened.cases ?? []).map(each => each.caseId);
    const { jobId } = await other.engine.backups.restore({
      token: opened.token,
      caseIds,
      sealedSecret: null,
      deviceName: '',
    });
    await other.engine.jobs.cancel({ jobId });
    expect((await over(other.engine, { jobId })).state).toBe('cancelled');
    expect((await other.engine.vault.status()).state).toBe('none');
    expect(await restore(other.engine, opened)).toMatchObject({ state: 'done' });
    await unlock(other.engine);
    expect(await stateOf(other.engine, first)).toEqual(before);
  });

  it('keeps what was typed and not yet committed', async () => {
    const { engine, folder, first } = await backedUp();
    await engine.cases.apply({
      caseId: first,
      changes: [{ type: 'record.set', kind: 'document', id: 'd1', set: { title: 'Kết luận' } }],
    });
    const Y = await import('yjs');
    const { state, clientId } = await engine.documents.openText({ caseId: first, documentId: 'd1' });
    const doc = new Y.Doc({ gc: false });
    doc.clientID = clientId;
    Y.applyUpdate(doc, state);
    const fragment = doc.getXmlFragment('default');
    let update = new Uint8Array();
    doc.on('update', each => {
      update = new Uint8Array(each);
    });
    fragment.insert(0, [new Y.XmlText('chưa kịp lưu thành mục')]);
    await engine.documents.pushText({ caseId: first, documentId: 'd1', update, added: 22, removed: 0 });
    expect((await backUpNow(engine)).failures).toEqual([]);
    const other = newStation(folder, { vaultName: 'khac' });
    await restore(other.engine, await openRun(other.engine));
    await unlock(other.engine);
    const text = await other.engine.documents.openText({ caseId: first, documentId: 'd1' });
    const back = new Y.Doc({ gc: false });
    Y.applyUpdate(back, text.state);
    expect(back.getXmlFragment('default').toString()).toContain('chưa kịp lưu thành mục');
  });
});

describe('restore into the vault that is here', () => {
  it('brings back what this station lost, keeps what it has more, and the second time finds nothing new', async () => {
    const { engine, folder, first } = await backedUp();
    await engine.vault.lock();
    // Another machine goes on from the same backup; both then have work the other lacks.
    const other = newStation(folder, { vaultName: 'khac' });
    await restore(other.engine, await openRun(other.engine));
    await unlock(other.engine);
    await other.engine.cases.apply({ caseId: first, changes: [note('f-other', 'ở máy kia')] });
    const third = await createCase(other.engine, 'Vụ thứ ba');
    await addPlace(other.engine);
    expect((await backUpNow(other.engine)).failures).toEqual([]);
    await unlock(engine);
    await engine.cases.apply({ caseId: first, changes: [note('f-here', 'ở máy này')] });
    const opened = await openRun(engine);
    expect(opened.relation).toBe('sameVault');
    const standing = new Map(opened.cases?.map(each => [each.caseId, each.standing]));
    expect(standing.get(first)).toBe('both');
    expect(standing.get(third)).toBe('notHere');
    const job = await restore(engine, opened);
    expect(job).toMatchObject({ state: 'done', result: { missing: 0 } });
    const { view } = await engine.cases.open({ caseId: first });
    expect(Object.keys(view.records.finding)).toEqual(expect.arrayContaining(['f1', 'f-other', 'f-here']));
    expect(view.waiting).toEqual([]);
    await engine.cases.close({ caseId: first });
    expect((await engine.cases.list()).map(each => each.title)).toContain('Vụ thứ ba');
    const again = await restore(engine, await openRun(engine));
    expect(again).toMatchObject({ state: 'done', result: { cases: 0, entries: 0, chunks: 0 } });
  });

  it('tells in the history of the case where it came from', async () => {
    const { engine, folder, first } = await backedUp();
    const other = newStation(folder, { vaultName: 'khac' });
    await restore(other.engine, await openRun(other.engine), []);
    await unlock(other.engine);
    await restore(other.engine, await openRun(other.engine), [first]);
    const { items } = await other.engine.history.list({ caseId: first, offset: 0, limit: 1 });
    const [change] = items[0]?.body?.changes ?? [];
    expect(change).toMatchObject({ type: 'note.recorded' });
    const { run } = await newestRun(engine);
    expect(JSON.parse((change as { detail: string }).detail)).toMatchObject({ restoredFrom: run });
  });
});

describe('restore from another vault', () => {
  it('takes the keys of the case, keeps its writers, and leaves sealed sources sealed unless asked by their own secret', async () => {
    const { folder, first } = await backedUp();
    const other = newStation(folder, { vaultName: 'khac' });
    await createVault(other.engine);
    const opened = await openRun(other.engine);
    expect(opened).toMatchObject({ relation: 'otherVault', isSamePerson: false });
    const job = await restore(other.engine, opened, [first]);
    expect(job).toMatchObject({ state: 'done', result: { cases: 1, stillSealed: 1, missing: 0 } });
    const { view } = await other.engine.cases.open({ caseId: first });
    expect(view.records.finding.f1?.title).toBe('một');
    // Not a member: what this person writes would have no effect, so it is refused.
    await expect(other.engine.cases.apply({ caseId: first, changes: [note('f9', 'x')] })).rejects.toMatchObject({
      code: 'refused_notMember',
    });
    await expect(other.engine.sources.open({ caseId: first, passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'compartmentClosed',
    });

    const wrong = other.engine.backups.restore({
      token: opened.token,
      caseIds: [first],
      sealedSecret: { type: 'passphrase', passphrase: 'sai' },
      deviceName: '',
    });
    await expect(wrong).rejects.toMatchObject({ code: 'wrongPassphrase' });
    const started = await other.engine.backups.restore({
      token: opened.token,
      caseIds: [first],
      sealedSecret: { type: 'passphrase', passphrase: PASSPHRASE },
      deviceName: '',
    });
    expect(await over(other.engine, started)).toMatchObject({ state: 'done', result: { stillSealed: 0 } });
    const source = await other.engine.sources.open({ caseId: first, passphrase: PASSPHRASE });
    expect(Object.keys(source.view.records.evidence)).toHaveLength(1);
  });

  it('a case destroyed here does not come back', async () => {
    const { engine, first } = await backedUp();
    await engine.cases.destroy({ caseId: first, reason: 'hết thời hạn', decisionNumber: '01/QĐ' });
    const opened = await openRun(engine);
    expect(opened.cases?.find(each => each.caseId === first)?.standing).toBe('destroyed');
    const job = await restore(engine, opened, [first]);
    expect(job).toMatchObject({ state: 'failed', failures: [{ code: 'caseDestroyed' }] });
    await expect(engine.cases.open({ caseId: first })).rejects.toMatchObject({ code: 'unknownCase' });
  });
});
