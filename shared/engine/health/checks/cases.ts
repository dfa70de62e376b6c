import { found } from '../finding.ts';
import type { VaultCheck } from './check.ts';

/** Cases that are listed and cannot be opened: nothing of them is here, or their key is not. */
export const cases: VaultCheck = {
  codes: ['caseNotHere', 'caseKeyMissing'],
  async find(journals, { core }) {
    return journals.flatMap(({ journal, entryCount, at }) => {
      if (journal.kind !== 'case') return [];
      if (entryCount === 0) return [found('caseNotHere', at)];
      return core.session.vault.hasCaseKey(journal.id, 0) ? [] : [found('caseKeyMissing', at)];
    });
  },
};
