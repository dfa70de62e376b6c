import * as Y from 'yjs';
import type { Engine } from '#engine';
import { sha256, toHex } from '#vault';
import { NEWEST_VERSION } from '../../../shared/store/versions.ts';
import { MemoryFolder, MemoryFolders } from '../../fixtures/memoryFolder.ts';
import { FIXTURE } from '../../fixtures/vaults/contents.ts';
import { fillVault } from '../../fixtures/vaults/fillVault.ts';
import { dumpDatabase, restoreDatabase, type VaultDump } from '../../fixtures/vaults/vaultDump.ts';
import { freshIndexedDb, newEngine } from '../../unit/engine/support.ts';

export const DATABASE = 'minhchung';
export const BACKUPS = 'ab'.repeat(16);
const DOCUMENT = 'kl';
const TYPED = ' Chuyển hồ sơ sang cơ quan điều tra.';

/** A vault at rest in both copies, as a power cut leaves it: typed words still in the draft log, two backups in a folder. */
export interface Base {
  readonly database: VaultDump;
  readonly places: ReadonlyMap<string, MemoryFolder>;
  readonly caseId: string;
  /** Everything a person was told is saved, as text. */
  readonly truth: string;
}

export async function makeBase(): Promise<Base> {
  freshIndexedDb();
  const folders = new MemoryFolders();
  folders.places.set(BACKUPS, new MemoryFolder({ segmentBytes: 256 * 1024 }));
  const { engine } = newEngine({ folders });
  await fillVault(engine);
  const [listed] = await engine.cases.list();
  if (listed === undefined) throw new Error('no case');
  const { caseId } = listed;
  await addFile(engine, caseId);
  await engine.backups.setPlace({ place: BACKUPS, label: 'USB-THANHTRA', schedule: 'off' });
  await over(engine, await engine.backups.run({ place: BACKUPS }));
  await type(engine, caseId);
  // Locked once, so that there are snapshots; then words that no entry holds yet.
  await engine.vault.lock();
  const again = newEngine({ folders }).engine;
  await unlock(again);
  await over(again, await again.backups.run({ place: BACKUPS }));
  await type(again, caseId);
  return {
    database: await dumpDatabase(DATABASE),
    places: new Map([...folders.places].map(([place, folder]) => [place, folder.copy()])),
    caseId,
    truth: await shownBy(again, caseId),
  };
}

/** Puts the vault back as it was. */
export async function putBack(base: Base): Promise<MemoryFolders> {
  freshIndexedDb();
  await restoreDatabase(DATABASE, NEWEST_VERSION, base.database);
  const folders = new MemoryFolders();
  for (const [place, folder] of base.places) folders.places.set(place, folder.copy());
  return folders;
}

export const start = (folders: MemoryFolders): Engine => newEngine({ folders }).engine;

export const unlock = (engine: Engine) =>
  engine.vault.unlock({ secret: { type: 'passphrase', passphrase: FIXTURE.passphrase } });

/** What a person would see of the case: records, words, every byte of its files, and what the compartment holds. */
export async function shownBy(engine: Engine, caseId: string): Promise<string> {
  const { view } = await engine.cases.open({ caseId });
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, (await engine.documents.openText({ caseId, documentId: DOCUMENT })).state);
  const files: Record<string, string> = {};
  for (const { id, blob } of Object.values(view.records.evidence)) {
    const read = { caseId, evidenceId: id, offset: 0, length: blob?.size ?? 1 };
    files[id] = toHex(sha256(await engine.evidence.read(read)));
  }
  const sources = await engine.sources.open({ caseId, passphrase: FIXTURE.passphrase });
  const text = doc.getXmlFragment('body').toString();
  return inOrder({ records: view.records, removed: view.removed, text, files, sources: sources.view.records });
}

/** Waits until a job is over. @returns the codes of what failed */
export async function over(engine: Engine, { jobId }: { readonly jobId: string }): Promise<readonly string[]> {
  for (;;) {
    const job = (await engine.jobs.list()).find(each => each.id === jobId);
    if (job === undefined) throw new Error('the job is gone');
    if (job.state !== 'running' && job.state !== 'paused')
      return job.state === 'done' ? [] : job.failures.map(each => each.code).concat(job.state);
    await new Promise(resolve => setTimeout(resolve, 2));
  }
}

async function addFile(engine: Engine, caseId: string): Promise<void> {
  const bytes = Uint8Array.from({ length: 2_300_000 }, (_, at) => (at * 31 + (at >> 8)) & 255);
  const files = [{ file: new Blob([bytes]), name: 'b.bin', path: 'b.bin' }];
  await over(engine, await engine.evidence.ingest({ caseId, files, provenance: {} }));
}

async function type(engine: Engine, caseId: string): Promise<void> {
  const of = { caseId, documentId: DOCUMENT };
  const { state, clientId } = await engine.documents.openText(of);
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, state);
  doc.clientID = clientId;
  for (const word of TYPED.split(/(?= )/)) {
    const before = Y.encodeStateVector(doc);
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(word)]);
    doc.getXmlFragment('body').push([paragraph]);
    const update = Y.encodeStateAsUpdate(doc, before);
    await engine.documents.pushText({ ...of, update, added: word.length, removed: 0 });
  }
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
