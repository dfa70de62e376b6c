import { REGISTRY_FILE, utf8 } from '#vault';
import { snapshotRow } from '../../journals/snapshot.ts';
import { vaultFileRows } from '../../session/vaultSession.ts';
import { mendEntries } from './mendEntries.ts';
import { mendFile } from './mendFile.ts';
import { journalsOfFindings, type Repair } from './repair.ts';
import { sweep } from './sweep.ts';

export { type RepairTools, toolsFor } from './repair.ts';

/** Header, keyring and the other small files, as they are open now, go to every copy. */
const rewriteKeys: Repair = {
  kind: 'rewriteKeys',
  async mend(_findings, { core }) {
    const { appender, registryId, vault } = core.session;
    const registry = { name: REGISTRY_FILE, bytes: utf8(registryId) };
    await appender.commit({ files: [...vaultFileRows(vault), registry] });
    await core.copies.changeSettings(settings => settings);
    return [];
  },
};

/** Store and local copy are brought together: each gets what only the other has, damaged places are written anew. */
const compare: Repair = {
  kind: 'compare',
  async mend(findings, { core, handle }) {
    await core.copies.compareEntries(() => handle.checkpoint());
    return [...journalsOfFindings(findings.filter(each => each.code === 'storeLacks'))];
  },
};

/** A cache is dropped; the journal, opened from its entries, makes it anew. */
const recompute: Repair = {
  kind: 'recompute',
  async mend(findings, { core }) {
    const journals = [...journalsOfFindings(findings)];
    for (const journal of journals) {
      // Closed first: closing keeps what is shown, which may be the very thing that is wrong.
      await core.session.closeCase(journal);
      await core.store.commit({ droppedCaches: [snapshotRow(journal)] });
    }
    return journals;
  },
};

/** From here on another key signs; what was written stands (JOURNAL A1). */
const newWriter: Repair = {
  kind: 'newWriter',
  async mend(_findings, { core }) {
    await core.session.startNewWriter();
    return [];
  },
};

/** In the order in which one may rely on the one before: keys, chains, what they name, and what nothing names. */
export const REPAIRS: readonly Repair[] = [rewriteKeys, compare, mendEntries, mendFile, recompute, newWriter, sweep];
