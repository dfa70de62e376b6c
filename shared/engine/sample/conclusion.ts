import type { EditorDocInput } from '#officialdoc';
import type { LeafOf } from './findings.ts';

type Inline =
  | string
  | { readonly file: string; readonly page: number; readonly to?: number }
  | { readonly lines: readonly string[] };
type Block =
  | readonly ['h1' | 'h2' | 'h3' | 'p' | 'li', ...Inline[]]
  | readonly ['table', 'findings' | 'amounts' | 'recommendations'];

const c = (file: string, page: number, to?: number): Inline => ({ file, page, ...(to !== undefined && { to }) });
const sum = (...lines: string[]): Inline => ({ lines });

/** A half-written conclusion with more than thirty citations, and one typed amount that differs from its table. */
const BODY: readonly Block[] = [
  [
    'p',
    'Thực hiện Quyết định thanh tra số 12/QĐ-TT ngày 10/02/2026 của Chánh Thanh tra tỉnh Hoàng Sơn ',
    c('qd-12', 1, 3),
    ', từ ngày 24/02/2026 đến ngày 15/5/2026 Đoàn thanh tra đã tiến hành thanh tra tại Sở Giáo dục và Đào tạo, xã Mường Khoa và xã Nà Lốc.',
  ],
  [
    'p',
    'Xét báo cáo kết quả thanh tra ngày 05/6/2026 của Trưởng đoàn thanh tra; ý kiến giải trình của Sở Giáo dục và Đào tạo ',
    c('giaitrinh-1', 1, 5),
    ' và Ban Quản lý dự án ',
    c('giaitrinh-2', 1, 3),
    ', Chánh Thanh tra tỉnh kết luận như sau:',
  ],
  ['h1', 'Khái quát chung'],
  [
    'p',
    'Giai đoạn 2022 - 2024, Sở Giáo dục và Đào tạo được giao quản lý 10 công trình xây dựng, sửa chữa và 01 gói thiết bị. UBND huyện Mường Khoa làm chủ đầu tư 04 công trình, từ ngày 01/7/2025 bàn giao cho UBND xã Mường Khoa ',
    c('nt-8', 2),
    '.',
  ],
  ['h1', 'Kết quả kiểm tra, xác minh'],
  ['h2', 'Về quản lý, sử dụng vốn đầu tư xây dựng, sửa chữa và mua sắm thiết bị'],
  ['h3', 'Trình tự, thủ tục đầu tư'],
  [
    'p',
    'Hợp đồng thi công được ký đúng thẩm quyền tại các công trình: nhà lớp học ',
    c('hd-1', 1),
    ', nhà ở học sinh ',
    c('hd-2', 1),
    ', nhà ăn ',
    c('hd-3', 1),
    ', nhà đa năng ',
    c('hd-4', 1),
    ', kè ',
    c('hd-5', 1),
    ', nhà công vụ ',
    c('hd-6', 1),
    '. Dự toán 04 công trình áp sai mã hiệu định mức ',
    c('hd-1', 3),
    c('hd-4', 2, 3),
    ', làm tăng ',
    sum('f-dinhmuc-a1'),
    '.',
  ],
  ['h3', 'Nghiệm thu, thanh toán'],
  [
    'p',
    'Kiểm tra hiện trường cho thấy khối lượng nghiệm thu không đúng thực tế ',
    c('bb-hientruong', 2),
    c('bb-hientruong', 4),
    ' tại công trình nhà lớp học ',
    c('nt-1', 1, 4),
    ', nhà ở học sinh ',
    c('nt-2', 3),
    ', nhà ăn ',
    c('nt-3', 2),
    '. Các bên đã ký biên bản xác nhận số liệu ',
    c('bb-xacnhan', 1, 5),
    '.',
  ],
  // Planted: typed by hand, differs from the table's 656.300.000.
  ['p', 'Tổng số tiền phải thu hồi do nghiệm thu sai khối lượng là 653.600.000 đồng.'],
  ['li', 'Năm 2022: ', sum('f-khoiluong-a1'), ' ', c('bb-xacnhan', 1), ';'],
  ['li', 'Năm 2023: ', sum('f-khoiluong-a2', 'f-khoiluong-a3'), ' ', c('bb-xacnhan', 2), c('bb-xacnhan', 3), ';'],
  ['li', 'Năm 2024, giảm trừ quyết toán: ', sum('f-khoiluong-a4'), ' ', c('bb-xacnhan', 4), '.'],
  ['h3', 'Mua sắm thiết bị'],
  [
    'p',
    'Hồ sơ mời thầu gói số 07 nêu cấu hình chỉ một hãng đáp ứng ',
    c('thietbi-hsmt', 4, 6),
    '; chứng thư thẩm định giá dựa trên một nguồn báo giá ',
    c('thietbi-thamdinh', 2, 3),
    '; hợp đồng đã ký với giá trị cao hơn giá thị trường ',
    c('thietbi-hopdong', 2),
    '.',
  ],
  ['h2', 'Về quản lý, sử dụng đất công, đất trường học'],
  [
    'p',
    'Đất điểm trường bản Nà Khoang bị lấn chiếm ',
    c('bb-dat', 2, 3),
    c('dat-trichluc', 1),
    c('anh-dat', 1),
    '; đất công ích cho thuê không qua đấu giá ',
    c('dat-hopdong', 1, 4),
    '; quyết định giao đất không kèm trích đo ',
    c('dat-qd', 1),
    '.',
  ],
  ['h1', 'Kết luận về những nội dung đã tiến hành thanh tra'],
  ['table', 'findings'],
  ['h2', 'Hạn chế, khuyết điểm, vi phạm'],
  [
    'p',
    'Nghiệm thu, thanh toán sai khối lượng ',
    c('nt-4', 3),
    c('nt-5', 5, 8),
    c('nt-6', 2),
    c('nt-7', 2),
    '; quyết toán chậm ',
    c('nt-9', 1),
    c('nt-10', 1),
    '.',
  ],
  ['h2', 'Nguyên nhân'],
  [
    'p',
    'Công tác giám sát, kiểm tra của chủ đầu tư chưa thường xuyên; cán bộ kỹ thuật thiếu trách nhiệm trong đo đạc, xác nhận khối lượng.',
  ],
  ['h1', 'Các biện pháp xử lý theo thẩm quyền đã áp dụng'],
  [
    'p',
    'Ban Quản lý dự án đã nộp ',
    sum('f-nop-a1'),
    ' vào tài khoản tạm giữ ',
    c('uynhiemchi', 1),
    '. Hồ sơ gói thầu số 07 đã chuyển Cơ quan Cảnh sát điều tra ngày 20/4/2026.',
  ],
  ['h1', 'Kiến nghị các biện pháp xử lý'],
  ['h2', 'Về kinh tế'],
  ['table', 'amounts'],
  ['h2', 'Tổ chức thực hiện'],
  ['table', 'recommendations'],
  ['p', 'Yêu cầu các đơn vị báo cáo kết quả thực hiện về Thanh tra tỉnh theo thời hạn nêu trên.'],
];

/** The body as the editor's JSON. */
export function conclusionBody(leafOf: LeafOf): EditorDocInput {
  const inline = (part: Inline) => {
    if (typeof part === 'string') return { type: 'text' as const, text: part };
    if ('lines' in part)
      return { type: 'amount' as const, attrs: { lineIds: [...part.lines], unit: 'dong' as const, words: false } };
    const attrs = {
      leafId: leafOf(part.file, part.page),
      toLeafId: part.to === undefined ? null : leafOf(part.file, part.to),
      side: null,
      region: null,
      quote: null,
    };
    return { type: 'citation' as const, attrs };
  };
  const content = BODY.map(block => {
    if (block[0] === 'table') return { type: 'caseTable' as const, attrs: { table: block[1] } };
    const [kind, ...parts] = block;
    const isCitation = (part: unknown) => typeof part === 'object' && part !== null && 'file' in part;
    const inner = parts.flatMap((part, i) => [
      ...(i > 0 && isCitation(part) && isCitation(parts[i - 1]) ? [inline(', ')] : []),
      inline(part as Inline),
    ]);
    if (kind === 'p') return { type: 'paragraph' as const, attrs: { role: 'body' as const }, content: inner };
    if (kind === 'li')
      return {
        type: 'bulletList' as const,
        content: [
          {
            type: 'listItem' as const,
            content: [{ type: 'paragraph' as const, attrs: { role: 'body' as const }, content: inner }],
          },
        ],
      };
    return { type: 'heading' as const, attrs: { level: Number(kind.slice(1)) as 1 | 2 | 3 }, content: inner };
  });
  return { type: 'doc', content };
}
