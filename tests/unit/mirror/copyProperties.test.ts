import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { HostError } from '#host';
import type { Commit, DraftRow, EntryRow } from '#store';
import { journalRows } from '../../fixtures/journalRows.ts';
import type { WriteFault } from '../../fixtures/memoryFolder.ts';
import { damageOf, idsOf, Places } from './support.ts';

const JOURNALS = 3;
let rows: readonly (readonly EntryRow[])[] = [];
beforeAll(async () => {
  rows = await Promise.all(Array.from({ length: JOURNALS }, (_, i) => journalRows(14, i + 1)));
});

type Act =
  | { readonly type: 'entries'; readonly journals: readonly number[]; readonly count: number }
  | { readonly type: 'draft'; readonly journal: number; readonly size: number }
  | { readonly type: 'take'; readonly journal: number }
  | { readonly type: 'files'; readonly generation: number };

const journal = fc.nat({ max: JOURNALS - 1 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    type: fc.constant('entries' as const),
    journals: fc.uniqueArray(journal, { minLength: 1, maxLength: 2 }),
    count: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({ type: fc.constant('draft' as const), journal, size: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ type: fc.constant('take' as const), journal }),
  fc.record({ type: fc.constant('files' as const), generation: fc.nat({ max: 9 }) }),
);
const fault = fc.record({
  in: fc.integer({ min: 1, max: 12 }),
  place: fc.constantFrom('mirror' as const, 'heads' as const),
  how: fc.constantFrom<NonNullable<WriteFault['how']>>('before', 'torn', 'unflushed'),
  times: fc.integer({ min: 1, max: 3 }),
});

/** What a person was told is safe, and what was at least tried. */
class Ledger {
  readonly acknowledged = new Map<string, Set<string>>();
  readonly tried = new Map<string, Set<string>>();
  readonly drafts = new Map<string, DraftRow>();
  readonly next = Array.from({ length: JOURNALS }, () => 0);
  generation = -1;
  #counter = 0;

  commitOf(each: Act): Commit {
    if (each.type === 'files') return { files: [{ name: 'x', bytes: new Uint8Array([each.generation]) }] };
    const of = (i: number) => rows[i]?.[0]?.journal ?? '';
    if (each.type === 'draft') {
      const counter = this.#counter++;
      const sealed = new Uint8Array(each.size).fill(counter);
      return { drafts: [{ journal: of(each.journal), document: 'd', session: 's', counter, sealed }] };
    }
    if (each.type === 'take') {
      const taken = [...this.drafts.values()].filter(row => row.journal === of(each.journal));
      return {
        entries: this.#take(each.journal, 1),
        droppedDrafts: taken.map(row => [row.journal, row.document, row.session, row.counter] as const),
      };
    }
    return { entries: each.journals.flatMap(i => this.#take(i, each.count)) };
  }

  #take(i: number, count: number): readonly EntryRow[] {
    const from = this.next[i] ?? 0;
    const taken = rows[i]?.slice(from, from + count) ?? [];
    this.next[i] = from + taken.length;
    return taken;
  }

  note(map: Map<string, Set<string>>, commit: Commit): void {
    for (const { journal: of, id } of commit.entries ?? []) map.set(of, (map.get(of) ?? new Set()).add(id));
  }

  acknowledge(commit: Commit): void {
    this.note(this.acknowledged, commit);
    for (const row of commit.drafts ?? []) this.drafts.set(String(row.counter), row);
    for (const [, , , counter] of commit.droppedDrafts ?? []) this.drafts.delete(String(counter));
    for (const { bytes } of commit.files ?? []) this.generation = bytes[0] ?? -1;
  }
}

describe('a copy under faults', () => {
  it('loses nothing acknowledged and believes no half of anything, whichever write fails and whenever the power goes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 14 }),
        fc.array(fault, { maxLength: 4 }),
        fc.nat(),
        fc.constantFrom(600, 2_000, 64 * 1024 * 1024),
        fc.boolean(),
        async (acts, faults, kept, segmentBytes, powerFails) => {
          const places = new Places(segmentBytes);
          for (const { in: nth, place, how, times } of faults)
            places[place].failAt(nth, { code: 'diskFull', how, times });
          const ledger = new Ledger();
          let copy = await places.open();
          let isDead = false;
          for (const each of acts) {
            const commit = ledger.commitOf(each);
            ledger.note(ledger.tried, commit);
            // As the appender does: the same bytes again, until they land; after five failures the process is killed.
            for (let attempt = 0; ; attempt++) {
              try {
                await copy.append(commit);
                ledger.acknowledge(commit);
                break;
              } catch (error) {
                if (!(error instanceof HostError)) throw error;
                if (attempt < 4) continue;
                isDead = true;
                break;
              }
            }
            if (isDead) break;
          }
          if (powerFails) places.crash((_, unflushed) => kept % (unflushed + 1));
          places.mirror.heal();
          places.heads.heal();
          for (const again of [false, true]) {
            copy = await places.open();
            for (const [of, wanted] of ledger.acknowledged) {
              const found = new Set(await idsOf(copy, of));
              for (const id of wanted) expect(found.has(id), 'acknowledged').toBe(true);
              for (const id of found) expect(ledger.tried.get(of)?.has(id), 'never written').toBe(true);
              expect(copy.extent(of).count, 'count').toBe(found.size);
              if (copy.isSound(of)) expect((await damageOf(copy, of)).filter(code => code !== 'torn')).toEqual([]);
            }
            const drafts = new Set(copy.drafts().map(row => String(row.counter)));
            for (const [counter, row] of ledger.drafts) {
              expect(drafts.has(counter), 'draft').toBe(true);
              expect(copy.drafts().find(each => each.counter === row.counter)?.sealed).toEqual(row.sealed);
            }
            if (ledger.generation >= 0 && !isDead) expect(copy.files()[0]?.bytes[0]).toBe(ledger.generation);
            if (!again) await copy.settle();
          }
        },
      ),
      { numRuns: 300 },
    ));
});
