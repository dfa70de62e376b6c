import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankRecord, isLocked, isOut, MOVE_STEPS, setRecord } from '#casefile';
import { FORMS, issuedTree, issueParts, issueProblems, nextMoves, nextTeamNumber, shippedTemplate } from '#officialdoc';
import { aConclusion } from '../../fixtures/conclusionTree.ts';
import { sampleCase } from '../../fixtures/sampleCase.ts';

const template = (form: string) => {
  const found = shippedTemplate(form);
  if (found === null) throw new Error(form);
  return found;
};
const steps = (state: Parameters<typeof nextMoves>[0], form: string) =>
  nextMoves(state, template(form)).map(each => each.step);

describe('states of a document', () => {
  it('a conclusion goes through appraisal and signing, and is amended only before it is published', () => {
    expect(steps('draft', 'conclusion')).toEqual(['toAppraisal', 'submitted']);
    expect(steps('appraisal', 'conclusion')).toEqual(['submitted', 'returned']);
    expect(steps('submitted', 'conclusion')).toEqual(['returned', 'issued']);
    expect(steps('issued', 'conclusion')).toEqual(['amended', 'published']);
    expect(steps('amended', 'conclusion')).toEqual(['toAppraisal', 'submitted']);
    expect(steps('published', 'conclusion')).toEqual([]);
  });
  it('a decision is amended by another paper, a biên bản is signed on the spot', () => {
    expect(steps('issued', 'inspectionDecision')).toEqual(['published']);
    expect(steps('draft', 'workingMinutes')).toEqual(['issued']);
    expect(steps('issued', 'workingMinutes')).toEqual([]);
  });
  it('whatever is done, text can be changed only in a state that is no longer, or not yet, out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FORMS), fc.array(fc.nat(), { maxLength: 30 }), (form, choices) => {
        let state: Parameters<typeof nextMoves>[0] = 'draft';
        let wasPublished = false;
        for (const choice of choices) {
          const moves = nextMoves(state, form);
          const move = moves[choice % Math.max(1, moves.length)];
          if (move === undefined) break;
          expect(MOVE_STEPS).toContain(move.step);
          // Out of an issued state there is no way back into a draft without an amendment.
          if (isOut(state)) expect(['amended', 'published']).toContain(move.to);
          state = move.to;
          if (isOut(state)) expect(isLocked(state)).toBe(true);
          wasPublished ||= state === 'published';
          if (wasPublished) expect(state).toBe('published');
        }
      }),
    );
  });
});

describe('number and day', () => {
  const sample = sampleCase();
  const view = sample.with(
    setRecord('document', 'old', {
      form: 'workingMinutes',
      number: '04',
      symbol: 'BB-ĐTT',
      date: '2026-03-02',
      series: 'team',
    }),
  );
  const document = {
    ...blankRecord('document', 'new'),
    form: 'workingMinutes',
    symbol: 'BB-ĐTT',
    series: 'team' as const,
  };
  const problems = (number: string, date: string, symbol = 'BB-ĐTT') =>
    issueProblems(view, document, { number, symbol, date });

  it('are asked for, and not taken twice in a year', () => {
    const isNumbered = template('inspectionDecision').hasNumber;
    expect(isNumbered).toBe(true);
    expect(
      issueProblems(view, { ...document, form: 'inspectionDecision' }, { number: '', symbol: 'QĐ-TT', date: '' }),
    ).toEqual(['numberMissing', 'dateMissing']);
    expect(problems('9', '2026-05-01', '')).toEqual(['symbolMissing']);
    expect(problems('4', '2026-05-01')).toEqual(['numberTaken']);
    expect(problems('04', '2026-05-01')).toEqual(['numberTaken']);
    expect(problems('04', '2027-05-01')).toEqual([]);
    expect(problems('04', '2026-05-01', 'BC-ĐTT')).toEqual([]);
    expect(problems('04/x', '2026-05-01')).toContain('numberMalformed');
    expect(problems('125a', '2026-05-01')).toEqual([]);
  });
  it("the Đoàn's own series goes on where it was, and begins again each year", () => {
    expect(nextTeamNumber(view, document, '2026-06-01')).toBe('05');
    expect(nextTeamNumber(view, document, '2027-01-02')).toBe('01');
    expect(nextTeamNumber(view, { ...document, symbol: 'BC-ĐTT' }, '2026-06-01')).toBe('01');
  });
});

describe('the issued text', () => {
  it('comes back whole from its parts, however long and whatever its letters', () => {
    const tree = aConclusion();
    const long = { ...tree, summary: `${'Về việc quản lý đất đai. '.repeat(20_000)}𠀋${'𠀋'.repeat(60_000)}` };
    const parts = issueParts(JSON.stringify(long));
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) {
      expect(part.text.length).toBeLessThanOrEqual(100_000);
      // A half letter would come back as U+FFFD.
      expect(new TextDecoder().decode(new TextEncoder().encode(part.text))).toBe(part.text);
    }
    const issue = { ...blankRecord('documentIssue', 'i'), parts: [...parts].reverse() };
    expect(issuedTree(issue)).toEqual(long);
  });
});
