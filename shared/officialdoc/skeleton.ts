import type { EditorDocInput } from './editorJson.ts';

const heading = (level: 1 | 2, text: string) => ({
  type: 'heading' as const,
  attrs: { level },
  content: [{ type: 'text' as const, text }],
});
const paragraph = (text: string) => ({
  type: 'paragraph' as const,
  attrs: { role: 'body' as const },
  content: text === '' ? [] : [{ type: 'text' as const, text }],
});

/**
 * The five customary parts of a kết luận thanh tra (domain/bieu-mau-thanh-tra.md §4.8; wording of the current form is not
 * verified, so all of it is ordinary text the user may change).
 */
export function conclusionSkeleton(): EditorDocInput {
  return {
    type: 'doc',
    content: [
      paragraph(
        'Thực hiện Quyết định thanh tra số … ngày … của … về …, từ ngày … đến ngày …, Đoàn thanh tra đã tiến hành thanh tra tại …',
      ),
      paragraph(
        'Xét báo cáo kết quả thanh tra ngày … của Trưởng đoàn thanh tra; ý kiến giải trình của đối tượng thanh tra; kết quả thẩm định dự thảo kết luận thanh tra,',
      ),
      paragraph('… kết luận như sau:'),
      heading(1, 'Khái quát chung'),
      paragraph(''),
      heading(1, 'Kết quả kiểm tra, xác minh'),
      paragraph(''),
      heading(1, 'Kết luận về những nội dung đã tiến hành thanh tra'),
      heading(2, 'Ưu điểm, những việc đã làm được'),
      paragraph(''),
      heading(2, 'Hạn chế, khuyết điểm, vi phạm'),
      paragraph(''),
      heading(2, 'Nguyên nhân'),
      paragraph(''),
      heading(2, 'Trách nhiệm của tập thể, cá nhân'),
      paragraph(''),
      heading(2, 'Hạn chế, bất cập của cơ chế quản lý, chính sách, pháp luật'),
      paragraph(''),
      heading(1, 'Các biện pháp xử lý theo thẩm quyền đã áp dụng'),
      paragraph('Không có.'),
      heading(1, 'Kiến nghị các biện pháp xử lý'),
      heading(2, 'Về hành chính'),
      paragraph(''),
      heading(2, 'Về kinh tế'),
      { type: 'caseTable', attrs: { table: 'amounts' } },
      heading(2, 'Chuyển cơ quan điều tra'),
      paragraph(''),
      heading(2, 'Hoàn thiện cơ chế, chính sách'),
      paragraph(''),
      heading(2, 'Tổ chức thực hiện, thời hạn báo cáo'),
      paragraph(''),
    ],
  };
}
