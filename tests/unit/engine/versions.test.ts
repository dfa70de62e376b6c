import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { setRecord } from '#casefile';
import type { Engine } from '#engine';
import type { EditorDocInput } from '#officialdoc';
import { writeBody } from '../../../shared/engine/documents/writeBody.ts';
import { p } from '../../fixtures/docNodes.ts';
import { createCase, createVault, freshIndexedDb, newEngine } from './support.ts';

const MINUTE = 60_000;

async function typing(engine: Engine) {
  await createVault(engine);
  const caseId = await createCase(engine);
  await engine.cases.apply({ caseId, changes: [setRecord('document', 'd', { title: 'Kết luận' })] });
  const of = { caseId, documentId: 'd' };
  const { state, clientId } = await engine.documents.openText(of);
  const text = new Y.Doc({ gc: false });
  Y.applyUpdate(text, state);
  text.clientID = clientId;
  const write = async (...lines: string[]) => {
    const before = Y.encodeStateVector(text);
    text.transact(() => {
      const body = text.getXmlFragment('body');
      body.delete(0, body.length);
      writeBody(text, { type: 'doc', content: lines.map(line => p(line)) } as unknown as EditorDocInput);
    });
    await engine.documents.pushText({ ...of, update: Y.encodeStateAsUpdate(text, before), added: 1, removed: 0 });
  };
  const list = async () => (await engine.documents.versions(of)).map(({ name, reason }) => `${reason}: ${name}`);
  return { of, write, list };
}

describe('versions of a text', () => {
  beforeEach(freshIndexedDb);

  it('are kept by name, and compared in either direction and with the present text', async () => {
    const { engine } = newEngine();
    const { of, write, list } = await typing(engine);
    await write('Đoàn thanh tra đã kiểm tra ba dự án.', 'Số tiền phải thu hồi là 10.000.000 đồng.');
    const first = await engine.documents.nameVersion({ ...of, name: 'Dự thảo lần 1' });
    await write('Số tiền phải thu hồi là 12.000.000 đồng.', 'Đoàn thanh tra đã kiểm tra ba dự án.');
    const second = await engine.documents.nameVersion({ ...of, name: 'Dự thảo lần 2' });
    await write('Số tiền phải thu hồi là 12.000.000 đồng.');
    expect(await list()).toEqual(['named: Dự thảo lần 2', 'named: Dự thảo lần 1']);

    const compare = async (before: string | null, after: string | null) => {
      const { lines, ...counts } = await engine.documents.compareVersions({ ...of, before, after });
      return { changes: lines.map(line => line.change), ...counts };
    };
    expect(await compare(first.versionId, second.versionId)).toMatchObject({ changed: 0, added: 1, removed: 1 });
    expect(await compare(second.versionId, null)).toMatchObject({ changes: ['same', 'removed'], removed: 1 });
    expect(await compare(null, second.versionId)).toMatchObject({ changes: ['same', 'added'], added: 1 });
    await expect(compare('unknown', null)).rejects.toMatchObject({ code: 'unknownRecord' });
  });

  it('are kept while somebody writes, every quarter of an hour of writing and not oftener', async () => {
    let now = 1_700_000_000_000;
    const { engine } = newEngine({ now: () => now });
    const { write, list } = await typing(engine);
    await write('Một.');
    now += 10 * MINUTE;
    await write('Một, hai.');
    expect(await list()).toEqual([]);
    now += 6 * MINUTE;
    await write('Một, hai, ba.');
    await expect.poll(list).toEqual(['interval: ']);
    now += 14 * MINUTE;
    await write('Một, hai, ba, bốn.');
    expect(await list()).toEqual(['interval: ']);
  });

  it('keep what a document said until it passed into its next state', async () => {
    const { engine } = newEngine();
    const { of, write, list } = await typing(engine);
    const pass = (step: 'toAppraisal' | 'returned') => engine.documents.move({ ...of, step, note: '' });
    await pass('toAppraisal');
    // An empty text is nothing to keep.
    expect(await list()).toEqual([]);
    await pass('returned');
    await write('Kết luận.');
    await pass('toAppraisal');
    expect(await list()).toEqual(['state: draft']);
    const [version] = await engine.documents.versions(of);
    const { added, removed } = await engine.documents.compareVersions({
      ...of,
      before: version?.id ?? '',
      after: null,
    });
    expect({ added, removed }).toEqual({ added: 0, removed: 0 });
  });
});
