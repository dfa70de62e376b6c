import { defineForm } from '../template.ts';
import { LAW } from './common.ts';

/**
 * Biên bản (domain/bieu-mau-thanh-tra.md §4.5): time and place, who took part, what was done and said, end, number of pages
 * and copies, read again, signed by all; a refusal to sign is recorded.
 */
const PLACE_AND_TIME = [
  { name: 'thời gian bắt đầu', isRequired: true, hint: '08 giờ 00, ngày 24/02/2026' },
  { name: 'địa điểm', isRequired: true },
  { name: 'thời gian kết thúc', isRequired: true, hint: '11 giờ 30 cùng ngày' },
  { name: 'số trang biên bản', kind: 'number' as const },
  { name: 'số bản biên bản', kind: 'number' as const, initial: '02' },
  {
    name: 'đại diện đối tượng',
    kind: 'longText' as const,
    initial: '{đại diện đối tượng thanh tra}',
    isRequired: true,
  },
  { name: 'người chứng kiến', hint: 'nếu có: họ tên, chức vụ, nơi công tác' },
];

const SIDES = [
  { title: 'ĐẠI DIỆN\nĐỐI TƯỢNG THANH TRA', note: '(Ký, ghi rõ họ tên, đóng dấu nếu có)' },
  { title: 'ĐẠI DIỆN\nĐOÀN THANH TRA', name: '{Trưởng đoàn}', note: '(Ký, ghi rõ họ tên)' },
  { row: 1, title: 'NGƯỜI CHỨNG KIẾN (NẾU CÓ)', note: '(Ký, ghi rõ họ tên)' },
  { row: 1, title: 'NGƯỜI GHI BIÊN BẢN', note: '(Ký, ghi rõ họ tên)' },
];

const CONTENTS = [
  {
    id: 'thời gian',
    text: 'Thời gian bắt đầu, kết thúc',
    article: '',
    found: { by: 'field' as const, name: 'thời gian kết thúc' },
  },
  { id: 'địa điểm', text: 'Địa điểm', article: '', found: { by: 'field' as const, name: 'địa điểm' } },
  {
    id: 'thành phần',
    text: 'Thành phần các bên',
    article: '',
    found: { by: 'headings' as const, groups: [['thành phần']] },
  },
  {
    id: 'chữ ký',
    text: 'Họ tên người ký của từng bên, hoặc việc từ chối ký',
    article: '',
    found: { by: 'signatures' as const },
  },
];

const opening = (what: string) => `
Thực hiện Quyết định thanh tra số {số quyết định thanh tra} ngày {ngày quyết định thanh tra} của {người ra quyết định thanh tra} về {việc thanh tra}.
Hồi {thời gian bắt đầu}, tại {địa điểm}, hai bên tiến hành ${what}.
# Thành phần
## Đại diện Đoàn thanh tra
{{danh sách Đoàn thanh tra}}
## Đại diện đối tượng thanh tra
{đại diện đối tượng}.
? Người chứng kiến: {người chứng kiến}.`;

const CLOSING = `
Buổi làm việc kết thúc hồi {thời gian kết thúc}. Biên bản gồm {số trang biên bản} trang, được lập thành {số bản biên bản} bản có giá trị như nhau, mỗi bên giữ 01 bản; đã đọc lại cho mọi người cùng nghe, công nhận đúng và ký xác nhận vào từng trang.`;

const common = {
  stage: 'conduct' as const,
  issuedBy: 'team' as const,
  type: 'BB',
  isDrafted: false,
  title: 'Biên bản',
  signer: 'leader' as const,
  signatures: SIDES,
  contents: CONTENTS,
};

export const MINUTES_FORMS = [
  defineForm({
    ...common,
    form: 'announcementMinutes',
    name: 'Biên bản công bố quyết định thanh tra',
    source: `khoản 4 Điều 26 ${LAW}`,
    acts: ['announced'],
    about: ['subjects'],
    summary: 'Công bố quyết định thanh tra',
    fields: [
      ...PLACE_AND_TIME,
      { name: 'đại diện cơ quan, tổ chức liên quan', kind: 'longText' },
      {
        name: 'ý kiến của đối tượng thanh tra',
        kind: 'longText',
        isRequired: true,
        initial:
          'nhất trí với nội dung quyết định thanh tra; cam kết chấp hành, cung cấp đầy đủ, kịp thời thông tin, tài liệu theo yêu cầu của Đoàn thanh tra',
      },
      { name: 'ý kiến khác tại buổi công bố', kind: 'longText' },
    ],
    body: `${opening('công bố quyết định thanh tra')}
? Đại diện cơ quan, tổ chức có liên quan: {đại diện cơ quan, tổ chức liên quan}.
# Nội dung
## Trưởng đoàn thanh tra
Công bố toàn văn Quyết định thanh tra số {số quyết định thanh tra} ngày {ngày quyết định thanh tra}; nêu mục đích, yêu cầu, nội dung, thời kỳ, thời hạn thanh tra ({thời hạn thanh tra}); nhiệm vụ, quyền hạn của Đoàn thanh tra; quyền và nghĩa vụ của đối tượng thanh tra; dự kiến lịch làm việc của Đoàn thanh tra.
## Đối tượng thanh tra
{ý kiến của đối tượng thanh tra}.
? Ý kiến khác: {ý kiến khác tại buổi công bố}.${CLOSING}`,
  }),

  defineForm({
    ...common,
    form: 'workingMinutes',
    name: 'Biên bản làm việc',
    about: ['subjects', 'contents', 'evidence'],
    summary: 'Làm việc về {nội dung làm việc}',
    fields: [
      { name: 'nội dung làm việc', isRequired: true },
      ...PLACE_AND_TIME,
      {
        name: 'diễn biến làm việc',
        kind: 'longText',
        isRequired: true,
        hint: 'câu hỏi, trả lời, tài liệu đã xem, số liệu đã đối chiếu',
      },
      { name: 'ý kiến của đối tượng thanh tra', kind: 'longText', isRequired: true },
    ],
    body: `${opening('làm việc về {nội dung làm việc}')}
# Nội dung
{diễn biến làm việc}.
# Tài liệu được cung cấp, xuất trình
{{bảng tài liệu}}
# Ý kiến của các bên
Đối tượng thanh tra: {ý kiến của đối tượng thanh tra}.${CLOSING}`,
  }),

  defineForm({
    ...common,
    form: 'verificationMinutes',
    name: 'Biên bản kiểm tra, xác minh',
    about: ['subjects', 'contents', 'findings', 'evidence'],
    summary: 'Kiểm tra, xác minh {nội dung kiểm tra, xác minh}',
    fields: [
      { name: 'nội dung kiểm tra, xác minh', isRequired: true },
      ...PLACE_AND_TIME,
      { name: 'phương pháp kiểm tra', isRequired: true, hint: 'đo đạc, đếm, đối chiếu hồ sơ với hiện trường …' },
      {
        name: 'kết quả kiểm tra, xác minh',
        kind: 'longText',
        isRequired: true,
        hint: 'sự việc, số liệu đo đếm được, so với hồ sơ',
      },
      { name: 'ý kiến của đối tượng thanh tra', kind: 'longText', isRequired: true },
    ],
    body: `${opening('kiểm tra, xác minh {nội dung kiểm tra, xác minh}')}
# Nội dung
## Phương pháp
{phương pháp kiểm tra}.
## Kết quả
{kết quả kiểm tra, xác minh}.
? Tài liệu có liên quan trong hồ sơ: {bút lục liên quan}.
# Ý kiến của các bên
Đối tượng thanh tra: {ý kiến của đối tượng thanh tra}.${CLOSING}`,
  }),

  defineForm({
    ...common,
    form: 'figuresMinutes',
    name: 'Biên bản xác nhận số liệu',
    about: ['subjects', 'contents', 'findings'],
    summary: 'Xác nhận số liệu {nội dung xác nhận}',
    fields: [
      { name: 'nội dung xác nhận', isRequired: true },
      ...PLACE_AND_TIME,
      {
        name: 'ý kiến của đối tượng thanh tra',
        kind: 'longText',
        isRequired: true,
        initial: 'thống nhất với số liệu nêu trên',
      },
    ],
    contents: [
      ...CONTENTS,
      {
        id: 'số liệu',
        text: 'Số liệu được xác nhận',
        article: '',
        found: { by: 'field', name: 'tổng số tiền vi phạm' },
      },
    ],
    body: `${opening('đối chiếu, xác nhận số liệu {nội dung xác nhận}')}
# Số liệu được xác nhận
{{bảng số liệu xác nhận}}
Tổng số tiền: {tổng số tiền vi phạm} (bằng chữ: {tổng số tiền vi phạm bằng chữ}).
# Ý kiến của các bên
Đối tượng thanh tra: {ý kiến của đối tượng thanh tra}.${CLOSING}`,
  }),

  defineForm({
    ...common,
    form: 'handoverMinutes',
    name: 'Biên bản giao nhận hồ sơ, tài liệu',
    source: `Điều 41 ${LAW}`,
    about: ['subjects', 'evidence', 'transfer'],
    summary: 'Giao nhận hồ sơ, tài liệu',
    signatures: [
      { title: 'BÊN GIAO', note: '(Ký, ghi rõ họ tên)' },
      { title: 'BÊN NHẬN', note: '(Ký, ghi rõ họ tên)' },
      { row: 1, title: 'NGƯỜI CHỨNG KIẾN (NẾU CÓ)', note: '(Ký, ghi rõ họ tên)' },
    ],
    fields: [
      { name: 'thời gian bắt đầu', isRequired: true, hint: '08 giờ 00, ngày 24/02/2026' },
      { name: 'địa điểm', isRequired: true },
      { name: 'bên giao', isRequired: true, initial: '{bên giao tài liệu}', hint: 'họ tên, chức vụ, nơi công tác' },
      { name: 'bên nhận', isRequired: true, hint: 'họ tên, chức vụ; thanh tra viên khi tiếp nhận theo yêu cầu' },
      { name: 'tình trạng tài liệu', isRequired: true, initial: 'tài liệu rõ ràng, không tẩy xóa, đủ số tờ' },
      { name: 'thời gian kết thúc', isRequired: true },
      { name: 'số trang biên bản', kind: 'number' },
      { name: 'số bản biên bản', kind: 'number', initial: '02' },
    ],
    contents: [
      { id: '1', text: 'Bên giao, bên nhận', article: '', found: { by: 'field', name: 'bên nhận' } },
      {
        id: '2',
        text: 'Danh mục tài liệu, số tờ',
        article: `Điều 41 ${LAW}`,
        found: { by: 'field', name: 'tổng số tờ' },
      },
      { id: '3', text: 'Họ tên người ký của từng bên, hoặc việc từ chối ký', article: '', found: { by: 'signatures' } },
    ],
    body: `
Hồi {thời gian bắt đầu}, tại {địa điểm}, hai bên tiến hành giao nhận hồ sơ, tài liệu phục vụ {cuộc thanh tra} theo Quyết định số {số quyết định thanh tra} ngày {ngày quyết định thanh tra} của {người ra quyết định thanh tra}.
Bên giao: {bên giao}.
Bên nhận: {bên nhận}.
Danh mục hồ sơ, tài liệu giao nhận:
{{bảng tài liệu}}
Tổng cộng: {số tài liệu} tài liệu, {tổng số tờ} tờ.
Tình trạng: {tình trạng tài liệu}.
Tài liệu là bản gốc được trả lại khi kết thúc thanh tra theo khoản 3 Điều 41 Luật Thanh tra.
Việc giao nhận kết thúc hồi {thời gian kết thúc}. Biên bản gồm {số trang biên bản} trang, được lập thành {số bản biên bản} bản có giá trị như nhau, mỗi bên giữ 01 bản.`,
  }),

  defineForm({
    ...common,
    form: 'returnMinutes',
    name: 'Biên bản trả hồ sơ, tài liệu',
    source: `khoản 3 Điều 41 ${LAW}`,
    about: ['subjects', 'evidence'],
    summary: 'Trả hồ sơ, tài liệu',
    signatures: [
      { title: 'BÊN TRẢ', note: '(Ký, ghi rõ họ tên)' },
      { title: 'BÊN NHẬN LẠI', note: '(Ký, ghi rõ họ tên)' },
    ],
    fields: [
      { name: 'thời gian bắt đầu', isRequired: true },
      { name: 'địa điểm', isRequired: true },
      { name: 'bên trả', isRequired: true, initial: '{Trưởng đoàn}, Trưởng đoàn thanh tra' },
      { name: 'bên nhận lại', isRequired: true, initial: '{đại diện đối tượng thanh tra}' },
      { name: 'số biên bản giao nhận', isRequired: true, hint: 'số, ngày biên bản khi tiếp nhận' },
      { name: 'tình trạng tài liệu', isRequired: true, initial: 'như khi tiếp nhận' },
      { name: 'thời gian kết thúc', isRequired: true },
      { name: 'số trang biên bản', kind: 'number' },
      { name: 'số bản biên bản', kind: 'number', initial: '02' },
    ],
    contents: [
      { id: '1', text: 'Bên trả, bên nhận lại', article: '', found: { by: 'field', name: 'bên nhận lại' } },
      {
        id: '2',
        text: 'Danh mục tài liệu trả lại, số tờ',
        article: `khoản 3 Điều 41 ${LAW}`,
        found: { by: 'field', name: 'tổng số tờ' },
      },
      { id: '3', text: 'Họ tên người ký của từng bên, hoặc việc từ chối ký', article: '', found: { by: 'signatures' } },
    ],
    body: `
Hồi {thời gian bắt đầu}, tại {địa điểm}, hai bên tiến hành trả lại hồ sơ, tài liệu đã tiếp nhận theo Biên bản giao nhận {số biên bản giao nhận}.
Bên trả: {bên trả}.
Bên nhận lại: {bên nhận lại}.
Danh mục hồ sơ, tài liệu trả lại:
{{bảng tài liệu}}
Tổng cộng: {số tài liệu} tài liệu, {tổng số tờ} tờ.
Tình trạng: {tình trạng tài liệu}.
Việc trả tài liệu kết thúc hồi {thời gian kết thúc}. Biên bản gồm {số trang biên bản} trang, được lập thành {số bản biên bản} bản có giá trị như nhau, mỗi bên giữ 01 bản.`,
  }),
];
