import * as Y from 'yjs';
import { setRecord } from '#casefile';
import { connectEngineWorker, type Engine, EngineError, type Job } from '#engine';
import '../../../../renderer/trustedTypes.ts';
import '../../../../renderer/workers/withoutJit.ts';
import { createHost } from '../../../../renderer/host/index.ts';
import { workerUrl } from '../../../../renderer/trustedTypes.ts';
import engineAddress from '../../../../renderer/workers/engine.worker.ts?worker&url';
import { ACK, type Acknowledged, fileBytes } from '../ledger.ts';

declare global {
  interface Window {
    station: {
      /** Creates or unlocks the vault. @returns what comparing the copies found; `newVault` when there was none */
      open(): Promise<readonly string[]>;
      /** Works without an end in three hands at once: records, typing, and everything that takes longer. */
      work(seed: number): void;
      /** @returns what of the ledger is missing or wrong */
      check(ledger: readonly Acknowledged[]): Promise<string[]>;
    };
  }
}

const PASSPHRASE = 'bàn ghế xanh trèo qua núi tuyết';
const DOCUMENT = 'd1';
const host = createHost();
const worker = new Worker(workerUrl(engineAddress), { type: 'module', name: 'engine' });
const { engine } = connectEngineWorker(worker, { folders: host.folders });

const tell = (acknowledged: Acknowledged) => console.info(`${ACK}${JSON.stringify(acknowledged)}`);
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

async function over(jobId: string): Promise<Job> {
  for (;;) {
    const job = (await engine.jobs.list()).find(each => each.id === jobId);
    if (job !== undefined && job.state !== 'running' && job.state !== 'paused') return job;
    await pause(20);
  }
}

async function open(): Promise<readonly string[]> {
  const { state } = await engine.vault.status();
  if (state === 'none') {
    await engine.vault.create({
      passphrase: PASSPHRASE,
      deviceName: 'máy thử',
      profile: { fullName: 'Nguyễn Văn An' },
      signers: [],
    });
    return ['newVault'];
  }
  await engine.vault.unlock({ secret: { type: 'passphrase', passphrase: PASSPHRASE } });
  return (await engine.copies.state()).findings.map(({ type }) => type);
}

let current = '';
async function newCase(title: string): Promise<void> {
  const secrecy = { answer: 'no', decidedBy: 'Trần Thị B', documentNumber: '01/TTr' } as const;
  const { caseId } = await engine.cases.create({ caseKind: 'inspection', title, secrecy, info: {} });
  await engine.cases.apply({ caseId, changes: [setRecord('document', DOCUMENT, { form: 'conclusion' })] });
  tell({ type: 'case', caseId, title });
  current = caseId;
}

const names = (random: () => number) => Math.floor(random() * 0xffffffff).toString(16);

/** What a hand at work meets when another hand closes the case: it opens it again. */
async function orAgain(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof EngineError) || (error.code !== 'locked' && error.code !== 'foreignText')) throw error;
  }
}

async function writeRecords(random: () => number): Promise<void> {
  for (;;) await orAgain(() => writeRecord(random));
}

async function writeRecord(random: () => number): Promise<void> {
  const caseId = current;
  const id = names(random);
  const title = `nội dung ${names(random)}`;
  await engine.cases.apply({ caseId, changes: [setRecord('finding', id, { title })] });
  tell({ type: 'record', caseId, id, title });
}

async function type(random: () => number): Promise<void> {
  for (;;) await orAgain(() => typeAWhile(random));
}

async function typeAWhile(random: () => number): Promise<void> {
  const caseId = current;
  const of = { caseId, documentId: DOCUMENT };
  const { state, clientId } = await engine.documents.openText(of);
  const text = new Y.Doc({ gc: false });
  Y.applyUpdate(text, state);
  text.clientID = clientId;
  for (let i = 0; i < 40 && caseId === current; i++) {
    const before = Y.encodeStateVector(text);
    const word = names(random);
    text.getText('t').insert(text.getText('t').length, `${word} `);
    await engine.documents.pushText({
      ...of,
      update: Y.encodeStateAsUpdate(text, before),
      added: word.length,
      removed: 0,
    });
    tell({ type: 'word', caseId, word, clientId });
    await pause(5 * random());
  }
  if (random() < 0.5) await engine.documents.commitText(of);
}

async function doLongerThings(random: () => number): Promise<void> {
  const backUp = backupHand();
  for (;;) await orAgain(() => doOneLongerThing(random, backUp));
}

async function doOneLongerThing(random: () => number, backUp: () => Promise<void>): Promise<void> {
  const dice = random();
  if (dice < 0.5) {
    const caseId = current;
    const seed = Math.floor(random() * 0x7fffffff);
    const size = 4 * Math.floor(2_000 + 500_000 * random() ** 2);
    const name = `${names(random)}.bin`;
    const files = [{ file: new Blob([fileBytes(seed, size)]), name, path: name }];
    const job = await over((await engine.evidence.ingest({ caseId, files, provenance: {} })).jobId);
    if (job.state === 'done' && job.failures.length === 0) tell({ type: 'file', caseId, name, seed, size });
  } else if (dice < 0.75) {
    await engine.cases.close({ caseId: current }); // commits what was typed, takes a snapshot
  } else if (dice < 0.85) await newCase(`hồ sơ ${names(random)}`);
  else await backUp();
  await pause(30 * random());
}

/** Backs up to one folder, chosen at the first time. */
function backupHand(): () => Promise<void> {
  let place: string | null = null;
  return async () => {
    if (!host.folders.canChoose) return;
    if (place === null) {
      const known = (await engine.backups.status()).places[0]?.place ?? null;
      place = known ?? (await host.folders.choose('backup'))?.place ?? null;
      if (place !== null && known === null) await engine.backups.setPlace({ place, label: 'ổ thử', schedule: 'off' });
    }
    if (place === null) return;
    const job = await over((await engine.backups.run({ place })).jobId);
    const run = job.result?.run;
    if (job.state === 'done' && job.failures.length === 0 && typeof run === 'string')
      tell({ type: 'backup', place, run });
  };
}

function work(seed: number): void {
  let state = seed | 1;
  const random = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
  const start = async () => {
    const [known] = await engine.cases.list();
    if (known === undefined) await newCase('hồ sơ thứ nhất');
    else {
      current = known.caseId;
      // The kill may have come between the case and its document.
      await engine.cases.apply({ caseId: current, changes: [setRecord('document', DOCUMENT, { form: 'conclusion' })] });
    }
    await Promise.all([writeRecords(random), type(random), doLongerThings(random)]);
  };
  start().catch(error => console.error(`work stopped: ${error?.code ?? error}`));
}

async function check(ledger: readonly Acknowledged[]): Promise<string[]> {
  const wrong: string[] = [];
  const cases = new Set(ledger.flatMap(each => ('caseId' in each ? [each.caseId] : [])));
  const listed = new Map((await engine.cases.list()).map(each => [each.caseId, each]));
  for (const caseId of cases) {
    if (!listed.has(caseId)) {
      wrong.push(`case ${caseId} is gone`);
      continue;
    }
    const own = ledger.filter(each => 'caseId' in each && each.caseId === caseId);
    wrong.push(...(await checkCase(caseId, own)));
  }
  for (const each of ledger) if (each.type === 'backup') wrong.push(...(await checkBackup(engine, each)));
  // A side that was damaged is whole again before the other one may be.
  for (let health = 'waiting'; health === 'waiting'; await pause(20))
    health = (await engine.copies.state()).local.health;
  return wrong;
}

async function checkCase(caseId: string, ledger: readonly Acknowledged[]): Promise<string[]> {
  const wrong: string[] = [];
  const { view, damaged } = await engine.cases.open({ caseId });
  if (damaged.length > 0) wrong.push(`damaged in ${caseId}: ${JSON.stringify(damaged)}`);
  const text = new Y.Doc({ gc: false });
  if (view.records.document[DOCUMENT] !== undefined)
    Y.applyUpdate(text, (await engine.documents.openText({ caseId, documentId: DOCUMENT })).state);
  const words = new Set(text.getText('t').toString().split(' '));
  const items = new Map(Object.values(view.records.evidence).map(item => [item.fileName, item]));
  for (const each of ledger) {
    if (each.type === 'record' && view.records.finding[each.id]?.title !== each.title)
      wrong.push(`record ${each.id} is gone`);
    if (each.type === 'word' && !words.has(each.word))
      wrong.push(`word ${each.word} of ${each.clientId} in ${caseId.slice(0, 6)} is gone`);
    if (each.type === 'file') {
      const item = items.get(each.name);
      if (item === undefined) wrong.push(`file ${each.name} is gone`);
      else {
        const bytes = await engine.evidence.read({ caseId, evidenceId: item.id, offset: 0, length: each.size });
        const wanted = fileBytes(each.seed, each.size);
        if (bytes.length !== wanted.length || bytes.some((byte, i) => byte !== wanted[i]))
          wrong.push(`file ${each.name} differs`);
      }
    }
  }
  const history = await over((await engine.history.verify({ caseId })).jobId);
  if (history.state !== 'done' || history.failures.length > 0 || history.result?.firstBad != null)
    wrong.push(`history of ${caseId}: ${JSON.stringify(history.result)} ${JSON.stringify(history.failures)}`);
  await engine.cases.close({ caseId });
  return wrong;
}

async function checkBackup(
  { backups }: Engine,
  { place, run }: Extract<Acknowledged, { type: 'backup' }>,
): Promise<string[]> {
  const { runs, problems } = await backups.list({ source: { place } });
  const found = runs.find(each => each.run === run);
  // The policy takes chains away; what is there must be whole.
  if (found !== undefined && found.problem !== null) return [`backup ${run}: ${JSON.stringify(found.problem)}`];
  return problems.map(problem => `backups: ${JSON.stringify(problem)}`);
}

/** Codes and facts, which an error does not carry across to the driver by itself. */
const told =
  <A extends readonly unknown[], R>(act: (...given: A) => Promise<R>) =>
  (...given: A) =>
    act(...given).catch(error => {
      throw new Error(error instanceof EngineError ? `${error.code} ${JSON.stringify(error.params)}` : String(error));
    });

window.station = { open: told(open), work, check: told(check) };
