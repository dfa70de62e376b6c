import type { RecordValue } from '#casefile';

type Item = RecordValue<'evidence'>;

/** One evidence file of the sample: what it is, how long, who collected it. Content is generated from the title. */
export interface PlannedFile {
  readonly key: string;
  readonly title: string;
  readonly type: 'pdf' | 'png' | 'txt' | 'csv' | 'eml' | 'wav' | 'docx' | 'zip';
  readonly pages: number;
  readonly folder: string;
  readonly scanMode?: Item['scanMode'];
  readonly provenance: Partial<Item>;
}

const by = (
  collectorId: string,
  collectedOn: string,
  receivedFrom: string,
  copyKind: Item['copyKind'] = 'certifiedCopy',
  more: Partial<Item> = {},
): Partial<Item> => ({
  collectorId,
  collectedOn,
  receivedFrom,
  copyKind,
  legalGround: 'Điều 41 Luật Thanh tra 84/2025/QH15',
  condition: 'Nguyên vẹn, chữ đọc được',
  ...more,
});
const SO = 'Sở Giáo dục và Đào tạo';
const BQL = 'Ban Quản lý dự án';

const pdf = (
  key: string,
  title: string,
  pages: number,
  folder: string,
  provenance: Partial<Item>,
  scanMode: Item['scanMode'] = 'simplex',
): PlannedFile => ({ key, title, type: 'pdf', pages, folder, provenance, scanMode });

/** School works examined; each has a contract and an acceptance file. */
export const WORKS = [
  'Nhà lớp học 2 tầng 8 phòng Trường THPT số 2 Khe Sành',
  'Nhà ở học sinh Trường PTDTNT tỉnh Hoàng Sơn',
  'Sửa chữa nhà ăn Trường PTDTNT tỉnh Hoàng Sơn',
  'Nhà đa năng Trường THPT Mường Khoa',
  'Kè chống sạt lở Trường PTDTBT Nà Lốc',
  'Sửa chữa nhà công vụ giáo viên xã Nà Lốc',
  'Cải tạo hệ thống điện, nước Trường THPT số 2',
  'Sân, cổng, tường rào Trường Mầm non Mường Khoa',
  'Nhà vệ sinh học sinh các điểm trường Mường Khoa',
  'Nhà bếp ăn bán trú Trường Tiểu học Nà Lốc',
] as const;

export const FILES: readonly PlannedFile[] = [
  ...WORKS.map((work, i) =>
    pdf(
      `hd-${i + 1}`,
      `Hợp đồng thi công xây dựng: ${work}`,
      6,
      'Tập 1/Hợp đồng',
      by('per-tv1', `2026-03-0${1 + (i % 9)}`, BQL, 'certifiedCopy', {
        documentNumber: `${12 + i}/2023/HĐXD`,
        receiptNumber: '03/BBGN',
      }),
    ),
  ),
  ...WORKS.map((work, i) =>
    // Duplex scans: two pages are one leaf.
    pdf(
      `nt-${i + 1}`,
      `Hồ sơ nghiệm thu, thanh toán: ${work}`,
      8,
      'Tập 1/Nghiệm thu',
      by('per-tv3', `2026-03-1${i % 9}`, BQL, 'certifiedCopy', {
        documentNumber: `${30 + i}/BBNT`,
        receiptNumber: '05/BBGN',
      }),
      'duplex',
    ),
  ),
  pdf(
    'bb-hientruong',
    'Biên bản kiểm tra hiện trường các công trình',
    9,
    'Tập 2/Biên bản',
    by('per-phodoan', '2026-04-08', 'Đoàn thanh tra', 'original', { documentNumber: '09/BB-ĐTT' }),
  ),
  pdf(
    'bb-xacnhan',
    'Biên bản xác nhận số liệu khối lượng chênh lệch',
    5,
    'Tập 2/Biên bản',
    by('per-phodoan', '2026-04-28', BQL, 'original', { documentNumber: '14/BB-ĐTT' }),
  ),
  pdf(
    'bb-dat',
    'Biên bản kiểm tra hiện trạng sử dụng đất xã Nà Lốc',
    4,
    'Tập 2/Biên bản',
    by('per-tv4', '2026-04-24', 'UBND xã Nà Lốc', 'original', { documentNumber: '16/BB-ĐTT' }),
  ),
  pdf(
    'thietbi-hsmt',
    'Hồ sơ mời thầu gói thiết bị trường học số 07',
    8,
    'Tập 2/Mua sắm',
    by('per-phodoan', '2026-03-10', SO),
  ),
  pdf(
    'thietbi-thamdinh',
    'Chứng thư thẩm định giá gói thiết bị số 07',
    4,
    'Tập 2/Mua sắm',
    by('per-phodoan', '2026-03-10', SO),
  ),
  pdf(
    'thietbi-hopdong',
    'Hợp đồng mua sắm thiết bị trường học số 07',
    6,
    'Tập 2/Mua sắm',
    by('per-phodoan', '2026-03-11', SO, 'master', {
      isOriginalReturned: true,
      returnedOn: '2026-05-14',
      returnReceiptNumber: '22/BBTTL',
    }),
  ),
  // Planted: collected by someone who was not a thanh tra viên on that date.
  pdf(
    'dat-trichluc',
    'Trích lục bản đồ địa chính thửa 112, tờ bản đồ 24',
    2,
    'Tập 3/Đất đai',
    by('per-tv2', '2026-03-02', 'UBND xã Nà Lốc'),
  ),
  pdf(
    'dat-hopdong',
    'Hợp đồng cho thuê đất công ích giai đoạn 2022 - 2024',
    4,
    'Tập 3/Đất đai',
    by('per-tv3', '2026-03-17', 'UBND xã Mường Khoa'),
  ),
  pdf(
    'dat-qd',
    'Quyết định giao đất xây dựng điểm trường bản Nà Khoang',
    2,
    'Tập 3/Đất đai',
    by('per-tv4', '2026-04-23', 'UBND xã Nà Lốc'),
  ),
  pdf(
    'giaitrinh-1',
    'Báo cáo giải trình lần 1 của Sở Giáo dục và Đào tạo',
    5,
    'Tập 3/Giải trình',
    by('per-truongdoan', '2026-06-18', SO, 'original', { documentNumber: '845/SGDĐT-KHTC' }),
  ),
  pdf(
    'giaitrinh-2',
    'Báo cáo giải trình lần 2 của Ban Quản lý dự án',
    3,
    'Tập 3/Giải trình',
    by('per-truongdoan', '2026-06-24', BQL, 'original', { documentNumber: '61/BQLDA' }),
  ),
  pdf(
    'uynhiemchi',
    'Ủy nhiệm chi nộp tài khoản tạm giữ',
    1,
    'Tập 3/Thu nộp',
    by('per-tv4', '2026-05-12', BQL, 'certifiedCopy', { documentNumber: 'UNC 0117' }),
  ),
  pdf(
    'qd-12',
    'Quyết định thanh tra số 12/QĐ-TT',
    3,
    'Tập 3/Văn bản chính',
    by('per-truongdoan', '2026-02-10', 'Thanh tra tỉnh', 'original', { documentNumber: '12/QĐ-TT' }),
  ),
  {
    key: 'anh-tuong',
    title: 'Ảnh vết nứt tường tầng 2 nhà lớp học',
    type: 'png',
    pages: 1,
    folder: 'Ảnh hiện trường',
    provenance: by('per-phodoan', '2026-04-08', 'Đoàn thanh tra', 'photograph'),
  },
  {
    key: 'anh-ke',
    title: 'Ảnh đoạn kè thi công không đúng bản vẽ',
    type: 'png',
    pages: 1,
    folder: 'Ảnh hiện trường',
    provenance: by('per-phodoan', '2026-04-08', 'Đoàn thanh tra', 'photograph'),
  },
  {
    key: 'anh-dat',
    title: 'Ảnh nhà ở trái phép trên đất điểm trường',
    type: 'png',
    pages: 1,
    folder: 'Ảnh hiện trường',
    provenance: by('per-tv4', '2026-04-24', 'Đoàn thanh tra', 'photograph'),
  },
  {
    key: 'bang-khoiluong',
    title: 'Bảng đối chiếu khối lượng (xuất từ bảng tính)',
    type: 'csv',
    pages: 0,
    folder: 'Số liệu',
    provenance: by('per-tv4', '2026-04-28', BQL, 'plainCopy'),
  },
  {
    key: 'bang-chi',
    title: 'Sổ chi tiết chi phí mua sắm 2022 - 2024',
    type: 'csv',
    pages: 0,
    folder: 'Số liệu',
    provenance: by('per-tv3', '2026-03-12', SO, 'plainCopy'),
  },
  {
    key: 'thu-tudong',
    title: 'Thư điện tử trao đổi về cấu hình thiết bị',
    type: 'eml',
    pages: 0,
    folder: 'Thư điện tử',
    provenance: by('per-phodoan', '2026-04-10', SO, 'plainCopy'),
  },
  {
    key: 'thu-baogia',
    title: 'Thư điện tử gửi báo giá trước ngày mời thầu',
    type: 'eml',
    pages: 0,
    folder: 'Thư điện tử',
    provenance: by('per-phodoan', '2026-04-10', SO, 'plainCopy'),
  },
  {
    key: 'ghiam',
    title: 'Ghi âm buổi làm việc ngày 08/4/2026',
    type: 'wav',
    pages: 0,
    folder: 'Ghi âm',
    provenance: by('per-phodoan', '2026-04-08', 'Đoàn thanh tra', 'original'),
  },
  {
    key: 'baocao-docx',
    title: 'Báo cáo theo đề cương của Sở Giáo dục và Đào tạo',
    type: 'docx',
    pages: 0,
    folder: 'Báo cáo',
    provenance: by('per-truongdoan', '2026-03-05', SO, 'plainCopy'),
  },
  {
    key: 'ghichu',
    title: 'Ghi chép phỏng vấn kế toán Ban Quản lý dự án',
    type: 'txt',
    pages: 0,
    folder: 'Báo cáo',
    provenance: by('per-tv3', '2026-03-19', 'Đoàn thanh tra', 'plainCopy'),
  },
  {
    key: 'banve-zip',
    title: 'Bản vẽ hoàn công (tệp nén)',
    type: 'zip',
    pages: 0,
    folder: 'Bản vẽ',
    provenance: by('per-tv3', '2026-03-20', BQL, 'plainCopy'),
  },
];

/** Left out of the first numbering and inserted afterwards, so that its leaf becomes 125a. */
export const LATE_FILE: PlannedFile = pdf(
  'bosung',
  'Phụ lục hợp đồng bổ sung sau khi đã đánh số',
  1,
  'Tập 2/Biên bản',
  by('per-tv4', '2026-05-13', BQL, 'certifiedCopy'),
);
