export const keeping = {
  menu: 'Nơi giữ tệp…',
  title: 'Nơi giữ tệp của hồ sơ trên máy này',
  files: 'Hồ sơ có {{count}} tệp.',
  filesOf: 'Hồ sơ có {{count}} tệp, {{size}} cho mỗi nơi giữ.',
  question: 'Giữ tệp tài liệu, chứng cứ ở đâu?',
  both: 'Ở cả hai nơi: kho đang dùng và bản lưu dự phòng',
  bothText: 'Nên dùng. Một nơi hỏng thì tệp được lấy lại từ nơi kia; tốn gấp đôi dung lượng.',
  mirror: 'Chỉ trong bản lưu dự phòng',
  mirrorText: 'Giải phóng phần tệp trong kho đang dùng. Tệp được đọc thẳng từ thư mục bản lưu.',
  store: 'Chỉ trong kho đang dùng',
  storeText: 'Giải phóng phần tệp trong thư mục bản lưu.',
  riskTitle: 'Máy này chỉ còn một bản của mỗi tệp',
  mirrorRisk:
    'Mất hoặc hỏng thư mục bản lưu thì mất tệp của hồ sơ, trừ khi đã có bản lưu thứ hai hoặc bản sao lưu ở ổ khác. Nội dung hồ sơ (không phải tệp) vẫn nằm ở cả hai nơi.',
  storeRisk:
    'Kho đang dùng bị hỏng hoặc bị hệ thống xóa thì mất tệp của hồ sơ, trừ khi đã có bản lưu thứ hai hoặc bản sao lưu ở ổ khác. Nội dung hồ sơ (không phải tệp) vẫn nằm ở cả hai nơi.',
  keep: 'Giữ như đã chọn',
  done_both: 'Tệp của hồ sơ được giữ ở cả hai nơi; phần còn thiếu đang được chép.',
  done_mirror: 'Tệp của hồ sơ được giữ trong bản lưu dự phòng; phần trong kho được bỏ sau khi đối chiếu.',
  done_store: 'Tệp của hồ sơ được giữ trong kho đang dùng; phần trong bản lưu được bỏ sau khi đối chiếu.',
} as const;
