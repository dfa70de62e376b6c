import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch, type Change, Fold, type FoldEntry, foldAll, restoreFold, setRecord } from '#casefile';
import { FakeJournal, idOf } from '../../fixtures/foldEntries.ts';

const PEOPLE = ['an', 'bình', 'chi', 'dũng'] as const;
const DEVICES = [...PEOPLE, 'an2', 'bình2', 'bình-nhánh'] as const;
const OWNER: Record<string, string> = { an2: 'an', bình2: 'bình', 'bình-nhánh': 'bình' };

const person = fc.constantFrom(...PEOPLE);
const device = fc.constantFrom(...DEVICES);
const text = fc.constantFrom('a', 'b', 'c');
const recordChange: fc.Arbitrary<Change> = fc.oneof(
  fc
    .record({ id: fc.constantFrom('f1', 'f2'), title: text })
    .map(({ id, title }) => setRecord('finding', id, { title })),
  fc
    .record({ id: fc.constantFrom('e1', 'e2'), item: text })
    .map(({ id, item }) => setRecord('timelineEvent', id, {}, { findingIds: [item] })),
  fc
    .record({ id: fc.constantFrom('e1', 'e2'), item: text })
    .map(({ id, item }) => setRecord('timelineEvent', id, {}, undefined, { findingIds: [item] })),
  fc.record({ item: text, fullName: text }).map(({ item, fullName }) =>
    setRecord(
      'finding',
      'f1',
      {},
      {
        responsible: [{ id: item, officeHoldingId: null, organisationId: null, responsibility: fullName }],
      },
    ),
  ),
  fc.constantFrom<Change>(
    { type: 'record.removed', kind: 'finding', id: 'f1' },
    { type: 'record.restored', kind: 'finding', id: 'f1' },
    { type: 'conflict.settled', kind: 'finding', id: 'f1', field: 'title' },
    { type: 'conflict.settled', kind: 'finding', id: 'f1', field: '' },
    setRecord('opinion', 'o1', { body: 'bảo lưu' }),
    setRecord('custody', 'c1', { act: 'viewed' }),
    setRecord('remark', 'r1', { body: 'nhận xét' }),
    setRecord('remark', 'r1', { answer: 'đã bổ sung' }),
    setRecord('implementation', 'i1', { description: 'đã nộp' }),
    { type: 'session.started', clientId: 1 },
    { type: 'document.text', documentId: 'd1', clientId: 1, update: new Uint8Array([1]), added: 1, removed: 0 },
  ),
);

type Act =
  | { do: 'write'; by: string; change: Change }
  | { do: 'sync'; by: string; from: string }
  | { do: 'admit'; by: string; who: string; role: 'leader' | 'member' | 'reviewer' | 'clerk' }
  | { do: 'demote'; by: string; who: string; role: 'member' | 'reviewer' }
  | { do: 'remove'; by: string; who: string; keep: number }
  | { do: 'close' | 'reopen'; by: string }
  | { do: 'late' | 'expunge'; by: string; entry: number; accept: boolean }
  | { do: 'fork' }
  | { do: 'lie'; by: string };

const anAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant('write' as const), by: device, change: recordChange }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('sync' as const), by: device, from: device }) },
  fc.record({
    do: fc.constant('admit' as const),
    by: device,
    who: person,
    role: fc.constantFrom('leader', 'member', 'reviewer', 'clerk'),
  }),
  fc.record({
    do: fc.constant('demote' as const),
    by: device,
    who: person,
    role: fc.constantFrom('member', 'reviewer'),
  }),
  fc.record({ do: fc.constant('remove' as const), by: device, who: person, keep: fc.nat({ max: 5 }) }),
  fc.record({ do: fc.constantFrom('close', 'reopen'), by: device }),
  fc.record({ do: fc.constantFrom('late', 'expunge'), by: device, entry: fc.nat({ max: 60 }), accept: fc.boolean() }),
  fc.constant({ do: 'fork' as const }),
  fc.record({ do: fc.constant('lie' as const), by: device }),
);
const scenes = fc.array(anAct, { maxLength: 60 });

function played(acts: readonly Act[]): FakeJournal {
  const journal = new FakeJournal();
  for (const [who, role] of [
    ['bình', 'leader'],
    ['chi', 'member'],
    ['dũng', 'reviewer'],
  ] as const)
    journal.admit(who, role);
  for (const each of DEVICES) if (each !== 'an') journal.sync(each, 'an');
  const write = (by: string, ...changes: Change[]) => journal.write(OWNER[by] ?? by, changes, by);
  for (const act of acts) {
    switch (act.do) {
      case 'write':
        write(act.by, act.change);
        break;
      case 'sync':
        if (act.by !== act.from) journal.sync(act.by, act.from);
        break;
      case 'admit':
        write(act.by, { type: 'member.admitted', identity: idOf(act.who), name: act.who, role: act.role });
        break;
      case 'demote':
        write(act.by, { type: 'member.roleChanged', identity: idOf(act.who), role: act.role });
        break;
      case 'remove': {
        const own = journal.entries.filter(entry => entry.identity === idOf(act.who));
        const newest = new Map<string, FoldEntry>();
        for (const entry of own) newest.set(entry.writer, entry);
        const lastAccepted = [...newest.values()].flatMap(({ writer, seq, id }) =>
          seq >= act.keep ? [{ writer, seq: seq - act.keep, id }] : [],
        );
        write(act.by, { type: 'member.removed', identity: idOf(act.who), lastAccepted, reason: '' });
        break;
      }
      case 'close':
        write(act.by, { type: 'case.closed', reason: '' });
        break;
      case 'reopen':
        write(act.by, { type: 'case.reopened', reason: '' });
        break;
      case 'late':
      case 'expunge': {
        const id = journal.entries[act.entry % journal.entries.length]?.id ?? '';
        write(
          act.by,
          act.do === 'late'
            ? { type: 'late.decided', accept: act.accept, entryIds: [id] }
            : { type: 'entry.expunged', entryId: id, reason: 'x' },
        );
        break;
      }
      case 'fork':
        journal.fork('bình', 'bình-nhánh');
        break;
      case 'lie': {
        const entry = write(act.by, setRecord('finding', 'f1', { title: 'thắng mãi' }));
        journal.amendLast(entry, { lamport: entry.lamport + 50 });
      }
    }
  }
  return journal;
}

const everything = (fold: Fold) => ({ view: fold.view(), text: fold.textEntries('d1') });
const copy = (data: unknown): unknown => JSON.parse(JSON.stringify(data));

describe('a journal with every act of authority', () => {
  it('gives one state for any permutation and any batches', () => {
    fc.assert(
      fc.property(scenes, fc.infiniteStream(fc.nat()), (acts, numbers) => {
        const journal = played(acts);
        const expected = foldAll(journal.caseId, journal.entries);
        const shuffled = [...journal.entries];
        const next = () => numbers.next().value ?? 0;
        for (let i = shuffled.length - 1; i > 0; i--) {
          const j = next() % (i + 1);
          [shuffled[i], shuffled[j]] = [shuffled[j] as FoldEntry, shuffled[i] as FoldEntry];
        }
        const fold = new Fold(journal.caseId);
        let view = fold.view();
        while (shuffled.length > 0) {
          fold.add(shuffled.splice(0, 1 + (next() % 7)));
          view = applyPatch(view, fold.takePatch());
        }
        expect(view).toEqual(expected.view());
        expect(everything(fold)).toEqual(everything(expected));
        expect(fold.serialise()).toEqual(expected.serialise());
      }),
      { numRuns: 400 },
    );
  });

  it('written one by one in order gives what folding it at once gives', () => {
    fc.assert(
      fc.property(scenes, acts => {
        const journal = played(acts);
        const fold = new Fold(journal.caseId);
        for (const entry of journal.entries) fold.add([entry]);
        expect(everything(fold)).toEqual(everything(foldAll(journal.caseId, journal.entries)));
      }),
      { numRuns: 300 },
    );
  });

  it('a snapshot goes on as the whole journal would, or says that it cannot', () => {
    let continued = 0;
    fc.assert(
      fc.property(scenes, fc.nat({ max: 60 }), (acts, cut) => {
        const journal = played(acts);
        const at = 1 + (cut % journal.entries.length);
        const data = foldAll(journal.caseId, journal.entries.slice(0, at)).serialise();
        const restored = restoreFold(copy(data));
        expect(restored.serialise()).toEqual(copy(data));
        if (!restored.add(journal.entries.slice(at))) return;
        continued++;
        const whole = foldAll(journal.caseId, journal.entries);
        expect(everything(restored)).toEqual(everything(whole));
        expect(copy(restored.serialise())).toEqual(copy(whole.serialise()));
      }),
      { numRuns: 400 },
    );
    expect(continued).toBeGreaterThan(100);
  });

  it('a dry run changes nothing and tells what will happen', () => {
    fc.assert(
      fc.property(scenes, acts => {
        const journal = played(acts);
        const last = journal.entries.at(-1) as FoldEntry;
        const fold = foldAll(journal.caseId, journal.entries.slice(0, -1));
        const before = copy(fold.serialise());
        const told = fold.refusalOf(last);
        expect(copy(fold.serialise())).toEqual(before);
        const isForked = fold.view().forks.length > 0;
        fold.add([last]);
        if (!isForked && fold.view().forks.length === 0 && told === null)
          expect(fold.ignoredReason(last.id) ?? 'expunged').toBe('expunged');
      }),
      { numRuns: 200 },
    );
  });
});
