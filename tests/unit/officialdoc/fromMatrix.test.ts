import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankRecord, countedLines, setRecord } from '#casefile';
import {
  applyInsertions,
  blockText,
  bodyFromEditor,
  caseResolver,
  conclusionSkeleton,
  type DocNode,
  editorDoc,
  factsOf,
  GENERATED_PARTS,
  generateSections,
  generationFacts,
  type MatrixBlock,
  type OutlineNode,
  ProofChecker,
  placeSections,
} from '#officialdoc';
import { sampleCase } from '../../fixtures/sampleCase.ts';

const sample = sampleCase();

function outlineOf(block: MatrixBlock): OutlineNode {
  const text =
    block.type === 'heading' || block.type === 'paragraph'
      ? block.content.map(each => (each.type === 'text' ? each.text : '￼')).join('')
      : '';
  return {
    level: block.type === 'heading' ? block.attrs.level : null,
    text,
    isEmpty: block.type === 'paragraph' && text === '',
    caseTable: block.type === 'caseTable' ? block.attrs.table : null,
  };
}

function generated(start = editorDoc.parse(conclusionSkeleton()).content, view = sample.view) {
  const insertions = placeSections(
    start.map(outlineOf),
    generateSections(view, GENERATED_PARTS, 'dong'),
    () => 'append',
  );
  return applyInsertions(start, insertions, block => block);
}

const linesOf = (blocks: readonly MatrixBlock[], view = sample.view) =>
  bodyFromEditor({ type: 'doc', content: blocks }, caseResolver(view, blankRecord('document', 'd'))).map(block =>
    block.type === 'table'
      ? `[${block.caption}]`
      : `${block.type === 'heading' ? `${block.label} ` : ''}${blockText(block)}`,
  );

const liveIds = (blocks: readonly MatrixBlock[], type: string, attribute: string) =>
  [...JSON.stringify(blocks).matchAll(new RegExp(`"type":"${type}","attrs":(\\{[^{}]*\\})`, 'g'))].flatMap(match => {
    const attrs = JSON.parse(match[1] ?? '{}') as Record<string, unknown>;
    return attrs[attribute] as string[];
  });

describe('sections generated from the matrix', () => {
  const blocks = generated();

  it('stand under the headings they belong to', () => {
    const lines = linesOf(blocks);
    const at = (line: string) => {
      expect(lines).toContain(line);
      return lines.indexOf(line);
    };
    const order = [
      'II. Kết quả kiểm tra, xác minh',
      '1. Về quản lý, sử dụng vốn đầu tư xây dựng, sửa chữa và mua sắm thiết bị trường học',
      'Việc làm trên không đúng quy định tại khoản 1 Điều 123 Luật Xây dựng số 50/2014/QH13.',
      'Tổng số tiền là 844.200.000 đồng, gồm:',
      'III. Kết luận về những nội dung đã tiến hành thanh tra',
      '2. Hạn chế, khuyết điểm, vi phạm',
      '[Bảng tổng hợp kết quả thanh tra (đơn vị tính: đồng)]',
      '3. Nguyên nhân',
      '4. Trách nhiệm của tập thể, cá nhân',
      'V. Kiến nghị các biện pháp xử lý',
      '2. Về kinh tế',
      'Ủy ban nhân dân xã Mường Khoa: thu hồi tiền thuê đất công ích thu thiếu, số tiền 79.000.000 đồng; thời hạn: trước ngày 30/11/2026;',
      '[Bảng tổng hợp số tiền (đơn vị tính: đồng)]',
    ].map(at);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('say each counted line of money in part II, live; nothing typed looks like its figures', () => {
    const sections = generateSections(sample.view, ['facts'], 'dong').flatMap(section => section.blocks);
    expect(new Set(liveIds(sections, 'amount', 'lineIds'))).toEqual(
      new Set(countedLines(sample.view).map(line => line.id)),
    );
    const typed =
      JSON.stringify(sections)
        .match(/"text":"[^"]*"/g)
        ?.join(' ') ?? '';
    for (const line of countedLines(sample.view))
      expect(typed).not.toContain(String(line.amount).replace(/\B(?=(\d{3})+(?!\d))/g, '.'));
  });

  it('are proven where the matrix is: the check finds only what the records lack', () => {
    const view = sampleCase().with(
      setRecord('matrixGeneration', 'g', { documentId: 'doc', at: 1 }, { facts: [...generationFacts(sample.view)] }),
    );
    const { issues, claims } = new ProofChecker().check({
      nodes: (blocks as DocNode[]).map(node => factsOf(node)),
      view,
      documentId: 'doc',
      isConclusion: true,
      today: '2026-11-25',
      textOf: () => undefined,
    });
    expect(claims.total).toBeGreaterThan(40);
    expect(issues.flatMap(issue => (issue.code === 'claimUnproven' ? [issue.quote.slice(0, 30)] : []))).toEqual([
      'Về nội dung này, Ban Quản lý d',
      'Về nội dung này, Sở Giáo dục v',
      'Về nội dung này, Sở Giáo dục v',
      'Theo phản ánh, nhà trường thu ',
    ]);
    const others = issues
      .map(issue => issue.code)
      .filter(code => /^finding(Not|Added|Changed|Dropped)|Differ|Changed$/.test(code));
    expect(others).toEqual([]);
  });

  it('keep live what must follow: names, bases and amounts change with the case, prose does not', () => {
    const view = sampleCase().with(
      setRecord('organisation', 'org-bqlda', { name: 'Ban Quản lý dự án tỉnh' }),
      setRecord('legalBasis', 'lb-xaydung', { number: '50/2014/QH13 sửa đổi' }),
      setRecord('amountLine', 'f-khoiluong-a1', { amount: 200_000_000 }),
      setRecord('finding', 'f-khoiluong', { behaviour: 'Nội dung đã sửa' }),
    );
    const lines = linesOf(blocks, view);
    expect(lines).toContain('Năm 2022, Ban Quản lý dự án tỉnh phải thu hồi: 200.000.000 đồng (BL 110);');
    expect(lines).toContain(
      'Việc làm trên không đúng quy định tại khoản 1 Điều 123 Luật Xây dựng số 50/2014/QH13 sửa đổi.',
    );
    expect(lines.some(line => line.includes('Nội dung đã sửa'))).toBe(false);
  });

  it('leave a hole that is seen where nobody has decided', () => {
    expect(linesOf(blocks).filter(line => line.endsWith('Kết quả xem xét: …'))).toHaveLength(1);
  });

  it('do not speak of dropped findings and cancelled recommendations', () => {
    const view = sampleCase().with(
      setRecord('finding', 'f-ke', { state: 'dropped' }),
      setRecord('recommendation', 'rec-6', { state: 'cancelled' }),
    );
    const lines = linesOf(generated(undefined, view), view).join('\n');
    expect(lines).not.toContain('Thi công kè');
    expect(lines).not.toContain('hướng dẫn bàn giao hồ sơ dự án sau sắp xếp');
  });

  it('come again beside what was written, tables once', () => {
    const twice = generated(blocks);
    const tables = twice.filter(block => block.type === 'caseTable').map(block => block.attrs.table);
    expect(tables).toEqual(['findings', 'amounts', 'recommendations']);
    expect(linesOf(twice)).toEqual(expect.arrayContaining(linesOf(blocks)));
  });

  it('can take the place of what was written', () => {
    const insertions = placeSections(
      blocks.map(outlineOf),
      generateSections(sample.view, GENERATED_PARTS, 'dong'),
      () => 'replace',
    );
    expect(linesOf(applyInsertions(blocks, insertions, block => block))).toEqual(linesOf(blocks));
  });
});

describe('places for generated sections', () => {
  const sections = generateSections(sample.view, GENERATED_PARTS, 'dong');
  const headings = [
    'Khái quát chung',
    'Kết quả kiểm tra, xác minh',
    'Kết luận về những nội dung',
    'Các biện pháp đã áp dụng',
    'Kiến nghị các biện pháp xử lý',
    'Nguyên nhân',
    'Trách nhiệm',
    'Về kinh tế',
    'Về hành chính',
    'Một mục của riêng văn bản',
  ];
  const node: fc.Arbitrary<OutlineNode> = fc.oneof(
    { weight: 2, arbitrary: fc.constant({ level: null, text: '', isEmpty: true, caseTable: null }) },
    { weight: 3, arbitrary: fc.constant({ level: null, text: 'đã viết', isEmpty: false, caseTable: null }) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('findings', 'amounts')
        .map(table => ({ level: null, text: '', isEmpty: false, caseTable: table })),
    },
    {
      weight: 4,
      arbitrary: fc
        .record({ level: fc.constantFrom(1, 2, 3), text: fc.constantFrom(...headings) })
        .map(each => ({ ...each, isEmpty: false, caseTable: null })),
    },
  );

  it('exist in any document: everything is placed once, in order, and nothing written is lost', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 25 }), nodes => {
        const insertions = placeSections(nodes, sections, () => 'append');
        let at = 0;
        for (const { from, to } of insertions) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(nodes.slice(from, to).every(each => each.isEmpty)).toBe(true);
          at = to;
        }
        expect(at).toBeLessThanOrEqual(nodes.length);
        const placed = insertions.flatMap(each => each.blocks);
        for (const section of sections)
          for (const block of section.blocks)
            if (block.type !== 'caseTable') expect(placed.filter(each => each === block)).toHaveLength(1);
      }),
    );
  });

  it('replacing takes out only what stands in the generated parts', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 25 }), nodes => {
        const insertions = placeSections(nodes, sections, () => 'replace');
        let at = 0;
        for (const { from, to } of insertions) {
          expect(from).toBeGreaterThanOrEqual(at);
          at = to;
          expect(nodes.slice(from, to).every(each => each.level !== 1)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
