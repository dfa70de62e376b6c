/** Legal deadlines by rule. */
export const deadline = {
  inspectionTerm: 'Thời hạn thanh tra',
  term: 'Thời hạn thanh tra',
  announce: 'Công bố quyết định thanh tra',
  report: 'Báo cáo kết quả thanh tra',
  orderDraft: 'Giao xây dựng dự thảo kết luận',
  draft: 'Xây dựng dự thảo kết luận',
  sign: 'Ký ban hành kết luận',
  authorityAnswer: 'Thủ trưởng cơ quan cùng cấp trả lời',
  publish: 'Công khai kết luận',
  subjectPlan: 'Đối tượng báo cáo kế hoạch thực hiện',
  managingOrgan: 'Cơ quan quản lý trực tiếp thực hiện',
  direct: 'Văn bản chỉ đạo thực hiện',
  reinspection: 'Hết thời hiệu thanh tra lại',
} as const;
