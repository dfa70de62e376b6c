import type { AreaApi } from '../contract/call.ts';
import type { Contract } from '../contract/index.ts';
import type { EngineCore } from '../engineCore.ts';
import { ingestSource, readSource } from './sourceFiles.ts';

/** Open sources close by themselves, in ms (JOURNAL C3). */
const CLOSES_AFTER = 5 * 60_000;

/** The sealed compartment of a case (khoang niêm phong). */
export function sourcesArea(core: EngineCore): AreaApi<Contract['sources']> {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = async () => {
    clearTimeout(timer);
    if (!core.isOpen) return;
    for (const caseId of await core.session.closeSources()) core.emit({ type: 'sources.closed', caseId });
  };
  // Five minutes from opening, not from the last touch: the passphrase is asked again.
  const closeLater = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void close().catch(() => undefined), CLOSES_AFTER);
  };

  return {
    async open({ caseId, passphrase }) {
      const journal = await core.session.openSource(caseId, passphrase);
      closeLater();
      const { canUndo, canRedo } = journal;
      const damaged = journal.damaged.map(({ entryId, code }) => ({ entryId, code }));
      // Kept while the disk takes nothing: the next opening tries again.
      const unsent = await core.session.writeUnsentSource(caseId).catch(() => ({ written: 0, refused: 0 }));
      return { view: journal.view(), canUndo, canRedo, damaged, unsent };
    },
    apply: async ({ caseId, changes }) => core.session.source(caseId).apply(changes),
    ingest: input => ingestSource(core, input),
    read: input => readSource(core, input),
    async close() {
      await close();
      return null;
    },
  };
}
