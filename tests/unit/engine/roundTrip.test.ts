import { beforeEach, describe, expect, it } from 'vitest';
import { applyPatch, setRecord } from '#casefile';
import { createCase, createVault, finding, freshIndexedDb, newEngine, PASSPHRASE, unlock } from './support.ts';

describe('engine', () => {
  beforeEach(freshIndexedDb);

  it('keeps a case through lock and unlock', async () => {
    const { engine } = newEngine();
    expect((await engine.vault.status()).state).toBe('none');
    const { session, recoveryCode } = await createVault(engine);
    expect(session.openedBy).toBe('passphrase');
    expect(recoveryCode.length).toBeGreaterThan(20);
    const caseId = await createCase(engine);
    await engine.cases.open({ caseId });
    await engine.cases.apply({ caseId, changes: [finding('f1', 'Giao đất sai thẩm quyền')] });
    const before = (await engine.cases.open({ caseId })).view;
    await engine.vault.lock();
    await expect(engine.cases.list()).rejects.toMatchObject({ code: 'locked' });

    const { engine: again } = newEngine();
    expect((await again.vault.status()).state).toBe('locked');
    await expect(
      again.vault.unlock({ secret: { type: 'passphrase', passphrase: `${PASSPHRASE}.` } }),
    ).rejects.toMatchObject({ code: 'wrongPassphrase' });
    const reopened = await unlock(again);
    expect(reopened).toMatchObject({ identity: session.identity, isNewWriter: false });
    const opened = await again.cases.open({ caseId });
    expect(opened.view).toEqual(before);
    expect(opened.view.records.finding.f1?.title).toBe('Giao đất sai thẩm quyền');
    expect(opened.damaged).toEqual([]);
    const [summary] = await again.cases.list();
    expect(summary).toMatchObject({ caseId, title: 'Thanh tra đất đai', damage: null, isClosed: false });
    const registry = await again.cases.open({ caseId: session.registryId });
    expect(registry.view.records.profile.profile?.fullName).toBe('Nguyễn Văn An');
    expect(registry.view.records.profile.profile?.signers).toHaveLength(1);
  });

  it('patches carry a replica to the same state as a fresh opening', async () => {
    const { engine, events } = newEngine();
    await createVault(engine);
    const caseId = await createCase(engine);
    let { view } = await engine.cases.open({ caseId });
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        engine.cases.apply({ caseId, changes: [finding(`f${i % 7}`, `Sai phạm ${i}`)] }),
      ),
    );
    await engine.cases.undo({ caseId });
    for (const event of events)
      if (event.type === 'case.patch' && event.patch.caseId === caseId) {
        expect(event.patch.fromRevision).toBe(view.revision);
        view = applyPatch(view, event.patch);
      }
    expect(view).toEqual((await engine.cases.open({ caseId })).view);
  });

  it('undoes and redoes in order, and asks when somebody else changed it', async () => {
    const { engine } = newEngine();
    await createVault(engine);
    const caseId = await createCase(engine);
    const title = async () => (await engine.cases.open({ caseId })).view.records.finding.f1?.title;
    expect(await engine.cases.undo({ caseId })).toMatchObject({ done: false, reason: 'nothing' });
    for (const text of ['một', 'hai', 'ba']) await engine.cases.apply({ caseId, changes: [finding('f1', text)] });
    expect((await engine.cases.undo({ caseId })).done).toBe(true);
    expect(await title()).toBe('hai');
    expect((await engine.cases.undo({ caseId })).done).toBe(true);
    expect(await title()).toBe('một');
    expect((await engine.cases.undo({ caseId })).done).toBe(true);
    expect(await title()).toBe(undefined); // its creation is undone
    expect((await engine.cases.undo({ caseId })).done).toBe(false);
    for (const text of ['một', 'hai', 'ba']) {
      expect((await engine.cases.redo({ caseId })).done).toBe(true);
      expect(await title()).toBe(text);
    }
    expect(await engine.cases.redo({ caseId })).toMatchObject({ done: false, reason: 'nothing' });
    await engine.cases.undo({ caseId });
    await engine.cases.apply({ caseId, changes: [finding('f1', 'bốn')] });
    expect(await engine.cases.redo({ caseId })).toMatchObject({ done: false, reason: 'nothing' });
  });

  it('reads the history of every act with what was before', async () => {
    const { engine } = newEngine();
    await createVault(engine);
    const caseId = await createCase(engine);
    await engine.cases.apply({ caseId, changes: [finding('f1', 'một')] });
    await engine.cases.apply({ caseId, changes: [finding('f1', 'hai')] });
    const { total, items } = await engine.history.list({ caseId, offset: 0, limit: 10 });
    expect(total).toBe(3);
    expect(items[0]?.personName).toBe('Nguyễn Văn An');
    expect(items[0]?.acts).toEqual([
      {
        verb: 'changed',
        type: 'record.set',
        kind: 'finding',
        recordId: 'f1',
        label: 'hai',
        fields: [{ name: 'title', before: 'một', after: 'hai' }],
      },
    ]);
    await engine.cases.apply({ caseId, changes: [setRecord('person', 'p1', { fullName: 'Lê C' })] });
    const people = await engine.history.list({ caseId, offset: 0, limit: 10, kind: 'person' });
    expect(people.total).toBe(1);
    expect(people.items[0]?.acts[0]?.verb).toBe('created');
  });

  it('verifies every signature as a job', async () => {
    const { engine, events } = newEngine();
    await createVault(engine);
    const caseId = await createCase(engine);
    for (let i = 0; i < 10; i++) await engine.cases.apply({ caseId, changes: [finding(`f${i}`, 'x')] });
    const { jobId } = await engine.history.verify({ caseId });
    await expect
      .poll(() =>
        events.findLast(event => event.type === 'job' && event.job.id === jobId && event.job.state === 'done'),
      )
      .toBeTruthy();
    const job = (await engine.jobs.list()).find(each => each.id === jobId);
    expect(job).toMatchObject({ itemsDone: 11, itemsTotal: 11, result: { entries: 11, firstBad: null } });
  });

  it('opens the sources of a case with the passphrase only', async () => {
    const { engine } = newEngine();
    await createVault(engine);
    const caseId = await createCase(engine);
    await expect(engine.sources.apply({ caseId, changes: [] })).rejects.toMatchObject({ code: 'compartmentClosed' });
    await expect(engine.sources.open({ caseId, passphrase: 'sai' })).rejects.toMatchObject({ code: 'wrongPassphrase' });
    await engine.sources.open({ caseId, passphrase: PASSPHRASE });
    const change = setRecord('sourceIdentity', 's1', { pseudonym: 'Nguồn A', fullName: 'Phạm Thị D' });
    await engine.sources.apply({ caseId, changes: [change] });
    await engine.sources.close();
    await expect(engine.sources.apply({ caseId, changes: [change] })).rejects.toMatchObject({
      code: 'compartmentClosed',
    });
    const opened = await engine.sources.open({ caseId, passphrase: PASSPHRASE });
    expect(opened.view.records.sourceIdentity.s1?.fullName).toBe('Phạm Thị D');
    expect((await engine.cases.open({ caseId })).view.records.sourceIdentity).toEqual({});
  });
});
