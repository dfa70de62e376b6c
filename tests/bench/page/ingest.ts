import Dexie from 'dexie';
import { type BenchResult, round, timed } from '../result.ts';
import { createCase, createVault, jobEnd, startEngine } from './engine.ts';

const MIB = 1024 * 1024;
const SIZE = 1024 * MIB;
const GROUP = 8 * MIB;
const GOAL = 0.6;

/** 1 GiB of evidence – hash, encryption, durable – against a plain Dexie write of the same bytes as Blobs. */
export async function ingest(): Promise<BenchResult> {
  const file = fileOf(SIZE);
  const [, plainMs] = await timed(() => plainWrite(file));
  const engine = startEngine('bench-ingest');
  await createVault(engine);
  const caseId = await createCase(engine);
  const before = memory();
  const [job, ingestMs] = await timed(() =>
    jobEnd(engine, () =>
      engine.engine.evidence.ingest({ caseId, files: [{ file, name: 'lớn.bin', path: 'lớn.bin' }], provenance: {} }),
    ),
  );
  const grown = memory() - before;
  if (job.state !== 'done') throw new Error(`ingest ended as ${job.state}`);
  const [verified, verifyMs] = await timed(() => jobEnd(engine, () => engine.engine.evidence.verifyAll({ caseId })));
  engine.terminate();
  const rate = (ms: number) => Math.round(SIZE / MIB / (ms / 1000));
  const ratio = plainMs / ingestMs;
  return {
    name: 'ingest',
    ratio: Math.round(ratio * 100) / 100,
    goal: `≥ ${GOAL} of the plain write`,
    ok: ratio >= GOAL && verified.state === 'done',
    details: {
      'size, MiB': SIZE / MIB,
      'plain Dexie write, ms': round(plainMs),
      'plain Dexie write, MiB/s': rate(plainMs),
      'ingest, ms': round(ingestMs),
      'ingest, MiB/s': rate(ingestMs),
      'verify all, MiB/s': rate(verifyMs),
      'page heap grown, MiB': Math.round(grown / MIB),
    },
  };
}

/** Bytes no disk or browser can squeeze: one random group, repeated by reference. */
function fileOf(size: number): File {
  const group = new Uint8Array(16 * MIB);
  for (let at = 0; at < group.length; at += 65_536) crypto.getRandomValues(group.subarray(at, at + 65_536));
  return new File(
    Array.from({ length: size / group.length }, () => group),
    'lớn.bin',
  );
}

async function plainWrite(file: Blob): Promise<void> {
  const database = new Dexie('bench-plain', { chromeTransactionDurability: 'strict' });
  database.version(1).stores({ parts: 'id' });
  for (let from = 0; from < file.size; from += GROUP) {
    const bytes = await file.slice(from, from + GROUP).arrayBuffer();
    await database.table('parts').put({ id: from, bytes: new Blob([bytes]) });
  }
  await database.delete();
}

function memory(): number {
  const { memory: heap } = performance as { memory?: { usedJSHeapSize: number } };
  return heap?.usedJSHeapSize ?? 0;
}
