import type { FindingCode, HealthFinding } from '../../contract/health.ts';
import type { JournalReading, JournalSummary } from '../readJournal.ts';
import type { Sight } from '../sight.ts';

/** Looks for one class of trouble in a journal. `codes` is all it may say. */
export interface JournalCheck {
  readonly codes: readonly FindingCode[];
  find(reading: JournalReading, sight: Sight): Promise<readonly HealthFinding[]>;
}

/** Looks at the vault as a whole, after its journals were read. */
export interface VaultCheck {
  readonly codes: readonly FindingCode[];
  find(journals: readonly JournalSummary[], sight: Sight): Promise<readonly HealthFinding[]>;
}

/** Naming more places of one kind in one journal tells nobody more; the count says how many there are. */
export const MOST_NAMED = 200;
