import { readdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aConclusion } from '../fixtures/conclusionTree.ts';
import { describeDesktop, describeHosts, newProfile, type OpenedApp, openApp } from './harness.ts';
import { buildProbe } from './probe/build.ts';
import type {} from './probe/main.ts';

let folder: string;
const pdfs = new Map<string, string>();
beforeAll(async () => {
  folder = await buildProbe();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describeHosts('what a host gives', kind => {
  let app: OpenedApp;
  beforeAll(async () => {
    app = await openApp(kind, { folder });
    await app.page.waitForFunction(() => 'host' in window);
  });
  afterAll(() => app.close());

  it('says what it is and what it lacks', async () => {
    const seen = await app.page.evaluate(async () => ({ kind: window.host.kind, info: await window.host.appInfo() }));
    expect(seen.kind).toBe(kind);
    expect(seen.info.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(seen.info.missing.includes('mirror')).toBe(kind === 'browser');
    expect(seen.info.missing.includes('networkRefusal')).toBe(kind === 'browser');
  });

  it('saves bytes under a Vietnamese name', async () => {
    const name = await app.page.evaluate(() =>
      window.host.files.saveBytes({
        suggestedName: 'Kết luận thanh tra số 12.bin',
        bytes: Uint8Array.from({ length: 300_000 }, (_, index) => index % 251),
      }),
    );
    expect(name).toBe('Kết luận thanh tra số 12.bin');
    const bytes = await readFile(await app.savedFile('Kết luận thanh tra số 12.bin'));
    expect(bytes.equals(Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251)))).toBe(true);
  });

  it('streams a large copy', async () => {
    await app.page.evaluate(async () => {
      const handle = await window.host.files.beginSave({ suggestedName: 'large.bin', size: 96 * 1024 * 1024 });
      if (handle === null) throw new Error('cancelled');
      for (let index = 0; index < 24; index++) {
        await window.host.files.write(handle, new Uint8Array(4 * 1024 * 1024).fill(index));
      }
      await window.host.files.finish(handle);
    });
    const bytes = await readFile(await app.savedFile('large.bin'));
    expect(bytes.length).toBe(96 * 1024 * 1024);
    for (let index = 0; index < 24; index++) expect(bytes[index * 4 * 1024 * 1024 + 7]).toBe(index);
  });

  it('leaves nothing behind an aborted copy, and knows no handle afterwards', async () => {
    const code = await app.page.evaluate(async () => {
      const { files } = window.host;
      const handle = await files.beginSave({ suggestedName: 'aborted.bin', size: 10 });
      if (handle === null) throw new Error('cancelled');
      await files.write(handle, new Uint8Array(3));
      await files.abort(handle);
      return files.write(handle, new Uint8Array(3)).then(
        () => 'written',
        (error: unknown) => (error instanceof Error && 'code' in error ? error.code : 'other'),
      );
    });
    expect(code).toBe('noSuchHandle');
    const left = readdirSync(dirname(await app.savedFile('large.bin')));
    expect(left.filter(name => name.includes('aborted') || name.endsWith('.part'))).toEqual([]);
  });

  it('renders a document to PDF, the same bytes in both hosts', async () => {
    const pdf = await app.page.evaluate(
      async tree => [...(await window.host.pdf.render(tree))],
      aConclusion() as unknown,
    );
    const text = Buffer.from(pdf).toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    pdfs.set(kind, text);
    if (pdfs.size === 2) expect(pdfs.get('desktop') === pdfs.get('browser')).toBe(true);
  });

  it('answers a document that is none with a code', async () => {
    const code = await app.page.evaluate(() =>
      window.host.pdf.render({ form: 'none' }).then(
        () => 'rendered',
        (error: unknown) => (error instanceof Error && 'code' in error ? error.code : 'other'),
      ),
    );
    expect(code).toBe('pdfFailed');
  });

  it('keeps the promises of a folder, and says how fast', async () => {
    expect(await app.page.evaluate(() => window.checkFolders())).toEqual([]);
    const { p50, p95, rate } = await app.page.evaluate(() => window.measureFolder());
    console.log(`${kind}: append of 1 KiB with flush p50 ${p50} ms, p95 ${p95} ms; 8 MiB blocks ${rate} MiB/s`);
    expect(rate).toBeGreaterThan(0);
  });

  it('clears the clipboard without failing', async () => {
    await app.page.evaluate(() => window.host.clipboard.clear());
  });
});

describeDesktop('the desktop', () => {
  it('locks on sleep, screen lock and shutdown, waits for the page before closing', async () => {
    const profile = newProfile();
    const app = await openApp('desktop', { folder, profile });
    await app.page.waitForFunction(() => 'host' in window);
    await app.electron?.evaluate(({ powerMonitor }) => {
      for (const name of ['suspend', 'lock-screen', 'shutdown']) powerMonitor.emit(name as 'suspend');
    });
    await app.page.waitForFunction(() => window.lockReasons.length === 3);
    expect(await app.page.evaluate(() => window.lockReasons)).toEqual(['suspend', 'lockScreen', 'shutdown']);

    await app.page.evaluate(() => {
      let asked = 0;
      window.host.onCloseRequest(async () => {
        if (++asked === 1) return false;
        await window.host.files.saveBytes({ suggestedName: 'last words.txt', bytes: new Uint8Array([1, 2, 3]) });
        return true;
      });
    });
    // The page would lose something: the window stays, also after the grace.
    await app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await app.page.waitForTimeout(3_500);
    expect(readdirSync(join(profile, 'saved'))).toEqual([]);
    const ended = app.electron?.waitForEvent('close');
    await app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await ended;
    expect(readdirSync(join(profile, 'saved'))).toEqual(['last words.txt']);
    await rm(profile, { recursive: true, force: true });
  });
});
