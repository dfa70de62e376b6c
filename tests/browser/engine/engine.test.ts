import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { setRecord } from '#casefile';
import {
  createCase,
  createVault,
  finding,
  freshName,
  PASSPHRASE,
  type StartedEngine,
  startEngine,
  unlock,
  waitUntilFree,
} from './support.ts';

const started: StartedEngine[] = [];
function start(name: string): StartedEngine {
  const engine = startEngine(name);
  started.push(engine);
  return engine;
}

describe('engine in its worker', () => {
  afterEach(() => {
    for (const engine of started.splice(0)) engine.terminate();
  });

  it('create, lock, wrong passphrase, unlock, open: the same view', async () => {
    const name = freshName();
    const first = start(name);
    expect((await first.engine.vault.status()).state).toBe('none');
    const { session } = await createVault(first);
    const caseId = await createCase(first);
    await first.engine.cases.apply({ caseId, changes: [finding('f1', 'Giao đất sai thẩm quyền')] });
    const before = await first.engine.cases.open({ caseId });
    await first.engine.vault.lock();
    first.terminate();

    const second = start(name);
    await waitUntilFree(second);
    expect((await second.engine.vault.status()).state).toBe('locked');
    await expect(
      second.engine.vault.unlock({ secret: { type: 'passphrase', passphrase: 'sai' } }),
    ).rejects.toMatchObject({ code: 'wrongPassphrase', data: 'nothingChanged' });
    expect(await unlock(second)).toMatchObject({ identity: session.identity, isNewWriter: false });
    expect((await second.engine.cases.open({ caseId })).view).toEqual(before.view);
    expect(await second.engine.cases.list()).toMatchObject([{ caseId, title: 'Thanh tra đất đai', damage: null }]);
  });

  it('a killed worker loses nothing acknowledged and commits a draft once', async () => {
    const name = freshName();
    const first = start(name);
    await createVault(first);
    const caseId = await createCase(first);
    await first.engine.cases.apply({ caseId, changes: [setRecord('document', 'd1', { form: 'conclusion' })] });
    const { state, clientId } = await first.engine.documents.openText({ caseId, documentId: 'd1' });
    const doc = new Y.Doc({ gc: false });
    doc.clientID = clientId;
    Y.applyUpdate(doc, state);
    const pushes: Promise<unknown>[] = [];
    doc.on('update', (update: Uint8Array) => {
      pushes.push(first.engine.documents.pushText({ caseId, documentId: 'd1', update, added: 1, removed: 0 }));
    });
    for (const letter of 'Kết luận thanh tra') doc.getText('t').insert(doc.getText('t').length, letter);
    await Promise.all(pushes);
    await first.engine.cases.apply({ caseId, changes: [finding('f1', 'đã lưu')] });
    first.terminate(); // as a crash: no lock, no commit

    for (let round = 0; round < 2; round++) {
      const again = start(name);
      await waitUntilFree(again);
      await unlock(again);
      const { view } = await again.engine.cases.open({ caseId });
      expect(view.records.finding.f1?.title).toBe('đã lưu');
      const text = new Y.Doc();
      Y.applyUpdate(text, (await again.engine.documents.openText({ caseId, documentId: 'd1' })).state);
      expect(text.getText('t').toString()).toBe('Kết luận thanh tra');
      const { items } = await again.engine.history.list({ caseId, offset: 0, limit: 100 });
      const written = items.flatMap(item => item.acts).filter(act => act.type === 'document.text');
      expect(written).toHaveLength(1);
      expect(written[0]?.fields).toContainEqual({ name: 'added', before: null, after: 18 });
      again.terminate();
    }
  });

  it('a text becomes a document tree and a DOCX; versions bring back what was', async () => {
    const first = start(freshName());
    await createVault(first);
    const caseId = await createCase(first);
    const form = { form: 'conclusion', title: 'KẾT LUẬN THANH TRA', displayUnit: 'trieu' } as const;
    await first.engine.cases.apply({ caseId, changes: [setRecord('document', 'd1', form)] });
    const of = { caseId, documentId: 'd1' };
    const { state, clientId } = await first.engine.documents.openText(of);
    const doc = new Y.Doc({ gc: false });
    doc.clientID = clientId;
    Y.applyUpdate(doc, state);
    const write = async (text: string) => {
      const before = Y.encodeStateVector(doc);
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(text)]);
      doc.getXmlFragment('body').insert(0, [paragraph]);
      const update = Y.encodeStateAsUpdate(doc, before);
      await first.engine.documents.pushText({ ...of, update, added: text.length, removed: 0 });
    };
    await write('Đoạn một');
    const { versionId } = await first.engine.documents.nameVersion({ ...of, name: 'Dự thảo 1' });
    await write('Đoạn hai');
    const tree = await first.engine.documents.tree(of);
    expect(JSON.stringify(tree.body)).toContain('Đoạn hai');
    expect(tree.title).toBe('KẾT LUẬN THANH TRA');
    const docx = await first.engine.documents.docx(of);
    expect(new TextDecoder().decode(docx.slice(0, 2))).toBe('PK');
    const old = new Y.Doc();
    Y.applyUpdate(old, await first.engine.documents.versionText({ ...of, versionId }));
    expect(old.getXmlFragment('body').toString()).toBe('<paragraph>Đoạn một</paragraph>');
    expect(await first.engine.documents.versions(of)).toMatchObject([{ id: versionId, name: 'Dự thảo 1' }]);

    // Text typed with a clientID that was not given out is refused whole.
    const foreign = new Y.Doc();
    foreign.getText('x').insert(0, 'lạ');
    const update = Y.encodeStateAsUpdate(foreign);
    await expect(first.engine.documents.pushText({ ...of, update, added: 2, removed: 0 })).rejects.toMatchObject({
      code: 'foreignText',
      data: 'notSaved',
    });
  });

  it('refuses a second window', async () => {
    const name = freshName();
    const first = start(name);
    await createVault(first);
    const second = start(name);
    expect((await second.engine.vault.status()).isHeldElsewhere).toBe(true);
    await expect(unlock(second)).rejects.toMatchObject({ code: 'heldElsewhere' });
    first.terminate();
    await waitUntilFree(second);
    await unlock(second);
  });

  it('recovery unlocks with a new writer, and a new passphrase replaces the old one', async () => {
    const name = freshName();
    const first = start(name);
    const { recoveryCode } = await createVault(first);
    const caseId = await createCase(first);
    await first.engine.vault.lock();
    const session = await first.engine.vault.unlock({ secret: { type: 'recovery', code: recoveryCode } });
    expect(session).toMatchObject({ openedBy: 'recovery', isNewWriter: true });
    await first.engine.cases.apply({ caseId, changes: [finding('f1', 'sau khi khôi phục')] });
    await first.engine.vault.resetPassphrase({ code: recoveryCode, next: 'cụm mật khẩu mới tinh' });
    await first.engine.vault.lock();
    await expect(unlock(first)).rejects.toMatchObject({ code: 'wrongPassphrase' });
    const secret = { type: 'passphrase', passphrase: 'cụm mật khẩu mới tinh' } as const;
    expect((await first.engine.vault.unlock({ secret })).isNewWriter).toBe(false);
    const { view, damaged } = await first.engine.cases.open({ caseId });
    expect(view.records.finding.f1?.title).toBe('sau khi khôi phục');
    expect(damaged).toEqual([]);
    expect(view.ignored).toEqual([]);
    const { items } = await first.engine.history.list({ caseId, offset: 0, limit: 10 });
    expect(new Set(items.map(item => item.writer)).size).toBe(2);
    expect(PASSPHRASE).not.toBe('cụm mật khẩu mới tinh');
  });

  it('validates every input and refuses unknown calls', async () => {
    const { engine } = start(freshName());
    const wrong = { caseId: 'x' };
    await expect(engine.cases.open(wrong)).rejects.toMatchObject({ code: 'badInput', params: { at: 'caseId' } });
    await expect(engine.cases.createSample()).rejects.toMatchObject({ code: 'locked' });
  });
});
