import { type Change, type LeafCitation, setRecord } from '#casefile';
import { ASSESSMENTS } from './assessments.ts';

/** Finds the leaf of a page (1-based) of a planned file. */
export type LeafOf = (fileKey: string, page: number) => string;

export function cite(
  leafOf: LeafOf,
  id: string,
  fileKey: string,
  page: number,
  toPage: number | null = null,
): LeafCitation {
  return {
    id,
    leafId: leafOf(fileKey, page),
    toLeafId: toPage === null ? null : leafOf(fileKey, toPage),
    side: null,
    region: null,
    quote: null,
  };
}

const BASES: readonly [id: string, type: string, number: string, name: string, from: string | null][] = [
  ['lb-thanhtra', 'Luật', '84/2025/QH15', 'Luật Thanh tra', '2025-07-01'],
  ['lb-xaydung', 'Luật', '50/2014/QH13', 'Luật Xây dựng', '2015-01-01'],
  ['lb-dauthau', 'Luật', '43/2013/QH13', 'Luật Đấu thầu', '2014-07-01'],
  ['lb-dautucong', 'Luật', '39/2019/QH14', 'Luật Đầu tư công', '2020-01-01'],
  ['lb-datdai', 'Luật', '45/2013/QH13', 'Luật Đất đai', '2014-07-01'],
  ['lb-ngansach', 'Luật', '83/2015/QH13', 'Luật Ngân sách nhà nước', '2017-01-01'],
];

interface Row {
  readonly id: string;
  readonly kind: 'merit' | 'shortcoming' | 'violation' | 'policyGap';
  readonly title: string;
  readonly content: 'con-dautu' | 'con-datdai';
  readonly subject: string;
  readonly behaviour: string;
  readonly cause?: string;
  readonly basis?: readonly [basis: string, article: string, clause: string, point: string];
  readonly office?: string;
  readonly evidence: readonly [file: string, page: number, toPage?: number][];
  readonly amounts?: readonly [
    organisation: string,
    year: number,
    source: string,
    measure: 'recover' | 'reducePayment' | 'reduceSettlement' | 'reduceEstimate' | 'other',
    state: 'found' | 'paidDuringInspection',
    amount: number,
  ][];
  readonly landCentiM2?: number;
}

const NSDP = 'Ngân sách tỉnh';
const CTMTQG = 'Chương trình mục tiêu quốc gia';

const ROWS: readonly Row[] = [
  {
    id: 'f-uudiem',
    kind: 'merit',
    title: 'Hoàn thành 10/10 công trình phục vụ năm học, cơ bản đúng kế hoạch vốn',
    content: 'con-dautu',
    subject: 'sub-sogddt',
    behaviour: 'Sở đã chủ động rà soát nhu cầu, bố trí vốn tập trung, không để nợ đọng xây dựng cơ bản mới.',
    evidence: [['baocao', 1]],
  },
  {
    id: 'f-khoiluong',
    kind: 'violation',
    title: 'Nghiệm thu, thanh toán sai khối lượng tại 06 công trình',
    content: 'con-dautu',
    subject: 'sub-sogddt',
    behaviour: 'Nghiệm thu, thanh toán khối lượng trát, lát nền, sơn tường không đúng thực tế thi công.',
    cause: 'Tư vấn giám sát và cán bộ kỹ thuật không đo đạc trước khi xác nhận.',
    basis: ['lb-xaydung', '123', '1', ''],
    office: 'off-bql',
    evidence: [
      ['nt-1', 1, 4],
      ['nt-2', 3],
      ['bb-hientruong', 2],
      ['bb-xacnhan', 1, 5],
    ],
    amounts: [
      ['org-bqlda', 2022, NSDP, 'recover', 'found', 218_450_000],
      ['org-bqlda', 2023, NSDP, 'recover', 'found', 341_720_000],
      ['org-noitru', 2023, CTMTQG, 'recover', 'found', 96_130_000],
      ['org-bqlda', 2024, NSDP, 'reduceSettlement', 'found', 187_900_000],
    ],
  },
  {
    id: 'f-dinhmuc',
    kind: 'violation',
    title: 'Lập, phê duyệt dự toán áp sai mã hiệu định mức, tính trùng khối lượng',
    content: 'con-dautu',
    subject: 'sub-sogddt',
    behaviour: 'Dự toán 04 công trình áp sai định mức đào đất cấp III, tính trùng công tác vận chuyển.',
    basis: ['lb-dautucong', '16', '5', ''],
    office: 'off-khtc',
    evidence: [
      ['hd-1', 3],
      ['hd-4', 2, 3],
    ],
    amounts: [['org-bqlda', 2023, NSDP, 'reduceEstimate', 'found', 152_300_000]],
  },
  {
    id: 'f-thietbi',
    kind: 'violation',
    title: 'Hồ sơ mời thầu gói thiết bị số 07 nêu cấu hình chỉ một hãng đáp ứng',
    content: 'con-dautu',
    subject: 'sub-sogddt',
    behaviour: 'Nội dung hồ sơ mời thầu sao chép nguyên cấu hình do nhà thầu gửi trước ngày mời thầu.',
    cause: 'Có dấu hiệu thông đồng giữa cán bộ lập hồ sơ và nhà thầu.',
    basis: ['lb-dauthau', '89', '6', 'i'],
    office: 'off-khtc',
    evidence: [
      ['thietbi-hsmt', 4, 6],
      ['thietbi-hopdong', 2],
    ],
    amounts: [['org-sogddt', 2023, CTMTQG, 'other', 'found', 1_264_000_000]],
  },
  {
    id: 'f-thamdinhgia',
    kind: 'violation',
    title: 'Sử dụng chứng thư thẩm định giá dựa trên một nguồn báo giá',
    content: 'con-dautu',
    subject: 'sub-sogddt',
    behaviour: 'Ba báo giá làm căn cứ thẩm định có cùng người lập, cùng ngày.',
    basis: ['lb-dauthau', '35', '2', ''],
    office: 'off-pgd',
    evidence: [['thietbi-thamdinh', 2, 3]],
    amounts: [['org-sogddt', 2023, CTMTQG, 'recover', 'found', 412_600_000]],
  },
  {
    id: 'f-cham',
    kind: 'shortcoming',
    title: 'Chậm quyết toán 03 công trình hoàn thành',
    content: 'con-dautu',
    subject: 'sub-muongkhoa',
    behaviour: 'Hồ sơ quyết toán trình chậm từ 4 đến 11 tháng so với quy định.',
    office: 'off-huyen',
    evidence: [
      ['nt-8', 1],
      ['nt-9', 1],
    ],
  },
  {
    id: 'f-ke',
    kind: 'violation',
    title: 'Thi công kè không đúng hồ sơ thiết kế được duyệt',
    content: 'con-dautu',
    subject: 'sub-muongkhoa',
    behaviour: 'Chiều dày lớp đá hộc thiếu 5 - 8 cm trên đoạn dài 46 m.',
    basis: ['lb-xaydung', '12', '9', ''],
    office: 'off-huyen',
    evidence: [
      ['nt-5', 5, 8],
      ['anh-ke', 1],
    ],
    amounts: [['org-huyencu', 2024, CTMTQG, 'reducePayment', 'found', 78_560_000]],
  },
  {
    id: 'f-nop',
    kind: 'violation',
    title: 'Chi phí tư vấn giám sát tính trùng, đã nộp lại trong quá trình thanh tra',
    content: 'con-dautu',
    subject: 'sub-sogddt',
    behaviour: 'Thanh toán trùng chi phí giám sát giữa hai gói thầu liền kề.',
    basis: ['lb-ngansach', '61', '2', ''],
    office: 'off-bql',
    evidence: [
      ['uynhiemchi', 1],
      ['hd-7', 4],
    ],
    amounts: [
      ['org-bqlda', 2022, NSDP, 'recover', 'paidDuringInspection', 64_000_000],
      ['org-bqlda', 2022, NSDP, 'recover', 'found', 21_500_000],
    ],
  },
  {
    id: 'f-datlan',
    kind: 'violation',
    title: 'Để hộ dân lấn chiếm đất điểm trường bản Nà Khoang',
    content: 'con-datdai',
    subject: 'sub-naloc',
    behaviour: 'Diện tích đất điểm trường bị xây nhà ở trái phép từ năm 2021, xã không lập biên bản.',
    basis: ['lb-datdai', '208', '1', ''],
    office: 'off-naloc',
    evidence: [
      ['dat-trichluc', 1],
      ['bb-dat', 2, 3],
      ['anh-dat', 1],
    ],
    landCentiM2: 48_650,
  },
  {
    id: 'f-datthue',
    kind: 'violation',
    title: 'Cho thuê đất công ích không qua đấu giá, không thu đủ tiền thuê',
    content: 'con-datdai',
    subject: 'sub-muongkhoa',
    behaviour: 'Cho 07 hộ thuê đất công ích theo đơn giá năm 2015, không đấu giá.',
    basis: ['lb-datdai', '132', '3', ''],
    office: 'off-huyen',
    evidence: [['dat-hopdong', 1, 4]],
    amounts: [
      ['org-huyencu', 2022, NSDP, 'recover', 'found', 37_800_000],
      ['org-huyencu', 2023, NSDP, 'recover', 'found', 41_200_000],
    ],
    landCentiM2: 1_236_000,
  },
  {
    id: 'f-hoso',
    kind: 'shortcoming',
    title: 'Hồ sơ địa chính không cập nhật biến động từ năm 2020',
    content: 'con-datdai',
    subject: 'sub-naloc',
    behaviour: 'Sổ mục kê, bản đồ giấy không thống nhất với hiện trạng.',
    office: 'off-diachinh',
    evidence: [['dat-qd', 1]],
  },
  {
    id: 'f-batcap',
    kind: 'policyGap',
    title: 'Chưa có hướng dẫn bàn giao hồ sơ dự án khi kết thúc hoạt động cấp huyện',
    content: 'con-dautu',
    subject: 'sub-muongkhoa',
    behaviour: 'Hồ sơ 09 công trình do UBND huyện làm chủ đầu tư được bàn giao cho xã không có danh mục thống nhất.',
    evidence: [['nt-8', 2]],
  },
  // Planted: a violation that nothing proves yet.
  {
    id: 'f-chuachungminh',
    kind: 'violation',
    title: 'Thu tiền ủng hộ xây sân trường không đúng quy định',
    content: 'con-dautu',
    subject: 'sub-muongkhoa',
    behaviour: 'Theo phản ánh, nhà trường thu mỗi học sinh 150.000 đồng; chưa có tài liệu chứng minh.',
    evidence: [],
  },
];

/** Findings with amounts, quantities, legal bases, responsible offices and giải trình. */
export function findingChanges(leafOf: LeafOf): Change[] {
  const changes: Change[] = BASES.map(([id, instrumentType, number, name, inForceFrom]) =>
    setRecord('legalBasis', id, {
      instrumentType,
      number,
      name,
      issuer: 'Quốc hội',
      inForceFrom,
      verification: id === 'lb-thanhtra' ? 'V' : 'M',
    }),
  );
  ROWS.forEach((row, order) => {
    changes.push(
      setRecord(
        'finding',
        row.id,
        {
          title: row.title,
          findingKind: row.kind,
          contentId: row.content,
          subjectId: row.subject,
          behaviour: row.behaviour,
          behaviourDate: { precision: 'range', from: '2022-01-01', to: '2024-12-31' },
          cause: row.cause ?? '',
          assessment: ASSESSMENTS[row.id]?.[0] ?? '',
          conclusion: ASSESSMENTS[row.id]?.[1] ?? '',
          nature: row.kind === 'violation' ? 'Vi phạm quy định về quản lý' : '',
          isCorruptionWasteNegativity: row.id === 'f-thietbi' || row.id === 'f-khoiluong',
          state: row.evidence.length === 0 ? 'collecting' : 'proven',
          order,
        },
        {
          provisions:
            row.basis === undefined
              ? []
              : [
                  {
                    id: `${row.id}-cc`,
                    legalBasisId: row.basis[0],
                    article: row.basis[1],
                    clause: row.basis[2],
                    point: row.basis[3],
                    versionDate: '2023-01-01',
                  },
                ],
          responsible:
            row.office === undefined
              ? []
              : [
                  {
                    id: `${row.id}-tn`,
                    officeHoldingId: row.office,
                    organisationId: null,
                    responsibility: 'Chịu trách nhiệm trong lĩnh vực được giao',
                  },
                ],
          citations: row.evidence
            .filter(([file]) => file !== 'baocao')
            .map(([file, page, toPage], i) => cite(leafOf, `${row.id}-c${i + 1}`, file, page, toPage ?? null)),
        },
      ),
    );
    row.amounts?.forEach(([organisationId, fiscalYear, fundingSource, measure, state, amount], i) => {
      const id = `${row.id}-a${i + 1}`;
      changes.push(
        setRecord('amountLine', id, {
          findingId: row.id,
          organisationId,
          fiscalYear,
          fundingSource,
          measure,
          state,
          amount,
          order: i,
          confirmationLeafId: leafOf('bb-xacnhan', 1 + (i % 5)),
          note: row.title,
        }),
      );
    });
    if (row.landCentiM2 !== undefined) {
      changes.push(
        setRecord('quantity', `${row.id}-m2`, {
          findingId: row.id,
          quantityKind: 'landCentiM2',
          value: row.landCentiM2,
          landKind: 'Đất giáo dục',
          mapSheet: '24',
          plot: '112',
          organisationId: 'org-naloc',
        }),
      );
    }
  });
  // The same money seen twice, in the estimate and in the payment: counted once.
  changes.push(
    setRecord('amountLine', 'f-khoiluong-a5', {
      findingId: 'f-dinhmuc',
      organisationId: 'org-bqlda',
      fiscalYear: 2023,
      fundingSource: NSDP,
      measure: 'reduceEstimate',
      state: 'found',
      amount: 152_300_000,
      overlapsId: 'f-dinhmuc-a1',
      order: 5,
      note: 'Trùng với dự toán',
    }),
  );
  changes.push(...explanations(), ...responsibility(leafOf));
  return changes;
}

function explanations(): Change[] {
  const round = (
    id: string,
    number: number,
    requestedOn: string,
    deadline: string,
    repliedOn: string,
    from: string,
    findingIds: string[],
    summary: string,
  ): Change =>
    setRecord(
      'explanationRound',
      id,
      {
        round: number,
        requestNumber: `${90 + number}/TT-P3`,
        requestedOn,
        deadline,
        requestedFrom: from,
        replyNumber: number === 1 ? '845/SGDĐT-KHTC' : '61/BQLDA',
        repliedOn,
        replySummary: summary,
      },
      { findingIds },
    );
  return [
    round(
      'ex-1',
      1,
      '2026-06-12',
      '2026-06-19',
      '2026-06-18',
      'org-sogddt',
      ['f-thietbi', 'f-thamdinhgia'],
      'Sở cho rằng cấu hình được lập theo danh mục tối thiểu, không chỉ định hãng.',
    ),
    round(
      'ex-2',
      2,
      '2026-06-19',
      '2026-06-25',
      '2026-06-24',
      'org-bqlda',
      ['f-khoiluong'],
      'Ban Quản lý dự án bổ sung bản vẽ hoàn công phần ốp tường 96 m².',
    ),
    setRecord('explanationDecision', 'exd-1', {
      roundId: 'ex-1',
      findingId: 'f-thietbi',
      claim: 'Không hạn chế cạnh tranh',
      proposal: 'rejected',
      proposalReason: 'Thư điện tử ngày 14/3/2023 cho thấy cấu hình do nhà thầu gửi trước.',
      proposalBy: 'per-truongdoan',
      proposedOn: '2026-06-20',
      decision: 'rejected',
      decisionReason: 'Nhất trí với Trưởng đoàn.',
      decidedBy: 'per-chanh',
      decidedOn: '2026-06-23',
    }),
    setRecord('explanationDecision', 'exd-2', {
      roundId: 'ex-2',
      findingId: 'f-khoiluong',
      claim: 'Giảm trừ 96 m² ốp tường',
      proposal: 'partly',
      proposalReason: 'Chấp nhận 60 m² có bản vẽ và ảnh chụp.',
      proposalBy: 'per-truongdoan',
      proposedOn: '2026-06-26',
      decision: 'partly',
      decisionReason: 'Chấp nhận một phần theo đề xuất.',
      decidedBy: 'per-chanh',
      decidedOn: '2026-06-29',
    }),
  ];
}

function responsibility(leafOf: LeafOf): Change[] {
  return [
    setRecord(
      'headResponsibility',
      'head-1',
      {
        officeHoldingId: 'off-giamdoc',
        grade: 'irresponsible',
        from: '2022-01-01',
        to: '2024-12-31',
        reason: 'Thiếu kiểm tra việc lập hồ sơ mời thầu, nghiệm thu.',
      },
      {
        findingIds: ['f-thietbi', 'f-khoiluong'],
        provisions: [
          {
            id: 'head-1-cc',
            legalBasisId: 'lb-thanhtra',
            article: '33',
            clause: '2',
            point: 'b',
            versionDate: '2025-07-01',
          },
        ],
      },
    ),
    setRecord(
      'opinion',
      'op-1',
      {
        opinionKind: 'reserved',
        personId: 'per-tv3',
        body: 'Đề nghị bảo lưu ý kiến: mức chênh lệch tại công trình nhà ở học sinh cần tính theo đơn giá năm 2023, không theo đơn giá hợp đồng.',
        givenOn: '2026-06-04',
        answer: '',
      },
      { findingIds: ['f-khoiluong'], citations: [cite(leafOf, 'op-1-c', 'nt-2', 5)] },
    ),
  ];
}
