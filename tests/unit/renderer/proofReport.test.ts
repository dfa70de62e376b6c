import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { officialDocument, renderDocx } from '#officialdoc';
import {
  proofReport,
  type ReportLine,
  type ReportWords,
  reportText,
} from '../../../renderer/screens/documents/proof/report.ts';
import { sampleCase } from '../../fixtures/sampleCase.ts';

const words: ReportWords = {
  title: 'Phiếu kiểm tra căn cứ chứng minh',
  summary: 'Kết luận thanh tra (dự thảo 2), kiểm tra lúc 08:00 26/11/2026',
  claims: 'Luận điểm có chứng cứ: 8/11.',
  nothing: 'Không còn điểm nào cần xem.',
  signer: 'Người kiểm tra',
  columns: ['TT', 'Nội dung cần xem', 'Câu, mục'],
  groupName: group => `nhóm ${group}`,
};
const BY = { name: 'Trần Thị Hải Vân', on: '2026-11-26' };
const document = sampleCase().with({
  type: 'record.set',
  kind: 'document',
  id: 'd',
  set: { title: 'Kết luận thanh tra', issuingOrgan: 'Thanh tra tỉnh\nHoàng Sơn', place: 'Hoàng Sơn' },
}).records.document.d;
if (document === undefined) throw new Error('no document');
const line = (group: ReportLine['group'], text: string): ReportLine => ({
  group,
  severity: 'Sai lệch',
  text,
  subject: `câu của ${text}`,
});

describe('report of a proof check', () => {
  it('is a document both writers can read: kinds in the order of the panel, what was set aside last', async () => {
    const report = proofReport(
      document,
      [line('waived', 'điểm C'), line('figure', 'điểm B'), line('claim', 'điểm A'), line('figure', 'điểm D')],
      words,
      BY,
    );
    expect(officialDocument.parse(report)).toEqual(report);
    expect(report.body.flatMap(block => (block.type === 'heading' ? [block.label] : []))).toEqual([
      'I.',
      'II.',
      'III.',
    ]);
    const xml = strFromU8(unzipSync(new Uint8Array(await renderDocx(report)))['word/document.xml'] ?? new Uint8Array());
    const places = ['điểm A', 'điểm B', 'điểm D', 'điểm C'].map(text => xml.indexOf(text));
    expect(places.every(place => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(xml).toContain('NGƯỜI KIỂM TRA');
  });

  it('says in plain text what it says in print, and when there is nothing', () => {
    const text = reportText(proofReport(document, [line('quote', 'Lời trích khác')], words, BY));
    expect(text.split('\r\n')).toEqual([
      'PHIẾU KIỂM TRA CĂN CỨ CHỨNG MINH',
      words.summary,
      '',
      words.claims,
      '',
      'I. nhóm quote',
      '1. Sai lệch: Lời trích khác',
      '   câu của Lời trích khác',
      '',
      BY.name,
      '',
    ]);
    expect(reportText(proofReport(document, [], words, BY))).toContain(words.nothing);
  });
});
