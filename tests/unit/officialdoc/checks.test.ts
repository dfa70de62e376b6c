import { describe, expect, it } from 'vitest';
import { type Block, checkDocument, type OfficialDocument } from '#officialdoc';
import { aConclusion, aDispatch } from '../../fixtures/conclusionTree.ts';

const found = (document: OfficialDocument) => checkDocument(document).map(({ code, place }) => `${code} ${place}`);
const paragraph = (text: string): Block => ({ type: 'paragraph', role: 'body', inlines: [{ type: 'text', text }] });
const changed = (change: (document: OfficialDocument) => void) => {
  const document = structuredClone(aConclusion());
  change(document);
  return found(document);
};

describe('a right document', () => {
  it('has no findings', () => {
    expect(checkDocument(aConclusion())).toEqual([]);
    expect(checkDocument({ ...aDispatch(), body: [paragraph('Đề nghị gửi trước ngày 01/3/2026.')] })).toEqual([]);
  });
});

describe('mandatory contents of Điều 36 khoản 2', () => {
  const without = (pattern: RegExp) =>
    changed(document => {
      document.body = document.body.filter(
        block => block.type !== 'heading' || !block.inlines.some(each => 'text' in each && pattern.test(each.text)),
      );
    });
  const parts = (document: OfficialDocument) =>
    checkDocument(document).flatMap(each => (each.code === 'mandatoryPartMissing' ? [each.detail] : []));

  it.each([
    ['a', /Ưu điểm/],
    ['b', /Kết luận về/],
    ['c', /Nguyên nhân/],
    ['d', /biện pháp xử lý/],
    ['đ', /bất cập/],
  ])('names the missing part %s', (part, pattern) => {
    const document = structuredClone(aConclusion());
    document.body = document.body.filter(
      block => block.type !== 'heading' || !block.inlines.some(each => 'text' in each && pattern.test(each.text)),
    );
    expect(parts(document)).toEqual([part]);
  });
  it('a heading with nothing under it is not an answer', () => {
    const codes = changed(document => {
      const at = document.body.findIndex(
        block => block.type === 'heading' && block.inlines.some(each => 'text' in each && each.text === 'Nguyên nhân'),
      );
      document.body.splice(at + 1, 1);
    });
    expect(codes.map(each => each.split(' ')[0])).toEqual(['mandatoryPartEmpty', 'headingEmpty']);
  });
  it('asks nothing of the kind of another form', () => {
    expect(without(/Nguyên nhân/)).toHaveLength(1);
    expect(checkDocument({ ...aConclusion(), form: 'report', body: [paragraph('Một câu.')] })).toEqual([]);
  });
});

describe('rules of form', () => {
  it.each<[string, (document: OfficialDocument) => void]>([
    ['numberWithoutZero header.numberLine', document => (document.header.numberLine = 'Số: 5/KL-TT')],
    ['numberWithSpaces header.numberLine', document => (document.header.numberLine = 'Số: 05 / KL-TT')],
    ['dateZeros header.placeAndDate', d => (d.header.placeAndDate = 'Hoàng Sơn, ngày 5 tháng 7 năm 2026')],
    ['dateZeros header.placeAndDate', d => (d.header.placeAndDate = 'Hoàng Sơn, ngày 05 tháng 07 năm 2026')],
    ['dateZeros header.placeAndDate', d => (d.header.placeAndDate = 'Hoàng Sơn, ngày 05 tháng 2 năm 2026')],
    ['fieldMissing title', document => (document.title = '')],
    ['fieldMissing signature.name', document => (document.signature.name = ' ')],
    ['degreeBeforeName signature.name', document => (document.signature.name = 'ThS. Hoàng Minh Khôi')],
    ['fieldMissing recipients', document => (document.recipients = [])],
    ['recipientsWithoutArchiveLine recipients.1', d => (d.recipients = ['- Sở Tài chính;', '- Lưu hồ sơ.'])],
    ['recipientsPunctuation recipients.0', d => (d.recipients = ['- Sở Tài chính.', '- Lưu: VT, P3.'])],
    ['asAboveWithoutAddressee recipients.0', d => (d.recipients = ['- Như trên;', '- Lưu: VT, P3.'])],
    ['recipientsWithoutAsAbove recipients.0', document => (document.addressees = ['Sở Tài chính'])],
    ['legalBasesPunctuation legalBases.0', document => (document.legalBases = ['Căn cứ Luật Thanh tra;'])],
    ['endMarkInside body.0', document => (document.body[0] = paragraph('Một câu./.'))],
    ['blankLeft body.0', document => (document.body[0] = paragraph('Quyết định số … ngày … của …'))],
    ['notComposed summary', document => (document.summary = 'Về việc quản lý'.normalize('NFD'))],
    ['unprintableLetter summary', document => (document.summary = 'Về việc \uf0b7 quản lý')],
    ['letterOutsideFace summary', document => (document.summary = 'Về việc 漢')],
  ])('%s', (finding, change) => {
    expect(changed(change)).toContain(finding);
  });
  it('«v.v…» is no blank', () => {
    expect(changed(document => (document.body[0] = paragraph('Gạch, cát, v.v… đã nghiệm thu.')))).toEqual([]);
  });
  it('a text that stops at a heading has no end', () => {
    expect(changed(document => document.body.splice(-1))).toContain(
      `endMarkMissing body.${aConclusion().body.length - 2}`,
    );
  });
  it('number and date may still be blank', () => {
    expect(
      changed(document => {
        document.header.numberLine = 'Số: \u00a0\u00a0\u00a0/KL-TT';
        document.header.placeAndDate = 'Hoàng Sơn, ngày \u00a0 tháng \u00a0 năm \u00a0';
      }),
    ).toEqual([]);
  });
});
