import { EngineError } from '../../errors.ts';
import { isTakingIn, namedBlobs } from '../checks/orphans.ts';
import type { Repair } from './repair.ts';

/** Deletes sealed files that no entry names. Everything is read once more: an acknowledged file is never deleted. */
export const sweep: Repair = {
  kind: 'sweep',
  async mend(findings, { core, readJournals }) {
    if (isTakingIn(core)) throw new EngineError('intakeRunning');
    const all = await readJournals();
    if (!all.every(each => each.isWhole)) return [];
    const named = await namedBlobs(all, core);
    for (const { where } of findings) {
      const { blob, journalId } = where;
      if (blob === null || named.has(blob)) continue;
      if (where.copy === 'store') await core.store.blobs.deleteBlob(blob);
      else if (journalId !== null)
        await core.copies.usingLocal(async copy => {
          copy.blobs.forgetIndex();
          await copy.blobs.remove(journalId, blob);
        });
    }
    return [];
  },
};
