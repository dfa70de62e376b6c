import { setRecord } from '#casefile';
import { BlobReader, HEAD_BYTES, ingestFile, mediaTypeOf, mediumOf } from '#evidence';
import type { EngineContext } from '../context.ts';
import { EngineError } from '../errors.ts';
import { sourceOfBlob, toEvidenceError } from '../evidence/files.ts';

interface SourceFile {
  readonly caseId: string;
  readonly file: Blob;
  readonly name: string;
}
interface SourceRange {
  readonly caseId: string;
  readonly evidenceId: string;
  readonly offset: number;
  readonly length: number;
}

/** Takes a file (the scanned letter) into the sealed compartment, under the compartment's key. */
export async function ingestSource(
  context: EngineContext,
  { caseId, file, name }: SourceFile,
): Promise<{ evidenceId: string }> {
  const journal = context.session.source(caseId);
  const source = sourceOfBlob(file);
  try {
    const blob = await ingestFile(source, {
      caseKey: context.session.sourceKey(caseId),
      epoch: 0,
      store: context.blobs(journal.id),
      onProgress: async () => undefined,
    });
    const mediaType = await mediaTypeOf(await source.read(0, Math.min(file.size, HEAD_BYTES)), name);
    const evidenceId = context.newId();
    await journal.apply([
      setRecord('evidence', evidenceId, {
        title: name.normalize('NFC'),
        fileName: name,
        mediaType,
        medium: mediumOf(mediaType),
        blob,
        ingestedAt: context.now(),
      }),
    ]);
    return { evidenceId };
  } catch (error) {
    throw toEvidenceError(error);
  }
}

export async function readSource(
  context: EngineContext,
  { caseId, evidenceId, offset, length }: SourceRange,
): Promise<Uint8Array> {
  const journal = context.session.source(caseId);
  const blob = journal.fold.value('evidence', evidenceId)?.blob ?? null;
  if (blob === null) throw new EngineError('unknownEvidence');
  try {
    const reader = await BlobReader.open(blob, context.session.sourceKey(caseId), context.blobs(journal.id));
    return await reader.read(offset, length);
  } catch (error) {
    throw toEvidenceError(error);
  }
}
