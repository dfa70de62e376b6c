import { lostEntries } from '#mirror';
import { found } from '../finding.ts';
import type { JournalReading } from '../readJournal.ts';
import type { Sight } from '../sight.ts';
import { type JournalCheck, MOST_NAMED } from './check.ts';

interface Place {
  readonly writer: string;
  readonly seq: number;
}

/** Entries that were acknowledged, or that others follow, and that are in no copy. */
export const gaps: JournalCheck = {
  codes: ['missingEntry'],
  async find(reading, sight) {
    const missing = missingIn(reading, sight);
    if (missing.size === 0) return [];
    // What the local copy still has is told as what the store lacks.
    if (sight.local !== null)
      for await (const scan of sight.local.readJournal(reading.journal.id))
        if ('row' in scan) missing.delete(nameOf(scan.row));
    return [...missing.values()].slice(0, MOST_NAMED).map(each => found('missingEntry', reading.whereOf(each)));
  },
};

/** What the store lacks: by heads, by what follows it, and by what comparing the copies told since the vault opened. */
function missingIn({ journal, places, state }: JournalReading, { core, local }: Sight): Map<string, Place> {
  const known = new Set(places.map(nameOf));
  const told = core.copies.state.findings.flatMap(each => (each.type === 'lost' ? each.entries : []));
  const lost: readonly Place[] = [
    ...lostEntries(journal.id, places, local?.vouched().get(journal.id) ?? null),
    ...state.missing.flatMap(each => each.causes),
    ...told.filter(each => each.journalId === journal.id),
  ];
  return new Map(
    lost.filter(each => !known.has(nameOf(each))).map(({ writer, seq }) => [nameOf({ writer, seq }), { writer, seq }]),
  );
}

const nameOf = ({ writer, seq }: Place): string => `${writer}/${seq}`;
