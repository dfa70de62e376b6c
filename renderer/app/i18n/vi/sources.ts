export const sources = {
  title: 'Khoang niêm phong: nguồn tin',
  explain:
    'Danh tính người tố cáo, cung cấp thông tin nằm trong khoang riêng, có khóa riêng. Mở khoang phải nhập lại cụm mật khẩu; khoang tự đóng sau 5 phút. Trong hồ sơ chỉ có bí danh và bản chép lại nội dung.',
  passphrase: 'Cụm mật khẩu',
  open: 'Mở khoang',
  close: 'Đóng khoang',
  closesIn: 'Tự đóng sau {{minutes}}:{{seconds}}',
  warning: 'Không ghi họ tên, địa chỉ, bút tích của người cung cấp thông tin ở bất cứ chỗ nào ngoài khoang này.',
  add: 'Thêm nguồn tin',
  pseudonym: 'Nguồn tin {{number}}',
  addLetter: 'Đưa đơn, thư vào khoang',
  transcript: 'Bản chép lại (hiện trong hồ sơ dưới bí danh)',
  transcriptHint: 'Chép nội dung tố cáo, bỏ mọi chi tiết làm lộ người cung cấp.',
} as const;
