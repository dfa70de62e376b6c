import type { HealthFinding } from '../../contract/health.ts';
import type { EngineCore } from '../../engineCore.ts';
import { found } from '../finding.ts';
import type { JournalSummary } from '../readJournal.ts';
import type { Sight } from '../sight.ts';
import type { VaultCheck } from './check.ts';

/** Sealed files that no entry names: left by an intake that was cut off. Acknowledged ones are never among them. */
export const orphans: VaultCheck = {
  codes: ['orphanFile'],
  async find(journals, sight) {
    if (isTakingIn(sight.core)) return [];
    const named = await namedBlobs(journals, sight.core);
    // An entry that does not read may name a file: then nothing is deleted.
    const repair = journals.every(each => each.isWhole) ? undefined : null;
    const facts = repair === undefined ? {} : { repair };
    const inStore = (await sight.core.store.blobs.blobIds()).filter(blob => !named.has(blob));
    return [
      ...inStore.map(blob => found('orphanFile', { copy: 'store', blob }, facts)),
      ...(await orphansInCopy(sight, named)).map(({ journalId, blob }) =>
        found('orphanFile', { ...whereOf(journals, journalId), copy: 'local', blob }, facts),
      ),
    ];
  },
};

/** Files on their way in are named by no entry yet. */
export function isTakingIn({ jobs }: EngineCore): boolean {
  const kinds: ReadonlySet<string> = new Set(['ingest', 'sample', 'restore']);
  return jobs.list().some(({ kind, state }) => kinds.has(kind) && (state === 'running' || state === 'paused'));
}

/** Everything an entry names, and everything listed of journals that do not read whole or went on since they were read. */
export async function namedBlobs(journals: readonly JournalSummary[], core: EngineCore): Promise<ReadonlySet<string>> {
  const { entries, blobs } = core.store;
  const named = new Set(journals.flatMap(each => each.files.map(({ ref }) => ref.blobId)));
  const isRead = new Set<string>();
  for (const { journal, entryCount, isWhole } of journals) {
    const { id, kind } = journal;
    if (kind !== 'sealed' && isWhole && (await entries.count(id)) === entryCount) isRead.add(id);
  }
  for (const { blob, journal } of await blobs.allManifests()) if (!isRead.has(journal)) named.add(blob);
  return named;
}

async function orphansInCopy({ local }: Sight, named: ReadonlySet<string>) {
  const orphaned: { journalId: string; blob: string }[] = [];
  if (local === null) return orphaned;
  for (const journalId of (await local.blobs.bytesByJournal()).keys())
    for (const blob of (await local.blobs.list(journalId)).keys())
      if (!named.has(blob)) orphaned.push({ journalId, blob });
  return orphaned;
}

function whereOf(journals: readonly JournalSummary[], journalId: string): Partial<HealthFinding['where']> {
  return journals.find(each => each.journal.id === journalId)?.at ?? { journalId };
}
