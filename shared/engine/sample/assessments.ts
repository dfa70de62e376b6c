/** What the sample's team makes of each finding: its assessment, giải trình weighed, and what it concludes. */
export const ASSESSMENTS: Readonly<Record<string, readonly [assessment: string, conclusion: string] | undefined>> = {
  'f-uudiem': [
    'Số liệu của Sở thống nhất với hồ sơ nghiệm thu, báo cáo quyết toán.',
    'Sở Giáo dục và Đào tạo đã thực hiện tốt việc bố trí vốn, hoàn thành công trình phục vụ năm học.',
  ],
  'f-khoiluong': [
    'Kết quả đo đạc tại hiện trường có xác nhận của các bên; phần giải trình 60 m² ốp tường có bản vẽ và ảnh chụp nên được chấp nhận, phần còn lại không có chứng cứ mới.',
    'Nghiệm thu, thanh toán sai khối lượng thực tế thi công là vi phạm; phải thu hồi, giảm trừ quyết toán số tiền thanh toán sai.',
  ],
  'f-dinhmuc': [
    'Đối chiếu định mức công bố với dự toán được duyệt, việc áp sai mã hiệu và tính trùng là rõ; đơn vị thống nhất, không giải trình.',
    'Lập, phê duyệt dự toán chưa đúng định mức, làm tăng giá trị dự toán; phải điều chỉnh giảm.',
  ],
  'f-thietbi': [
    'Thư điện tử trước ngày mời thầu cho thấy cấu hình do nhà thầu cung cấp; nội dung giải trình về danh mục tối thiểu không phù hợp với chứng cứ.',
    'Hồ sơ mời thầu làm hạn chế cạnh tranh là hành vi bị cấm trong đấu thầu, có dấu hiệu vi phạm cần chuyển cơ quan có thẩm quyền xem xét.',
  ],
  'f-thamdinhgia': [
    'Ba báo giá cùng người lập, cùng ngày nên không độc lập; giải trình của Sở không kèm tài liệu chứng minh nguồn giá khác.',
    'Sử dụng chứng thư thẩm định giá thiếu căn cứ để phê duyệt giá gói thầu là vi phạm, làm tăng chi phí mua sắm.',
  ],
  'f-cham': [
    'Thời gian trình chậm thể hiện trên phiếu trình và văn bản đôn đốc; nguyên nhân do nhà thầu nộp hồ sơ muộn nhưng chủ đầu tư không đôn đốc kịp thời.',
    'Chủ đầu tư còn thiếu sót trong việc lập, trình quyết toán dự án hoàn thành.',
  ],
  'f-ke': [
    'Biên bản khoan kiểm tra và ảnh chụp khớp nhau, có xác nhận của đơn vị thi công.',
    'Thi công không đúng hồ sơ thiết kế được duyệt; phải giảm trừ giá trị thanh toán và khắc phục đoạn kè thiếu chiều dày.',
  ],
  'f-nop': [
    'Đơn vị đã thừa nhận, tự nguyện nộp lại phần lớn số tiền thanh toán trùng trong thời gian thanh tra.',
    'Thanh toán trùng chi phí giám sát là vi phạm; ghi nhận việc tự khắc phục, tiếp tục thu hồi phần còn lại.',
  ],
  'f-datlan': [
    'Trích lục, biên bản kiểm tra thực địa và ảnh chụp xác định rõ diện tích bị lấn chiếm.',
    'Ủy ban nhân dân xã buông lỏng quản lý đất công, không kịp thời lập biên bản, xử lý hành vi lấn chiếm.',
  ],
  'f-datthue': [
    'Hợp đồng thuê đất thể hiện đơn giá năm 2015, không có hồ sơ đấu giá.',
    'Cho thuê đất công ích không qua đấu giá, thu thiếu tiền thuê là vi phạm; phải thu bổ sung.',
  ],
  'f-hoso': [
    'Sổ mục kê, bản đồ địa chính và hiện trạng không thống nhất; xã chưa được bố trí kinh phí chỉnh lý.',
    'Còn thiếu sót trong cập nhật, chỉnh lý hồ sơ địa chính.',
  ],
  'f-batcap': [
    'Chưa có văn bản hướng dẫn thống nhất việc bàn giao hồ sơ dự án khi sắp xếp đơn vị hành chính.',
    'Cần kiến nghị cấp có thẩm quyền ban hành hướng dẫn bàn giao hồ sơ dự án.',
  ],
};
