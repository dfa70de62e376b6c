import { describe, expect, it } from 'vitest';
import { type Change, Fold, findingsMatrix, lastDecision, setRecord } from '#casefile';
import { FakeJournal } from '../../fixtures/foldEntries.ts';
import { sampleCase } from '../../fixtures/sampleCase.ts';

const rowOf = (id: string, ...changes: Change[]) => {
  const sample = sampleCase();
  const row = findingsMatrix(changes.length === 0 ? sample.view : sample.with(...changes)).find(
    each => each.finding.id === id,
  );
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
};

describe('the findings matrix', () => {
  it('has a row for each finding, by content, dropped ones last', () => {
    const sample = sampleCase();
    const ids = findingsMatrix(sample.with(setRecord('finding', 'f-uudiem', { state: 'dropped' }))).map(
      row => row.finding.id,
    );
    expect(ids).toHaveLength(13);
    expect(ids[0]).toBe('f-khoiluong');
    expect(ids.slice(-4)).toEqual(['f-datlan', 'f-datthue', 'f-hoso', 'f-uudiem']);
  });

  it('puts everything of Điều 33, 34, 36 beside the finding', () => {
    const row = rowOf('f-khoiluong');
    expect(row.money).toEqual([
      { measure: 'recover', amount: 656_300_000, lineIds: ['f-khoiluong-a1', 'f-khoiluong-a2', 'f-khoiluong-a3'] },
      { measure: 'reducePayment', amount: 187_900_000, lineIds: ['f-khoiluong-a4'] },
    ]);
    expect(
      row.explanations.map(({ round, decision }) => [round.round, decision?.proposal, decision?.decision]),
    ).toEqual([[2, 'partly', 'partly']]);
    expect(row.recommendations.map(each => each.id)).toEqual(['rec-1', 'rec-2', 'rec-3']);
    expect(row.heads.map(each => each.grade)).toEqual(['irresponsible']);
    expect(row.opinions.map(each => each.opinionKind)).toEqual(['reserved']);
  });

  it('shows what is missing', () => {
    expect(rowOf('f-chuachungminh').gaps).toEqual(
      expect.arrayContaining(['basis', 'evidence', 'cause', 'measure', 'responsible']),
    );
    // Asked about in round 1, answered, and nobody has proposed or decided anything.
    expect(rowOf('f-thamdinhgia').gaps).toEqual(expect.arrayContaining(['proposal', 'decision']));
    expect(rowOf('f-ke').gaps).toContain('moneyWithoutMeasure');
    expect(rowOf('f-thietbi').gaps).not.toContain('head');
    expect(rowOf('f-thietbi', { type: 'record.removed', kind: 'headResponsibility', id: 'head-1' }).gaps).toContain(
      'head',
    );
    expect(rowOf('f-ke', setRecord('finding', 'f-ke', { state: 'dropped' })).gaps).toEqual([]);
  });

  it('takes the last decision of all rounds', () => {
    const sample = sampleCase();
    expect(lastDecision(sample.view, 'f-khoiluong')?.decision).toBe('partly');
    const view = sample.with(
      setRecord('explanationRound', 'ex-3', { round: 3 }, { findingIds: ['f-khoiluong'] }),
      setRecord('explanationDecision', 'exd-3', { roundId: 'ex-3', findingId: 'f-khoiluong', decision: 'accepted' }),
    );
    expect(lastDecision(view, 'f-khoiluong')?.decision).toBe('accepted');
  });
});

describe('ý kiến khác, ý kiến bảo lưu', () => {
  const written = (...later: readonly (readonly [person: string, change: Change])[]) => {
    const journal = new FakeJournal();
    for (const [person, role] of [
      ['bình', 'member'],
      ['chi', 'reviewer'],
      ['dũng', 'leader'],
    ] as const)
      journal.admit(person, role);
    journal.write('bình', [setRecord('opinion', 'o1', { body: 'Đề nghị bảo lưu ý kiến', opinionKind: 'reserved' })]);
    for (const [person, change] of later) {
      journal.sync(person, 'bình');
      journal.write(person, [change]);
    }
    const fold = new Fold(journal.caseId);
    fold.add(journal.entries);
    const view = fold.view();
    return { opinion: view.records.opinion.o1, ignored: view.ignored.map(each => each.reason) };
  };

  it.each(['an', 'chi', 'dũng'])('stay as their author signed them, whatever %s writes', person => {
    for (const change of [
      setRecord('opinion', 'o1', { body: 'sửa của người khác' }),
      setRecord('opinion', 'o1', { answer: 'Trả lời', body: 'và sửa luôn' }),
      setRecord('opinion', 'o1', {}, { findingIds: ['f1'] }),
      { type: 'record.removed', kind: 'opinion', id: 'o1' } as const,
    ]) {
      const { opinion, ignored } = written([person, change]);
      expect(opinion).toMatchObject({ body: 'Đề nghị bảo lưu ý kiến', answer: '', findingIds: [] });
      expect(ignored).toEqual(['notAuthor']);
    }
  });

  it('may be answered by others, and changed or withdrawn by their author', () => {
    expect(written(['dũng', setRecord('opinion', 'o1', { answer: 'Đã xem xét' })]).opinion?.answer).toBe('Đã xem xét');
    expect(written(['bình', setRecord('opinion', 'o1', { body: 'bổ sung' })]).opinion?.body).toBe('bổ sung');
    expect(written(['bình', { type: 'record.removed', kind: 'opinion', id: 'o1' }]).opinion).toBeUndefined();
  });
});
