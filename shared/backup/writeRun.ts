import { type Bytes, fromHex, type Key, toHex } from '#vault';
import { type Contents, type ManifestFields, type Position, sealManifest } from './manifest.ts';
import { CONTENTS, CONTENTS_COPY, MANIFEST, MANIFEST_COPY } from './names.ts';
import type { JournalPlan, RunPlan } from './plan.ts';
import { certificateFrame, chunkFrame, draftFrame, entryFrame } from './records.ts';
import type { BackupSource } from './source.ts';
import { appendWhole, type RunSink, VolumeWriter } from './volumeWriter.ts';

/** How much of something, in bytes and records. */
export interface Amount {
  readonly bytes: number;
  readonly items: number;
}

/** What the work tells while it goes on. */
export interface Steps {
  /** What is still to do, as far as is known now. */
  expect(left: Amount): void;
  /** Done since the last step. May wait (pause) or throw (cancel). */
  step(done: Partial<Amount>): Promise<void>;
}

export interface RunOptions {
  readonly run: string;
  readonly at: number;
  /** Vault-local key of backups. */
  readonly key: Key;
  readonly chain: string;
  readonly previous: { readonly run: string; readonly manifest: string } | null;
  readonly number: number;
}

/** Entries read and framed between two steps; chunks (1 MiB each) likewise. */
const ENTRIES_PER_STEP = 500;
const CHUNKS_PER_STEP = 8;

/**
 * Writes a run: volumes, contents, and the manifest last. Without its manifest a run does not count.
 * @returns bytes written
 * @throws BackupError backupTooLarge; whatever the sink or `steps` throw: the run is then unfinished
 */
export async function writeRun(
  sink: RunSink,
  source: BackupSource,
  plan: RunPlan,
  options: RunOptions,
  steps: Steps,
): Promise<number> {
  const entries = new VolumeWriter(sink, 'entries');
  const blobs = new VolumeWriter(sink, 'blobs');
  const lost: Contents['lost'] = [];

  const certificates = await writeCertificates(entries, source, plan);
  const journals: Contents['journals'] = [];
  for (const each of plan.journals) {
    const written = await writeJournal(entries, source, each, steps);
    journals.push(written.journal);
    lost.push(...written.lost);
  }
  const drafts = await writeDrafts(entries, source, plan);
  const files: Contents['blobs'] = [];
  for (const { id, indexes } of plan.blobs) files.push(await writeBlob(blobs, source, id, indexes, steps));

  const volumes = [...(await entries.close()), ...(await blobs.close())];
  const bytes = volumes.reduce((sum, each) => sum + each.size, 0);
  // Read last: they hold the key of everything above.
  const { header, keyring } = source.files();
  const { previous, run, at, chain, number } = options;
  const fields: ManifestFields = {
    vaultId: fromHex(source.vaultId),
    run,
    at,
    chain,
    number,
    previous: previous === null ? null : { run: previous.run, manifest: fromHex(previous.manifest) },
    totals: {
      entries: plan.entriesTotal - lost.length,
      blobs: plan.blobsTotal,
      bytes,
    },
    header: new Uint8Array(header),
    keyring: new Uint8Array(keyring),
  };
  const sealed = await sealManifest(options.key, fields, {
    registry: fromHex(source.registryId),
    writer: fromHex(source.writer),
    generation: source.generation(),
    volumes,
    certificates,
    journals,
    drafts,
    blobs: files,
    lost,
  });
  for (const name of [CONTENTS, CONTENTS_COPY]) await appendWhole(sink, name, sealed.contents);
  for (const name of [MANIFEST_COPY, MANIFEST]) await sink.replace(name, sealed.manifest);
  return bytes + 2 * (sealed.contents.length + sealed.manifest.length);
}

async function writeCertificates(
  volumes: VolumeWriter,
  source: BackupSource,
  plan: RunPlan,
): Promise<Contents['certificates']> {
  const from = volumes.position;
  const wanted = new Set(plan.certificates);
  const writers: Bytes[] = [];
  for (const { writer, bytes } of await source.certificates()) {
    if (!wanted.has(writer)) continue;
    await volumes.put(certificateFrame(bytes));
    writers.push(fromHex(writer));
  }
  return { writers, ...extent(from, volumes.position) };
}

async function writeJournal(
  volumes: VolumeWriter,
  source: BackupSource,
  { journal, since, keys, writers, sum }: JournalPlan,
  steps: Steps,
): Promise<{ journal: Contents['journals'][number]; lost: Contents['lost'] }> {
  const from = volumes.position;
  const lost: Contents['lost'] = [];
  for (let first = 0; first < keys.length; first += ENTRIES_PER_STEP) {
    const part = keys.slice(first, first + ENTRIES_PER_STEP);
    const rows = await source.entries(part);
    let bytes = 0;
    for (const [index, [, writer, seq, id]] of part.entries()) {
      const row = rows[index] ?? null;
      // A row under another id than its bytes say is as good as unreadable: nobody could find it again.
      if (row === null || toHex(row.bytes.subarray(0, 32)) !== id) {
        lost.push({ journal: fromHex(journal.id), writer: fromHex(writer), seq, id: fromHex(id) });
        continue;
      }
      const frame = await entryFrame(journal.id, row.bytes);
      bytes += frame.length;
      await volumes.put(frame);
    }
    await steps.step({ items: part.length, bytes });
  }
  return {
    journal: {
      id: fromHex(journal.id),
      kind: journal.kind,
      since,
      ...extent(from, volumes.position),
      sum,
      writers: [...writers],
    },
    lost,
  };
}

async function writeDrafts(volumes: VolumeWriter, source: BackupSource, plan: RunPlan): Promise<Contents['drafts']> {
  const from = volumes.position;
  let count = 0;
  for (const { journal } of plan.journals) {
    for (const row of await source.drafts(journal.id)) {
      await volumes.put(await draftFrame(row));
      count++;
    }
  }
  return { count, ...extent(from, volumes.position) };
}

async function writeBlob(
  volumes: VolumeWriter,
  source: BackupSource,
  blob: string,
  indexes: readonly number[],
  steps: Steps,
): Promise<Contents['blobs'][number]> {
  const from = volumes.position;
  let chunks = 0;
  for (let first = 0; first < indexes.length; first += CHUNKS_PER_STEP) {
    const part = indexes.slice(first, first + CHUNKS_PER_STEP);
    const frames = await Promise.all(
      part.map(async index => {
        const sealed = await source.chunk(blob, index);
        return sealed === null ? null : chunkFrame(blob, index, sealed);
      }),
    );
    let bytes = 0;
    for (const frame of frames) {
      if (frame === null) continue; // the proof misses it, and says of which file
      await volumes.put(frame);
      bytes += frame.length;
      chunks++;
    }
    await steps.step({ bytes });
  }
  return { id: fromHex(blob), chunks, ...extent(from, volumes.position) };
}

/** As the manifest's schema has it: plain arrays. */
function extent(from: Position, to: Position): { from: [number, number]; to: [number, number] } {
  return { from: [...from], to: [...to] };
}
