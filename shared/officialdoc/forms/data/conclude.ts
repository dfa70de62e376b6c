import { defineForm } from '../template.ts';
import { ARCHIVE_LINE, LAW } from './common.ts';

const article33 = (clause: string) => `${clause} Điều 33 ${LAW}`;
const article36 = (point: string) => `điểm ${point} khoản 2 Điều 36 ${LAW}`;

/** Parts of a conclusion as they are customarily headed (domain/bieu-mau-thanh-tra.md §4.8; wording not verified). */
const CONCLUSION_PARTS = `
# Khái quát chung
{{chỗ viết}}
# Kết quả kiểm tra, xác minh
{{chỗ viết}}
# Kết luận về những nội dung đã tiến hành thanh tra
## Ưu điểm, những việc đã làm được
{{chỗ viết}}
## Hạn chế, khuyết điểm, vi phạm
{{chỗ viết}}
## Nguyên nhân
{{chỗ viết}}
## Trách nhiệm của tập thể, cá nhân
{{chỗ viết}}
## Hạn chế, bất cập của cơ chế quản lý, chính sách, pháp luật
{{chỗ viết}}`;

const RECOMMENDATIONS = `
## Về hành chính
{{chỗ viết}}
## Về kinh tế
{{bảng số tiền}}
## Chuyển cơ quan điều tra
{{chỗ viết}}
## Hoàn thiện cơ chế, chính sách
{{chỗ viết}}
## Tổ chức thực hiện, thời hạn báo cáo
{{bảng kiến nghị}}`;

/** Stage C: from the report of results to the notice of the conclusion. */
export const CONCLUDE_FORMS = [
  defineForm({
    form: 'resultReport',
    name: 'Báo cáo kết quả thanh tra',
    stage: 'conclude',
    source: `Điều 33 ${LAW}`,
    acts: ['resultReported'],
    about: ['subjects', 'contents'],
    issuedBy: 'team',
    type: 'BC',
    title: 'Báo cáo',
    summary: 'Kết quả thanh tra {việc thanh tra}',
    addressees: '{người ra quyết định thanh tra}.',
    recipients: `Như trên;
Lưu: VT, hồ sơ thanh tra.`,
    signer: 'leader',
    contents: [
      {
        id: 'a',
        text: 'Kết luận cụ thể về từng nội dung đã tiến hành thanh tra',
        article: article33('điểm a khoản 1'),
        found: { by: 'headings', groups: [['kết luận về', 'kết quả kiểm tra']] },
      },
      {
        id: 'b',
        text: 'Tính chất, mức độ, hậu quả của hành vi vi phạm; nguyên nhân, trách nhiệm',
        article: article33('điểm b khoản 1'),
        found: { by: 'headings', groups: [['hạn chế', 'vi phạm'], ['nguyên nhân'], ['trách nhiệm']] },
      },
      {
        id: 'c',
        text: 'Ý kiến khác nhau giữa thành viên và Trưởng đoàn (nếu có)',
        article: article33('điểm c khoản 1'),
        found: { by: 'headings', groups: [['ý kiến khác']] },
      },
      {
        id: 'd',
        text: 'Biện pháp xử lý đã áp dụng; kiến nghị biện pháp xử lý',
        article: article33('điểm d khoản 1'),
        found: { by: 'headings', groups: [['biện pháp xử lý'], ['kiến nghị']] },
      },
      {
        id: 'k2',
        text: 'Trách nhiệm người đứng đầu theo một trong ba mức, khi phát hiện tham nhũng, lãng phí, tiêu cực; nếu không có thì ghi rõ',
        article: article33('khoản 2'),
        found: { by: 'headings', groups: [['người đứng đầu']] },
      },
      {
        id: 'k3',
        text: 'Quy định của pháp luật làm căn cứ',
        article: article33('khoản 3'),
        found: { by: 'words', anyOf: ['Luật', 'Nghị định', 'Thông tư'] },
      },
    ],
    body: `
Thực hiện Quyết định thanh tra số {số quyết định thanh tra} ngày {ngày quyết định thanh tra} của {người ra quyết định thanh tra} về {việc thanh tra}, {thời gian thanh tra trực tiếp} Đoàn thanh tra đã tiến hành thanh tra tại {đối tượng thanh tra}. Đoàn thanh tra báo cáo kết quả như sau:${CONCLUSION_PARTS}
## Trách nhiệm của người đứng đầu khi phát hiện tham nhũng, lãng phí, tiêu cực
{{chỗ viết}}
# Ý kiến khác nhau giữa thành viên và Trưởng đoàn thanh tra
{{các ý kiến khác}}
# Các biện pháp xử lý theo thẩm quyền đã áp dụng
{{các biện pháp đã áp dụng}}
# Kiến nghị các biện pháp xử lý${RECOMMENDATIONS}`,
  }),

  defineForm({
    form: 'draftOrder',
    name: 'Văn bản giao xây dựng dự thảo kết luận thanh tra',
    stage: 'conclude',
    source: `khoản 1 Điều 34 ${LAW}`,
    acts: ['draftOrdered'],
    type: 'CV',
    summary: 'V/v giao xây dựng dự thảo kết luận thanh tra',
    addressees: '{người xây dựng dự thảo}.',
    recipients: `Như trên;
${ARCHIVE_LINE}`,
    fields: [
      {
        name: 'người xây dựng dự thảo',
        isRequired: true,
        article: `khoản 1 Điều 34 ${LAW}`,
        initial: 'Ông (bà) {Trưởng đoàn}, Trưởng đoàn thanh tra',
      },
      {
        name: 'thời hạn trình dự thảo',
        kind: 'date',
        isRequired: true,
        article: `khoản 5 Điều 34 ${LAW}`,
        initial: '{hạn xây dựng dự thảo}',
      },
      {
        name: 'yêu cầu đối với dự thảo',
        kind: 'longText',
        initial:
          'Làm rõ tính chất, mức độ, hậu quả của hành vi vi phạm; nguyên nhân, trách nhiệm của từng tập thể, cá nhân; căn cứ pháp luật và chứng cứ của từng nội dung kết luận, kiến nghị',
      },
    ],
    contents: [
      { id: '1', text: 'Người được giao', article: `khoản 1 Điều 34 ${LAW}`, found: { by: 'addressees' } },
      {
        id: '2',
        text: 'Thời hạn',
        article: `khoản 5 Điều 34 ${LAW}`,
        found: { by: 'field', name: 'thời hạn trình dự thảo' },
      },
    ],
    body: `
Sau khi xem xét Báo cáo kết quả thanh tra số {số báo cáo kết quả thanh tra} ngày {ngày báo cáo kết quả thanh tra} của Trưởng đoàn thanh tra về {việc thanh tra}, {người ra quyết định thanh tra} giao {người xây dựng dự thảo} chủ trì xây dựng dự thảo kết luận thanh tra.
Nội dung dự thảo thực hiện theo khoản 2 Điều 36 Luật Thanh tra. {yêu cầu đối với dự thảo}.
Thời hạn trình dự thảo: trước ngày {thời hạn trình dự thảo}.`,
  }),

  defineForm({
    form: 'appraisalReport',
    name: 'Báo cáo kết quả thẩm định dự thảo kết luận',
    stage: 'conclude',
    source: `Điều 35 ${LAW}`,
    acts: ['appraised'],
    type: 'BC',
    title: 'Báo cáo',
    summary: 'Kết quả thẩm định dự thảo kết luận thanh tra {việc thanh tra}',
    addressees: '{người ra quyết định thanh tra}.',
    recipients: `Như trên;
Trưởng đoàn thanh tra;
Lưu: VT, hồ sơ thanh tra.`,
    signer: 'appraiser',
    fields: [
      {
        name: 'văn bản giao thẩm định',
        isRequired: true,
        article: `Điều 35 ${LAW}`,
        initial: 'số {số văn bản giao thẩm định} ngày {ngày văn bản giao thẩm định}',
      },
      { name: 'ý kiến thẩm định chung', kind: 'longText', isRequired: true },
    ],
    contents: [
      {
        id: '1',
        text: 'Văn bản giao thẩm định',
        article: `Điều 35 ${LAW}`,
        found: { by: 'field', name: 'văn bản giao thẩm định' },
      },
      {
        id: '2',
        text: 'Ý kiến về từng nội dung của dự thảo',
        article: `Điều 35 ${LAW}`,
        found: { by: 'headings', groups: [['kết quả thẩm định']] },
      },
      {
        id: '3',
        text: 'Kiến nghị của người thẩm định',
        article: `Điều 35 ${LAW}`,
        found: { by: 'headings', groups: [['kiến nghị']] },
      },
    ],
    body: `
Thực hiện văn bản {văn bản giao thẩm định} của {người ra quyết định thanh tra} về việc thẩm định dự thảo kết luận thanh tra {việc thanh tra}, người thẩm định báo cáo kết quả như sau:
# Hồ sơ trình thẩm định
Dự thảo kết luận thanh tra; Báo cáo kết quả thanh tra số {số báo cáo kết quả thanh tra} ngày {ngày báo cáo kết quả thanh tra}; hồ sơ, tài liệu, chứng cứ kèm theo.
# Kết quả thẩm định
## Căn cứ ban hành, thẩm quyền, phạm vi so với quyết định thanh tra
{{chỗ viết}}
## Nội dung kết luận, căn cứ pháp luật và chứng cứ
{{chỗ viết}}
## Số liệu
{{chỗ viết}}
## Kiến nghị xử lý, tính khả thi
{{chỗ viết}}
## Thể thức, kỹ thuật trình bày
{{chỗ viết}}
# Kiến nghị của người thẩm định
{ý kiến thẩm định chung}.`,
  }),

  defineForm({
    form: 'conclusion',
    name: 'Kết luận thanh tra (dự thảo và bản ban hành)',
    stage: 'conclude',
    source: `Điều 36 ${LAW}`,
    acts: ['conclusionSigned'],
    about: ['subjects', 'contents'],
    type: 'KL',
    title: 'Kết luận thanh tra',
    summary: 'Về {việc thanh tra}',
    recipients: `{cơ quan quản lý cấp trên} (để b/c);
{đối tượng thanh tra} (để t/h);
${ARCHIVE_LINE}`,
    isAmendable: true,
    contents: [
      {
        id: 'a',
        text: 'Đánh giá việc thực hiện chính sách, pháp luật, nhiệm vụ, quyền hạn được giao',
        article: article36('a'),
        found: {
          by: 'headings',
          groups: [['ưu điểm', 'việc đã làm', 'đánh giá', 'kết quả thực hiện', 'việc thực hiện']],
        },
      },
      {
        id: 'b',
        text: 'Kết luận về nội dung thanh tra',
        article: article36('b'),
        found: { by: 'headings', groups: [['kết luận về', 'kết luận nội dung']] },
      },
      {
        id: 'c',
        text: 'Tính chất, mức độ, hậu quả; nguyên nhân, trách nhiệm (nếu không có thì ghi rõ)',
        article: article36('c'),
        found: {
          by: 'headings',
          groups: [['hạn chế, khuyết điểm', 'khuyết điểm', 'vi phạm'], ['nguyên nhân'], ['trách nhiệm']],
        },
      },
      {
        id: 'd',
        text: 'Biện pháp xử lý theo thẩm quyền và kiến nghị (nếu không có thì ghi rõ)',
        article: article36('d'),
        found: { by: 'headings', groups: [['biện pháp xử lý'], ['kiến nghị']] },
      },
      {
        id: 'đ',
        text: 'Hạn chế, bất cập của cơ chế quản lý, chính sách, pháp luật',
        article: article36('đ'),
        found: {
          by: 'headings',
          groups: [['bất cập', 'cơ chế quản lý', 'hoàn thiện cơ chế', 'hoàn thiện chính sách', 'hoàn thiện pháp luật']],
        },
      },
    ],
    body: `
Thực hiện Quyết định thanh tra số {số quyết định thanh tra} ngày {ngày quyết định thanh tra} của {người ra quyết định thanh tra} về {việc thanh tra}, {thời gian thanh tra trực tiếp} Đoàn thanh tra đã tiến hành thanh tra tại {đối tượng thanh tra}.
Xét báo cáo kết quả thanh tra ngày {ngày báo cáo kết quả thanh tra} của Trưởng đoàn thanh tra; ý kiến giải trình của đối tượng thanh tra; kết quả thẩm định dự thảo kết luận thanh tra,
{người ra quyết định thanh tra} kết luận như sau:${CONCLUSION_PARTS}
# Các biện pháp xử lý theo thẩm quyền đã áp dụng
{{các biện pháp đã áp dụng}}
# Kiến nghị các biện pháp xử lý${RECOMMENDATIONS}`,
  }),

  defineForm({
    form: 'conclusionNotice',
    name: 'Thông báo kết luận thanh tra',
    stage: 'conclude',
    source: `Điều 37 ${LAW}`,
    acts: ['published'],
    about: ['findings', 'recommendations'],
    type: 'TB',
    title: 'Thông báo',
    summary: 'Kết luận thanh tra {việc thanh tra}',
    recipients: `{đối tượng thanh tra};
Cổng thông tin điện tử (để công khai);
${ARCHIVE_LINE}`,
    fields: [
      {
        name: 'hình thức công khai',
        kind: 'longText',
        isRequired: true,
        article: `Điều 37 ${LAW}`,
        initial: 'đăng trên cổng thông tin điện tử; niêm yết tại trụ sở của đối tượng thanh tra',
      },
      {
        name: 'kết quả chính',
        kind: 'longText',
        isRequired: true,
        hint: 'nêu theo chức vụ, không nêu thông tin thuộc bí mật',
      },
    ],
    contents: [
      {
        id: '1',
        text: 'Số, ngày kết luận thanh tra',
        article: `Điều 37 ${LAW}`,
        found: { by: 'field', name: 'số kết luận thanh tra' },
      },
      {
        id: '2',
        text: 'Kết quả, vi phạm chính',
        article: `Điều 37 ${LAW}`,
        found: { by: 'headings', groups: [['kết quả']] },
      },
      {
        id: '3',
        text: 'Kiến nghị, xử lý',
        article: `Điều 37 ${LAW}`,
        found: { by: 'headings', groups: [['kiến nghị']] },
      },
      {
        id: '4',
        text: 'Hình thức công khai: cổng thông tin điện tử và ít nhất một hình thức khác',
        article: `Điều 37 ${LAW}`,
        found: { by: 'field', name: 'hình thức công khai' },
      },
    ],
    body: `
Ngày {ngày kết luận thanh tra}, {người ra quyết định thanh tra} ban hành Kết luận thanh tra số {số kết luận thanh tra} về {việc thanh tra}. {tên cơ quan} thông báo công khai như sau:
# Kết quả thanh tra
{kết quả chính}.
# Kiến nghị xử lý
{{các kiến nghị}}
# Hình thức công khai
{hình thức công khai}.`,
  }),
];
