import { setRecord } from '#casefile';
import { connectEngineWorker, type EngineWorker } from '#engine';
import '../../../renderer/trustedTypes.ts';
import '../../../renderer/workers/withoutJit.ts';
import { connectFolders, HEADS_PLACE, linkPort, MIRROR_PLACE } from '#host';
import { VaultCopy } from '#mirror';
import { CHUNKS_PER_TRANSACTION, deleteDatabase, openStore } from '#store';
import { CHUNK_BYTES, openVault } from '#vault';
import { createHost } from '../../../renderer/host/index.ts';
import { workerUrl } from '../../../renderer/trustedTypes.ts';
import engineAddress from '../../../renderer/workers/engine.worker.ts?worker&url';
import { bringTogether } from '../../../shared/engine/copies/bringTogether.ts';
import { createCase, createVault, jobEnd, PASSPHRASE, untilFree } from '../page/engine.ts';
import { timed } from '../result.ts';

/** With the local copy, or with IndexedDB alone. */
export type Side = 'mirror' | 'alone';

/** What the runner drives in the page, over the real host and the real engine. */
export interface MirrorPage {
  create(side: Side): Promise<void>;
  /** @returns ms */
  unlock(side: Side): Promise<number>;
  stop(side: Side): Promise<void>;
  /** Takes the chosen file into a new case. @returns ms */
  ingest(side: Side): Promise<number>;
  /** @returns ms of each acknowledged change, one after another */
  changes(side: Side, count: number): Promise<number[]>;
  fill(cases: number, changes: number): Promise<void>;
  /** Opens the copy of the locked vault and compares it with the store. @returns ms, and how many journals were compared */
  compare(): Promise<{ ms: number; journals: number }>;
  erase(): Promise<void>;
  /** Writes so many bytes of chunks into an empty store and nothing else: no rebuild can be faster. @returns ms */
  fillStore(bytes: number): Promise<number>;
  /** Unlocks with an empty IndexedDB. @returns ms until cases open, and until every file is in both copies */
  rebuild(): Promise<{ openMs: number; allMs: number; entries: number }>;
}

declare global {
  interface Window {
    mirrorPage: MirrorPage;
  }
}

const NAMES: Readonly<Record<Side, string>> = { mirror: 'bench-mirror', alone: 'bench-alone' };
const host = createHost();
const running = new Map<Side, EngineWorker>();
let cases = new Map<Side, string>();

function start(side: Side): EngineWorker {
  const worker = new Worker(workerUrl(engineAddress), { type: 'module', name: side });
  const folders = side === 'mirror' ? { folders: host.folders } : {};
  const engine = connectEngineWorker(worker, { vaultName: NAMES[side], ...folders });
  running.set(side, engine);
  return engine;
}

function engineOf(side: Side): EngineWorker {
  const engine = running.get(side);
  if (engine === undefined) throw new Error(`${side} is not started`);
  return engine;
}

const secret = { type: 'passphrase', passphrase: PASSPHRASE } as const;
const change = (i: number) =>
  setRecord('finding', `f${i}`, { title: `Giao đất không đúng thẩm quyền tại thửa số ${i}` });

window.mirrorPage = {
  async create(side) {
    await createVault(start(side));
    cases.set(side, await createCase(engineOf(side)));
  },

  async unlock(side) {
    const { engine } = start(side);
    return (await timed(() => engine.vault.unlock({ secret })))[1];
  },

  async stop(side) {
    await engineOf(side).engine.vault.lock();
    engineOf(side).terminate();
    await untilFree(NAMES[side]);
  },

  async ingest(side) {
    const file = document.querySelector<HTMLInputElement>('#evidence')?.files?.[0];
    if (file === undefined) throw new Error('no file was chosen');
    const caseId = await createCase(engineOf(side));
    const files = [{ file, name: 'lớn.bin', path: 'lớn.bin' }];
    const [job, ms] = await timed(() =>
      jobEnd(engineOf(side), () => engineOf(side).engine.evidence.ingest({ caseId, files, provenance: {} })),
    );
    if (job.state !== 'done') throw new Error(`ingest ended as ${job.state}`);
    return ms;
  },

  async changes(side, count) {
    const { engine } = engineOf(side);
    const caseId = cases.get(side) ?? '';
    const times: number[] = [];
    for (let i = 0; i < count; i++)
      times.push((await timed(() => engine.cases.apply({ caseId, changes: [change(i)] })))[1]);
    return times;
  },

  async fill(count, changes) {
    const { engine } = engineOf('mirror');
    for (let i = 0; i < count; i++) {
      const caseId = await createCase(engineOf('mirror'));
      for (let j = 0; j < changes; j++) await engine.cases.apply({ caseId, changes: [change(j)] });
    }
  },

  async compare() {
    const store = await openStore(NAMES.mirror);
    const header = await store.file('vault.header');
    const keyring = await store.file('vault.keyring');
    const { port1, port2 } = new MessageChannel();
    host.folders.serve(port1);
    const folders = connectFolders(linkPort(port2));
    const port = await folders.open(MIRROR_PLACE);
    const headsPort = await folders.open(HEADS_PLACE);
    if (header === null || keyring === null || port === null || headsPort === null)
      throw new Error('nothing to compare');
    const vault = await openVault({ header, keyring }, secret);
    const key = await vault.localKey('copy-heads');
    const { vaultId } = vault;
    const [copy, ms] = await timed(async () => {
      const opened = await VaultCopy.open({ port, headsPort, root: `${vaultId}/`, vaultId, key });
      const report = await bringTogether({ store, copy: opened, isWanted: () => true });
      if (report.takenIn + report.sent + report.damage.length > 0) throw new Error('the sides are not the same');
      return opened;
    });
    vault.close();
    store.close();
    return { ms, journals: copy.journals().length };
  },

  async erase() {
    await deleteDatabase(NAMES.mirror);
    cases = new Map();
  },

  async fillStore(bytes) {
    const store = await openStore('bench-ceiling');
    const chunk = new Uint8Array(CHUNK_BYTES);
    for (let at = 0; at < chunk.length; at += 65_536) crypto.getRandomValues(chunk.subarray(at, at + 65_536));
    const [, ms] = await timed(async () => {
      for (let index = 0; index < bytes / CHUNK_BYTES; index += CHUNKS_PER_TRANSACTION)
        await store.blobs.putChunks(
          'b',
          Array.from({ length: CHUNKS_PER_TRANSACTION }, (_, i) => ({ index: index + i, bytes: chunk.slice() })),
        );
    });
    store.close();
    await deleteDatabase('bench-ceiling');
    return ms;
  },

  async rebuild() {
    const engine = start('mirror');
    const begin = performance.now();
    const filled = new Promise<void>((resolve, reject) => {
      const stop = engine.engine.subscribe(event => {
        if (event.type !== 'job' || event.job.kind !== 'copyFiles' || event.job.state === 'running') return;
        stop();
        if (event.job.state === 'done') resolve();
        else reject(new Error(`copying files ended as ${event.job.state}`));
      });
    });
    await engine.engine.vault.unlock({ secret });
    const openMs = performance.now() - begin;
    await filled;
    const allMs = performance.now() - begin;
    const { findings } = await engine.engine.copies.state();
    const rebuilt = findings.find(finding => finding.type === 'rebuilt');
    return { openMs, allMs, entries: rebuilt?.type === 'rebuilt' ? rebuilt.entries : 0 };
  },
};
