import { type Change, setRecord } from '#casefile';
import { cite, type LeafOf } from './findings.ts';

/** Recommendations (one 60 % done), measures, the transfer during the inspection. */
export function outcomeChanges(leafOf: LeafOf): Change[] {
  return [
    setRecord(
      'recommendation',
      'rec-1',
      {
        recommendationKind: 'economic',
        addresseeId: 'org-bqlda',
        action: 'Thu hồi, nộp ngân sách nhà nước số tiền nghiệm thu, thanh toán sai khối lượng',
        deadline: '2026-09-30',
        state: 'inProgress',
        order: 0,
      },
      {
        findingIds: ['f-khoiluong', 'f-nop'],
        amountLineIds: ['f-khoiluong-a1', 'f-khoiluong-a2', 'f-khoiluong-a3', 'f-nop-a2'],
      },
    ),
    // 60 % of 677.800.000 đồng.
    setRecord(
      'implementation',
      'imp-1',
      {
        recommendationId: 'rec-1',
        date: '2026-07-02',
        amount: 300_000_000,
        description: 'Nộp tài khoản tạm giữ đợt 1',
        proofNumber: 'UNC 0203',
      },
      { citations: [cite(leafOf, 'imp-1-c', 'uynhiemchi', 1)] },
    ),
    setRecord('implementation', 'imp-2', {
      recommendationId: 'rec-1',
      date: '2026-07-20',
      amount: 106_680_000,
      description: 'Nộp tài khoản tạm giữ đợt 2',
      proofNumber: 'UNC 0241',
    }),
    setRecord(
      'recommendation',
      'rec-2',
      {
        recommendationKind: 'economic',
        addresseeId: 'org-sogddt',
        action: 'Giảm trừ khi quyết toán các công trình hoàn thành',
        deadline: '2026-10-15',
        state: 'draft',
        order: 1,
      },
      { findingIds: ['f-khoiluong'], amountLineIds: ['f-khoiluong-a4'] },
    ),
    setRecord(
      'recommendation',
      'rec-3',
      {
        recommendationKind: 'administrative',
        addresseeType: 'organisation',
        addresseeId: 'org-ubndtinh',
        action: 'Chỉ đạo tổ chức kiểm điểm, xử lý trách nhiệm tập thể, cá nhân có vi phạm nêu tại kết luận',
        deadlineText: '60 ngày kể từ ngày công khai',
        state: 'draft',
        order: 2,
      },
      { findingIds: ['f-thietbi', 'f-khoiluong', 'f-thamdinhgia'] },
    ),
    // The violator ended: its successor is the addressee in fact.
    setRecord(
      'recommendation',
      'rec-4',
      {
        recommendationKind: 'economic',
        addresseeId: 'org-huyencu',
        action: 'Thu hồi tiền thuê đất công ích thu thiếu',
        deadline: '2026-11-30',
        state: 'draft',
        order: 3,
      },
      { findingIds: ['f-datthue'], amountLineIds: ['f-datthue-a1', 'f-datthue-a2'] },
    ),
    setRecord(
      'recommendation',
      'rec-5',
      {
        recommendationKind: 'economic',
        addresseeId: 'org-naloc',
        action: 'Thu hồi diện tích đất điểm trường bị lấn chiếm, lập lại hồ sơ quản lý',
        deadline: '2026-12-31',
        landCentiM2: 48_650,
        state: 'draft',
        order: 4,
      },
      { findingIds: ['f-datlan'] },
    ),
    setRecord(
      'recommendation',
      'rec-6',
      {
        recommendationKind: 'policy',
        addresseeId: 'org-ubndtinh',
        action: 'Ban hành hướng dẫn bàn giao hồ sơ dự án sau sắp xếp đơn vị hành chính',
        deadlineText: 'Quý IV/2026',
        state: 'draft',
        order: 5,
      },
      { findingIds: ['f-batcap'] },
    ),
    setRecord(
      'recommendation',
      'rec-7',
      {
        recommendationKind: 'criminal',
        addresseeId: 'org-cqdt',
        action: 'Xem xét, khởi tố theo thẩm quyền đối với dấu hiệu vi phạm quy định về đấu thầu tại gói thiết bị số 07',
        deadlineText: 'Theo Bộ luật Tố tụng hình sự',
        state: 'issued',
        order: 6,
      },
      { findingIds: ['f-thietbi'], amountLineIds: ['f-thietbi-a1'] },
    ),
    setRecord('measure', 'mea-1', {
      measureKind: 'seal',
      decisionNumber: '28/QĐ-ĐTT',
      decidedOn: '2026-03-10',
      decidedBy: 'per-truongdoan',
      from: '2026-03-10',
      to: '2026-05-15',
      object: 'Tủ hồ sơ gói thầu thiết bị số 07',
      partyId: 'org-sogddt',
      endedOn: '2026-05-14',
      endDocumentNumber: '21/BB-ĐTT',
    }),
    setRecord(
      'transfer',
      'tra-1',
      {
        recipient: 'Cơ quan Cảnh sát điều tra Công an tỉnh Hoàng Sơn',
        noticeTo: 'Viện kiểm sát nhân dân tỉnh Hoàng Sơn',
        ground: 'khoản 2 Điều 29 Luật Thanh tra 84/2025/QH15',
        documentNumber: '88/TT-P3',
        sentOn: '2026-04-20',
        receivedOn: '2026-04-21',
        receiptNumber: '02/BBGN-CQĐT',
        isProsecutionProposal: true,
      },
      { findingIds: ['f-thietbi'] },
    ),
  ];
}
