import type { HealthFinding, RepairKind } from '../../contract/health.ts';
import type { EngineCore } from '../../engineCore.ts';
import type { JobHandle } from '../../jobs/jobs.ts';
import { type JournalSummary, readJournal } from '../readJournal.ts';
import { journalsIn, openSight, type Sight } from '../sight.ts';

/** What a repair works with. */
export interface RepairTools {
  readonly core: EngineCore;
  readonly handle: JobHandle;
  /** The copies as they stand now. */
  readonly sight: Sight;
  /** Journals read afresh; all of them when none is named. */
  readJournals(journalIds?: ReadonlySet<string>): Promise<readonly JournalSummary[]>;
}

/** Mends all findings of one kind. Doing it twice does no harm. @returns journals that must be read anew */
export interface Repair {
  readonly kind: RepairKind;
  mend(findings: readonly HealthFinding[], tools: RepairTools): Promise<readonly string[]>;
}

export async function toolsFor(core: EngineCore, handle: JobHandle): Promise<RepairTools> {
  const sight: Sight = { ...(await openSight(core, handle)), step: () => handle.checkpoint() };
  return {
    core,
    handle,
    sight,
    readJournals: async journalIds => {
      const summaries: JournalSummary[] = [];
      for (const journal of await journalsIn(core, null))
        if (journalIds === undefined || journalIds.has(journal.id))
          summaries.push((await readJournal(sight, journal)).summary);
      return summaries;
    },
  };
}

export function journalsOfFindings(findings: readonly HealthFinding[]): ReadonlySet<string> {
  return new Set(findings.flatMap(({ where }) => (where.journalId === null ? [] : [where.journalId])));
}
