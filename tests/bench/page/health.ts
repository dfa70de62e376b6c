import { setRecord } from '#casefile';
import { type BenchResult, round, timed } from '../result.ts';
import { createCase, createVault, jobEnd, PASSPHRASE, startEngine } from './engine.ts';
import { fillCase } from './fillCase.ts';

const ENTRIES = 20_000;
const MIB = 1024 * 1024;
const FILE_MIB = 256;
const GOAL = 0.5;

/** Everything of a case read and judged, against checking its signatures and its files one after the other. */
export async function health(): Promise<BenchResult> {
  const name = 'bench-health';
  let engine = startEngine(name);
  await createVault(engine);
  const caseId = await createCase(engine);
  await engine.engine.vault.lock();
  engine.terminate();
  const acts = Array.from({ length: ENTRIES }, (_, i) => [
    setRecord('timelineEvent', `t${i}`, { title: `Ký biên bản nghiệm thu đợt ${i}`, amount: 1_000_000 * (i + 1) }),
  ]);
  await fillCase(name, caseId, acts);
  engine = startEngine(name);
  const { engine: calls } = engine;
  await calls.vault.unlock({ secret: { type: 'passphrase', passphrase: PASSPHRASE } });
  const file = new File(randomParts(), 'lớn.bin');
  const files = [{ file, name: file.name, path: file.name }];
  await jobEnd(engine, () => calls.evidence.ingest({ caseId, files, provenance: {} }));

  const [history, historyMs] = await timed(() => jobEnd(engine, () => calls.history.verify({ caseId })));
  const [evidence, evidenceMs] = await timed(() => jobEnd(engine, () => calls.evidence.verifyAll({ caseId })));
  const [check, checkMs] = await timed(() => jobEnd(engine, () => calls.health.check({ caseId })));
  const report = await calls.health.last({ caseId });
  engine.terminate();
  const unexpected = report?.findings.filter(each => each.code !== 'clockBack') ?? [];
  const ratio = (historyMs + evidenceMs) / checkMs;
  return {
    name: 'health',
    ratio: Math.round(ratio * 100) / 100,
    goal: `≥ ${GOAL} of the speed of verifying history and files alone`,
    ok: ratio >= GOAL && unexpected.length === 0 && [history, evidence, check].every(job => job.state === 'done'),
    details: {
      entries: report?.counts.entries ?? 0,
      'files, MiB': FILE_MIB,
      'verify history, ms': round(historyMs),
      'verify files, ms': round(evidenceMs),
      'health check, ms': round(checkMs),
    },
  };
}

function randomParts(): Uint8Array<ArrayBuffer>[] {
  return Array.from({ length: FILE_MIB }, () => {
    const part = new Uint8Array(MIB);
    for (let at = 0; at < MIB; at += 65_536) crypto.getRandomValues(part.subarray(at, at + 65_536));
    return part;
  });
}
