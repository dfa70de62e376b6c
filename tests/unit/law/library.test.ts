import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  basisFindings,
  type Change,
  instrumentFields,
  type LibraryFileError,
  libraryOf,
  readLibraryFile,
  setRecord,
  writeLibraryFile,
} from '#casefile';
import { forceDuring, forceOn, INSTRUMENTS, instrumentReference, legalReference, provisionReference } from '#law';
import { withBasis } from '../../../renderer/screens/documents/legalBases.ts';
import { importChanges, planImport } from '../../../renderer/screens/library/libraryFiles.ts';
import { sampleCase } from '../../fixtures/sampleCase.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map(number => new Date(number * 86_400_000).toISOString().slice(0, 10));
const byId = (id: string) => {
  const found = INSTRUMENTS.find(each => each.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe('the library as it comes', () => {
  it('names every successor, every id once, and counts as law only what has a source', () => {
    const ids = INSTRUMENTS.map(each => each.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const each of INSTRUMENTS) {
      if (each.replacedById !== null) expect(ids, each.id).toContain(each.replacedById);
      expect(each.source, each.id).not.toBe('');
      expect(new Set(each.articles.map(article => article.id)).size).toBe(each.articles.length);
      if (each.inForceFrom !== null && each.inForceTo !== null) expect(each.inForceFrom <= each.inForceTo).toBe(true);
    }
  });
});

describe('force', () => {
  it('begins and ends on its days, and is unknown without a beginning', () => {
    const dates = { inForceFrom: '2025-07-01', inForceTo: '2026-02-28' };
    expect(forceOn(dates, '2025-06-30')).toBe('notYetInForce');
    expect(forceOn(dates, '2025-07-01')).toBe('inForce');
    expect(forceOn(dates, '2026-02-28')).toBe('inForce');
    expect(forceOn(dates, '2026-03-01')).toBe('noLongerInForce');
    expect(forceOn({ ...dates, inForceFrom: null }, '2025-01-01')).toBe('unknown');
    expect(forceOn({ ...dates, inForceFrom: null }, '2026-03-01')).toBe('noLongerInForce');
  });

  it('over a span holds only when it holds on every day of it', () => {
    fc.assert(
      fc.property(day, day, day, day, (a, b, c, d) => {
        const [inForceFrom = '', inForceTo = ''] = [a, b].sort();
        const [from = '', to = ''] = [c, d].sort();
        const isWhole = forceDuring({ inForceFrom, inForceTo }, { from, to }) === 'inForce';
        expect(isWhole).toBe(from >= inForceFrom && to <= inForceTo);
      }),
    );
  });
});

describe('official wording', () => {
  it('names number, date, organ and trích yếu first, then type and number', () => {
    const decree = byId('nd-30-2020');
    expect(instrumentReference(decree, 'first')).toBe(
      'Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư',
    );
    expect(instrumentReference(decree, 'later')).toBe('Nghị định số 30/2020/NĐ-CP');
  });

  it('names a law by its type and name, and provisions from point to article', () => {
    const place = { article: '36', clause: '2', point: 'a' };
    expect(legalReference(byId('luat-84-2025'), place, 'first')).toBe(
      'điểm a khoản 2 Điều 36 Luật Thanh tra số 84/2025/QH15',
    );
    expect(provisionReference({ article: 'Phụ lục I', clause: '', point: '' })).toBe('Phụ lục I');
  });

  it('joins the căn cứ of a document with the punctuation of the form, and never twice', () => {
    const first = withBasis('Căn cứ Luật Thanh tra số 84/2025/QH15.', 'Nghị định số 217/2025/NĐ-CP');
    expect(first).toBe('Căn cứ Luật Thanh tra số 84/2025/QH15;\nCăn cứ Nghị định số 217/2025/NĐ-CP.');
    expect(withBasis(first, 'Nghị định số 217/2025/NĐ-CP')).toBe(first);
  });
});

describe('the library as a file', () => {
  const entries = libraryOf(sampleCase().view);

  it('comes back as it was, whatever its order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...entries]), some => {
        const written = writeLibraryFile(some);
        expect(writeLibraryFile([...some].reverse())).toBe(written);
        expect(writeLibraryFile(readLibraryFile(written))).toBe(written);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['notALibrary', 'không phải JSON'],
    ['notALibrary', '{"format":"khác","v":1,"instruments":[]}'],
    ['newerLibrary', '{"format":"minh-chung/legal-library","v":2,"instruments":[]}'],
    ['badLibraryEntry', writeLibraryFile(entries).replace('2025-07-01', '01/07/2025')],
    ['badLibraryEntry', writeLibraryFile(entries).replace('"isParty"', '"thêm": 1, "isParty"')],
    ['doubleLibraryEntry', writeLibraryFile([...entries.slice(0, 1), ...entries.slice(0, 1)])],
  ])('refuses a wrong file whole: %s', (code, content) => {
    expect(() => readLibraryFile(content)).toThrow(expect.objectContaining({ code }) as LibraryFileError);
  });
});

describe("the office's own library", () => {
  it('keeps the program entry until the office changes it, hides it, or goes back', () => {
    const entry = byId('nd-30-2020');
    const of = (...changes: Change[]) => libraryOf(sampleCase().with(...changes)).find(each => each.id === entry.id);
    expect(of()?.origin).toBe('program');
    const changed = setRecord('instrument', entry.id, { ...instrumentFields(entry), inForceTo: '2026-12-31' });
    expect(of(changed)).toMatchObject({ origin: 'changed', inForceTo: '2026-12-31', number: entry.number });
    expect(of(changed, setRecord('instrument', entry.id, { isHidden: true }))).toBeUndefined();
    expect(of(changed, { type: 'record.removed', kind: 'instrument', id: entry.id })?.origin).toBe('program');
  });

  it('takes over what another office sent, and afterwards nothing of it is new', () => {
    const sample = sampleCase();
    const library = libraryOf(sample.view);
    const incoming = [
      { ...byId('nd-30-2020'), inForceTo: '2027-01-01', articles: byId('nd-30-2020').articles.slice(0, 2) },
      { ...byId('tt-06-2024'), id: 'own-1', number: '01/2026/TT-TTCP' },
      byId('luat-84-2025'),
    ];
    const plan = planImport(library, incoming);
    expect([plan.added.map(each => each.id), plan.changed.map(each => each.id), plan.sameCount]).toEqual([
      ['own-1'],
      ['nd-30-2020'],
      1,
    ]);
    const after = libraryOf(sample.with(...importChanges(library, incoming)));
    expect(planImport(after, incoming)).toEqual({ added: [], changed: [], sameCount: 3 });
    expect(after.filter(each => each.origin !== 'program').map(each => each.id)).toHaveLength(3);
  });
});

describe('bases of findings', () => {
  it('are flagged when the law was not in force while it happened', () => {
    const flagged = (...changes: Change[]) =>
      basisFindings(sampleCase().with(...changes)).map(({ code, id, detail }) => [code, id, detail]);
    expect(flagged()).toEqual([]);
    const late = setRecord('legalBasis', 'lb-dauthau', { inForceTo: '2020-12-31' });
    const codes = flagged(late);
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.every(([code, , detail]) => code === 'basisNoLongerInForce' && detail === 'Luật 43/2013/QH13')).toBe(
      true,
    );
    expect(flagged(setRecord('legalBasis', 'lb-dauthau', { inForceFrom: '2030-01-01' }))[0]?.[0]).toBe(
      'basisNotYetInForce',
    );
  });
});
