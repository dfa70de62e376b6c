import Dexie from 'dexie';
import { type BenchResult, round, timed } from '../result.ts';
import { createCase, createVault, jobEnd, startEngine } from './engine.ts';

const MIB = 1024 * 1024;
const GROUP = 8 * MIB;
const GOAL = 0.6;

/** A file on disk – read, hash, encryption, durable – against a plain Dexie write of the same bytes as Blobs. */
export async function ingest(): Promise<BenchResult> {
  const file = chosenFile();
  const [, plainMs] = await timed(() => plainWrite(file));
  const engine = startEngine('bench-ingest');
  await createVault(engine);
  const caseId = await createCase(engine);
  const [job, ingestMs] = await timed(() =>
    jobEnd(engine, () =>
      engine.engine.evidence.ingest({ caseId, files: [{ file, name: 'lớn.bin', path: 'lớn.bin' }], provenance: {} }),
    ),
  );
  if (job.state !== 'done') throw new Error(`ingest ended as ${job.state}`);
  const [verified, verifyMs] = await timed(() => jobEnd(engine, () => engine.engine.evidence.verifyAll({ caseId })));
  engine.terminate();
  const rate = (ms: number) => Math.round(file.size / MIB / (ms / 1000));
  const ratio = plainMs / ingestMs;
  return {
    name: 'ingest',
    ratio: Math.round(ratio * 100) / 100,
    goal: `≥ ${GOAL} of the plain write`,
    ok: ratio >= GOAL && verified.state === 'done',
    details: {
      'size, MiB': file.size / MIB,
      'plain Dexie write, ms': round(plainMs),
      'plain Dexie write, MiB/s': rate(plainMs),
      'ingest, ms': round(ingestMs),
      'ingest, MiB/s': rate(ingestMs),
      'verify all, MiB/s': rate(verifyMs),
    },
  };
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

/** The runner puts it there, as a person would: a file of the disk, not bytes that the browser holds. */
function chosenFile(): File {
  const file = document.querySelector<HTMLInputElement>('#evidence')?.files?.[0];
  if (file === undefined) throw new Error('no file was chosen');
  return file;
}
