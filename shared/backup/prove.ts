import type { FolderPort } from '#host';
import { toHex } from '#vault';
import { ChunkOpener, type FileState, type NamedFile } from './chunkOpener.ts';
import type { BackupKeys } from './keys.ts';
import { listRuns } from './listBackups.ts';
import { CONTENTS, CONTENTS_COPY, MANIFEST, MANIFEST_COPY, PROOF, pathOf } from './names.ts';
import { newestOf, type OpenedChain, openChain, volumeBytes } from './openChain.ts';
import type { Problems } from './problems.ts';
import { type CaseFacts, type Proof, type ProofTotals, sealProof } from './proof.ts';
import { readWhole } from './readFiles.ts';
import { type Certificates, type GoodEntry, type JournalRead, readCertificates, readJournal } from './readJournal.ts';
import { VolumeReader } from './readVolumes.ts';
import { readRecord } from './records.ts';
import type { Steps } from './writeRun.ts';

export interface CaseReading {
  readonly facts: Omit<CaseFacts, 'problems'>;
  readonly files: readonly NamedFile[];
}

/** What the journals say: given the registry first, then one case after the other. */
export interface CaseReader {
  registry(journal: string, entries: readonly GoodEntry[], certificates: Certificates): Promise<void>;
  case(journal: string, entries: readonly GoodEntry[], certificates: Certificates): Promise<CaseReading>;
}

/** Chunks opened at a time. */
const CHUNKS_AT_ONCE = 8;

/**
 * Proves a run: everything that a restore would need is read back from the folder, verified, decrypted and counted, and
 * compared with what the manifest promises.
 * @returns what was found, and the file that says so, for beside the manifest (`keepProof`)
 * @throws BackupError when the run cannot be opened at all; HostError when the folder is gone
 */
export async function proveRun(
  port: FolderPort,
  place: { readonly vaultId: string; readonly run: string },
  keys: BackupKeys,
  reading: CaseReader,
  now: () => number,
  steps: Steps,
): Promise<{ readonly proof: Proof; readonly file: Uint8Array }> {
  const found = await listRuns(port, place.vaultId);
  const chain = await openChain(port, found, place.run, keys.key);
  const { manifest, contents } = newestOf(chain);
  const { problems } = chain;
  if (!(await keys.filesOpen(manifest))) problems.add('filesDamaged', manifest.run);
  const reader = new VolumeReader(port, chain);
  steps.expect({
    bytes: volumeBytes(chain),
    items: manifest.totals.entries,
  });
  for (const { manifest: each } of chain.runs) await checkCopies(port, place.vaultId, each.run, problems);
  const work = new Proving(chain, reader, keys, reading, steps);
  for (const { id, kind } of contents.journals) await work.journal(toHex(id), kind);
  await work.blobs();
  const result = work.result();
  const at = now();
  const facts = { ...result.facts, problems: [...problems.all] };
  const target = found.find(each => each.run === place.run)?.manifest ?? manifest;
  const { totals } = result;
  const file = await sealProof(keys.key, target, { at, totals }, facts);
  return { proof: { run: place.run, at, totals, problems: facts.problems, facts }, file };
}

/** Writes a proof beside the manifest it is about. */
export async function keepProof(
  port: FolderPort,
  { vaultId, run }: { readonly vaultId: string; readonly run: string },
  file: Uint8Array,
): Promise<void> {
  await port.replace(pathOf(vaultId, run, PROOF), file);
}

/** The twins of manifest and contents must be twins, for the day one of them is lost. */
async function checkCopies(port: FolderPort, vaultId: string, run: string, problems: Problems): Promise<void> {
  for (const [name, copy] of [
    [MANIFEST, MANIFEST_COPY],
    [CONTENTS, CONTENTS_COPY],
  ] as const) {
    const [first, second] = await Promise.all([name, copy].map(each => readWhole(port, pathOf(vaultId, run, each))));
    const isTwin = first && second && first.length === second.length && first.every((byte, at) => byte === second[at]);
    if (!isTwin) problems.add('copyDamaged', run, { file: copy });
  }
}

/** What is known while a run is being proven. */
class Proving {
  readonly #chain: OpenedChain;
  readonly #reader: VolumeReader;
  readonly #keys: BackupKeys;
  readonly #reading: CaseReader;
  readonly #steps: Steps;
  readonly #files = new Map<string, FileState>();
  readonly #cases: CaseFacts[] = [];
  readonly #problemsOf = new Map<string, number>();
  readonly #doubtful = new Set<string>();
  readonly #unnamed = new Set<string>();
  #certificates: Certificates | null = null;
  #entries = 0;
  #sealedEntries = 0;
  #bytesTold = 0;

  constructor(chain: OpenedChain, reader: VolumeReader, keys: BackupKeys, reading: CaseReader, steps: Steps) {
    this.#chain = chain;
    this.#reader = reader;
    this.#keys = keys;
    this.#reading = reading;
    this.#steps = steps;
  }

  async journal(journal: string, kind: 'registry' | 'case' | 'sealed'): Promise<void> {
    this.#certificates ??= await readCertificates(this.#chain, this.#reader);
    const isOpen = kind !== 'sealed' && this.#keys.hasKey(journal);
    const read = await readJournal(
      this.#chain,
      this.#reader,
      journal,
      this.#certificates,
      isOpen ? this.#keys.keyOf(journal) : () => null,
      () => this.#tell(0),
    );
    if (isOpen) this.#entries += read.entries.length;
    else this.#sealedEntries += read.entries.length;
    let title = '';
    if (kind === 'registry') await this.#reading.registry(journal, read.entries, this.#certificates);
    else if (isOpen) {
      const { facts, files } = await this.#reading.case(journal, read.entries, this.#certificates);
      title = facts.title;
      this.#cases.push({ ...facts, problems: 0 });
      for (const file of files)
        this.#files.set(file.blobId, { file, caseId: journal, caseTitle: title, good: new Set() });
    }
    this.#judge(journal, title, read);
    await this.#tell(read.entries.length);
  }

  /** Opens every chunk of every file that a case names, and counts the chunks of the others. */
  async blobs(): Promise<void> {
    const opener = new ChunkOpener(this.#keys, this.#files);
    for (const run of this.#chain.runs) {
      const counts = new Map<string, number>();
      let batch: Promise<boolean>[] = [];
      for await (const payload of this.#reader.all(run, 'blobs')) {
        const record = readRecord(payload);
        if (record?.type !== 'chunk') continue;
        counts.set(record.blob, (counts.get(record.blob) ?? 0) + 1);
        if (!this.#files.has(record.blob)) this.#unnamed.add(record.blob);
        batch.push(opener.open(record.blob, record.index, record.sealed));
        if (batch.length < CHUNKS_AT_ONCE) continue;
        await Promise.all(batch);
        batch = [];
        await this.#tell(0);
      }
      await Promise.all(batch);
      for (const { id, chunks } of run.contents.blobs) {
        const missing = chunks - (counts.get(toHex(id)) ?? 0);
        if (missing > 0 && !this.#files.has(toHex(id)))
          this.#chain.problems.add('chunksMissing', run.manifest.run, { title: '', file: '', missing });
      }
    }
    for await (const payload of this.#reader.salvaged('blobs')) {
      const record = readRecord(payload);
      if (record?.type === 'chunk') await opener.open(record.blob, record.index, record.sealed);
    }
    for (const state of this.#files.values()) this.#judgeFile(state);
    await this.#tell(0);
  }

  result(): { totals: ProofTotals; facts: Omit<Proof['facts'], 'problems'> } {
    const whole = [...this.#files.values()].filter(({ file, good }) => good.size === file.chunks);
    const sum = (of: (facts: CaseFacts) => number) => this.#cases.reduce((all, facts) => all + of(facts), 0);
    return {
      totals: {
        cases: this.#cases.length,
        entries: this.#entries,
        leaves: sum(facts => facts.leaves),
        pages: sum(facts => facts.pages),
        files: whole.length,
        fileBytes: whole.reduce((all, { file }) => all + file.size, 0),
        sealedEntries: this.#sealedEntries,
        sealedFiles: this.#unnamed.size,
        bytes: this.#reader.bytesRead,
      },
      facts: {
        cases: this.#cases.map(facts => ({ ...facts, problems: this.#problemsOf.get(facts.caseId) ?? 0 })),
        doubtful: [...this.#doubtful],
        unnamed: [...this.#unnamed],
      },
    };
  }

  #judge(journal: string, title: string, { bad, missing }: JournalRead): void {
    const { problems } = this.#chain;
    const { run } = newestOf(this.#chain).manifest;
    const lost = newestOf(this.#chain).contents.lost.filter(each => toHex(each.journal) === journal).length;
    if (missing > 0) problems.add('entriesMissing', run, { title, count: missing });
    if (lost > 0) problems.add('sourceEntriesLost', run, { title, count: lost });
    for (const [cause, count] of bad) problems.add('sourceEntriesBad', run, { title, count, cause });
    if (bad.size > 0) this.#doubtful.add(journal);
    const found = Number(missing > 0) + Number(lost > 0) + bad.size;
    if (found > 0) this.#problemsOf.set(journal, (this.#problemsOf.get(journal) ?? 0) + found);
  }

  #judgeFile({ file, caseId, caseTitle, good }: FileState): void {
    const missing = file.chunks - good.size;
    if (missing <= 0) return;
    const { run } = newestOf(this.#chain).manifest;
    // In whole volumes nothing was lost on the way: it was not whole in the vault.
    const isOfSource = this.#reader.isWhole.blobs;
    if (isOfSource) this.#doubtful.add(file.blobId);
    this.#chain.problems.add(isOfSource ? 'sourceChunksBad' : 'chunksMissing', run, {
      title: caseTitle,
      file: file.title,
      missing,
    });
    this.#problemsOf.set(caseId, (this.#problemsOf.get(caseId) ?? 0) + 1);
  }

  async #tell(items: number): Promise<void> {
    const bytes = this.#reader.bytesRead - this.#bytesTold;
    this.#bytesTold += bytes;
    await this.#steps.step({ bytes, items });
  }
}
