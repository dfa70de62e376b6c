import { type AnySetChange, setRecord } from '#casefile';
import { type BenchResult, median, round, timed } from '../result.ts';
import { createCase, createVault, jobEnd, PASSPHRASE, restart, startEngine } from './engine.ts';
import { fillCase } from './fillCase.ts';

const EVENTS = 10_000;
const ITEMS = 2_000;
const VERIFIED = 50_000;
const ROUNDS = 5;
const SINGLE_ACTS = 20;
const GOAL_RATIO = 10;
const GOAL_MS = 1_000;

/** A case of 10,000 events, each its own act, and 2,000 items taken in by fifties, against `JSON.parse` of its state. */
export async function open(): Promise<BenchResult> {
  const name = 'bench-open';
  let engine = startEngine(name);
  await createVault(engine);
  const caseId = await createCase(engine);
  await engine.engine.vault.lock();
  engine.terminate();
  const acts: AnySetChange[][] = [];
  for (let i = 0; i < ITEMS; i += 50) acts.push(Array.from({ length: 50 }, (_, j) => item(i + j)));
  for (let i = 0; i < EVENTS; i++) acts.push([event(i)]);
  await fillCase(name, caseId, acts);
  engine = startEngine(name);
  await engine.engine.vault.unlock({ secret: { type: 'passphrase', passphrase: PASSPHRASE } });
  const [, coldMs] = await timed(() => engine.engine.cases.open({ caseId }));

  const opens: number[] = [];
  const parses: number[] = [];
  const locks: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const restarted = await restart(engine, name);
    engine = restarted.next;
    locks.push(restarted.lockMs);
    const [opened, openMs] = await timed(() => engine.engine.cases.open({ caseId }));
    opens.push(openMs);
    const json = JSON.stringify(opened.view);
    const [state, parseMs] = await timed(() => JSON.parse(json) as typeof opened.view);
    parses.push(parseMs);
    if (Object.keys(state.records.timelineEvent).length !== EVENTS) throw new Error('events are missing');
    if (Object.keys(state.records.evidence).length !== ITEMS) throw new Error('items are missing');
  }

  const singles: number[] = [];
  for (let i = 0; i < SINGLE_ACTS; i++) {
    const [, actMs] = await timed(() => engine.engine.cases.apply({ caseId, changes: [event(i)] }));
    singles.push(actMs);
  }
  const job = await jobEnd(engine, () => engine.engine.history.verify({ caseId }));
  const perSecond = Number(job.result?.perSecond ?? 0);
  engine.terminate();

  const ratio = median(opens) / median(parses);
  return {
    name: 'open',
    ratio: Math.round(ratio * 100) / 100,
    goal: `≤ ${GOAL_RATIO} × JSON.parse and < ${GOAL_MS} ms`,
    ok: ratio <= GOAL_RATIO && median(opens) < GOAL_MS && job.state === 'done',
    details: {
      openMs: round(median(opens)),
      jsonParseMs: round(median(parses)),
      openWithoutSnapshotMs: round(coldMs),
      lockMs: round(median(locks)),
      oneActMs: round(median(singles)),
      entries: Number(job.result?.entries ?? 0),
      verifyPerSecond: perSecond,
      verify50000Seconds: perSecond === 0 ? 'unknown' : round(VERIFIED / perSecond),
    },
  };
}

function item(i: number): AnySetChange {
  return setRecord('evidence', `e${i}`, {
    number: i + 1,
    title: `Hồ sơ thanh toán gói thầu số ${i}, đợt ${i % 7}`,
    fileName: `goi-thau-${i}.pdf`,
    mediaType: 'application/pdf',
    folderPath: `Tập ${i % 40}`,
    group: 'Hồ sơ thanh toán',
    receivedFrom: 'Ban Quản lý dự án',
  });
}

function event(i: number): AnySetChange {
  const day = String(1 + (i % 28)).padStart(2, '0');
  return setRecord('timelineEvent', `t${i}`, {
    title: `Ký biên bản nghiệm thu khối lượng đợt ${i}`,
    date: { precision: 'exact', date: `2023-${String(1 + (i % 12)).padStart(2, '0')}-${day}` },
    place: 'Ban Quản lý dự án đầu tư xây dựng',
    description: 'Nghiệm thu khối lượng hoàn thành theo hợp đồng, có đủ chữ ký của các bên.',
    amount: 1_000_000 * (i + 1),
  });
}
