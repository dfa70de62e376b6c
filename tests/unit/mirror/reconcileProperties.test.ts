import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LostEntry, reconcileJournals, type VaultCopy } from '#mirror';
import type { EntryRow, Store } from '#store';
import { VaultDatabase } from '../../../shared/store/database.ts';
import { journalRows } from '../../fixtures/journalRows.ts';
import { freshStore, ids, idsOf, Places } from './support.ts';

const COUNT = 12;
let rows: readonly (readonly EntryRow[])[] = [];
beforeAll(async () => {
  rows = [await journalRows(COUNT, 1), await journalRows(COUNT, 2)];
});

type Harm =
  | { readonly to: 'store'; readonly how: 'rolledBack'; readonly at: number }
  | { readonly to: 'store'; readonly how: 'empty' }
  | { readonly to: 'store'; readonly how: 'hole'; readonly at: number }
  | { readonly to: 'mirror'; readonly how: 'rolledBack'; readonly at: number }
  | { readonly to: 'mirror'; readonly how: 'gone' }
  | { readonly to: 'mirror'; readonly how: 'flipped'; readonly at: number }
  | { readonly to: 'mirror'; readonly how: 'cut'; readonly at: number }
  | { readonly to: 'heads'; readonly how: 'rolledBack'; readonly at: number }
  | { readonly to: 'heads'; readonly how: 'gone' }
  | { readonly to: 'heads'; readonly how: 'flipped'; readonly at: number };

const at = fc.nat({ max: 1_000_000 });
const harm = fc.oneof(
  ...(['store', 'mirror', 'heads'] as const).flatMap(to =>
    (to === 'store'
      ? (['rolledBack', 'hole', 'empty'] as const)
      : to === 'mirror'
        ? (['rolledBack', 'gone', 'flipped', 'cut'] as const)
        : (['rolledBack', 'gone', 'flipped'] as const)
    ).map(how => fc.record({ to: fc.constant(to), how: fc.constant(how), at }) as fc.Arbitrary<Harm>),
  ),
);

/** Both sides filled one entry at a time, with older states of the folders kept. */
async function filled(segmentBytes: number) {
  const store = await freshStore();
  const places = new Places(segmentBytes);
  const copy = await places.open();
  const older: { mirror: Places['mirror']; heads: Places['heads'] }[] = [];
  for (let i = 0; i < COUNT; i++) {
    older.push({ mirror: places.mirror.copy(), heads: places.heads.copy() });
    const entries = rows.flatMap(list => list.slice(i, i + 1));
    await store.commit({ entries });
    await copy.append({ entries });
  }
  return { store, places, older };
}

async function inStore(store: Store, journal: string): Promise<string[]> {
  return ids((await store.entries.all(journal)).rows);
}

async function readable(copy: VaultCopy): Promise<Set<string>> {
  const found = new Set<string>();
  for (const list of rows) for (const id of await idsOf(copy, list[0]?.journal ?? '')) found.add(id);
  return found;
}

describe('reconcile', () => {
  it('what is saved while the copy is read counts as neither lost nor taken in', async () => {
    const { store, places } = await filled(64 * 1024 * 1024);
    const [list = []] = rows;
    const copy = await places.open();
    const late = (await journalRows(COUNT + 1, 1)).slice(COUNT);
    const keys = store.entries.keys.bind(store.entries);
    let isSaved = false;
    store.entries.keys = async journal => {
      const listed = await keys(journal);
      if (journal !== list[0]?.journal || isSaved) return listed;
      isSaved = true;
      await store.commit({ entries: late });
      await copy.append({ entries: late });
      return listed;
    };
    const report = await reconcileJournals({ store, copy, isWanted: () => true, isThorough: true });
    expect(isSaved).toBe(true);
    expect(report).toMatchObject({ takenIn: 0, lost: [], damage: [] });
    expect([...report.takenInWriters]).toEqual([]);
  });

  it('both sides end with the union of what either had whole; what neither has is named; a second time nothing is to do', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(harm, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(3_000, 64 * 1024 * 1024),
        async (harms, segmentBytes) => {
          const { store, places, older } = await filled(segmentBytes);
          for (const each of harms) await inflict(each, places, older);
          const before = await readable(await places.open());
          const stored = new Set((await Promise.all(rows.map(list => inStore(store, list[0]?.journal ?? '')))).flat());
          const union = new Set([...before, ...stored]);

          const copy = await places.open();
          const told: string[] = [];
          const options = { store, copy, isWanted: () => true };
          const onLost = async (journal: string, lost: readonly LostEntry[]) => {
            told.push(...lost.map(({ seq }) => `${journal}/${seq}`));
            return false;
          };
          // At the start by heads and counts, while idle by reading everything: a flipped byte shows only then.
          const first = await reconcileJournals({ ...options, onLost });
          await copy.settle();
          const idle = await reconcileJournals({ ...options, onLost, isThorough: true });
          for (const list of rows) {
            const journal = list[0]?.journal ?? '';
            const wanted = ids(list.filter(row => union.has(row.id)));
            expect(await inStore(store, journal)).toEqual(wanted);
            expect(await idsOf(copy, journal)).toEqual(wanted);
          }
          expect([...first.lost, ...idle.lost].map(each => `${each.journal}/${each.seq}`)).toEqual(told);
          const headsAreGood = !harms.some(each => each.to === 'heads');
          if (headsAreGood) {
            const lost = rows.flatMap(list => list.filter(row => !union.has(row.id)));
            expect([...new Set(told)].sort()).toEqual(lost.map(row => `${row.journal}/${row.seq}`).sort());
          }
          const again = await places.open();
          for (const list of rows) expect(again.isSound(list[0]?.journal ?? '')).toBe(true);
          const second = await reconcileJournals({ ...options, copy: again });
          expect([second.takenIn, second.sent, second.damage]).toEqual([0, 0, []]);
          store.close();
        },
      ),
      { numRuns: 150 },
    ));

  it('altered bytes of the store are not sent over, and are mended from the copy', async () => {
    const { store, places } = await filled(64 * 1024 * 1024);
    const row = rows[0]?.[3];
    if (row === undefined) throw new Error('no row');
    const bytes = row.bytes.slice();
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await store.commit({ entries: [{ ...row, bytes }] });
    places.mirror.tamper(`${'ab'.repeat(16)}/journals/${row.journal}.000001`, () => null);
    const copy = await places.open();
    const report = await reconcileJournals({ store, copy, isWanted: () => true });
    expect(report.damagedRows.map(each => each.id)).toEqual([row.id]);
    expect((await idsOf(copy, row.journal)).length).toBe(COUNT - 1);
  });
});

async function inflict(
  each: Harm,
  places: Places,
  older: readonly { mirror: Places['mirror']; heads: Places['heads'] }[],
): Promise<void> {
  if (each.to === 'store') {
    const database = new VaultDatabase('vault');
    await database.open();
    if (each.how === 'empty') await database.entries.clear();
    else {
      const keep = each.at % COUNT;
      await database.entries.filter(row => (each.how === 'hole' ? row.seq === keep : row.seq >= keep)).delete();
    }
    database.close();
    return;
  }
  const folder = places[each.to];
  if (each.how === 'gone') {
    for (const { name } of await folder.list('')) folder.tamper(name, () => null);
    return;
  }
  if (each.how === 'rolledBack') {
    const state = older[each.at % COUNT];
    if (state !== undefined) folder.become(each.to === 'heads' ? state.heads : state.mirror);
    return;
  }
  const files = await folder.list('');
  const file = files[each.at % Math.max(1, files.length)];
  if (file === undefined || file.size === 0) return;
  const place = each.at % file.size;
  folder.tamper(file.name, bytes => {
    if (each.how === 'cut') return bytes.slice(0, place);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << (each.at % 8));
    return bytes;
  });
}
