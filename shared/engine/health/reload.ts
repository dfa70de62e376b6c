import type { EngineCore } from '../engineCore.ts';

/** Reads mended journals anew, so that what is shown is what is stored; screens are told to ask again. */
export async function reloadJournals(core: EngineCore, journals: ReadonlySet<string>): Promise<void> {
  const { session, summaries } = core;
  for (const journal of journals) {
    if (!session.vault.hasCaseKey(journal, 0)) continue; // a compartment: it is closed below
    const wasOpen = session.isOpen(journal);
    if (wasOpen) await session.closeCase(journal);
    let isOpen = true;
    try {
      await session.openCase(journal);
      if (journal !== session.registryId) summaries.noteDamage(journal, null);
    } catch (error) {
      if (journal === session.registryId) throw error;
      summaries.noteDamage(journal, error);
      isOpen = false;
    }
    core.emit({ type: 'case.reloaded', caseId: journal });
    if (isOpen && !wasOpen && journal !== session.registryId) await session.closeCase(journal);
  }
  const hasSealed = [...journals].some(journal => !session.vault.hasCaseKey(journal, 0));
  if (hasSealed) for (const caseId of await session.closeSources()) core.emit({ type: 'sources.closed', caseId });
  if (journals.size > 0) core.emit({ type: 'cases.changed' });
}
