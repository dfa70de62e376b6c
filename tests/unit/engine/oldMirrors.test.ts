import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Engine } from '#engine';
import { encodeFrames } from '#journal';
import { encodeCanonical, fromHex } from '#vault';
import type { MemoryFolders } from '../../fixtures/memoryFolder.ts';
import { restoreFolders } from '../../fixtures/mirrors/folderDump.ts';
import { FIXTURE } from '../../fixtures/vaults/contents.ts';
import { freshIndexedDb, newEngine, placeOf } from './support.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/mirrors');
const versions = readdirSync(FOLDER).flatMap(name => /^v(\d+)\.cbor$/.exec(name)?.[1] ?? []);
const byPassphrase = { type: 'passphrase', passphrase: FIXTURE.passphrase } as const;
const copyOf = (version: string) => restoreFolders(readFileSync(join(FOLDER, `v${version}.cbor`)));

let folders: MemoryFolders;
beforeEach(freshIndexedDb);

async function expectEverything(engine: Engine): Promise<void> {
  const [listed, ...others] = await engine.cases.list();
  expect(others).toEqual([]);
  const caseId = listed?.caseId ?? '';
  const { view, damaged } = await engine.cases.open({ caseId });
  expect(damaged).toEqual([]);
  expect(view.records.finding.f1?.title).toBe(FIXTURE.finding);
  expect(view.records.amountLine.a1?.amount).toBe(FIXTURE.amount);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await engine.documents.openText({ caseId, documentId: 'kl' })).state);
  expect(doc.getXmlFragment('body').toString()).toContain(`${FIXTURE.committed}${FIXTURE.drafted}`);
  const [item] = Object.values(view.records.evidence);
  const bytes = await engine.evidence.read({
    caseId,
    evidenceId: item?.id ?? '',
    offset: 0,
    length: 4 * 1024 * 1024,
  });
  expect(new TextDecoder().decode(bytes)).toBe(FIXTURE.evidence);
}

describe.each(versions)('a copy of format version %s', version => {
  beforeEach(() => {
    folders = copyOf(version);
  });

  it('makes an empty IndexedDB anew with everything that was in it, typed text and sealed sources too', async () => {
    const { engine } = newEngine({ folders });
    expect(await engine.vault.status()).toMatchObject({ state: 'locked', needsRebuild: true });
    await engine.vault.unlock({ secret: byPassphrase });
    const { findings, local } = await engine.copies.state();
    expect(findings.map(({ type }) => type)).toEqual(['rebuilt', 'newWriter']);
    expect(local.code).toBe(null);
    await expectEverything(engine);
    const [listed] = await engine.cases.list();
    const sources = await engine.sources.open({ caseId: listed?.caseId ?? '', passphrase: FIXTURE.passphrase });
    expect(sources.view.records.sourceIdentity.s1?.fullName).toBe(FIXTURE.source);
  });

  it('opens by its recovery sheet', async () => {
    const code = readFileSync(join(FOLDER, `v${version}.recovery`), 'utf8').trim();
    const { engine } = newEngine({ folders });
    await engine.vault.unlock({ secret: { type: 'recovery', code } });
    await expectEverything(engine);
  });
});

describe('a copy of a newer program', () => {
  it('is refused by name and stays as it was', async () => {
    folders = copyOf('1');
    const mirror = placeOf(folders, 'mirror');
    const name = (await mirror.list('')).map(file => file.name).find(each => each.endsWith('/vault')) ?? '';
    const newer = await encodeFrames([[encodeCanonical({ v: 2, vaultId: fromHex(name.slice(0, 32)) })]]);
    mirror.tamper(name, () => newer);
    const before = (await mirror.list('')).map(file => [file.name, mirror.bytesOf(file.name)]);
    const { engine } = newEngine({ folders });
    expect(await engine.vault.status()).toMatchObject({ state: 'locked', needsRebuild: true });
    await expect(engine.vault.unlock({ secret: byPassphrase })).rejects.toMatchObject({ code: 'newerVersion' });
    await expect(
      engine.vault.create({ passphrase: FIXTURE.passphrase, deviceName: 'máy 2', profile: {}, signers: [] }),
    ).rejects.toMatchObject({ code: 'newerVersion' });
    expect((await mirror.list('')).map(file => [file.name, mirror.bytesOf(file.name)])).toEqual(before);
    expect(mirror.writes + placeOf(folders, 'heads').writes).toBe(0);
  });
});

it('every version of the format keeps its fixture', () => {
  expect(versions).toEqual(['1']);
});
