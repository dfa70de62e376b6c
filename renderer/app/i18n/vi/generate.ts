/** Lập các mục của kết luận từ ma trận kết quả. */
export const generate = {
  open: 'Lập mục II, III, V từ ma trận',
  title: 'Lập mục II, III, V từ ma trận kết quả',
  hint: 'Lời văn được lập một lần rồi do người soạn sửa; số tiền, tên, căn cứ pháp lý và chứng cứ vẫn lấy trực tiếp từ hồ sơ. Chỗ lời văn và ma trận khác nhau về sau sẽ hiện ở phần kiểm tra căn cứ.',
  earlier: 'Đã lập từ ma trận lúc {{time}} ({{name}}). Lập lại chỉ khi thật cần.',
  nothingWritten: 'Chưa có nội dung',
  written: 'Đang có {{count}} đoạn, bảng',
  mode_leave: 'Không lập',
  mode_append: 'Thêm vào',
  mode_replace: 'Thay thế',
  replaces: '{{count}} đoạn, bảng đang có sẽ được thay; hoàn tác được bằng một lần Ctrl+Z.',
  preview: 'Xem trước',
  chooseParts: 'Chọn mục cần lập ở bên trái.',
  apply: 'Lập vào văn bản',
  done: 'Đã lập vào văn bản.',
  undo: 'Hoàn tác',
  textChanged: 'Văn bản vừa được sửa nên chưa làm gì; mở lại để xem theo nội dung mới.',
} as const;
