import { isWholeDraft } from '../../documents/textSession.ts';
import { copiesBeside, draftKeyOf, wholeDrafts } from '../elsewhere.ts';
import { found } from '../finding.ts';
import type { JournalCheck } from './check.ts';

/** Typed text, not yet in an entry, that does not open. */
export const drafts: JournalCheck = {
  codes: ['damagedDraft'],
  async find({ journal, at, titleOf }, { core, local }) {
    const key = await core.session.vault.localKey('drafts');
    const rows = await core.store.drafts(journal.id);
    const bad = [];
    for (const row of rows) if (!(await isWholeDraft(key, row))) bad.push(row);
    if (bad.length === 0) return [];
    const whole = await wholeDrafts(copiesBeside(core, local), journal.id, key);
    return bad.map(row =>
      found(
        'damagedDraft',
        { ...at, title: titleOf(row.document), file: `${row.document}/${row.session}`, from: row.counter },
        { isMendable: whole.has(draftKeyOf(row)) },
      ),
    );
  },
};
