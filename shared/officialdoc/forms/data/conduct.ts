import { defineForm } from '../template.ts';
import { ARCHIVE_LINE, BASES, DECISION_BASE, LAW } from './common.ts';

const requestRecipients = `Như trên;
Người ra quyết định thanh tra (để b/c);
Lưu: VT, hồ sơ thanh tra.`;

/** What the four decisions on a running inspection share. */
const decision = {
  stage: 'conduct' as const,
  about: ['act' as const],
  type: 'QĐ',
  title: 'Quyết định',
  authority: '{người ra quyết định thanh tra}',
  verdict: 'Quyết định:',
  legalBases: `${BASES}
${DECISION_BASE}
Xét đề nghị của Trưởng đoàn thanh tra.`,
  recipients: `Như Điều 2;
{cơ quan quản lý cấp trên} (để b/c);
${ARCHIVE_LINE}`,
};
const grounds = (article: string) => ({
  id: 'căn cứ',
  text: 'Căn cứ ra quyết định',
  article,
  found: { by: 'legalBases' as const },
});
const CARRY_OUT =
  '**Điều 2.** Trưởng đoàn thanh tra, {đối tượng thanh tra} và các cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.';

/** Stage B: requests, decisions on the running inspection, notices, the diary and members' reports. */
export const CONDUCT_FORMS = [
  defineForm({
    form: 'informationRequest',
    name: 'Văn bản yêu cầu cung cấp thông tin, tài liệu',
    stage: 'conduct',
    source: `Điều 41, khoản 6 Điều 6 ${LAW}`,
    about: ['subjects', 'contents'],
    issuedBy: 'team',
    type: 'CV',
    summary: 'V/v cung cấp thông tin, tài liệu phục vụ thanh tra',
    addressees: '{nơi nhận yêu cầu}.',
    recipients: requestRecipients,
    signer: 'leader',
    fields: [
      { name: 'nơi nhận yêu cầu', isRequired: true, initial: '{đối tượng thanh tra}' },
      {
        name: 'người yêu cầu',
        isRequired: true,
        article: `Điều 41 ${LAW}`,
        initial: 'Trưởng đoàn thanh tra',
        hint: 'người ra quyết định, Trưởng đoàn hoặc thành viên là thanh tra viên',
      },
      { name: 'thời hạn cung cấp', kind: 'date', isRequired: true },
      { name: 'địa điểm cung cấp', isRequired: true },
      { name: 'người tiếp nhận', isRequired: true, hint: 'họ tên, chức vụ, điện thoại' },
    ],
    contents: [
      { id: '1', text: 'Nơi được yêu cầu', article: `Điều 41 ${LAW}`, found: { by: 'addressees' } },
      {
        id: '2',
        text: 'Danh mục thông tin, tài liệu',
        article: `Điều 41 ${LAW}`,
        found: { by: 'words', anyOf: ['Thông tin, tài liệu', 'thông tin, tài liệu'] },
      },
      { id: '3', text: 'Thời hạn cung cấp', article: '', found: { by: 'field', name: 'thời hạn cung cấp' } },
      { id: '4', text: 'Người tiếp nhận', article: '', found: { by: 'field', name: 'người tiếp nhận' } },
    ],
    body: `
Căn cứ Điều 41 Luật Thanh tra số 84/2025/QH15 và Quyết định thanh tra số {số quyết định thanh tra} ngày {ngày quyết định thanh tra} của {người ra quyết định thanh tra} về {việc thanh tra}, {người yêu cầu} yêu cầu {nơi nhận yêu cầu} cung cấp thông tin, tài liệu sau đây:
| TT | Thông tin, tài liệu | Thời kỳ | Hình thức (bản gốc, bản sao, tệp dữ liệu) | Ghi chú |
| 1 |  | {thời kỳ thanh tra} |  |  |
| 2 |  |  |  |  |
| 3 |  |  |  |  |
Thời hạn cung cấp: trước ngày {thời hạn cung cấp}.
Địa điểm: {địa điểm cung cấp}.
Người tiếp nhận: {người tiếp nhận}.
Việc giao nhận được lập biên bản. {nơi nhận yêu cầu} có trách nhiệm cung cấp đầy đủ, chính xác, kịp thời thông tin, tài liệu và chịu trách nhiệm trước pháp luật về tính chính xác, trung thực của thông tin, tài liệu đã cung cấp.`,
  }),

  defineForm({
    form: 'explanationRequest',
    name: 'Công văn yêu cầu giải trình',
    stage: 'conduct',
    source: `Điều 41 ${LAW}`,
    about: ['round', 'findings'],
    issuedBy: 'team',
    type: 'CV',
    summary: 'V/v giải trình nội dung thanh tra (lần {lần giải trình})',
    addressees: '{đơn vị giải trình}.',
    recipients: requestRecipients,
    signer: 'leader',
    fields: [
      { name: 'thời hạn giải trình', kind: 'date', isRequired: true, initial: '{hạn giải trình}' },
      { name: 'nơi nhận giải trình', isRequired: true, initial: 'Trưởng đoàn thanh tra' },
    ],
    contents: [
      { id: '1', text: 'Đơn vị phải giải trình', article: '', found: { by: 'addressees' } },
      {
        id: '2',
        text: 'Nội dung phải giải trình',
        article: `Điều 41 ${LAW}`,
        found: { by: 'words', anyOf: ['giải trình'] },
      },
      { id: '3', text: 'Thời hạn giải trình', article: '', found: { by: 'field', name: 'thời hạn giải trình' } },
    ],
    body: `
Qua kiểm tra, xác minh theo Quyết định thanh tra số {số quyết định thanh tra} ngày {ngày quyết định thanh tra} của {người ra quyết định thanh tra}, Đoàn thanh tra yêu cầu {đơn vị giải trình} giải trình bằng văn bản, kèm tài liệu chứng minh, các nội dung sau đây:
{{các phát hiện}}
Văn bản giải trình nêu rõ sự việc, căn cứ pháp luật, nguyên nhân, trách nhiệm của tập thể, cá nhân có liên quan và ý kiến đối với số liệu của Đoàn thanh tra; gửi {nơi nhận giải trình} trước ngày {thời hạn giải trình}.
Quá thời hạn trên mà không có giải trình, Đoàn thanh tra báo cáo kết quả thanh tra trên cơ sở hồ sơ, tài liệu đã thu thập.`,
  }),

  defineForm({
    ...decision,
    form: 'extensionDecision',
    name: 'Quyết định gia hạn thời hạn thanh tra',
    source: `Điều 20 ${LAW}`,
    acts: ['extended'],
    summary: 'Về việc gia hạn thời hạn {cuộc thanh tra}',
    fields: [
      {
        name: 'số ngày gia hạn',
        kind: 'number',
        isRequired: true,
        article: `khoản 1 Điều 20 ${LAW}`,
        initial: '{số ngày của bước này}',
      },
      {
        name: 'lý do gia hạn',
        kind: 'longText',
        isRequired: true,
        article: `khoản 1 Điều 20 ${LAW}`,
        initial: '{lý do của bước này}',
        hint: 'tính chất phức tạp; địa bàn miền núi, biên giới, hải đảo, vùng sâu, vùng xa',
      },
      { name: 'gia hạn từ ngày', kind: 'date', isRequired: true },
      { name: 'gia hạn đến ngày', kind: 'date', isRequired: true },
    ],
    contents: [
      grounds(`khoản 1 Điều 20 ${LAW}`),
      {
        id: '1',
        text: 'Số ngày gia hạn, không quá mức luật định',
        article: `khoản 1 Điều 20 ${LAW}`,
        found: { by: 'field', name: 'số ngày gia hạn' },
      },
      {
        id: '2',
        text: 'Lý do gia hạn',
        article: `khoản 1 Điều 20 ${LAW}`,
        found: { by: 'field', name: 'lý do gia hạn' },
      },
    ],
    body: `
**Điều 1.** Gia hạn thời hạn {cuộc thanh tra} theo Quyết định số {số quyết định thanh tra} ngày {ngày quyết định thanh tra}.
Thời gian gia hạn: {số ngày gia hạn} ngày, từ ngày {gia hạn từ ngày} đến ngày {gia hạn đến ngày}.
Lý do: {lý do gia hạn}.
${CARRY_OUT}`,
  }),

  defineForm({
    ...decision,
    form: 'pauseDecision',
    name: 'Quyết định tạm dừng cuộc thanh tra',
    source: `Điều 30 ${LAW}`,
    acts: ['paused'],
    summary: 'Về việc tạm dừng {cuộc thanh tra}',
    fields: [
      { name: 'tạm dừng từ', kind: 'date', isRequired: true, article: `Điều 30 ${LAW}`, initial: '{tạm dừng từ ngày}' },
      {
        name: 'tạm dừng đến',
        kind: 'date',
        initial: '{tạm dừng đến ngày}',
        article: `Điều 30 ${LAW}`,
        hint: 'theo đề nghị của đối tượng thanh tra: một lần, không quá 30 ngày',
      },
      {
        name: 'lý do tạm dừng',
        kind: 'longText',
        isRequired: true,
        article: `Điều 30 ${LAW}`,
        initial: '{lý do của bước này}',
        hint: 'bất khả kháng; nhiệm vụ đột xuất khác; đề nghị có lý do chính đáng của đối tượng thanh tra',
      },
    ],
    contents: [
      grounds(`Điều 30 ${LAW}`),
      {
        id: '1',
        text: 'Ngày bắt đầu tạm dừng',
        article: `Điều 30 ${LAW}`,
        found: { by: 'field', name: 'tạm dừng từ' },
      },
      { id: '2', text: 'Lý do tạm dừng', article: `Điều 30 ${LAW}`, found: { by: 'field', name: 'lý do tạm dừng' } },
    ],
    body: `
**Điều 1.** Tạm dừng {cuộc thanh tra} theo Quyết định số {số quyết định thanh tra} ngày {ngày quyết định thanh tra}, kể từ ngày {tạm dừng từ}.
? Thời gian tạm dừng: đến hết ngày {tạm dừng đến}.
Lý do: {lý do tạm dừng}.
Thời gian tạm dừng không tính vào thời hạn thanh tra.
${CARRY_OUT}`,
  }),

  defineForm({
    ...decision,
    form: 'resumeDecision',
    name: 'Quyết định tiếp tục cuộc thanh tra',
    source: `Điều 30 ${LAW}`,
    acts: ['resumed'],
    summary: 'Về việc tiếp tục {cuộc thanh tra}',
    fields: [
      { name: 'tiếp tục từ ngày', kind: 'date', isRequired: true, article: `Điều 30 ${LAW}` },
      { name: 'lý do tiếp tục', kind: 'longText', isRequired: true, initial: 'lý do tạm dừng không còn' },
    ],
    contents: [
      grounds(`Điều 30 ${LAW}`),
      { id: '1', text: 'Ngày tiếp tục', article: `Điều 30 ${LAW}`, found: { by: 'field', name: 'tiếp tục từ ngày' } },
    ],
    body: `
**Điều 1.** Tiếp tục {cuộc thanh tra} đã tạm dừng theo Quyết định số {số quyết định tạm dừng} ngày {ngày quyết định tạm dừng}, kể từ ngày {tiếp tục từ ngày}.
Lý do: {lý do tiếp tục}.
? Thời hạn thanh tra sau khi trừ thời gian tạm dừng hết vào ngày {ngày hết thời hạn thanh tra}.
${CARRY_OUT}`,
  }),

  defineForm({
    ...decision,
    form: 'teamChangeDecision',
    name: 'Quyết định thay đổi thành viên Đoàn thanh tra',
    source: `Điều 27 ${LAW}`,
    acts: ['teamChanged'],
    summary: 'Về việc thay đổi thành viên Đoàn thanh tra',
    fields: [
      { name: 'thành viên thôi tham gia', isRequired: true, hint: 'họ tên, ngạch, đơn vị' },
      { name: 'thành viên tham gia', hint: 'họ tên, ngạch, đơn vị; để trống nếu chỉ rút thành viên' },
      { name: 'thay đổi từ ngày', kind: 'date', isRequired: true },
      { name: 'lý do thay đổi', kind: 'longText', isRequired: true, initial: '{lý do của bước này}' },
    ],
    contents: [
      grounds(`Điều 27 ${LAW}`),
      { id: '1', text: 'Người thôi tham gia', article: '', found: { by: 'field', name: 'thành viên thôi tham gia' } },
      { id: '2', text: 'Lý do thay đổi', article: '', found: { by: 'field', name: 'lý do thay đổi' } },
    ],
    body: `
**Điều 1.** Thay đổi thành viên Đoàn thanh tra thành lập theo Quyết định số {số quyết định thanh tra} ngày {ngày quyết định thanh tra}, kể từ ngày {thay đổi từ ngày}:
- Thôi tham gia Đoàn thanh tra: ông (bà) {thành viên thôi tham gia};
? - Tham gia Đoàn thanh tra: ông (bà) {thành viên tham gia}.
Lý do: {lý do thay đổi}.
Người thôi tham gia bàn giao công việc, hồ sơ, tài liệu cho Trưởng đoàn thanh tra; việc bàn giao được lập biên bản.
**Điều 2.** Trưởng đoàn thanh tra, các ông (bà) có tên tại Điều 1, {đối tượng thanh tra} và các cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.`,
  }),

  defineForm({
    form: 'fieldworkEndNotice',
    name: 'Thông báo kết thúc thanh tra trực tiếp',
    stage: 'conduct',
    source: `Điều 20, Điều 21 ${LAW}`,
    acts: ['fieldworkEnded'],
    about: ['subjects'],
    issuedBy: 'team',
    type: 'TB',
    title: 'Thông báo',
    summary: 'Kết thúc tiến hành thanh tra trực tiếp',
    addressees: '{đối tượng thanh tra}.',
    recipients: requestRecipients,
    signer: 'leader',
    fields: [
      {
        name: 'ngày kết thúc',
        kind: 'date',
        isRequired: true,
        article: `Điều 20 ${LAW}`,
        initial: '{ngày kết thúc thanh tra trực tiếp}',
      },
    ],
    contents: [
      { id: '1', text: 'Nơi được thông báo', article: '', found: { by: 'addressees' } },
      {
        id: '2',
        text: 'Ngày kết thúc tiến hành trực tiếp',
        article: `Điều 20 ${LAW}`,
        found: { by: 'field', name: 'ngày kết thúc' },
      },
    ],
    body: `
Thực hiện Quyết định thanh tra số {số quyết định thanh tra} ngày {ngày quyết định thanh tra} của {người ra quyết định thanh tra} về {việc thanh tra}, từ ngày {ngày công bố} Đoàn thanh tra đã tiến hành thanh tra trực tiếp tại {đối tượng thanh tra}.
Đoàn thanh tra thông báo kết thúc tiến hành thanh tra trực tiếp từ ngày {ngày kết thúc}.
Trong thời gian xây dựng báo cáo kết quả thanh tra và kết luận thanh tra, đề nghị {đối tượng thanh tra} tiếp tục phối hợp, cung cấp thông tin, tài liệu khi có yêu cầu. Tài liệu là bản gốc được trả lại theo quy định.`,
  }),

  defineForm({
    form: 'teamDiary',
    name: 'Nhật ký Đoàn thanh tra',
    stage: 'conduct',
    issuedBy: 'team',
    hasNumber: false,
    isDrafted: false,
    type: '',
    title: 'Nhật ký Đoàn thanh tra',
    summary: 'Thanh tra {việc thanh tra}',
    signer: 'leader',
    contents: [
      { id: '1', text: 'Công việc từng ngày', article: '', found: { by: 'words', anyOf: ['Công việc'] } },
      { id: '2', text: 'Trưởng đoàn ký', article: '', found: { by: 'field', name: 'Trưởng đoàn' } },
    ],
    body: `
Quyết định thanh tra số {số quyết định thanh tra} ngày {ngày quyết định thanh tra} của {người ra quyết định thanh tra}.
Trưởng đoàn: {Trưởng đoàn}. Thời gian thanh tra trực tiếp: {thời gian thanh tra trực tiếp}.
{{nhật ký từ các bước}}`,
  }),

  defineForm({
    form: 'memberReport',
    name: 'Báo cáo kết quả thực hiện nhiệm vụ của thành viên',
    stage: 'conduct',
    about: ['member', 'contents', 'findings'],
    issuedBy: 'team',
    type: 'BC',
    title: 'Báo cáo',
    summary: 'Kết quả thực hiện nhiệm vụ của thành viên Đoàn thanh tra',
    addressees: 'Trưởng đoàn thanh tra.',
    recipients: `Như trên;
Lưu: VT, hồ sơ thanh tra.`,
    signer: 'member',
    fields: [{ name: 'đề xuất của thành viên', kind: 'longText', isRequired: true }],
    contents: [
      {
        id: '1',
        text: 'Kết quả từng nội dung được giao',
        article: '',
        found: { by: 'headings', groups: [['kết quả']] },
      },
      { id: '2', text: 'Đề xuất xử lý', article: '', found: { by: 'field', name: 'đề xuất của thành viên' } },
    ],
    body: `
Thực hiện nhiệm vụ được Trưởng đoàn thanh tra phân công theo kế hoạch tiến hành {cuộc thanh tra}, thành viên Đoàn thanh tra {thành viên báo cáo} báo cáo như sau:
# Nhiệm vụ được giao
{{công việc của thành viên}}
# Kết quả thực hiện
{{các phát hiện}}
# Khó khăn, vướng mắc
Không có.
# Đề xuất
{đề xuất của thành viên}.`,
  }),
];
