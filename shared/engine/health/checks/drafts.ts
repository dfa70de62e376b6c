import type { DraftRow } from '#store';
import type { Key } from '#vault';
import type { HealthPlace } from '../../contract/health.ts';
import { isWholeDraft } from '../../documents/drafts.ts';
import { copiesBeside, draftKeyOf, wholeDrafts } from '../elsewhere.ts';
import { found } from '../finding.ts';
import type { JournalCheck } from './check.ts';

/** Typed text, not yet in an entry, that does not open, in the store or in the local copy. */
export const drafts: JournalCheck = {
  codes: ['damagedDraft'],
  async find({ journal, at, titleOf }, { core, local }) {
    const key = await core.session.vault.localKey('drafts');
    const rows = await core.store.drafts(journal.id);
    const copied = local?.drafts().filter(row => row.journal === journal.id) ?? [];
    const inStore = await badOf(key, rows);
    const inCopy = await badOf(key, copied);
    const finding = (row: DraftRow, isMendable: boolean, place: { copy?: HealthPlace }) =>
      found(
        'damagedDraft',
        { ...at, ...place, title: titleOf(row.document), file: `${row.document}/${row.session}`, from: row.counter },
        { isMendable },
      );
    const whole = inStore.length === 0 ? new Map() : await wholeDrafts(copiesBeside(core, local), journal.id, key);
    const bad = new Set(inStore.map(draftKeyOf));
    const here = new Set(rows.map(draftKeyOf).filter(draft => !bad.has(draft)));
    return [
      ...inStore.map(row => finding(row, whole.has(draftKeyOf(row)), {})),
      // What the store does not have whole either is told of the store.
      ...inCopy.filter(row => here.has(draftKeyOf(row))).map(row => finding(row, true, { copy: 'local' })),
    ];
  },
};

async function badOf(key: Key, rows: readonly DraftRow[]): Promise<readonly DraftRow[]> {
  const bad: DraftRow[] = [];
  for (const row of rows) if (!(await isWholeDraft(key, row))) bad.push(row);
  return bad;
}
