import { setRecord } from '#casefile';
import { BlobReader, EvidenceError } from '#evidence';
import type { EngineContext } from '../context.ts';
import type { JobSpec } from '../jobs/jobs.ts';
import { toEngineError } from '../toEngineError.ts';
import { toEvidenceError } from './files.ts';

/** Re-reads every chunk of every item and says which files are whole; one custody entry records the check. */
export async function verifyJob(context: EngineContext, caseId: string): Promise<JobSpec> {
  const journal = await context.openJournal(caseId);
  const items = Object.values(journal.view().records.evidence).filter(item => item.blob !== null);
  return {
    kind: 'verifyEvidence',
    caseId,
    itemsTotal: items.length,
    bytesTotal: items.reduce((sum, item) => sum + (item.blob?.size ?? 0), 0),
    async run(handle) {
      const byName = await context.session.ownName();
      const damaged: { evidenceId: string; title: string; code: string; chunk: number | null }[] = [];
      let bytesDone = 0;
      let itemsDone = 0;
      for (const item of items) {
        await handle.checkpoint();
        handle.progress({ current: item.title });
        const { blob } = item;
        if (blob === null) continue;
        try {
          const reader = await BlobReader.open(
            blob,
            context.session.vault.caseKey(caseId, blob.epoch),
            context.blobs(caseId),
          );
          await reader.verify(async done => {
            handle.progress({ bytesDone: bytesDone + done });
            await handle.checkpoint();
          });
        } catch (error) {
          if (handle.signal.aborted) throw error;
          const { code, params } = toEngineError(toEvidenceError(error));
          damaged.push({
            evidenceId: item.id,
            title: item.title,
            code,
            chunk: error instanceof EvidenceError ? error.chunk : null,
          });
          handle.fail({ item: item.title, code, params, canRetry: false });
        }
        bytesDone += blob.size;
        handle.progress({ bytesDone, itemsDone: ++itemsDone });
      }
      const at = context.now();
      const bad = new Set(damaged.map(each => each.evidenceId));
      if (items.length > 0) {
        await journal.apply(
          items.map(item =>
            setRecord('custody', context.newId(), {
              evidenceId: item.id,
              act: bad.has(item.id) ? 'damaged' : 'verified',
              at,
              sha256: item.blob?.sha256 ?? '',
              result: bad.has(item.id) ? 'damaged' : 'whole',
              byName,
            }),
          ),
          { isUndoable: false },
        );
      }
      return { whole: items.length - damaged.length, damaged };
    },
  };
}
