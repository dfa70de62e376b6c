import { describe, expect, it } from 'vitest';
import { blankRecord, setRecord } from '#casefile';
import { copyPlaces, copyTree, officialDocument } from '#officialdoc';
import { blockText } from '../../../shared/officialdoc/plainText.ts';
import { printable } from '../../../shared/officialdoc/printable.ts';
import { aConclusion } from '../../fixtures/conclusionTree.ts';
import { sampleCase } from '../../fixtures/sampleCase.ts';

const issued = {
  ...aConclusion({ findings: 2 }),
  annexes: [{ title: 'Danh mục', reference: '(Kèm theo Kết luận)', body: [] }],
};
const sample = sampleCase();
const base = {
  ...blankRecord('documentCopy', 'c'),
  documentId: 'd',
  parentOrgan: 'UBND TỈNH HOÀNG SƠN',
  issuingOrgan: 'THANH TRA TỈNH',
  number: '3',
  symbol: 'SY-TT',
  place: 'Hoàng Sơn',
  date: '2026-07-12',
  signAuthority: 'TL' as const,
  signTitle: 'CHÁNH THANH TRA',
  signTitleSecond: 'CHÁNH VĂN PHÒNG',
  signerName: 'Lò Thị Hoa',
  recipients: 'Sở Tài chính;\nLưu: VT.',
};

describe('copies of an issued document', () => {
  it('a sao y is the whole of it with a mark of its own', () => {
    const tree = copyTree(sample.view, issued, base);
    expect(officialDocument.safeParse(tree).success).toBe(true);
    expect({ ...tree, copies: undefined }).toEqual({ ...issued, copies: undefined });
    expect(tree.copies).toEqual([
      {
        form: 'SAO Y',
        medium: 'paper',
        parentOrgan: 'UBND TỈNH HOÀNG SƠN',
        issuingOrgan: ['THANH TRA TỈNH'],
        numberLine: 'Số: 03/SY-TT',
        placeAndDate: 'Hoàng Sơn, ngày 12 tháng 7 năm 2026',
        signedAt: '',
        signature: { lines: ['TL. CHÁNH THANH TRA', 'CHÁNH VĂN PHÒNG'], name: 'Lò Thị Hoa' },
        recipients: ['- Sở Tài chính;', '- Lưu: VT.'],
      },
    ]);
  });
  it('a sao lục stands after the sao y it copies; an electronic one says when it was signed, by the clock of Việt Nam', () => {
    const view = sample.with(setRecord('documentCopy', 'first', { documentId: 'd', number: '3', symbol: 'SY-TT' }));
    const copy = {
      ...base,
      copyKind: 'copyOfCopy' as const,
      copiedFromId: 'first',
      medium: 'electronic' as const,
      signedAt: Date.UTC(2026, 6, 12, 20, 30, 5),
    };
    expect(copyTree(view, issued, copy).copies?.map(each => [each.form, each.signedAt])).toEqual([
      ['SAO Y', ''],
      ['SAO LỤC', '2026-07-13T03:30:05+07:00'],
    ]);
  });
  it('a trích sao holds the chosen parts, in order, and no others', () => {
    const places = copyPlaces(issued);
    expect(places.at(-1)).toEqual({ place: 'annex.0', text: 'Danh mục' });
    const tree = copyTree(sample.view, issued, { ...base, copyKind: 'extract', blocks: ['body.4', 'body.1'] });
    expect(tree.body).toEqual([issued.body[1], issued.body[4]]);
    expect(tree.annexes).toEqual([]);
    const annex = copyTree(sample.view, issued, { ...base, copyKind: 'extract', blocks: ['annex.0'] });
    expect(annex.body).toEqual([]);
    expect(annex.annexes).toEqual(issued.annexes);
  });
  it('a trích sao has the end mark only with the end of the text', () => {
    const last = issued.body.length - 1;
    const lastWords = (blocks: string[]) => {
      const { body } = printable(copyTree(sample.view, issued, { ...base, copyKind: 'extract', blocks }));
      const end = body.at(-1);
      return end === undefined ? '' : blockText(end);
    };
    expect(lastWords(['body.0'])).not.toMatch(/\.\/\.$/);
    expect(lastWords(['body.0', `body.${last}`])).toMatch(/\.\/\.$/);
  });
});
