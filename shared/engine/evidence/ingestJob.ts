import { type Change, type RecordValue, setRecord } from '#casefile';
import { HEAD_BYTES, ingestFile, mediaTypeOf, mediumOf } from '#evidence';
import type { EngineContext } from '../context.ts';
import { EngineError } from '../errors.ts';
import type { JobSpec } from '../jobs/jobs.ts';
import type { OpenJournal } from '../journals/openJournal.ts';
import { toEngineError } from '../toEngineError.ts';
import { sourceOfBlob, toEvidenceError } from './files.ts';
import { intakeBook } from './intakeBook.ts';

export interface IncomingFile {
  readonly file: Blob;
  readonly name: string;
  /** Relative to what was dropped: «Tập 1/a.pdf». */
  readonly path: string;
}

/** One step per file: a file that fails is named and the others go on. Provenance is given to every file. */
export function ingestJob(
  context: EngineContext,
  caseId: string,
  files: readonly IncomingFile[],
  provenance: Readonly<Record<string, unknown>>,
): JobSpec {
  const bytesTotal = files.reduce((sum, { file }) => sum + file.size, 0);
  return {
    kind: 'ingest',
    caseId,
    itemsTotal: files.length,
    bytesTotal,
    async run(handle) {
      const journal = await context.openJournal(caseId);
      const added: string[] = [];
      const duplicates: { name: string; evidenceId: string }[] = [];
      let bytesDone = 0;
      let itemsDone = 0;
      for (const incoming of files) {
        await handle.checkpoint();
        handle.progress({ current: incoming.name });
        try {
          const result = await ingestOne(context, journal, incoming, provenance, async done => {
            handle.progress({ bytesDone: bytesDone + done });
            await handle.checkpoint();
          });
          if (result.isDuplicate) {
            duplicates.push({ name: incoming.name, evidenceId: result.evidenceId });
            handle.fail({
              item: incoming.path,
              code: 'duplicate',
              params: { title: result.title, evidenceId: result.evidenceId },
              canRetry: false,
            });
          } else added.push(result.evidenceId);
        } catch (error) {
          const cause = toEvidenceError(error);
          if (!(cause instanceof EngineError) && handle.signal.aborted) throw error;
          const { code, params } = toEngineError(cause);
          handle.fail({ item: incoming.path, code, params, canRetry: true });
        }
        bytesDone += incoming.file.size;
        handle.progress({ bytesDone, itemsDone: ++itemsDone });
      }
      return { added, duplicates };
    },
    retry: failures => {
      const paths = new Set(failures.map(failure => failure.item));
      return ingestJob(
        context,
        caseId,
        files.filter(each => paths.has(each.path)),
        provenance,
      );
    },
  };
}

interface Ingested {
  readonly evidenceId: string;
  readonly title: string;
  readonly isDuplicate: boolean;
}

async function ingestOne(
  context: EngineContext,
  journal: OpenJournal,
  { file, name, path }: IncomingFile,
  provenance: Readonly<Record<string, unknown>>,
  onProgress: (bytes: number) => Promise<void>,
): Promise<Ingested> {
  const { epoch } = journal.fold;
  const source = sourceOfBlob(file);
  const head = await source.read(0, Math.min(file.size, HEAD_BYTES)).catch(() => new Uint8Array());
  const blobs = context.blobs(journal.id);
  const blob = await ingestFile(source, {
    caseKey: context.session.vault.caseKey(journal.id, epoch),
    epoch,
    store: blobs,
    onProgress,
  });
  const evidenceId = context.newId();
  const title = displayName(name);
  const mediaType = await mediaTypeOf(head, name);
  const byName = await context.session.ownName();
  const at = context.now();
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const record = {
    ...provenance,
    title,
    fileName: name,
    folderPath: folder,
    mediaType,
    medium: mediumOf(mediaType),
    blob,
    ingestedAt: at,
  } as Partial<RecordValue<'evidence'>>;
  const changes = (number: number): Change[] => [
    setRecord('evidence', evidenceId, { ...record, number }),
    setRecord('custody', context.newId(), {
      evidenceId,
      act: 'ingested',
      at,
      sha256: blob.sha256,
      purpose: '',
      byName,
    }),
  ];
  const sha256 = file.size === 0 ? null : blob.sha256; // every empty file would be the duplicate of the first
  const twin = await intakeBook(journal).enter({ id: evidenceId, title, sha256 }, number =>
    journal.apply(changes(number)),
  );
  if (twin === null) return { evidenceId, title, isDuplicate: false };
  await blobs.deleteBlob(blob.blobId);
  return { evidenceId: twin.id, title: twin.title, isDuplicate: true };
}

/** NFC, without the characters that turn the direction of a line: «hợp đồng‮fdp.exe» must not look like a PDF. */
function displayName(name: string): string {
  return name.normalize('NFC').replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '');
}
