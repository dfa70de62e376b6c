import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { setRecord } from '#casefile';
import type { Engine } from '#engine';
import { finished } from './healthSupport.ts';
import { createCase, createVault, finding, freshIndexedDb, newEngine, unlock } from './support.ts';

beforeEach(freshIndexedDb);

const DOCUMENT = 'd1';

async function wordsOf(engine: Engine, caseId: string): Promise<string[]> {
  const { state } = await engine.documents.openText({ caseId, documentId: DOCUMENT });
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, state);
  return doc.getText('t').toString().split(' ').filter(Boolean);
}

/** An editor that goes on typing whatever happens to its case. @returns what was acknowledged */
async function type(engine: Engine, caseId: string, words: readonly string[]): Promise<string[]> {
  const of = { caseId, documentId: DOCUMENT };
  const { state, clientId } = await engine.documents.openText(of);
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, state);
  doc.clientID = clientId;
  const acknowledged: string[] = [];
  for (const word of words) {
    const before = Y.encodeStateVector(doc);
    doc.getText('t').insert(doc.getText('t').length, `${word} `);
    const update = Y.encodeStateAsUpdate(doc, before);
    await engine.documents.pushText({ ...of, update, added: word.length, removed: 0 });
    acknowledged.push(word);
  }
  return acknowledged;
}

describe('a case that is closed while it is worked on', () => {
  it('keeps every word and every record that was acknowledged, in order', async () => {
    const { engine } = newEngine();
    await createVault(engine);
    const caseId = await createCase(engine);
    await engine.cases.apply({ caseId, changes: [setRecord('document', DOCUMENT, { form: 'conclusion' })] });
    const words = Array.from({ length: 60 }, (_, i) => `từ${i}`);
    let isTyping = true;
    const closing = (async () => {
      while (isTyping) {
        await engine.cases.close({ caseId });
        await new Promise(resolve => setTimeout(resolve, 1));
      }
    })();
    const recording = (async () => {
      for (let i = 0; i < 40; i++) await engine.cases.apply({ caseId, changes: [finding(`f${i}`, `nội dung ${i}`)] });
    })();
    const acknowledged = await type(engine, caseId, words);
    await recording;
    isTyping = false;
    await closing;
    expect(acknowledged).toEqual(words);
    expect(await wordsOf(engine, caseId)).toEqual(words);
    await engine.vault.lock();
    const { engine: again } = newEngine();
    await unlock(again);
    expect(await wordsOf(again, caseId)).toEqual(words);
    const { view, damaged } = await again.cases.open({ caseId });
    expect(Object.keys(view.records.finding)).toHaveLength(40);
    expect(damaged).toEqual([]);
  });

  it('is left open by the list of cases when a job has asked for it meanwhile', async () => {
    const { engine } = newEngine();
    await createVault(engine);
    const caseId = await createCase(engine);
    // The list finds no row of the new case yet and makes it, while files are taken in.
    const listing = engine.cases.list();
    const files = Array.from({ length: 12 }, (_, i) => ({
      file: new Blob([`tệp ${i}`]),
      name: `${i}.txt`,
      path: `${i}.txt`,
    }));
    const { jobId } = await engine.evidence.ingest({ caseId, files, provenance: {} });
    await finished(engine, jobId);
    await listing;
    expect(Object.keys((await engine.cases.open({ caseId })).view.records.evidence)).toHaveLength(12);
  });
});
