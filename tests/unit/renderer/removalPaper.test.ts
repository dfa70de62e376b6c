import { describe, expect, it } from 'vitest';
import { type OfficialDocument, officialDocument, plainText, REMOVED_MARK, subjectOfTree } from '#officialdoc';
import { removalPaper } from '../../../renderer/screens/documents/publicVersion/removalPaper.ts';
import { sampleCase } from '../../fixtures/sampleCase.ts';

const words = {
  title: 'Danh mục nội dung không công khai',
  summary: 'Kèm bản công khai của Kết luận thanh tra',
  about: 'Danh mục lập để lưu hồ sơ.',
  nothing: 'Chưa bỏ nội dung nào.',
  signer: 'Người lập',
  columns: { number: 'TT', target: 'Nội dung bỏ', replacement: 'Thay bằng', ground: 'Căn cứ', places: 'Số chỗ' },
  groundName: (ground: string) => `căn cứ ${ground}`,
};
const BY = { name: 'Trần Thị Hải Vân', on: '2026-11-26' };
const caseView = sampleCase().with(
  { type: 'record.set', kind: 'document', id: 'd', set: { title: 'Kết luận thanh tra' } },
  {
    type: 'record.set',
    kind: 'removal',
    id: 'r',
    set: { documentId: 'd', target: 'Lò Thị Páo', replacement: '', ground: 'source', reason: 'Người tố cáo.' },
  },
);
const { d: document } = caseView.records.document;
const { r: removal } = caseView.records.removal;
if (document === undefined || removal === undefined) throw new Error('no records');

const cells = (paper: OfficialDocument) =>
  paper.body.flatMap(block =>
    block.type === 'table' ? block.rows.map(row => row.map(each => plainText(each.blocks[0]?.inlines ?? []))) : [],
  );

describe('removal list as a paper', () => {
  it('says what was taken out, what stands there, why, and how often; internal', () => {
    const paper = removalPaper(document, [removal], new Map([['r', 3]]), words, BY);
    expect(officialDocument.parse(paper)).toEqual(paper);
    expect(cells(paper)[1]).toEqual(['1', 'Lò Thị Páo', REMOVED_MARK, 'căn cứ source: Người tố cáo.', '3']);
    expect(paper.header.circulation).toBe('internalUse');
  });

  it('says so when nothing was taken out', () => {
    const paper = removalPaper(document, [], new Map(), words, BY);
    expect(subjectOfTree(paper).lines.map(line => line.text)).toContain(words.nothing);
  });
});
