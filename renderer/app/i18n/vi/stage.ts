/** Stages of an inspection, computed from its dated acts. */
export const stage = {
  preparing: 'Chuẩn bị thanh tra',
  decided: 'Đã có quyết định, chưa công bố',
  fieldwork: 'Tiến hành thanh tra trực tiếp',
  paused: 'Đang tạm dừng',
  reporting: 'Xây dựng báo cáo kết quả',
  drafting: 'Xây dựng dự thảo kết luận',
  appraisal: 'Thẩm định dự thảo',
  signing: 'Chờ ký kết luận',
  signed: 'Đã ký kết luận, chờ công khai',
  followUp: 'Theo dõi thực hiện kết luận',
  stopped: 'Đã đình chỉ',
  closed: 'Đã kết thúc hồ sơ',
} as const;
