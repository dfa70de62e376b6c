import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyPatch,
  type Change,
  Fold,
  type FoldEntry,
  foldAll,
  RECORD_KINDS,
  RECORDS,
  restoreFold,
  setRecord,
} from '#casefile';
import { FakeJournal, idOf } from '../../fixtures/foldEntries.ts';

const title = (text: string, id = 'f1') => setRecord('finding', id, { title: text });
const stateOf = (caseId: string, entries: readonly FoldEntry[]) => foldAll(caseId, entries).view();

describe('the fold', () => {
  it('every record kind can be set, edited, removed and restored', () => {
    for (const kind of RECORD_KINDS) {
      const journal = new FakeJournal();
      const field = Object.keys(RECORDS[kind].fields)[0] ?? '';
      const initial = (RECORDS[kind].fields as Record<string, { initial: unknown }>)[field]?.initial;
      journal.write('an', [{ type: 'record.set', kind, id: 'x', set: { [field]: initial } } as Change]);
      expect(Object.keys(stateOf(journal.caseId, journal.entries).records[kind])).toEqual(['x']);
      journal.write('an', [{ type: 'record.removed', kind, id: 'x' }]);
      const removed = stateOf(journal.caseId, journal.entries);
      if (RECORDS[kind].appendOnly) {
        expect(removed.ignored[0]?.reason).toBe('appendOnly');
        continue;
      }
      expect(removed.records[kind]).toEqual({});
      journal.write('an', [{ type: 'record.restored', kind, id: 'x' }]);
      expect(Object.keys(stateOf(journal.caseId, journal.entries).records[kind])).toEqual(['x']);
    }
  });

  it('keeps the overwritten concurrent value until someone who saw both decides', () => {
    const journal = new FakeJournal();
    journal.admit('bình');
    journal.write('an', [title('của An')]);
    journal.write('bình', [title('của Bình')]);
    const view = stateOf(journal.caseId, journal.entries);
    expect(view.conflicts).toHaveLength(1);
    expect([view.records.finding.f1?.title, view.conflicts[0]?.others[0]?.value].sort()).toEqual([
      'của An',
      'của Bình',
    ]);
    journal.sync('an', 'bình');
    journal.write('an', [title('thống nhất')]);
    expect(stateOf(journal.caseId, journal.entries).conflicts).toEqual([]);
  });

  it('two people adding to a collection at once both keep theirs; dropping spares what was not seen', () => {
    const journal = new FakeJournal();
    journal.admit('bình');
    journal.write('an', [setRecord('timelineEvent', 'e1', { title: 'x' }, { findingIds: ['a'] })]);
    journal.sync('bình', 'an');
    journal.write('bình', [setRecord('timelineEvent', 'e1', {}, { findingIds: ['b'] })]);
    journal.write('an', [setRecord('timelineEvent', 'e1', {}, { findingIds: ['c'] }, { findingIds: ['a', 'b'] })]);
    expect([...(stateOf(journal.caseId, journal.entries).records.timelineEvent.e1?.findingIds ?? [])].sort()).toEqual([
      'b',
      'c',
    ]);
  });

  it('removal against a concurrent edit is kept and shown', () => {
    const journal = new FakeJournal();
    journal.admit('bình');
    journal.write('an', [title('gốc')]);
    journal.sync('bình', 'an');
    journal.write('an', [{ type: 'record.removed', kind: 'finding', id: 'f1' }]);
    journal.write('bình', [title('sửa')]);
    const view = stateOf(journal.caseId, journal.entries);
    expect(view.records.finding).toEqual({});
    expect(view.removed).toMatchObject([{ kind: 'finding', id: 'f1', label: 'sửa' }]);
    expect(view.conflicts).toMatchObject([{ id: 'f1', field: null }]);
  });

  it('judges authority in the causal past', () => {
    const journal = new FakeJournal();
    journal.admit('bình', 'reviewer');
    journal.write('bình', [title('kiểm sát viên không được sửa')]);
    journal.write('bình', [setRecord('remark', 'r1', { body: 'Thiếu biên bản' })]);
    journal.write('lạ', [title('người ngoài')]);
    const view = stateOf(journal.caseId, journal.entries);
    expect(view.records.finding).toEqual({});
    expect(view.records.remark.r1?.body).toBe('Thiếu biên bản');
    expect(view.ignored.map(each => each.reason).sort()).toEqual(['notMember', 'roleForbids']);
  });

  it('a removed person keeps what was accepted; later entries are shown, not folded', () => {
    const journal = new FakeJournal();
    journal.admit('bình');
    const accepted = journal.write('bình', [title('trước', 'f1')]);
    journal.sync('an', 'bình');
    journal.write('an', [
      {
        type: 'member.removed',
        identity: idOf('bình'),
        lastAccepted: [{ writer: accepted.writer, seq: accepted.seq, id: accepted.id }],
        reason: 'chuyển công tác',
      },
    ]);
    journal.write('bình', [title('sau', 'f2')]);
    const view = stateOf(journal.caseId, journal.entries);
    expect(Object.keys(view.records.finding)).toEqual(['f1']);
    expect(view.ignored[0]?.reason).toBe('afterRemoval');
  });

  it('waits for a missing cause and names it', () => {
    const journal = new FakeJournal();
    const missing = journal.write('an', [title('một')]);
    journal.write('an', [title('hai')]);
    const view = stateOf(
      journal.caseId,
      journal.entries.filter(entry => entry !== missing),
    );
    expect(view.waiting).toMatchObject([{ missing: missing.id }]);
    expect(view.records.finding).toEqual({});
  });

  it('keeps both branches of a fork and gives its later acts of role no effect', () => {
    const journal = new FakeJournal();
    const fork = journal.write('an', [title('nhánh một')]);
    journal.entries.push({ ...fork, id: idOf('fork'), body: { v: 1, time: 1, changes: [title('nhánh hai', 'f2')] } });
    journal.admit('bình');
    const view = stateOf(journal.caseId, journal.entries);
    expect(Object.keys(view.records.finding).sort()).toEqual(['f1', 'f2']);
    expect(view.forks).toHaveLength(1);
    expect(view.members.map(member => member.name)).toEqual(['an']);
    expect(view.ignored[0]?.reason).toBe('forkedAuthority');
  });

  it('refuses a wrong lamport, foreign text, and edits of another author', () => {
    const journal = new FakeJournal();
    journal.admit('bình');
    journal.write('an', [setRecord('opinion', 'o1', { body: 'bảo lưu của An' })]);
    journal.sync('bình', 'an');
    journal.write('bình', [setRecord('opinion', 'o1', { body: 'sửa của người khác' })]);
    journal.write('an', [
      { type: 'document.text', documentId: 'd', clientId: 9, update: new Uint8Array([1]), added: 1, removed: 0 },
    ]);
    const last = journal.write('an', [title('x')]);
    journal.entries[journal.entries.length - 1] = { ...last, lamport: 99 };
    const view = stateOf(journal.caseId, journal.entries);
    expect(view.records.opinion.o1?.body).toBe('bảo lưu của An');
    expect(view.ignored.map(each => each.reason).sort()).toEqual(['badLamport', 'foreignText', 'notAuthor']);
  });

  it('a closed file accepts follow-up; work unseen at closing waits for the leader', () => {
    const journal = new FakeJournal();
    journal.admit('bình');
    journal.write('an', [{ type: 'case.closed', reason: 'xong' }]);
    const late = journal.write('bình', [title('làm muộn', 'f9')]);
    journal.sync('an', 'bình');
    journal.write('an', [title('sau khi đóng')]);
    journal.write('an', [setRecord('implementation', 'i1', { description: 'đã nộp' })]);
    const closed = stateOf(journal.caseId, journal.entries);
    expect(closed.late).toEqual([late.id]);
    expect(closed.records.finding).toEqual({});
    expect(closed.records.implementation.i1?.description).toBe('đã nộp');
    journal.write('an', [{ type: 'late.decided', accept: true, entryIds: [late.id] }]);
    expect(stateOf(journal.caseId, journal.entries).records.finding.f9?.title).toBe('làm muộn');
  });

  it('expunging drops what an entry said', () => {
    const journal = new FakeJournal();
    const leak = journal.write('an', [title('tên người tố cáo')]);
    journal.write('an', [{ type: 'entry.expunged', entryId: leak.id, reason: 'lộ danh tính' }]);
    expect(stateOf(journal.caseId, journal.entries).records.finding).toEqual({});
  });

  it('undoes: inverse changes bring the state back', () => {
    fc.assert(
      fc.property(fc.array(anAct, { minLength: 1, maxLength: 12 }), acts => {
        const journal = new FakeJournal();
        const before: unknown[] = [];
        const inverses: Change[][] = [];
        const fold = new Fold(journal.caseId);
        fold.add(journal.entries);
        for (const act of acts) {
          before.push(fold.view().records);
          inverses.push(fold.inverseOf([act]) ?? []);
          fold.add([journal.write('an', [act])]);
        }
        for (const inverse of inverses.reverse()) {
          if (inverse.length > 0) fold.add([journal.write('an', inverse)]);
          expect(fold.view().records).toEqual(before.pop());
        }
      }),
      { numRuns: 100 },
    );
  });
});

const anAct: fc.Arbitrary<Change> = fc.oneof(
  fc
    .record({ id: fc.constantFrom('f1', 'f2'), text: fc.constantFrom('a', 'b', 'c') })
    .map(({ id, text }) => setRecord('finding', id, { title: text })),
  fc
    .record({ id: fc.constantFrom('e1', 'e2'), item: fc.constantFrom('x', 'y') })
    .map(({ id, item }) => setRecord('timelineEvent', id, {}, { findingIds: [item] })),
);

const someActs = fc.array(
  fc.oneof(
    fc.record({
      who: fc.constantFrom('an', 'bình', 'chi'),
      act: fc.constant('write' as const),
      change: fc.oneof(
        anAct,
        fc.constantFrom<Change>(
          { type: 'record.removed', kind: 'finding', id: 'f1' },
          { type: 'record.restored', kind: 'finding', id: 'f1' },
        ),
        fc.constantFrom('x', 'y').map(item => setRecord('timelineEvent', 'e1', {}, undefined, { findingIds: [item] })),
      ),
    }),
    fc.record({
      who: fc.constantFrom('an', 'bình', 'chi'),
      act: fc.constant('sync' as const),
      from: fc.constantFrom('an', 'bình', 'chi'),
    }),
  ),
  { maxLength: 40 },
);

function played(acts: typeof someActs extends fc.Arbitrary<infer T> ? T : never): FakeJournal {
  const journal = new FakeJournal();
  journal.admit('bình');
  journal.admit('chi', 'reviewer');
  for (const each of acts) {
    if (each.act === 'write') journal.write(each.who, [each.change]);
    else if (each.who !== each.from) journal.sync(each.who, each.from);
  }
  return journal;
}

describe('order of arrival', () => {
  it('any permutation in any batches gives the same state', () => {
    fc.assert(
      fc.property(someActs, fc.infiniteStream(fc.nat()), (acts, numbers) => {
        const journal = played(acts);
        const expected = stateOf(journal.caseId, journal.entries);
        const shuffled = [...journal.entries];
        for (let i = shuffled.length - 1; i > 0; i--) {
          const j = (numbers.next().value ?? 0) % (i + 1);
          [shuffled[i], shuffled[j]] = [shuffled[j] as FoldEntry, shuffled[i] as FoldEntry];
        }
        const fold = new Fold(journal.caseId);
        while (shuffled.length > 0) fold.add(shuffled.splice(0, 1 + ((numbers.next().value ?? 0) % 5)));
        expect(sorted(fold.view())).toEqual(sorted(expected));
      }),
      { numRuns: 200 },
    );
  });

  it('a snapshot continues as the whole journal would, and patches give the same view', () => {
    fc.assert(
      fc.property(someActs, fc.nat({ max: 40 }), (acts, cut) => {
        const journal = played(acts);
        const at = 3 + (cut % Math.max(1, journal.entries.length - 2));
        const first = foldAll(journal.caseId, journal.entries.slice(0, at));
        const data: unknown = JSON.parse(JSON.stringify(first.serialise()));
        const restored = restoreFold(data);
        let view = restored.view();
        const isPlaced = restored.add(journal.entries.slice(at));
        if (!isPlaced) return; // it says so, and the engine folds everything anew
        view = applyPatch(view, restored.takePatch());
        expect(sorted(view)).toEqual(sorted(stateOf(journal.caseId, journal.entries)));
      }),
      { numRuns: 200 },
    );
  });

  it('folds 10,000 entries of one writer quickly and in order', () => {
    const journal = new FakeJournal();
    for (let i = 0; i < 10_000; i++)
      journal.write('an', [setRecord('timelineEvent', `e${i}`, { title: `Sự kiện ${i}` })]);
    const view = stateOf(journal.caseId, journal.entries);
    expect(Object.keys(view.records.timelineEvent)).toHaveLength(10_000);
  });
});

function sorted(view: ReturnType<Fold['view']>) {
  return {
    ...view,
    conflicts: [...view.conflicts].sort(byJson),
    ignored: [...view.ignored].sort(byJson),
    removed: [...view.removed].sort(byJson),
    forks: [...view.forks].sort(byJson),
  };
}
function byJson(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
