import { chunkJudge } from '#evidence';
import type { Chunk, VaultCopy } from '#mirror';
import { CHUNKS_PER_TRANSACTION } from '#store';
import type { HealthFinding } from '../../contract/health.ts';
import type { EngineCore } from '../../engineCore.ts';
import type { JobHandle } from '../../jobs/jobs.ts';
import { copiesBeside } from '../elsewhere.ts';
import { type FileCopy, fileCopies, inCopy, inStore } from '../fileCopies.ts';
import type { JournalSummary } from '../readJournal.ts';
import { journalsOfFindings, type Repair, type RepairTools } from './repair.ts';

type Judge = (index: number, sealed: Uint8Array) => Promise<boolean>;
interface Broken {
  readonly journal: string;
  readonly blob: string;
  readonly chunks: number;
  readonly isWhole: Judge;
}

/** Chunks of evidence files are taken from the copy that has them whole; what is beyond a file's end goes. */
export const mendFile: Repair = {
  kind: 'mendFile',
  async mend(findings, tools) {
    const journals = await tools.readJournals(journalsOfFindings(findings));
    const done = new Set<string>();
    for (const { where } of findings) {
      const journal = journals.find(each => each.journal.id === where.journalId);
      if (journal === undefined || where.blob === null || done.has(where.blob)) continue;
      done.add(where.blob);
      const broken = await brokenFile(journal, where.blob, tools.core);
      if (broken !== null) await mendOne(broken, tools);
    }
    return [];
  },
};

async function brokenFile(
  { journal, files }: JournalSummary,
  blob: HealthFinding['where']['blob'],
  core: EngineCore,
): Promise<Broken | null> {
  const ref = files.find(each => each.ref.blobId === blob)?.ref;
  if (ref !== undefined) {
    const key = journal.keyOf(ref.epoch);
    const isWhole = key === null ? null : await chunkJudge(ref, key);
    return isWhole === null ? null : { journal: journal.id, blob: ref.blobId, chunks: ref.chunks, isWhole };
  }
  // A compartment is closed: what is there is taken for whole, and checked when somebody opens it.
  const manifest = (await core.store.blobs.manifests(journal.id)).find(each => each.blob === blob);
  return manifest === undefined
    ? null
    : { journal: journal.id, blob: manifest.blob, chunks: manifest.chunks, isWhole: async () => true };
}

async function mendOne(broken: Broken, { core, handle, sight }: RepairTools): Promise<void> {
  const { journal, blob, chunks, isWhole } = broken;
  const wanted = fileCopies(core, sight.local, journal);
  const beside = copiesBeside(core, sight.local).map(copy => inCopy(copy, 'second', journal));
  const sources = [inStore(core), ...beside].map(copy => copy.chunk(blob));
  const chunkOf = async (index: number): Promise<Uint8Array | null> => {
    for (const read of sources) {
      const sealed = await read(index);
      if (sealed !== null && (await isWhole(index, sealed))) return sealed;
    }
    return null;
  };
  for (const copy of wanted) {
    const bad = await badChunks(copy, broken);
    const hasExtra = (await copy.count(blob)) > chunks;
    if (copy.place === 'store') {
      for (const index of bad) {
        const bytes = await chunkOf(index);
        if (bytes !== null) await core.store.blobs.putChunks(blob, [{ index, bytes }]);
        await handle.checkpoint();
      }
      if (hasExtra) await core.store.blobs.deleteChunksFrom(blob, chunks);
    } else if (bad.length > 0 || hasExtra) {
      await core.copies.usingLocal(local => rewriteInCopy(local, broken, chunkOf, handle));
    }
  }
}

/** Writes the file anew with every chunk that any copy has; until then readers have the old one. */
async function rewriteInCopy(
  local: VaultCopy,
  { journal, blob, chunks }: Broken,
  chunkOf: (index: number) => Promise<Uint8Array | null>,
  handle: JobHandle,
): Promise<void> {
  local.blobs.forgetIndex();
  const replacing = await local.blobs.beginReplacing(journal, blob);
  try {
    for (let first = 0; first < chunks; first += CHUNKS_PER_TRANSACTION) {
      const group: Chunk[] = [];
      const end = Math.min(chunks, first + CHUNKS_PER_TRANSACTION);
      for (let index = first; index < end; index++) {
        const bytes = await chunkOf(index);
        if (bytes !== null) group.push({ index, bytes });
      }
      await replacing.put(group, end === chunks);
      await handle.checkpoint();
    }
    await replacing.finish();
  } catch (error) {
    await replacing.abort().catch(() => undefined); // what failed is told; remains are found and rewritten the next time
    throw error;
  }
}

async function badChunks(copy: FileCopy, { blob, chunks, isWhole }: Broken): Promise<readonly number[]> {
  const bad: number[] = [];
  const read = copy.chunk(blob);
  for (let index = 0; index < chunks; index++) {
    const sealed = await read(index);
    if (sealed === null || !(await isWhole(index, sealed))) bad.push(index);
  }
  return bad;
}
