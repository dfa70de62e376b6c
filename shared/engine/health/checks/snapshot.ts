import { foldAll, isSameState } from '#casefile';
import { ChainIndex, headOf } from '#journal';
import { foldEntryOf } from '../../journals/loadJournal.ts';
import { lookAtSnapshot } from '../../journals/snapshot.ts';
import { found } from '../finding.ts';
import type { JournalReading } from '../readJournal.ts';
import type { Sight } from '../sight.ts';
import type { JournalCheck } from './check.ts';

/** A cached state that says something else than the entries do (JOURNAL B8). */
export const snapshot: JournalCheck = {
  codes: ['snapshotDiffers'],
  async find(reading, sight) {
    const { journal, bad } = reading;
    // Beside damaged entries a snapshot is the better witness: it is compared when they are mended.
    if (journal.kind === 'sealed' || bad.length > 0) return [];
    const { store, session } = sight.core;
    const extent = await store.entries.extent(journal.id);
    if (extent.count !== reading.places.length) return []; // it moved on meanwhile
    const place = { store, journalId: journal.id, key: await session.vault.localKey('snapshots') };
    const known = await lookAtSnapshot(place, extent);
    if (known === 'none' || known === 'stale') return [];
    const entriesSay = truth(reading, sight);
    if (entriesSay === null) return []; // something is missing, and named by its own check
    const isSame = known !== 'unreadable' && isSameState(known.fold.serialise(), entriesSay);
    return isSame ? [] : [found('snapshotDiffers', reading.at)];
  },
};

/** The state that the entries alone give. */
function truth({ journal, reads }: JournalReading, { core }: Sight): unknown {
  const { store, session } = core;
  const chain = new ChainIndex();
  for (const { stored, header } of reads) chain.add(stored, headOf(stored, header), header.prev);
  const source = {
    store,
    journalId: journal.id,
    keyOf: journal.keyOf,
    identityOf: (writer: string) => session.identityOf(writer),
  };
  const fold = foldAll(
    journal.id,
    reads.map(read => foldEntryOf(read, source, chain)),
  );
  return fold.serialise();
}
