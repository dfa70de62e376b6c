import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import { Document, Packer, Paragraph } from 'docx';
import { PDFDocument } from 'pdf-lib';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReadableFile } from '#evidence';
import { extractText } from '#evidence/text';
import { createCase, createVault, freshIndexedDb, newEngine, unlock } from './support.ts';

const SENTENCE = 'Khối lượng nghiệm thu không đúng thực tế thi công tại công trình số 2.';
const face = readFileSync(
  createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
);

async function pdf(...pages: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const font = await document.embedFont(face, { subset: false });
  for (const text of pages) {
    const page = document.addPage([595, 842]);
    if (text === '') page.drawRectangle({ x: 50, y: 50, width: 400, height: 600 });
    else page.drawText(text, { x: 40, y: 700, size: 11, font, lineHeight: 14 });
  }
  return document.save();
}

const file = (mediaType: string, bytes: Uint8Array): ReadableFile => ({
  mediaType,
  size: bytes.length,
  read: async (begin, end) => bytes.slice(begin, end),
});
const bytesOf = (text: string) => new TextEncoder().encode(text);
const flat = (text: string | undefined) => text?.replace(/\s+/g, ' ').trim();

describe('text of files', () => {
  it('of a PDF, page by page', async () => {
    const text = await extractText(file('application/pdf', await pdf('Trang một', SENTENCE)));
    expect(text.state === 'text' && text.pages.map(flat)).toEqual(['Trang một', SENTENCE]);
  });

  it('of a scan there is none', async () => {
    expect(await extractText(file('application/pdf', await pdf('', '')))).toEqual({ state: 'noText' });
    expect(await extractText(file('image/png', new Uint8Array([1])))).toEqual({ state: 'noText' });
    expect(await extractText(file('text/plain', new Uint8Array()))).toEqual({ state: 'noText' });
  });

  it('of a DOCX, a mail, UTF-8, UTF-16 and older Vietnamese files', async () => {
    const docx = new Uint8Array(
      await Packer.toArrayBuffer(new Document({ sections: [{ children: [new Paragraph(SENTENCE)] }] })),
    );
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    expect(await extractText(file(type, docx))).toEqual({ state: 'text', pages: [`${SENTENCE}\n\n`] });
    const mail = await extractText(
      file(
        'message/rfc822',
        bytesOf(
          `From: A <a@x.example>\r\nSubject: =?UTF-8?B?${btoa(String.fromCharCode(...bytesOf('Báo giá')))}?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${SENTENCE}\r\n`,
        ),
      ),
    );
    expect(mail.state === 'text' && mail.pages[0]).toContain('Báo giá');
    expect(mail.state === 'text' && mail.pages[0]).toContain(SENTENCE);
    for (const bytes of [
      bytesOf(SENTENCE.normalize('NFD')),
      Uint8Array.from([
        0xff,
        0xfe,
        ...[...SENTENCE].flatMap(each => [each.charCodeAt(0) & 255, each.charCodeAt(0) >> 8]),
      ]),
    ])
      expect(await extractText(file('text/plain', bytes))).toEqual({
        state: 'text',
        pages: [expect.stringContaining(SENTENCE)],
      });
    expect(await extractText(file('text/csv', Uint8Array.from([0xd0, 0xe2, 0x74])))).toEqual({
      state: 'text',
      pages: ['Đât'],
    });
  });

  it.each([
    ['application/pdf', bytesOf('%PDF-1.7 broken')],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', bytesOf('no zip')],
  ])('of a broken %s is refused by name', async (type, bytes) => {
    await expect(extractText(file(type, bytes))).rejects.toMatchObject({ code: 'unreadable' });
  });
});

describe('text of an item', () => {
  beforeEach(freshIndexedDb);

  it('is read once, then kept sealed', async () => {
    const readText = vi.fn(extractText);
    const { engine, events } = newEngine({ readText });
    await createVault(engine);
    const caseId = await createCase(engine);
    const bytes = await pdf('Trang một', SENTENCE);
    const { jobId } = await engine.evidence.ingest({
      caseId,
      files: [{ file: new Blob([new Uint8Array(bytes)]), name: 'a.pdf', path: 'a.pdf' }],
      provenance: {},
    });
    await expect
      .poll(() => events.find(event => event.type === 'job' && event.job.id === jobId && event.job.state === 'done'))
      .toBeTruthy();
    const [item] = Object.values((await engine.cases.open({ caseId })).view.records.evidence);
    const evidenceId = item?.id ?? '';
    const both = await Promise.all([
      engine.evidence.text({ caseId, evidenceId }),
      engine.evidence.text({ caseId, evidenceId }),
    ]);
    for (const text of both) expect(text.state === 'text' && text.pages.map(flat)).toEqual(['Trang một', SENTENCE]);
    expect(readText).toHaveBeenCalledTimes(1);

    expect(await everythingStored()).not.toContain('Khối lượng nghiệm thu');
    await engine.vault.lock();
    const { engine: again } = newEngine({ readText });
    await unlock(again);
    expect((await again.evidence.text({ caseId, evidenceId })).state).toBe('text');
    expect(readText).toHaveBeenCalledTimes(1);
    await expect(again.evidence.text({ caseId, evidenceId: 'x' })).rejects.toMatchObject({ code: 'unknownEvidence' });
  });

  it('says why there is none, and tries again next time', async () => {
    const { engine, events } = newEngine({ readText: extractText });
    await createVault(engine);
    const caseId = await createCase(engine);
    const { jobId } = await engine.evidence.ingest({
      caseId,
      files: [{ file: new Blob([bytesOf('%PDF-1.4 broken')]), name: 'b.pdf', path: 'b.pdf' }],
      provenance: {},
    });
    await expect
      .poll(() => events.find(event => event.type === 'job' && event.job.id === jobId && event.job.state === 'done'))
      .toBeTruthy();
    const [item] = Object.values((await engine.cases.open({ caseId })).view.records.evidence);
    expect(await engine.evidence.text({ caseId, evidenceId: item?.id ?? '' })).toEqual({
      state: 'failed',
      code: 'unreadable',
    });
  });
});

/** Every byte of every table, as text. */
async function everythingStored(): Promise<string> {
  const [info] = await indexedDB.databases();
  const open = indexedDB.open(info?.name ?? '');
  const database = await new Promise<IDBDatabase>(resolve => {
    open.onsuccess = () => resolve(open.result);
  });
  const parts: string[] = [];
  for (const name of Array.from(database.objectStoreNames)) {
    const request = database.transaction(name).objectStore(name).getAll();
    const rows = await new Promise<object[]>(resolve => {
      request.onsuccess = () => resolve(request.result);
    });
    for (const row of rows)
      for (const value of Object.values(row))
        parts.push(value instanceof Uint8Array ? new TextDecoder().decode(value) : String(value));
  }
  database.close();
  return parts.join('\n');
}
