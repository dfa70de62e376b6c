import { type BadChunk, surveyBlob } from '#evidence';
import type { HealthFinding } from '../../contract/health.ts';
import { copiesBeside } from '../elsewhere.ts';
import { type FileCopy, fileCopies, inCopy, inStore } from '../fileCopies.ts';
import { found } from '../finding.ts';
import type { JournalReading, NamedFile } from '../readJournal.ts';
import type { Sight } from '../sight.ts';
import type { JournalCheck } from './check.ts';

/** Every chunk of every evidence file, in each copy that is to have it. */
export const files: JournalCheck = {
  codes: ['chunkMissing', 'chunkDamaged', 'chunkExtra', 'fileChanged', 'fileKeyWrong', 'filesNotRead'],
  async find(reading, sight) {
    const { core, local } = sight;
    const copies = fileCopies(core, local, reading.journal.id);
    // By the person's choice the files are in the copy alone, and it is not there: nobody can say that they are lost.
    const isAway = local === null && core.copies.chosenKeeping(reading.journal.id) === 'mirror';
    if (isAway && reading.files.length > 0) return [found('filesNotRead', reading.at, { count: reading.files.length })];
    if (reading.journal.kind === 'sealed') return sealedFiles(reading, sight, copies);
    const findings: HealthFinding[] = [];
    const seen = new Set<string>();
    for (const file of reading.files) {
      if (seen.has(file.ref.blobId)) continue;
      seen.add(file.ref.blobId);
      sight.counts.files++;
      findings.push(...(await fileFindings(file, reading, sight, copies)));
    }
    return findings;
  },
};

async function fileFindings(
  { evidenceId, ref }: NamedFile,
  reading: JournalReading,
  sight: Sight,
  copies: readonly FileCopy[],
): Promise<readonly HealthFinding[]> {
  const where = { ...reading.at, title: reading.titleOf(evidenceId), blob: ref.blobId };
  const key = reading.journal.keyOf(ref.epoch);
  if (key === null) return [found('fileKeyWrong', where)];
  const { hasKey, bad, lost, isSame } = await surveyBlob(
    ref,
    key,
    copies.map(copy => copy.chunk(ref.blobId)),
    bytes => counted(sight, bytes),
  );
  if (!hasKey) return [found('fileKeyWrong', where)];
  const spare = await spareElsewhere(sight, reading, ref.blobId, lost, copies);
  const gone = lost.filter(({ index }) => !spare.has(index));
  const isGone = new Set(gone.map(each => each.index));
  const findings = chunkFindings(gone, where, false);
  for (const [i, copy] of copies.entries()) {
    const mendable = (bad[i] ?? []).filter(({ index }) => !isGone.has(index));
    findings.push(...chunkFindings(mendable, { ...where, copy: copy.place }, true));
    const extra = (await copy.count(ref.blobId)) - ref.chunks;
    if (extra > 0)
      findings.push(found('chunkExtra', { ...where, copy: copy.place, chunks: [ref.chunks] }, { count: extra }));
  }
  if (isSame === false) findings.push(found('fileChanged', where));
  return findings;
}

/** Missing chunks and damaged ones of a place apart, each in one finding. */
function chunkFindings(bad: readonly BadChunk[], where: Partial<HealthFinding['where']>, isMendable: boolean) {
  return (['missing', 'damaged'] as const).flatMap(problem => {
    const chunks = bad.filter(each => each.problem === problem).map(each => each.index);
    const code = problem === 'missing' ? 'chunkMissing' : 'chunkDamaged';
    const place = { ...where, chunks: chunks.slice(0, NAMED_CHUNKS) };
    return chunks.length === 0 ? [] : [found(code, place, { isMendable, count: chunks.length })];
  });
}
const NAMED_CHUNKS = 20;

/** Chunks that no place has which must have them, and that stand elsewhere: on the second drive, or where a choice left them. */
async function spareElsewhere(
  { core, local }: Sight,
  { journal }: JournalReading,
  blob: string,
  lost: readonly BadChunk[],
  wanted: readonly FileCopy[],
): Promise<ReadonlySet<number>> {
  const spare = new Set<number>();
  if (lost.length === 0) return spare;
  const places = [
    inStore(core),
    ...(local === null ? [] : [inCopy(local, 'local', journal.id)]),
    ...copiesBeside(core, null).map(copy => inCopy(copy, 'second', journal.id)),
  ].filter(({ place }) => !wanted.some(each => each.place === place));
  for (const place of places) {
    const chunk = place.chunk(blob);
    for (const { index } of lost) if ((await chunk(index)) !== null) spare.add(index);
  }
  return spare;
}

/** A compartment is closed: its files are counted, not opened. */
async function sealedFiles(
  { journal, at }: JournalReading,
  sight: Sight,
  copies: readonly FileCopy[],
): Promise<readonly HealthFinding[]> {
  const findings: HealthFinding[] = [];
  for (const { blob, chunks } of await sight.core.store.blobs.manifests(journal.id)) {
    sight.counts.files++;
    const whole: (readonly number[])[] = [];
    for (const copy of copies) whole.push(await missingOf(copy, blob, chunks, sight));
    const isMendable = whole.some(missing => missing.length === 0);
    for (const [i, copy] of copies.entries()) {
      const missing = whole[i] ?? [];
      if (missing.length > 0)
        findings.push(
          found(
            'chunkMissing',
            { ...at, copy: copy.place, blob, chunks: missing },
            { isMendable, count: missing.length },
          ),
        );
    }
  }
  return findings;
}

async function missingOf(copy: FileCopy, blob: string, chunks: number, sight: Sight): Promise<readonly number[]> {
  const missing: number[] = [];
  const read = copy.chunk(blob);
  for (let index = 0; index < chunks; index++) {
    const sealed = await read(index);
    if (sealed === null) missing.push(index);
    await counted(sight, sealed?.length ?? 0);
  }
  return missing;
}

async function counted(sight: Sight, bytes: number): Promise<void> {
  sight.counts.chunks++;
  sight.counts.bytes += bytes;
  await sight.step(1);
}
