import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseView, setRecord } from '#casefile';
import {
  type DocNode,
  factsOf,
  type IssueCode,
  matrixFacts,
  type NodeFacts,
  ProofChecker,
  type ProofIssue,
  type ProofResult,
  type SourceText,
  textBlocksOf,
} from '#officialdoc';
import { caseTable, cited, h, li, live, p, quote, table, value } from '../../../fixtures/docNodes.ts';
import { sampleCase } from '../../../fixtures/sampleCase.ts';

const TODAY = '2026-11-25';
const sample = sampleCase();

interface Options {
  readonly view?: CaseView;
  readonly texts?: Readonly<Record<string, SourceText>>;
  readonly isConclusion?: boolean;
}

function check(nodes: readonly DocNode[], options: Options = {}, checker = new ProofChecker()): ProofResult {
  return checker.check({
    nodes: nodes.map(node => factsOf(node)),
    view: options.view ?? sample.view,
    documentId: 'doc',
    isConclusion: options.isConclusion ?? false,
    today: TODAY,
    textOf: id => options.texts?.[id] ?? (options.texts === undefined ? undefined : { state: 'noText' }),
  });
}

const ofText = (result: ProofResult) => result.issues.filter(issue => issue.place.type === 'text');
const codes = (nodes: readonly DocNode[], options: Options = {}) =>
  ofText(check(nodes, options)).map(issue => issue.code);
const named = (result: ProofResult, code: IssueCode): ProofIssue[] =>
  result.issues.filter(issue => issue.code === code);
/** Under the facts of a conclusion about one finding. */
const inFacts = (...nodes: DocNode[]) => [h(1, 'Kết quả kiểm tra, xác minh'), ...nodes];

describe('the sample case', () => {
  const result = check(sample.body.content as DocNode[], { isConclusion: true });

  it('shows every planted error by name', () => {
    const [amount, ...others] = named(result, 'amountDiffers');
    expect(others).toEqual([]);
    expect(amount).toMatchObject({
      quote: 'Tổng số tiền phải thu hồi do nghiệm thu sai khối lượng là 653.600.000 đồng.',
      params: { said: 653_600_000, sum: 656_300_000 },
      sum: {
        scope: { findingId: 'f-khoiluong', measure: 'recover' },
        lineIds: ['f-khoiluong-a1', 'f-khoiluong-a2', 'f-khoiluong-a3'],
      },
    });
    const records = named(result, 'record').map(issue => [issue.check?.code, issue.quote]);
    expect(records).toContainEqual(['unproven', 'Thu tiền ủng hộ xây sân trường không đúng quy định']);
    expect(records).toContainEqual(['yearOutOfPeriod', '2029']);
    expect(records).toContainEqual(['collectorNotInspector', 'Trích lục bản đồ địa chính thửa 112, tờ bản đồ 24']);
  });

  it('has few other alarms: three claims stand without a page', () => {
    expect(result.claims).toEqual({ total: 11, proven: 8 });
    expect(named(result, 'claimUnproven').map(issue => issue.quote.slice(0, 24))).toEqual([
      'Giai đoạn 2022 - 2024, S',
      'Tổng số tiền phải thu hồ',
      'Hồ sơ gói thầu số 07 đã ',
    ]);
    expect(ofText(result)).toHaveLength(4);
  });

  it('says which findings the text does not speak of', () => {
    expect(named(result, 'findingNotInText').map(issue => issue.place)).toEqual(
      ['f-uudiem', 'f-batcap', 'f-chuachungminh'].map(id => ({ type: 'record', kind: 'finding', id })),
    );
  });

  it('links every issue of the text to its words', () => {
    for (const issue of ofText(result)) {
      if (issue.place.type !== 'text') continue;
      const node = (sample.body.content as DocNode[])[issue.place.node];
      const block = node === undefined ? undefined : textBlocksOf(node)[0];
      expect(block?.text.slice(issue.place.from - 1, issue.place.to - 1)).toBeTruthy();
    }
    const amount = named(result, 'amountDiffers')[0]?.place;
    if (amount?.type !== 'text') throw new Error('not in the text');
    const text = textBlocksOf((sample.body.content as DocNode[])[amount.node] as DocNode)[0]?.text;
    expect(text?.slice(amount.from - 1, amount.to - 1)).toBe('653.600.000 đồng');
  });
});

describe('claims', () => {
  it.each([
    ['Ngày 05/3/2024, Ban Quản lý dự án đã thanh toán đợt 2.', 'date'],
    ['Chủ đầu tư đã chi 12.000.000 đồng cho đoàn công tác.', 'amount'],
    ['Xã quản lý 1.236 m² đất công ích.', 'quantity'],
    ['Việc làm trên không đúng quy định tại khoản 1 Điều 123 Luật Xây dựng.', 'law'],
    ['Cán bộ địa chính buông lỏng quản lý.', 'violation'],
  ])('«%s» is one for its %s', (text, reason) => {
    const [issue] = ofText(check(inFacts(p(text))));
    expect(issue).toMatchObject({ code: 'claimUnproven', params: { reason } });
    expect(codes(inFacts(p(text.slice(0, -1), ' (', cited('nt-1-0'), ').')))).not.toContain('claimUnproven');
  });

  it.each([
    'Yêu cầu Sở báo cáo trước ngày 30/9/2026.',
    'Căn cứ Luật Thanh tra số 84/2025/QH15 ngày 25/6/2025;',
    'Thực hiện Quyết định thanh tra số 12/QĐ-TT ngày 10/02/2026 của Chánh Thanh tra tỉnh.',
    'Công tác tổ chức được triển khai kịp thời.',
    'Không có.',
  ])('«%s» is none', text => {
    expect(check(inFacts(p(text))).claims.total).toBe(0);
  });

  it('rest on the citation behind the full stop, in a footnote, in the items of their list, or on live money that is proven', () => {
    const footnote: DocNode = { type: 'footnote', content: [cited('nt-1-0')] };
    for (const nodes of [
      [p('Đã chi 12.000.000 đồng. (', cited('nt-1-0'), ')')],
      [p('Đã chi 12.000.000 đồng', footnote, '.')],
      [
        p('Đã chi sai 2 khoản, tổng số 12.000.000 đồng, gồm:'),
        li(['Năm 2022 ', cited('nt-1-0')], ['Năm 2023 ', cited('nt-1-1')]),
      ],
      [p('Ban Quản lý dự án đã nộp ', live('f-nop-a1'), '.')],
    ])
      expect(codes(inFacts(...nodes))).not.toContain('claimUnproven');
    expect(codes(inFacts(p('Đã chi sai 12.000.000 đồng, gồm:'), li(['Năm 2022'])))).toContain('claimUnproven');
    expect(codes(inFacts(p('Học sinh đã nộp ', live('f-khoiluong-a5'), ' và 12.000.000 đồng.')))).toContain(
      'claimUnproven',
    );
  });

  it('ask for nothing in part V, and for figures only in part III', () => {
    const text = 'Buông lỏng quản lý, gây thất thoát.';
    expect(codes([h(1, 'Kiến nghị các biện pháp xử lý'), p('Thu hồi 12.000.000 đồng.')])).not.toContain(
      'claimUnproven',
    );
    expect(codes([h(1, 'Kết luận về những nội dung đã tiến hành thanh tra'), h(2, 'Nguyên nhân'), p(text)])).toEqual(
      [],
    );
    expect(codes(inFacts(p(text)))).toEqual(['claimUnproven']);
  });

  it('are read the same in decomposed letters, at their true place', () => {
    const text = 'Cán bộ địa chính buông lỏng quản lý, gây thất thoát 12.000.000 đồng.';
    const [issue] = ofText(check(inFacts(p(text.normalize('NFD')))));
    expect(issue).toMatchObject({ code: 'claimUnproven', quote: text });
    if (issue?.place.type !== 'text') throw new Error('not in the text');
    expect(text.normalize('NFD').slice(issue.place.from - 1, issue.place.to - 1)).toBe(text.normalize('NFD'));
  });

  it('that a suggestion deletes are gone', () => {
    const deleted: DocNode = { type: 'text', text: ' Đã chi 12.000.000 đồng.', marks: [{ type: 'deletion' }] };
    expect(check(inFacts(p('Mở đầu.', deleted))).claims.total).toBe(0);
  });
});

describe('citations', () => {
  const withItem = (fields: object) => sampleCase().with(setRecord('evidence', 'nt-1', fields));
  const nodes = inFacts(p('Đã chi 12.000.000 đồng ', cited('nt-1-0'), '.'));

  it.each([
    ['citationWithdrawn', { isWithdrawn: true }],
    ['citationReturned', { isOriginalReturned: true, blob: null }],
  ] as const)('%s', (code, fields) => {
    expect(codes(nodes, { view: withItem(fields) })).toEqual([code]);
  });

  it('to a returned original that was copied are good', () => {
    expect(codes(nodes, { view: withItem({ isOriginalReturned: true }) })).toEqual([]);
  });

  it('to what the last verification found damaged are named; to what was whole again are good', () => {
    const damaged = setRecord('custody', 'c1', { evidenceId: 'nt-1', act: 'damaged', at: 1 });
    const whole = setRecord('custody', 'c2', { evidenceId: 'nt-1', act: 'verified', at: 2 });
    expect(codes(nodes, { view: sampleCase().with(damaged) })).toEqual(['citationDamaged']);
    expect(codes(nodes, { view: sampleCase().with(damaged, whole) })).toEqual([]);
  });

  it('to leaves that are gone, lines and names that are gone', () => {
    const text = [cited('gone'), live('gone'), value('organisation', 'gone'), value('provision', 'f-ke', 'gone')];
    expect(codes(inFacts(p('Đã chi ', ...text, '.')))).toEqual([
      'citationMissing',
      'amountLineGone',
      'valueGone',
      'valueGone',
    ]);
  });
});

describe('quotations', () => {
  const page = 'Đề nghị gửi cấu hình và báo giá dự kiến trước ngày 20/3 để đơn vị lập dự toán.';
  const texts = { 'nt-1': { state: 'text', pages: ['trang bìa', page, 'trang 3', 'trang 4'] } } as const;
  const said = (words: string) => inFacts(p(`Thư điện tử nêu «${words}» `, cited('nt-1-0'), '.'));

  it('ask for the text of the pages they cite, and only for those', () => {
    expect(check(said('Đề nghị gửi cấu hình và báo giá')).wantedTexts).toEqual(['nt-1']);
    expect(check(inFacts(p('Đã chi 12.000.000 đồng ', cited('nt-1-0'), '.'))).wantedTexts).toEqual([]);
  });

  it('are compared with the cited leaf', () => {
    expect(codes(said('Đề nghị gửi cấu hình và báo giá'), { texts })).toEqual([]);
    const [differs] = ofText(check(said('Đề nghị gửi cấu hình và báo giá chính thức trước ngày 20/3'), { texts }));
    expect(differs).toMatchObject({ code: 'quoteDiffers', leafId: 'nt-1-0' });
    expect(differs?.diff).toContainEqual({ op: 'quoted', text: 'chính thức' });
    expect(differs?.diff).toContainEqual({ op: 'source', text: 'dự kiến' });
    expect(codes(said('Ủy ban nhân dân xã chưa lập biên bản vi phạm'), { texts })).toEqual(['quoteNotFound']);
  });

  it('from a scan without text are left to people', () => {
    expect(codes(said('Đề nghị gửi cấu hình và báo giá'), { texts: { 'nt-1': { state: 'noText' } } })).toEqual([
      'quoteUnchecked',
    ]);
    const blank = { 'nt-1': { state: 'text', pages: ['', '', '', ''] } } as const;
    expect(codes(said('Đề nghị gửi cấu hình và báo giá'), { texts: blank })).toEqual(['quoteUnchecked']);
  });

  it('set apart lean on the citation of the sentence before, or must have one', () => {
    const before = p('Thư điện tử ngày 14/3/2023 nêu ', cited('nt-1-0'), ':');
    expect(codes(inFacts(before, quote('«Đề nghị gửi cấu hình và báo giá dự kiến»')), { texts })).toEqual([]);
    expect(codes(inFacts(p('Thư nêu:'), quote('Đề nghị gửi cấu hình và báo giá dự kiến')), { texts })).toEqual([
      'quoteUnsourced',
    ]);
  });
});

describe('figures that agree', () => {
  const about = (text: string, ...more: (string | DocNode)[]) =>
    inFacts(
      h(3, 'Nghiệm thu, thanh toán sai khối lượng tại 06 công trình'),
      p(text, ...more, ' ', cited('bb-xacnhan-0'), '.'),
    );

  it.each([
    'Số tiền phải thu hồi do nghiệm thu sai khối lượng là 656.300.000 đồng',
    'Số tiền phải thu hồi do nghiệm thu sai khối lượng là 656,3 triệu đồng',
    'Số tiền phải thu hồi do nghiệm thu sai khối lượng là hơn 650 triệu đồng',
    'Số tiền phải thu hồi do nghiệm thu sai khối lượng là 0,66 tỷ đồng',
    'Năm 2022 phải thu hồi 218.450.000 đồng',
    'Gói thầu có giá trị 275,8 tỷ đồng',
  ])('«%s»', text => {
    expect(codes(about(text))).toEqual([]);
  });

  it.each([
    ['Số tiền phải thu hồi do nghiệm thu sai khối lượng là 653.600.000 đồng', 656_300_000],
    ['Số tiền phải thu hồi do nghiệm thu sai khối lượng là 657 triệu đồng', 656_300_000],
    ['Tổng số tiền phải thu hồi do nghiệm thu, thanh toán sai khối lượng là 900.000.000 đồng', 656_300_000],
    ['Năm 2022 phải thu hồi 218.540.000 đồng', 218_450_000],
  ])('«%s» differs', (text, sum) => {
    const [issue] = named(check(about(text)), 'amountDiffers');
    expect(issue?.params.sum).toBe(sum);
  });

  it('land: compared with the finding it is about', () => {
    const land = (area: string) =>
      inFacts(p(`Hộ dân lấn chiếm ${area} đất điểm trường bản Nà Khoang `, cited('bb-dat-1'), '.'));
    expect(codes(land('486,5 m²'))).toEqual([]);
    expect(codes(land('0,04865 ha'))).toEqual([]);
    expect(codes(land('468,5 m²'))).toEqual(['areaDiffers']);
  });

  it('persons: compared where the finding counts them', () => {
    const view = sampleCase().with(
      setRecord('quantity', 'q', { findingId: 'f-datthue', quantityKind: 'persons', value: 7 }),
    );
    const rented = (count: string) =>
      inFacts(
        p(`Cho ${count} hộ thuê đất công ích không qua đấu giá, không thu đủ tiền thuê `, cited('dat-hopdong-0'), '.'),
      );
    expect(codes(rented('07'), { view })).toEqual([]);
    expect(codes(rented('09'), { view })).toEqual(['countDiffers']);
  });

  it('words beside the figure', () => {
    const sum = 'Đã nộp 64.000.000 đồng';
    expect(codes(about(`${sum} (Bằng chữ: Sáu mươi bốn triệu đồng)`))).toEqual([]);
    expect(codes(about(`${sum} (Bằng chữ: Sáu mươi tư triệu đồng chẵn)`))).toEqual([]);
    expect(codes(about(`${sum} (Bằng chữ: Sáu mươi lăm triệu đồng)`))).toEqual(['wordsDiffer']);
    expect(codes(about('Đã nộp ', live('f-nop-a1'), ' (Sáu mươi triệu đồng)'))).toEqual(['wordsDiffer']);
  });

  it('percentages: recomputed where both figures are known, else said so', () => {
    expect(codes(about('Đã nộp 406.680.000 đồng trên 677.800.000 đồng, đạt 60 %'))).toEqual([]);
    const [differs] = named(check(about('Đã nộp 406.680.000 đồng trên 677.800.000 đồng, đạt 65 %')), 'percentDiffers');
    expect(differs?.params).toMatchObject({ said: 65, expected: 60 });
    expect(codes(about('Đã nộp 406.680.000 đồng, đạt 60 % số tiền phải thu hồi'))).toEqual([]);
    expect(codes(about('Đã thực hiện 22/54 kết luận, đạt 40,7 %'))).toEqual([]);
    expect(codes(about('Tiến độ đạt 45 %'))).toEqual(['percentUnchecked']);
  });

  it('sum rows of typed tables', () => {
    const rows = (total: string) =>
      table(
        ['TT', 'Công trình', 'Số tiền'],
        ['1', 'A', '1.200.000,5'],
        ['2', 'B', '800.000'],
        ['', 'Tổng cộng', total],
      );
    expect(codes([rows('2.000.000,5')])).toEqual([]);
    const [fault] = named(check([rows('2.000.001')]), 'tableSumDiffers');
    expect(fault?.params).toEqual({ said: '2.000.001', sum: '2.000.000,5' });
    const groups = table(
      ['TT', 'Đơn vị', 'Số tiền'],
      ['I', 'Sở', '30'],
      ['1', 'Phòng A', '10'],
      ['2', 'Phòng B', '20'],
      ['II', 'Xã', '5'],
      ['', 'Cộng', '35'],
    );
    expect(codes([groups])).toEqual([]);
  });

  it('money asked for in part V must stand in parts II and III', () => {
    const recommended = [h(1, 'Kiến nghị các biện pháp xử lý'), h(2, 'Về kinh tế'), caseTable('amounts')];
    const stated = inFacts(p('Sai khối lượng ', live('f-khoiluong-a1'), ' ', cited('bb-xacnhan-0'), '.'));
    const missing = named(check([...stated, ...recommended], { isConclusion: true }), 'totalsDiffer');
    expect(missing.map(issue => issue.place)).toContainEqual({ type: 'record', kind: 'finding', id: 'f-ke' });
    expect(missing.find(issue => issue.sum?.scope.findingId === 'f-khoiluong')?.params.sum).toBe(
      341_720_000 + 96_130_000 + 187_900_000,
    );
    const whole = [h(1, 'Kết luận về nội dung'), caseTable('findings'), ...recommended];
    expect(named(check(whole, { isConclusion: true }), 'totalsDiffer')).toEqual([]);
  });

  it('dates that have not come yet', () => {
    expect(codes(about('Ngày 01/01/2029 đơn vị đã nghiệm thu'))).toEqual(['dateInFuture']);
    expect(codes(about('Thời hạn bàn giao là ngày 01/01/2029'))).toEqual([]);
  });
});

describe('findings and the text', () => {
  const generated = (view: CaseView) =>
    setRecord('matrixGeneration', 'g1', { documentId: 'doc', at: 1 }, { facts: matrixFacts(view) });
  const parted = (...changes: Parameters<ReturnType<typeof sampleCase>['with']>) => {
    const fresh = sampleCase();
    fresh.with(generated(fresh.view));
    const result = check([], { view: fresh.with(...changes), isConclusion: true });
    return result.issues.flatMap(issue =>
      /^(finding(Added|Changed|Dropped)|decisionChanged|measureChanged)$/.test(issue.code)
        ? [[issue.code, ...(issue.changes?.map(each => each.part) ?? [])].join(' ')]
        : [],
    );
  };

  it('part when the matrix changes after generation, each change by name', () => {
    expect(parted()).toEqual([]);
    expect(parted(setRecord('finding', 'f-ke', { behaviour: 'Khác' }))).toEqual(['findingChanged behaviour']);
    expect(parted(setRecord('finding', 'f-moi', { title: 'Mới' }))).toEqual(['findingAdded']);
    expect(parted(setRecord('finding', 'f-ke', { state: 'dropped' }))).toEqual(['findingDropped']);
    expect(parted({ type: 'record.removed', kind: 'finding', id: 'f-hoso' })).toEqual(['findingDropped']);
    expect(parted(setRecord('explanationDecision', 'exd-1', { decision: 'accepted' }))).toEqual([
      'decisionChanged decision',
    ]);
    expect(parted(setRecord('recommendation', 'rec-6', { action: 'Khác' }))).toEqual(['measureChanged measures']);
    expect(parted(setRecord('amountLine', 'f-ke-a2', { findingId: 'f-ke', amount: 5 }))).toEqual([
      'measureChanged amountLines',
    ]);
  });

  it('do not part when only what is live in the text changes', () => {
    expect(
      parted(
        setRecord('amountLine', 'f-ke-a1', { amount: 5 }),
        setRecord('organisation', 'org-sogddt', { name: 'Sở Giáo dục' }),
        setRecord('legalBasis', 'lb-xaydung', { number: '50/2014/QH13 (sửa đổi)' }),
      ),
    ).toEqual([]);
  });

  it('name a conclusion that no finding stands behind', () => {
    const nodes = [
      h(1, 'Kết luận về những nội dung đã tiến hành thanh tra'),
      h(2, 'Hạn chế, khuyết điểm, vi phạm'),
      p('Thi công kè không đúng hồ sơ thiết kế được duyệt.'),
      p('Ban giám hiệu lập khống danh sách trực đêm.'),
    ];
    expect(named(check(nodes, { isConclusion: true }), 'conclusionWithoutFinding').map(issue => issue.quote)).toEqual([
      'Ban giám hiệu lập khống danh sách trực đêm.',
    ]);
  });
});

describe('a decision that a place needs no proof', () => {
  it('takes it off the list and keeps it in sight, until the sentence changes', () => {
    const nodes = inFacts(p('Đã chi 12.000.000 đồng.'));
    const [issue] = ofText(check(nodes));
    const view = sampleCase().with(
      setRecord('proofWaiver', 'w1', { documentId: 'doc', issueKey: issue?.key ?? '', reason: 'Số liệu chung' }),
    );
    const result = check(nodes, { view });
    expect(ofText(result).map(each => each.code)).not.toContain('claimUnproven');
    expect(result.waived).toMatchObject([{ waiverId: 'w1', issue: { code: 'claimUnproven' } }]);
    expect(codes(inFacts(p('Đã chi 13.000.000 đồng.')), { view })).toContain('claimUnproven');
  });
});

describe('the check run again', () => {
  const words = fc.constantFrom(
    'Đã chi 12.000.000 đồng. ',
    'Số tiền phải thu hồi do nghiệm thu sai khối lượng là 653.600.000 đồng. ',
    'Ngày 20/4/2026 đã nộp ',
    'buông lỏng quản lý; ',
    '«Đề nghị gửi cấu hình và báo giá» ',
    'đạt 60 %. ',
  );
  const inline = fc.oneof(
    words,
    fc.constantFrom(
      cited('nt-1-0'),
      cited('bb-xacnhan-0', 'bb-xacnhan-3'),
      cited('gone'),
      live('f-nop-a1'),
      live('f-khoiluong-a1'),
    ),
  );
  const node = fc.oneof(
    { weight: 6, arbitrary: fc.array(inline, { maxLength: 5 }).map(parts => p(...parts)) },
    fc.constantFrom('Kết quả kiểm tra, xác minh', 'Kết luận về nội dung', 'Kiến nghị').map(text => h(1, text)),
    fc.constantFrom('Nguyên nhân', 'Hạn chế, vi phạm').map(text => h(2, text)),
    fc.array(fc.array(inline, { maxLength: 3 }), { minLength: 1, maxLength: 3 }).map(items => li(...items)),
    fc.array(inline, { maxLength: 3 }).map(parts => quote(...parts)),
    fc.constant(caseTable('amounts')),
  );

  it('after any edits says what a first run says', () => {
    const texts = { 'nt-1': { state: 'text', pages: ['Đề nghị gửi cấu hình', '', '', ''] } } as const;
    fc.assert(
      fc.property(
        fc.array(node, { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 2 }), node), { maxLength: 6 }),
        (start, edits) => {
          const checker = new ProofChecker();
          const kept = new WeakMap<DocNode, NodeFacts>();
          const run = (nodes: readonly DocNode[]) =>
            checker.check({
              nodes: nodes.map(each => {
                const facts = kept.get(each) ?? factsOf(each);
                kept.set(each, facts);
                return facts;
              }),
              view: sample.view,
              documentId: 'doc',
              isConclusion: true,
              today: TODAY,
              textOf: id => (id === 'nt-1' ? texts['nt-1'] : { state: 'noText' }),
            });
          let nodes = start;
          run(nodes);
          for (const [at, how, next] of edits) {
            nodes =
              how === 0
                ? nodes.toSpliced(at, 1)
                : how === 1
                  ? nodes.toSpliced(at, 0, next)
                  : nodes.toSpliced(at, 1, next);
            expect(run(nodes)).toEqual(check(nodes, { isConclusion: true, texts }));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
