import { type Change, type HonestDate, setRecord } from '#casefile';
import { WORKS } from './filePlan.ts';
import { cite, type LeafOf } from './findings.ts';

const two = (n: number) => String(n).padStart(2, '0');

/** What happened to each work: approved, contracted, accepted, paid. */
function workEvents(leafOf: LeafOf): Change[] {
  return WORKS.flatMap((work, i) => {
    const year = 2022 + (i % 3);
    const month = 1 + ((i * 5) % 8);
    const exact = (m: number, day: number): HonestDate => ({
      precision: 'exact',
      date: `${year}-${two(m)}-${two(day)}`,
    });
    const steps: [string, string, HonestDate, string, number | null][] = [
      [
        'duyet',
        'Phê duyệt dự án, dự toán',
        { precision: 'month', year, month },
        `hd-${i + 1}`,
        (4_200 + i * 910) * 1_000_000,
      ],
      ['ky', 'Ký hợp đồng thi công', exact(month + 1, 5 + i), `hd-${i + 1}`, (4_050 + i * 880) * 1_000_000],
      ['nghiemthu', 'Nghiệm thu hoàn thành', exact(month + 4, 10 + i), `nt-${i + 1}`, null],
      [
        'thanhtoan',
        'Thanh toán, tạm ứng đợt cuối',
        { precision: 'about', date: `${year}-12-${two(10 + i)}` },
        `nt-${i + 1}`,
        (3_900 + i * 850) * 1_000_000,
      ],
    ];
    return steps.map(([step, title, date, file, amount], order) =>
      setRecord(
        'timelineEvent',
        `ev-${i + 1}-${step}`,
        { title: `${title}: ${work}`, date, amount, place: i % 2 === 0 ? 'Hoàng Sơn' : 'Mường Khoa', eventKind: title },
        {
          parties: [
            {
              id: `ev-${i + 1}-${step}-p`,
              type: 'organisation',
              partyId: i === 4 || i > 6 ? 'org-huyencu' : 'org-bqlda',
            },
          ],
          citations: [cite(leafOf, `ev-${i + 1}-${step}-c`, file, 1 + (order % 4))],
        },
      ),
    );
  });
}

const OTHERS: readonly [
  id: string,
  title: string,
  date: HonestDate,
  file: string | null,
  page: number,
  finding?: string,
][] = [
  [
    'thu-cauhinh',
    'Phòng Kế hoạch - Tài chính gửi thư đề nghị nhà thầu cung cấp cấu hình',
    { precision: 'exact', date: '2023-03-14' },
    'thietbi-hsmt',
    1,
    'f-thietbi',
  ],
  [
    'baogia',
    'Nhà thầu gửi báo giá dự kiến',
    { precision: 'exact', date: '2023-03-18' },
    'thietbi-thamdinh',
    1,
    'f-thietbi',
  ],
  [
    'chungthu',
    'Phát hành chứng thư thẩm định giá',
    { precision: 'exact', date: '2023-04-03' },
    'thietbi-thamdinh',
    2,
    'f-thamdinhgia',
  ],
  [
    'moithau',
    'Phát hành hồ sơ mời thầu gói số 07',
    { precision: 'exact', date: '2023-04-20' },
    'thietbi-hsmt',
    1,
    'f-thietbi',
  ],
  [
    'mothau',
    'Mở thầu, một nhà thầu tham dự',
    { precision: 'exact', date: '2023-05-11' },
    'thietbi-hsmt',
    7,
    'f-thietbi',
  ],
  [
    'kythietbi',
    'Ký hợp đồng mua sắm thiết bị',
    { precision: 'exact', date: '2023-06-02' },
    'thietbi-hopdong',
    1,
    'f-thietbi',
  ],
  [
    'bangiao',
    'Bàn giao thiết bị cho các trường',
    { precision: 'range', from: '2023-08-01', to: '2023-08-31' },
    'thietbi-hopdong',
    5,
  ],
  [
    'chothue',
    'UBND huyện Mường Khoa ký hợp đồng cho thuê đất công ích',
    { precision: 'year', year: 2022 },
    'dat-hopdong',
    1,
    'f-datthue',
  ],
  [
    'lanchiem',
    'Hộ dân xây nhà trên đất điểm trường bản Nà Khoang',
    { precision: 'about', date: '2021-09-01' },
    'bb-dat',
    2,
    'f-datlan',
  ],
  ['giaodat', 'Giao đất xây dựng điểm trường', { precision: 'year', year: 2019 }, 'dat-qd', 1],
  ['sapxep', 'Kết thúc hoạt động của huyện Mường Khoa', { precision: 'exact', date: '2025-06-30' }, 'nt-8', 2],
  [
    'kiemtra',
    'Kiểm tra hiện trường các công trình',
    { precision: 'exact', date: '2026-04-08' },
    'bb-hientruong',
    1,
    'f-khoiluong',
  ],
  [
    'xacnhan',
    'Ký biên bản xác nhận số liệu',
    { precision: 'exact', date: '2026-04-28' },
    'bb-xacnhan',
    1,
    'f-khoiluong',
  ],
  [
    'nop',
    'Ban Quản lý dự án nộp 64 triệu đồng vào tài khoản tạm giữ',
    { precision: 'exact', date: '2026-05-12' },
    'uynhiemchi',
    1,
    'f-nop',
  ],
  // Planted: the year 2029.
  ['saunam', 'Hoàn thành bảo hành công trình nhà đa năng', { precision: 'exact', date: '2029-01-01' }, 'nt-4', 6],
  // Planted: nothing shows it.
  ['ungho', 'Nhà trường thu tiền ủng hộ xây sân', { precision: 'unknown' }, null, 0, 'f-chuachungminh'],
  [
    'dothi',
    'Đại biểu hội đồng nhân dân phản ánh chất lượng kè',
    { precision: 'month', year: 2024, month: 11 },
    'nt-5',
    1,
    'f-ke',
  ],
  ['bosung', 'Ký phụ lục hợp đồng bổ sung khối lượng', { precision: 'exact', date: '2023-10-09' }, 'hd-4', 5],
  ['quyettoan', 'Trình hồ sơ quyết toán chậm', { precision: 'month', year: 2024, month: 12 }, 'nt-9', 3, 'f-cham'],
  ['traban', 'Trả bản gốc hợp đồng thiết bị', { precision: 'exact', date: '2026-05-14' }, 'thietbi-hopdong', 1],
];

/** Sixty events. */
export function timelineChanges(leafOf: LeafOf): Change[] {
  return [
    ...workEvents(leafOf),
    ...OTHERS.map(([id, title, date, file, page, finding]) =>
      setRecord(
        'timelineEvent',
        `ev-${id}`,
        { title, date, eventKind: 'Diễn biến' },
        {
          citations: file === null ? [] : [cite(leafOf, `ev-${id}-c`, file, page)],
          findingIds: finding === undefined ? [] : [finding],
        },
      ),
    ),
  ];
}
