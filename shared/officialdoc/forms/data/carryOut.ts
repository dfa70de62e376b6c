import { defineForm } from '../template.ts';
import { ARCHIVE_LINE, BASES, DECISION_BASE, LAW } from './common.ts';

/** Stage C–D: what a conclusion sets going (domain/bieu-mau-thanh-tra.md §4.10–§4.12). */
export const CARRY_OUT_FORMS = [
  defineForm({
    form: 'directionProposal',
    name: 'Văn bản kiến nghị chỉ đạo thực hiện kết luận',
    stage: 'carryOut',
    source: `khoản 1 Điều 52 ${LAW}`,
    acts: ['conclusionSent'],
    about: ['recommendations'],
    type: 'CV',
    summary: 'V/v chỉ đạo thực hiện Kết luận thanh tra số {số kết luận thanh tra}',
    addressees: '{cơ quan quản lý cấp trên}.',
    recipients: `Như trên;
${ARCHIVE_LINE}`,
    contents: [
      {
        id: '1',
        text: 'Thủ trưởng cơ quan quản lý nhà nước cùng cấp',
        article: `khoản 1 Điều 52 ${LAW}`,
        found: { by: 'addressees' },
      },
      {
        id: '2',
        text: 'Kết luận thanh tra gửi kèm',
        article: `khoản 1 Điều 52 ${LAW}`,
        found: { by: 'field', name: 'số kết luận thanh tra' },
      },
      {
        id: 'a',
        text: 'Xử lý sai phạm về kinh tế',
        article: `điểm a khoản 2 Điều 53 ${LAW}`,
        found: { by: 'headings', groups: [['kinh tế']] },
      },
      {
        id: 'b',
        text: 'Xử lý cơ quan, tổ chức, cá nhân',
        article: `điểm b khoản 2 Điều 53 ${LAW}`,
        found: { by: 'headings', groups: [['trách nhiệm', 'tập thể, cá nhân']] },
      },
      {
        id: 'c',
        text: 'Khắc phục, hoàn thiện cơ chế, chính sách',
        article: `điểm c khoản 2 Điều 53 ${LAW}`,
        found: { by: 'headings', groups: [['cơ chế']] },
      },
    ],
    body: `
Ngày {ngày kết luận thanh tra}, {người ra quyết định thanh tra} ban hành Kết luận thanh tra số {số kết luận thanh tra} về {việc thanh tra} (gửi kèm). Thực hiện khoản 1 Điều 52 Luật Thanh tra, {tên cơ quan} kiến nghị {cơ quan quản lý cấp trên} ban hành văn bản chỉ đạo thực hiện kết luận thanh tra với các nội dung sau:
# Xử lý sai phạm về kinh tế
{{kiến nghị về kinh tế}}
# Xử lý trách nhiệm của cơ quan, tổ chức, cá nhân
{{kiến nghị về hành chính}}
# Khắc phục, hoàn thiện cơ chế, chính sách
{{kiến nghị về cơ chế}}
Tổng hợp kiến nghị:
{{bảng kiến nghị}}`,
  }),

  defineForm({
    form: 'prosecutionProposal',
    name: 'Văn bản kiến nghị khởi tố, chuyển hồ sơ',
    stage: 'carryOut',
    source: `khoản 2 Điều 29 ${LAW}; Điều 144 Bộ luật Tố tụng hình sự`,
    acts: ['transferred'],
    about: ['transfer', 'findings', 'evidence'],
    type: 'CV',
    summary: 'V/v kiến nghị khởi tố và chuyển hồ sơ vụ việc có dấu hiệu tội phạm',
    addressees: '{cơ quan nhận hồ sơ}.',
    recipients: `Như trên;
{viện kiểm sát cùng cấp} (để biết);
${ARCHIVE_LINE}`,
    fields: [
      { name: 'tóm tắt vụ việc', kind: 'longText', isRequired: true, hint: 'hành vi, thời gian, địa điểm' },
      { name: 'điều luật hình sự', isRequired: true, hint: 'điều, khoản Bộ luật Hình sự có dấu hiệu' },
      { name: 'thiệt hại', isRequired: true, initial: '{tổng số tiền vi phạm}' },
      { name: 'người có liên quan', kind: 'longText', isRequired: true, hint: 'họ tên, chức vụ tại thời điểm xảy ra' },
      {
        name: 'đề nghị đối với cơ quan điều tra',
        kind: 'longText',
        isRequired: true,
        initial:
          'xem xét, khởi tố vụ án hình sự theo thẩm quyền và thông báo kết quả giải quyết theo quy định của Bộ luật Tố tụng hình sự',
      },
    ],
    contents: [
      {
        id: '1',
        text: 'Cơ quan điều tra có thẩm quyền',
        article: `khoản 2 Điều 29 ${LAW}`,
        found: { by: 'addressees' },
      },
      {
        id: '2',
        text: 'Tóm tắt vụ việc',
        article: `khoản 2 Điều 29 ${LAW}`,
        found: { by: 'field', name: 'tóm tắt vụ việc' },
      },
      {
        id: '3',
        text: 'Dấu hiệu tội phạm',
        article: `khoản 2 Điều 29 ${LAW}`,
        found: { by: 'field', name: 'điều luật hình sự' },
      },
      {
        id: '4',
        text: 'Chứng cứ, tài liệu kèm theo',
        article: 'Điều 144 Bộ luật Tố tụng hình sự',
        found: { by: 'field', name: 'số tài liệu' },
      },
      {
        id: '5',
        text: 'Thông báo Viện kiểm sát nhân dân cùng cấp',
        article: `khoản 2 Điều 29 ${LAW}`,
        found: { by: 'field', name: 'viện kiểm sát cùng cấp' },
      },
    ],
    body: `
Căn cứ khoản 2 Điều 29 Luật Thanh tra số 84/2025/QH15 và Bộ luật Tố tụng hình sự; qua thanh tra {việc thanh tra} theo Quyết định số {số quyết định thanh tra} ngày {ngày quyết định thanh tra}, {tên cơ quan} phát hiện vụ việc có dấu hiệu tội phạm, kiến nghị {cơ quan nhận hồ sơ} xem xét, khởi tố như sau:
# Tóm tắt vụ việc
{tóm tắt vụ việc}.
{{các phát hiện}}
# Dấu hiệu tội phạm
Hành vi có dấu hiệu vi phạm {điều luật hình sự}.
Thiệt hại: {thiệt hại}.
Người có liên quan: {người có liên quan}.
# Tài liệu, chứng cứ chuyển kèm
{{bảng tài liệu}}
Tổng cộng: {số tài liệu} tài liệu, {tổng số tờ} tờ. Việc giao nhận được lập biên bản.
# Đề nghị
Đề nghị {cơ quan nhận hồ sơ} {đề nghị đối với cơ quan điều tra}.
Cuộc thanh tra tiếp tục được tiến hành đối với các nội dung khác.`,
  }),

  defineForm({
    form: 'recoveryDecision',
    name: 'Quyết định thu hồi tiền, tài sản, đất',
    stage: 'carryOut',
    source: `Điều 49 ${LAW}`,
    about: ['recommendations', 'findings'],
    type: 'QĐ',
    title: 'Quyết định',
    summary: 'Về việc thu hồi {tài sản thu hồi}',
    authority: '{người ra quyết định thanh tra}',
    legalBases: `${BASES}
${DECISION_BASE}
Xét đề nghị của Trưởng đoàn thanh tra.`,
    verdict: 'Quyết định:',
    recipients: `Như Điều 3;
${ARCHIVE_LINE}`,
    fields: [
      {
        name: 'tài sản thu hồi',
        isRequired: true,
        article: `khoản 2 Điều 49 ${LAW}`,
        initial: 'số tiền {số tiền phải thực hiện}',
      },
      {
        name: 'đơn vị phải nộp',
        isRequired: true,
        article: `khoản 2 Điều 49 ${LAW}`,
        initial: '{đơn vị thực hiện kiến nghị}',
      },
      {
        name: 'căn cứ thu hồi',
        kind: 'longText',
        isRequired: true,
        article: `khoản 2 Điều 49 ${LAW}`,
        hint: 'hành vi vi phạm, quy định bị vi phạm',
      },
      {
        name: 'thời gian thực hiện',
        isRequired: true,
        article: `khoản 2 Điều 49 ${LAW}`,
        initial: '{thời hạn thực hiện kiến nghị}',
      },
      { name: 'tài khoản nhận', isRequired: true, hint: 'tên, số tài khoản tạm giữ, nơi mở' },
      {
        name: 'trách nhiệm của tổ chức, cá nhân liên quan',
        kind: 'longText',
        isRequired: true,
        article: `khoản 2 Điều 49 ${LAW}`,
      },
    ],
    contents: [
      {
        id: '1',
        text: 'Tài sản phải thu hồi',
        article: `khoản 2 Điều 49 ${LAW}`,
        found: { by: 'field', name: 'tài sản thu hồi' },
      },
      {
        id: '2',
        text: 'Căn cứ thu hồi',
        article: `khoản 2 Điều 49 ${LAW}`,
        found: { by: 'field', name: 'căn cứ thu hồi' },
      },
      {
        id: '3',
        text: 'Trách nhiệm của cơ quan, tổ chức, cá nhân liên quan',
        article: `khoản 2 Điều 49 ${LAW}`,
        found: { by: 'field', name: 'trách nhiệm của tổ chức, cá nhân liên quan' },
      },
      {
        id: '4',
        text: 'Thời gian thực hiện',
        article: `khoản 2 Điều 49 ${LAW}`,
        found: { by: 'field', name: 'thời gian thực hiện' },
      },
      {
        id: '5',
        text: 'Trách nhiệm của đối tượng có tài sản bị thu hồi',
        article: `khoản 2 Điều 49 ${LAW}`,
        found: { by: 'field', name: 'đơn vị phải nộp' },
      },
    ],
    body: `
**Điều 1.** Thu hồi {tài sản thu hồi} đối với {đơn vị phải nộp}.
Căn cứ thu hồi: {căn cứ thu hồi}.
? Số tiền bằng chữ: {số tiền phải thực hiện bằng chữ}.
**Điều 2.** {đơn vị phải nộp} có trách nhiệm nộp vào tài khoản {tài khoản nhận}; thời gian thực hiện: {thời gian thực hiện}.
{trách nhiệm của tổ chức, cá nhân liên quan}.
**Điều 3.** {đơn vị phải nộp}, Trưởng đoàn thanh tra và các cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.`,
  }),

  defineForm({
    form: 'reminderLetter',
    name: 'Công văn đôn đốc thực hiện kết luận',
    stage: 'carryOut',
    source: `Điều 52, Điều 54 ${LAW}`,
    about: ['recommendations'],
    type: 'CV',
    summary: 'V/v đôn đốc thực hiện Kết luận thanh tra số {số kết luận thanh tra}',
    addressees: '{đơn vị thực hiện kiến nghị}.',
    recipients: `Như trên;
{cơ quan quản lý cấp trên} (để b/c);
${ARCHIVE_LINE}`,
    fields: [
      { name: 'thời hạn báo cáo', kind: 'date', isRequired: true },
      { name: 'số liệu tính đến ngày', kind: 'date', isRequired: true },
    ],
    contents: [
      { id: '1', text: 'Đơn vị phải thực hiện', article: `Điều 54 ${LAW}`, found: { by: 'addressees' } },
      {
        id: '2',
        text: 'Nội dung chưa thực hiện',
        article: `Điều 54 ${LAW}`,
        found: { by: 'field', name: 'nội dung kiến nghị' },
      },
      { id: '3', text: 'Thời hạn báo cáo', article: '', found: { by: 'field', name: 'thời hạn báo cáo' } },
    ],
    body: `
Ngày {ngày kết luận thanh tra}, {người ra quyết định thanh tra} ban hành Kết luận thanh tra số {số kết luận thanh tra} về {việc thanh tra}. Tính đến ngày {số liệu tính đến ngày}, kết quả thực hiện của {đơn vị thực hiện kiến nghị} như sau:
{{bảng thực hiện kiến nghị}}
Để bảo đảm việc thực hiện kết luận thanh tra đầy đủ, đúng thời hạn, {tên cơ quan} đề nghị {đơn vị thực hiện kiến nghị}:
- Khẩn trương thực hiện các nội dung: {nội dung kiến nghị};
? - Nộp số tiền còn phải thực hiện: {số tiền còn phải thực hiện};
- Báo cáo kết quả bằng văn bản, kèm tài liệu chứng minh, gửi {tên cơ quan} trước ngày {thời hạn báo cáo}. Nội dung chưa thực hiện được phải nêu rõ lý do, thời hạn hoàn thành.`,
  }),

  defineForm({
    form: 'otherDocument',
    name: 'Văn bản khác',
    stage: 'carryOut',
    type: 'CV',
    summary: 'V/v {nội dung văn bản}',
    addressees: '{nơi nhận văn bản}.',
    recipients: `Như trên;
${ARCHIVE_LINE}`,
    fields: [
      { name: 'nội dung văn bản', isRequired: true },
      { name: 'nơi nhận văn bản', isRequired: true },
    ],
    body: `
{{chỗ viết}}`,
  }),
];
