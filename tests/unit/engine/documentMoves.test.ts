import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { setRecord } from '#casefile';
import type { Engine } from '#engine';
import { type EditorDocInput, newDocument, shippedTemplate } from '#officialdoc';
import { writeBody } from '../../../shared/engine/documents/writeBody.ts';
import { p } from '../../fixtures/docNodes.ts';
import { createCase, createVault, freshIndexedDb, newEngine, unlock } from './support.ts';

const DATE = '2026-07-05';
const textOf = (body: unknown) => JSON.stringify(body);

/** A vault with a case and a new document of a form. */
async function started(form: string) {
  const { engine } = newEngine();
  await createVault(engine);
  const caseId = await createCase(engine);
  const template = shippedTemplate(form);
  if (template === null) throw new Error(form);
  let count = 0;
  const order = newDocument({
    view: (await engine.cases.open({ caseId })).view,
    template,
    profile: undefined,
    about: {},
    today: DATE,
    newId: () => `doc${++count}`,
  });
  await engine.documents.create({
    caseId,
    changes: [...order.changes],
    bodies: order.bodies.map(each => ({ ...each })),
  });
  const of = { caseId, documentId: order.documentId };
  const record = async () => {
    const { view } = await engine.cases.open({ caseId });
    const document = view.records.document[order.documentId];
    if (document === undefined) throw new Error('no document');
    return { view, document };
  };
  const move = (step: Parameters<Engine['documents']['move']>[0]['step'], number?: string) =>
    engine.documents.move({
      ...of,
      step,
      note: '',
      ...(number !== undefined && { issue: { number, symbol: 'KL-TT', date: DATE } }),
    });
  const type = async (words: string) => {
    const { state, clientId } = await engine.documents.openText(of);
    const text = new Y.Doc({ gc: false });
    Y.applyUpdate(text, state);
    text.clientID = clientId;
    const before = Y.encodeStateVector(text);
    writeBody(text, { type: 'doc', content: [p(words)] } as unknown as EditorDocInput);
    await engine.documents.pushText({ ...of, update: Y.encodeStateAsUpdate(text, before), added: 1, removed: 0 });
  };
  return { engine, of, record, move, type };
}

describe('a new document', () => {
  beforeEach(freshIndexedDb);

  /** A screen that opens the document at the first sight of it, and types at once. */
  async function typedAtFirstSight(engine: Engine, caseId: string) {
    const typing: Promise<unknown>[] = [];
    const type = async (documentId: string) => {
      const { state, clientId } = await engine.documents.openText({ caseId, documentId });
      const text = new Y.Doc({ gc: false });
      Y.applyUpdate(text, state);
      text.clientID = clientId;
      const before = Y.encodeStateVector(text);
      writeBody(text, { type: 'doc', content: [p('Chữ gõ ngay.')] } as unknown as EditorDocInput);
      const update = Y.encodeStateAsUpdate(text, before);
      await engine.documents.pushText({ caseId, documentId, update, added: 12, removed: 0 });
    };
    engine.subscribe(event => {
      if (event.type === 'case.patch' && typing.length === 0 && JSON.stringify(event.patch).includes('conclusion'))
        typing.push(type('d1'));
    });
    const body = { type: 'doc', content: [p('Phần đầu của mẫu.')] } as unknown as EditorDocInput;
    await engine.documents.create({
      caseId,
      changes: [setRecord('document', 'd1', { form: 'conclusion' })],
      bodies: [{ documentId: 'd1', body }],
    });
    expect(typing).toHaveLength(1);
    await Promise.all(typing);
  }

  it('is there with its first words or not at all: whoever opens it at first sight loses nothing', async () => {
    const { engine } = newEngine();
    await createVault(engine);
    const caseId = await createCase(engine);
    await engine.cases.open({ caseId });
    await typedAtFirstSight(engine, caseId);
    await engine.vault.lock();
    const { engine: next } = newEngine();
    await unlock(next);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, (await next.documents.openText({ caseId, documentId: 'd1' })).state);
    const text = textOf(doc.getXmlFragment('body').toJSON());
    expect(text).toContain('Phần đầu của mẫu.');
    expect(text).toContain('Chữ gõ ngay.');
  });

  it('of a closed file has its first words too', async () => {
    const { engine } = newEngine();
    await createVault(engine);
    const caseId = await createCase(engine);
    await engine.cases.open({ caseId });
    await engine.cases.apply({ caseId, changes: [{ type: 'case.closed', reason: 'Đã xong' }] });
    await typedAtFirstSight(engine, caseId);
  });

  it('opened twice gives two clientIDs: words typed apart are both kept', async () => {
    const { engine, of, type } = await started('conclusion');
    const [a, b] = [await engine.documents.openText(of), await engine.documents.openText(of)];
    expect(a.clientId).not.toBe(b.clientId);
    for (const [opened, words] of [
      [a, 'Người thứ nhất.'],
      [b, 'Người thứ hai.'],
    ] as const) {
      const text = new Y.Doc({ gc: false });
      Y.applyUpdate(text, opened.state);
      text.clientID = opened.clientId;
      const before = Y.encodeStateVector(text);
      writeBody(text, { type: 'doc', content: [p(words)] } as unknown as EditorDocInput);
      await engine.documents.pushText({ ...of, update: Y.encodeStateAsUpdate(text, before), added: 1, removed: 0 });
    }
    await type('Thứ ba.');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, (await engine.documents.openText(of)).state);
    const text = textOf(doc.getXmlFragment('body').toJSON());
    for (const words of ['Người thứ nhất.', 'Người thứ hai.', 'Thứ ba.']) expect(text).toContain(words);
  });
});

describe('a document from draft to issue', () => {
  beforeEach(freshIndexedDb);

  it('is written down as created by whom and when, and refuses steps its form does not have', async () => {
    const { record, move } = await started('conclusion');
    const { view } = await record();
    expect(Object.values(view.records.documentStep)).toMatchObject([{ step: 'created', byName: 'Nguyễn Văn An' }]);
    await expect(move('issued', '05')).rejects.toMatchObject({ code: 'documentMove' });
    await expect(move('published')).rejects.toMatchObject({ code: 'documentMove' });
    expect((await record()).document.state).toBe('draft');
  });

  it('what is being appraised cannot be changed; returned, it is the next draft', async () => {
    const { engine, of, record, move, type } = await started('conclusion');
    await type('Nội dung đầu.');
    await move('toAppraisal');
    await expect(type('Thêm.')).rejects.toMatchObject({ code: 'documentLocked' });
    const summary = setRecord('document', of.documentId, { summary: 'Khác' });
    const forge = setRecord('document', of.documentId, { state: 'issued' });
    await expect(engine.cases.apply({ caseId: of.caseId, changes: [summary] })).rejects.toMatchObject({
      code: 'documentLocked',
    });
    await move('returned');
    await expect(engine.cases.apply({ caseId: of.caseId, changes: [forge] })).rejects.toMatchObject({
      code: 'documentMove',
    });
    await type('Thêm.');
    expect((await record()).document).toMatchObject({ state: 'draft', draftNumber: 2 });
    expect(textOf((await engine.documents.tree(of)).body)).toContain('Thêm.');
  });

  it('what was changed or made before issue is not undone after it; acts before those can be', async () => {
    const { engine, of, record, move, type } = await started('conclusion');
    const { caseId } = of;
    const set = (patch: { summary: string }) =>
      engine.cases.apply({ caseId, changes: [setRecord('document', of.documentId, patch)] });
    await engine.cases.apply({ caseId, changes: [setRecord('person', 'tu', { fullName: 'Hà Văn Tú' })] });
    await set({ summary: 'Việc quản lý vốn' });
    await set({ summary: 'Việc sử dụng vốn' });
    expect(await engine.cases.undo({ caseId })).toMatchObject({ done: true });
    await type('Nội dung đã ký.');
    await move('submitted');
    await move('issued', '05');
    expect(await engine.cases.redo({ caseId })).toMatchObject({ done: false, reason: 'locked' });
    expect(await engine.cases.undo({ caseId })).toMatchObject({ done: false, reason: 'locked' });
    expect(await engine.cases.undo({ caseId })).toMatchObject({ done: true });
    const { view, document } = await record();
    expect(view.records.person.tu).toBeUndefined();
    expect(document.summary).toBe('Việc quản lý vốn');
    // Last comes the act that made the document.
    expect(await engine.cases.undo({ caseId })).toMatchObject({ done: false });
    expect((await record()).document.state).toBe('issued');
    const removed = { type: 'record.removed' as const, kind: 'document' as const, id: of.documentId };
    await expect(engine.cases.apply({ caseId, changes: [removed] })).rejects.toMatchObject({ code: 'documentLocked' });
  });

  it('issued, it stays as it was signed through a lock; amended, the first issue is kept and the second is another', async () => {
    const { engine, of, record, move, type } = await started('conclusion');
    await type('Nội dung đã ký.');
    await move('submitted');
    await expect(move('issued')).rejects.toMatchObject({ code: 'documentNumber' });
    await expect(move('issued', '')).rejects.toMatchObject({ code: 'documentNumber' });
    await move('issued', '05');
    const signed = await engine.documents.tree(of);
    expect(signed.header).toMatchObject({ numberLine: 'Số: 05/KL-TT', draftMark: '' });
    await expect(type('Thêm.')).rejects.toMatchObject({ code: 'documentLocked' });
    await engine.vault.lock();
    await unlock(engine);
    expect(await engine.documents.tree(of)).toEqual(signed);

    await move('amended');
    expect((await engine.documents.tree(of)).header.draftMark).toMatch(/^DỰ THẢO/);
    await type('Nội dung sửa đổi.');
    await move('submitted');
    await move('issued', '05');
    const { view } = await record();
    const issues = Object.values(view.records.documentIssue).sort(
      (a, b) => (a.issueNumber ?? 0) - (b.issueNumber ?? 0),
    );
    expect(issues.map(each => each.issueNumber)).toEqual([1, 2]);
    expect(textOf(issues[0]?.parts)).not.toContain('Nội dung sửa đổi.');
    expect(textOf(issues[1]?.parts)).toContain('Nội dung sửa đổi.');
    await move('published');
    await expect(move('amended')).rejects.toMatchObject({ code: 'documentMove' });
  });
});
