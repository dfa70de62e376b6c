import { defineForm } from '../template.ts';
import { ARCHIVE_LINE, BASES, LAW } from './common.ts';

/** Stage A: before the team goes to the subject (domain/bieu-mau-thanh-tra.md §4.2–§4.4). */
export const PREPARE_FORMS = [
  defineForm({
    form: 'inspectionDecision',
    name: 'Quyết định thanh tra',
    stage: 'prepare',
    source: `khoản 3 Điều 26 ${LAW}`,
    acts: ['decision'],
    about: ['subjects', 'contents'],
    type: 'QĐ',
    title: 'Quyết định',
    summary: 'Về việc {cuộc thanh tra}',
    authority: '{người ra quyết định thanh tra}',
    legalBases: `${BASES}
Căn cứ {căn cứ ra quyết định};
Theo đề nghị của {người đề nghị}.`,
    verdict: 'Quyết định:',
    recipients: `Như Điều 4;
{cơ quan quản lý cấp trên} (để b/c);
${ARCHIVE_LINE}`,
    fields: [
      {
        name: 'căn cứ ra quyết định',
        isRequired: true,
        article: `khoản 1, điểm a khoản 3 Điều 26 ${LAW}`,
        hint: 'kế hoạch thanh tra được ban hành, yêu cầu của cấp có thẩm quyền, dấu hiệu vi phạm … (số, ngày văn bản)',
      },
      { name: 'người đề nghị', hint: 'đơn vị, người đề nghị ban hành quyết định' },
      {
        name: 'nhiệm vụ của Đoàn',
        kind: 'longText',
        isRequired: true,
        article: `điểm b khoản 3 Điều 26 ${LAW}`,
        initial:
          'xem xét, đánh giá việc chấp hành chính sách, pháp luật, thực hiện nhiệm vụ, quyền hạn của đối tượng thanh tra; làm rõ ưu điểm, hạn chế, vi phạm, nguyên nhân, trách nhiệm; kiến nghị biện pháp xử lý',
      },
      { name: 'người giám sát, chỉ đạo', hint: 'người được giao giám sát, chỉ đạo hoạt động của Đoàn' },
    ],
    contents: [
      { id: 'a', text: 'Căn cứ ra quyết định', article: `điểm a khoản 3 Điều 26 ${LAW}`, found: { by: 'legalBases' } },
      {
        id: 'b1',
        text: 'Nội dung thanh tra',
        article: `điểm b khoản 3 Điều 26 ${LAW}`,
        found: { by: 'field', name: 'nội dung thanh tra' },
      },
      {
        id: 'b2',
        text: 'Đối tượng thanh tra',
        article: `điểm b khoản 3 Điều 26 ${LAW}`,
        found: { by: 'field', name: 'đối tượng thanh tra' },
      },
      {
        id: 'b3',
        text: 'Thời kỳ thanh tra',
        article: `điểm b khoản 3 Điều 26 ${LAW}`,
        found: { by: 'field', name: 'thời kỳ thanh tra' },
      },
      {
        id: 'b4',
        text: 'Nhiệm vụ của Đoàn thanh tra',
        article: `điểm b khoản 3 Điều 26 ${LAW}`,
        found: { by: 'field', name: 'nhiệm vụ của Đoàn' },
      },
      {
        id: 'c',
        text: 'Thời hạn thanh tra, tính bằng ngày',
        article: `điểm c khoản 3 Điều 26 ${LAW}`,
        found: { by: 'field', name: 'thời hạn thanh tra' },
      },
      {
        id: 'd',
        text: 'Thành lập Đoàn thanh tra, có Trưởng đoàn',
        article: `điểm d khoản 3 Điều 26 ${LAW}`,
        found: { by: 'words', anyOf: ['Trưởng đoàn'] },
      },
    ],
    body: `
**Điều 1.** Thanh tra {việc thanh tra}.
Nội dung thanh tra: {nội dung thanh tra}.
Đối tượng thanh tra: {đối tượng thanh tra}.
Thời kỳ thanh tra: {thời kỳ thanh tra}; khi cần thiết có thể xem xét trước hoặc sau thời kỳ này.
Thời hạn thanh tra: {thời hạn thanh tra}, kể từ ngày công bố quyết định thanh tra, không kể thời gian tạm dừng cuộc thanh tra.
**Điều 2.** Thành lập Đoàn thanh tra gồm các ông (bà) có tên sau đây:
{{danh sách Đoàn thanh tra}}
**Điều 3.** Đoàn thanh tra có nhiệm vụ: {nhiệm vụ của Đoàn}.
? Giao {người giám sát, chỉ đạo} giám sát, chỉ đạo hoạt động của Đoàn thanh tra theo Quyết định này.
**Điều 4.** Các ông (bà) có tên tại Điều 2, {đối tượng thanh tra} và các cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.`,
  }),

  defineForm({
    form: 'inspectionPlan',
    name: 'Kế hoạch tiến hành thanh tra',
    stage: 'prepare',
    source: `khoản 5 Điều 2 ${LAW}`,
    acts: ['planApproved'],
    about: ['subjects', 'contents'],
    issuedBy: 'team',
    type: 'KH',
    title: 'Kế hoạch',
    summary: 'Tiến hành thanh tra {việc thanh tra}',
    recipients: `Người ra quyết định thanh tra (để phê duyệt);
Thành viên Đoàn thanh tra (để t/h);
Lưu: VT, hồ sơ thanh tra.`,
    signer: 'leader',
    signatures: [
      {
        title: 'PHÊ DUYỆT CỦA NGƯỜI RA\nQUYẾT ĐỊNH THANH TRA',
        name: '{tên người ra quyết định}',
        note: '(Ký, ghi rõ họ tên, đóng dấu)',
      },
      { title: 'TRƯỞNG ĐOÀN', name: '{Trưởng đoàn}', note: '(Ký, ghi rõ họ tên)' },
    ],
    fields: [
      { name: 'mục đích thanh tra', kind: 'longText', isRequired: true },
      {
        name: 'yêu cầu đối với Đoàn',
        kind: 'longText',
        initial:
          'Tiến hành thanh tra đúng nội dung, đối tượng, thời kỳ, thời hạn ghi trong quyết định; chính xác, khách quan, công khai, kịp thời; không làm cản trở hoạt động bình thường của đối tượng thanh tra',
      },
      {
        name: 'cách thức tổ chức',
        kind: 'longText',
        isRequired: true,
        article: `khoản 5 Điều 2 ${LAW}`,
        initial:
          'nghiên cứu báo cáo của đối tượng thanh tra; kiểm tra hồ sơ, tài liệu; đối chiếu, xác minh thực tế; làm việc trực tiếp với tổ chức, cá nhân có liên quan; lập biên bản xác nhận số liệu',
      },
      {
        name: 'thời gian thực hiện',
        kind: 'longText',
        isRequired: true,
        article: `khoản 5 Điều 2 ${LAW}`,
        hint: 'các mốc từ công bố đến kết thúc thanh tra trực tiếp, báo cáo kết quả',
      },
      {
        name: 'điều kiện vật chất',
        kind: 'longText',
        initial: 'Kinh phí, phương tiện, trang thiết bị thực hiện theo quy định hiện hành',
      },
    ],
    contents: [
      {
        id: '1',
        text: 'Nội dung thanh tra',
        article: `khoản 5 Điều 2 ${LAW}`,
        found: { by: 'headings', groups: [['nội dung thanh tra']] },
      },
      {
        id: '2',
        text: 'Đối tượng thanh tra',
        article: `khoản 5 Điều 2 ${LAW}`,
        found: { by: 'field', name: 'đối tượng thanh tra' },
      },
      {
        id: '3',
        text: 'Thời kỳ thanh tra',
        article: `khoản 5 Điều 2 ${LAW}`,
        found: { by: 'field', name: 'thời kỳ thanh tra' },
      },
      {
        id: '4',
        text: 'Thời gian tiến hành',
        article: `khoản 5 Điều 2 ${LAW}`,
        found: { by: 'field', name: 'thời gian thực hiện' },
      },
      {
        id: '5',
        text: 'Cách thức tổ chức',
        article: `khoản 5 Điều 2 ${LAW}`,
        found: { by: 'field', name: 'cách thức tổ chức' },
      },
    ],
    body: `
Thực hiện Quyết định thanh tra số {số quyết định thanh tra} ngày {ngày quyết định thanh tra} của {người ra quyết định thanh tra} về {việc thanh tra}, Đoàn thanh tra lập kế hoạch tiến hành thanh tra như sau:
# Mục đích, yêu cầu
## Mục đích
{mục đích thanh tra}.
## Yêu cầu
{yêu cầu đối với Đoàn}.
# Nội dung thanh tra
## Phạm vi, nội dung
{{các nội dung thanh tra}}
## Đối tượng thanh tra
{đối tượng thanh tra}.
## Thời kỳ thanh tra
{thời kỳ thanh tra}.
# Phương pháp tiến hành thanh tra
{cách thức tổ chức}.
# Tổ chức thực hiện
## Tiến độ thực hiện
Thời hạn thanh tra: {thời hạn thanh tra}, kể từ ngày công bố quyết định thanh tra.
{thời gian thực hiện}.
## Phân công nhiệm vụ
{{bảng phân công}}
## Chế độ thông tin, báo cáo
Thành viên báo cáo Trưởng đoàn kết quả thực hiện nhiệm vụ theo thời hạn được giao và khi có yêu cầu; Trưởng đoàn báo cáo người ra quyết định thanh tra tiến độ, kết quả thực hiện và những vấn đề phát sinh.
## Điều kiện vật chất bảo đảm
{điều kiện vật chất}.`,
  }),

  defineForm({
    form: 'reportOutline',
    name: 'Đề cương yêu cầu báo cáo',
    stage: 'prepare',
    source: `điểm c khoản 1 Điều 21 ${LAW}`,
    acts: ['outlineSent'],
    about: ['subjects', 'contents'],
    issuedBy: 'team',
    type: 'CV',
    summary: 'V/v báo cáo theo đề cương phục vụ thanh tra {việc thanh tra}',
    addressees: '{đối tượng thanh tra}.',
    recipients: `Như trên;
Người ra quyết định thanh tra (để b/c);
Lưu: VT, hồ sơ thanh tra.`,
    signer: 'leader',
    fields: [
      { name: 'thời hạn gửi báo cáo', kind: 'date', isRequired: true },
      { name: 'nơi nhận báo cáo', isRequired: true, hint: 'họ tên, địa chỉ, điện thoại của người nhận' },
    ],
    contents: [
      { id: '1', text: 'Nơi gửi đến', article: '', found: { by: 'addressees' } },
      { id: '2', text: 'Thời hạn gửi báo cáo', article: '', found: { by: 'field', name: 'thời hạn gửi báo cáo' } },
      {
        id: '3',
        text: 'Nội dung phải báo cáo',
        article: `điểm c khoản 1 Điều 21 ${LAW}`,
        found: { by: 'field', name: 'nội dung thanh tra' },
      },
    ],
    body: `
Thực hiện Quyết định thanh tra số {số quyết định thanh tra} ngày {ngày quyết định thanh tra} của {người ra quyết định thanh tra} về {việc thanh tra}, Đoàn thanh tra đề nghị {đối tượng thanh tra} báo cáo bằng văn bản theo đề cương gửi kèm.
Nội dung báo cáo: {nội dung thanh tra}.
Thời kỳ báo cáo: {thời kỳ thanh tra}.
Báo cáo bằng văn bản và tệp dữ liệu, kèm các biểu số liệu, gửi Đoàn thanh tra trước ngày {thời hạn gửi báo cáo}.
Nơi nhận báo cáo: {nơi nhận báo cáo}.
Đề nghị {đối tượng thanh tra} chỉ đạo các bộ phận, đơn vị trực thuộc có liên quan thực hiện đúng nội dung, thời hạn nêu trên.`,
    annexes: [
      {
        title: 'Đề cương báo cáo',
        body: `
# Khái quát chung
Chức năng, nhiệm vụ, cơ cấu tổ chức; đặc điểm, tình hình và số liệu cơ bản có liên quan đến nội dung thanh tra.
# Kết quả thực hiện
{{mục theo nội dung}}
| TT | Nội dung | Năm | Số lượng, số tiền | Văn bản, tài liệu | Ghi chú |
| 1 |  |  |  |  |  |
| 2 |  |  |  |  |  |
# Hạn chế, vi phạm, nguyên nhân, trách nhiệm
Nêu rõ hạn chế, vi phạm (nếu có) theo từng nội dung; nguyên nhân khách quan, chủ quan; trách nhiệm của tập thể, cá nhân.
# Kết quả thanh tra, kiểm tra, kiểm toán đã có
| TT | Cơ quan tiến hành | Văn bản kết luận (số, ngày) | Nội dung liên quan | Kết quả thực hiện |
| 1 |  |  |  |  |
# Khó khăn, vướng mắc, kiến nghị
Nêu cụ thể khó khăn, vướng mắc và đề xuất, kiến nghị.`,
      },
    ],
  }),
];
