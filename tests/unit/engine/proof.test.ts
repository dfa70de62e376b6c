import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { setRecord } from '#casefile';
import type { Engine } from '#engine';
import { extractText } from '#evidence/text';
import type { EditorDocInput } from '#officialdoc';
import { writeBody } from '../../../shared/engine/documents/writeBody.ts';
import { cited, h, p, quote } from '../../fixtures/docNodes.ts';
import { createCase, createVault, freshIndexedDb, newEngine } from './support.ts';

const TODAY = '2026-11-25';

/** A document being typed, as the editor of a screen would. */
async function typing(engine: Engine, caseId: string) {
  await engine.cases.apply({
    caseId,
    changes: [setRecord('document', 'd', { form: 'conclusion', title: 'Kết luận' })],
  });
  const { state, clientId } = await engine.documents.openText({ caseId, documentId: 'd' });
  const text = new Y.Doc({ gc: false });
  Y.applyUpdate(text, state);
  text.clientID = clientId;
  const push = async (act: (body: Y.XmlFragment) => void) => {
    const before = Y.encodeStateVector(text);
    text.transact(() => act(text.getXmlFragment('body')));
    const update = Y.encodeStateAsUpdate(text, before);
    await engine.documents.pushText({ caseId, documentId: 'd', update, added: 1, removed: 0 });
  };
  return {
    write: (...nodes: object[]) =>
      push(() => void writeBody(text, { type: 'doc', content: nodes } as unknown as EditorDocInput)),
    push,
  };
}

describe('proof check of the text being typed', () => {
  beforeEach(freshIndexedDb);

  it('reads drafts without making an entry, and sees every later letter', async () => {
    const { engine } = newEngine();
    await createVault(engine);
    const caseId = await createCase(engine);
    const { write, push } = await typing(engine, caseId);
    await write(h(1, 'Kết quả kiểm tra, xác minh'), p('Đơn vị đã chi sai quy định 12.000.000 đồng.'));
    const entries = (await engine.cases.open({ caseId })).view.revision;
    const check = () => engine.documents.proof({ caseId, documentId: 'd', today: TODAY, reads: false });

    const first = await check();
    expect(first.claims).toEqual({ total: 1, proven: 0 });
    expect(first.issues.find(issue => issue.code === 'claimUnproven')).toMatchObject({
      place: { type: 'text', node: 1, from: 1 },
      quote: 'Đơn vị đã chi sai quy định 12.000.000 đồng.',
    });
    await push(body => {
      const line = body.get(1) as Y.XmlElement;
      (line.get(0) as Y.XmlText).insert(0, 'Năm 2023, ');
    });
    const second = await check();
    expect(second.issues.find(issue => issue.code === 'claimUnproven')?.quote).toMatch(/^Năm 2023, Đơn vị/);
    expect((await engine.cases.open({ caseId })).view.revision).toBe(entries);

    await engine.documents.commitText({ caseId, documentId: 'd' });
    expect((await check()).issues).toEqual(second.issues);
  });

  it('compares quotations with the files, once somebody waits for it', async () => {
    const readText = vi.fn(extractText);
    const { engine, events } = newEngine({ readText });
    await createVault(engine);
    const caseId = await createCase(engine);
    const bytes = new TextEncoder().encode('Khối lượng nghiệm thu không đúng thực tế thi công tại công trình số 2.');
    const { jobId } = await engine.evidence.ingest({
      caseId,
      files: [{ file: new Blob([bytes], { type: 'text/plain' }), name: 'a.txt', path: 'a.txt' }],
      provenance: {},
    });
    await expect
      .poll(() => events.find(event => event.type === 'job' && event.job.id === jobId && event.job.state === 'done'))
      .toBeTruthy();
    const [item] = Object.values((await engine.cases.open({ caseId })).view.records.evidence);
    const evidenceId = item?.id ?? '';
    await engine.evidence.mapLeaves({ caseId, evidenceId, pageCount: 1, scanMode: 'simplex', blankBacks: [] });
    const [leaf] = Object.values((await engine.cases.open({ caseId })).view.records.leaf);
    const { write } = await typing(engine, caseId);
    await write(
      h(1, 'Kết quả kiểm tra, xác minh'),
      quote('Khối lượng nghiệm thu đúng thực tế thi công tại công trình số 2 ', cited(leaf?.id ?? '')),
    );
    const check = (reads: boolean) => engine.documents.proof({ caseId, documentId: 'd', today: TODAY, reads });
    const waiting = await check(false);
    expect(waiting.wantedTexts).toEqual([evidenceId]);
    expect(readText).not.toHaveBeenCalled();
    const read = await check(true);
    expect(read.wantedTexts).toEqual([]);
    expect(read.issues.find(issue => issue.code === 'quoteDiffers')?.diff).toContainEqual({
      op: 'source',
      text: 'không',
    });
    expect((await check(false)).issues).toEqual(read.issues);
    expect(readText).toHaveBeenCalledTimes(1);
  });

  it('refuses to write what is no document', async () => {
    const { engine } = newEngine();
    await createVault(engine);
    await expect(engine.documents.writeDocx({ tree: { v: 1 } as never })).rejects.toMatchObject({
      code: 'document_notADocument',
    });
  });
});
