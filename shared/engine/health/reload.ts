import type { EngineCore } from '../engineCore.ts';

/** Reads mended journals anew, so that what is shown is what is stored; screens are told to ask again. */
export async function reloadJournals(core: EngineCore, journals: ReadonlySet<string>): Promise<void> {
  const { session, summaries } = core;
  for (const journal of journals) {
    if (!session.vault.hasCaseKey(journal, 0)) continue; // a compartment: it is closed below
    const wasOpen = session.isOpen(journal);
    if (wasOpen) await session.closeCase(journal);
    try {
      // Read once, so that what is wrong with it is known; one that nobody had open is not kept in memory.
      if (wasOpen || journal === session.registryId) await session.openCase(journal);
      else await session.openBriefly(journal, async () => undefined);
      if (journal !== session.registryId) summaries.noteDamage(journal, null);
    } catch (error) {
      if (journal === session.registryId) throw error;
      summaries.noteDamage(journal, error);
    }
    core.emit({ type: 'case.reloaded', caseId: journal });
  }
  const hasSealed = [...journals].some(journal => !session.vault.hasCaseKey(journal, 0));
  if (hasSealed) for (const caseId of await session.closeSources()) core.emit({ type: 'sources.closed', caseId });
  if (journals.size > 0) core.emit({ type: 'cases.changed' });
}
