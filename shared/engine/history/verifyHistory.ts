import { verifyChain } from '#journal';
import type { EngineContext } from '../context.ts';
import { breathe, type DamagedEntry, unpackRows } from '../journals/loadJournal.ts';

/**
 * Checks every hash, link and signature of a journal as a job. Its result: `{ entries, writers, firstBad, problems,
 * perSecond }`; a job that found something bad is `failed`.
 */
export async function verifyHistory(context: EngineContext, caseId: string): Promise<string> {
  const { session, store, jobs } = context;
  await session.openCase(caseId);
  const total = await store.entries.count(caseId);
  return jobs.start({
    kind: 'verifyHistory',
    caseId,
    itemsTotal: total,
    bytesTotal: 0,
    async run(handle) {
      const started = performance.now();
      const { rows, damaged: unreadable } = await store.entries.all(caseId);
      const damaged: DamagedEntry[] = unreadable.map(row => ({ ...row, entryId: row.id, code: 'damagedRow' }));
      const entries = unpackRows(rows, damaged).map(each => each.stored);
      const known = new Set(rows.map(row => row.writer).filter(writer => session.identityOf(writer) !== null));
      const report = await verifyChain(entries, known, {
        everySignature: true,
        caseId,
        onProgress: async done => {
          handle.progress({ itemsDone: done });
          await handle.checkpoint();
          await breathe();
        },
      });
      const problems = [...damaged, ...report.problems].sort((a, b) => a.seq - b.seq);
      for (const { entryId, code } of problems) handle.fail({ item: entryId, code, params: {}, canRetry: false });
      const seconds = (performance.now() - started) / 1000;
      return {
        entries: rows.length + unreadable.length,
        writers: report.writers,
        firstBad: problems[0] ?? null,
        problems: problems.length,
        perSecond: Math.round(report.entries / Math.max(seconds, 0.001)),
      };
    },
  });
}
