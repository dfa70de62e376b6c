const retry = 'Thử lại; nếu vẫn lỗi, khóa kho rồi mở lại.';
const history = 'Mở Lịch sử thao tác, chọn «Kiểm tra» để xem mục nào hỏng. Lấy lại từ bản sao nếu có.';

/** What each error code means and what to do; the sentence about the data (`data.*`) comes before. */
export const error = {
  unknown: { cause: 'Lỗi chưa rõ nguyên nhân ({{code}}).', remedy: retry },
  unexpected: { cause: 'Chương trình gặp lỗi ngoài dự kiến ({{name}}).', remedy: retry },

  // vault
  wrongPassphrase: { cause: 'Mật khẩu chưa đúng.', remedy: 'Xem lại bộ gõ tiếng Việt và phím Caps Lock rồi nhập lại.' },
  wrongRecoveryCode: {
    cause: 'Mã khôi phục chưa đúng.',
    remedy: 'So từng nhóm với phiếu. Nếu đã làm phiếu mới thì phiếu cũ không dùng được.',
  },
  damagedHeader: {
    cause: 'Tệp đầu của kho bị hỏng, nên chưa thử được mật khẩu. Đây không phải do nhập sai.',
    remedy: 'Đừng xóa gì. Phục hồi kho từ bản sao, hoặc nhờ người phụ trách kỹ thuật.',
  },
  damagedKeyring: {
    cause: 'Mật khẩu đúng nhưng chùm khóa của kho bị hỏng.',
    remedy: 'Đừng xóa gì. Phục hồi chùm khóa từ bản sao của kho.',
  },
  damagedRegistry: { cause: 'Sổ đăng ký hồ sơ của kho bị hỏng.', remedy: 'Đừng xóa gì. Phục hồi kho từ bản sao.' },
  newerVersion: {
    cause: 'Dữ liệu do phiên bản mới hơn của chương trình ghi.',
    remedy: 'Cài phiên bản mới rồi mở lại. Phiên bản này không sửa gì vào dữ liệu đó.',
  },
  tooCostly: {
    cause: 'Kho đòi hỏi nhiều bộ nhớ hơn mức cho phép; có thể tệp đầu đã bị sửa.',
    remedy: 'Phục hồi tệp đầu của kho từ bản sao.',
  },
  noKey: {
    cause: 'Kho này không có khóa của hồ sơ.',
    remedy: 'Nhờ người giữ hồ sơ chuyển lại, hoặc dùng bản sao kho có khóa.',
  },
  compartmentClosed: {
    cause: 'Khoang niêm phong đang đóng.',
    remedy: 'Nhập mật khẩu để mở lại khoang; khoang tự đóng sau 5 phút.',
  },
  noVault: { cause: 'Máy này chưa có kho hồ sơ.', remedy: 'Lập kho mới.' },
  vaultExists: { cause: 'Máy này đã có kho hồ sơ.', remedy: 'Đóng màn hình này và mở kho bằng mật khẩu.' },
  alreadyOpen: { cause: 'Kho đang mở hoặc đang được mở.', remedy: 'Đợi giây lát rồi thử lại.' },
  heldElsewhere: {
    cause: 'Kho đang mở ở một cửa sổ hoặc một chương trình Minh Chứng khác.',
    remedy: 'Quay lại cửa sổ đó, hoặc đóng nó rồi thử lại.',
  },
  rotationDisturbed: {
    cause: 'Trong lúc thay khóa, chương trình còn ghi việc khác vào kho.',
    remedy: 'Mở lại kho bằng mật khẩu cũ, đợi các việc nền xong rồi thay khóa lại.',
  },
  locked: { cause: 'Kho đã khóa.', remedy: 'Mở kho bằng mật khẩu rồi làm tiếp.' },

  // documents
  documentMove: {
    cause: 'Từ tình trạng hiện nay, văn bản theo mẫu này không đi được bước đó.',
    remedy: 'Xem tình trạng của văn bản tại phần Tình trạng rồi chọn bước kế tiếp.',
  },
  documentNumber: {
    cause: 'Số hoặc ngày ban hành chưa đúng, hoặc số này đã dùng cho văn bản khác trong năm.',
    remedy: 'Nhập số và ngày đúng như Văn thư cấp rồi ban hành lại.',
  },
  documentLocked: {
    cause: 'Văn bản đang thẩm định, trình ký hoặc đã ban hành nên không sửa được.',
    remedy: 'Muốn sửa, trả văn bản về dự thảo; văn bản đã ban hành thì dùng bước Sửa đổi.',
  },

  // journal and case files
  notCanonical: { cause: 'Một mục nhật ký không đúng quy cách ghi.', remedy: history },
  tooLarge: { cause: 'Nội dung lớn hơn mức một thao tác cho phép.', remedy: 'Chia nhỏ nội dung rồi làm từng phần.' },
  tooDeep: { cause: 'Nội dung lồng nhau quá nhiều tầng.', remedy: 'Chia nhỏ nội dung rồi làm từng phần.' },
  badHeader: { cause: 'Phần đầu của một mục nhật ký bị hỏng.', remedy: history },
  badSignature: { cause: 'Chữ ký của một mục nhật ký không khớp: mục đó đã bị sửa.', remedy: history },
  badCertificate: { cause: 'Chứng nhận của một máy ghi không hợp lệ.', remedy: history },
  badSeal: { cause: 'Một mục nhật ký không mở được bằng khóa của hồ sơ này.', remedy: history },
  badBody: { cause: 'Nội dung một mục nhật ký không đọc được.', remedy: history },
  brokenChain: { cause: 'Nhật ký bị đứt đoạn: có mục mất hoặc bị thay.', remedy: history },
  badFrame: { cause: 'Một đoạn của tệp dự phòng bị hỏng.', remedy: history },
  altered: { cause: 'Dữ liệu mã hóa đã bị thay đổi.', remedy: history },
  wrongKey: { cause: 'Khóa không mở được dữ liệu này.', remedy: history },
  damagedDraft: { cause: 'Một đoạn nháp đang gõ không đọc được.', remedy: 'Mở văn bản và xem lại đoạn viết gần nhất.' },
  damagedCase: {
    cause: 'Hồ sơ này có phần bị hỏng nên chưa mở được.',
    remedy: 'Các hồ sơ khác không bị ảnh hưởng. Phục hồi hồ sơ này từ bản sao.',
  },
  unknownCase: { cause: 'Kho không có hồ sơ này.', remedy: 'Về danh sách hồ sơ và chọn lại.' },
  unknownRecord: {
    cause: 'Mục này không còn trong hồ sơ.',
    remedy: 'Có thể mục đã bị xóa; dùng Hoàn tác hoặc xem Lịch sử thao tác.',
  },
  unknownDocument: { cause: 'Văn bản này không còn trong hồ sơ.', remedy: 'Chọn lại văn bản trong danh sách.' },
  foreignText: { cause: 'Đoạn gõ không thuộc phiên làm việc này.', remedy: 'Đóng văn bản rồi mở lại.' },
  textMissing: {
    cause: 'Đoạn gõ nối vào chữ chưa có trong hồ sơ nên chưa ghi được thành mục; đoạn gõ vẫn được giữ.',
    remedy: 'Mở lại văn bản. Nếu vẫn báo, dùng Kiểm tra sức khỏe hồ sơ.',
  },
  notAnUpdate: { cause: 'Đoạn gõ gửi đi không đúng dạng.', remedy: 'Đóng văn bản rồi mở lại.' },

  // store
  quota: { cause: 'Ổ đĩa đã đầy.', remedy: 'Giải phóng dung lượng ổ đĩa. Chương trình tự ghi lại khi có chỗ.' },
  writeFailed: { cause: 'Không ghi được xuống ổ đĩa.', remedy: 'Kiểm tra ổ đĩa và dung lượng trống, rồi thử lại.' },
  readFailed: { cause: 'Không đọc được từ ổ đĩa.', remedy: retry },
  closed: { cause: 'Kho dữ liệu đã bị đóng giữa chừng.', remedy: 'Khóa kho rồi mở lại.' },
  damagedRow: { cause: 'Một dòng dữ liệu trong kho không đọc được.', remedy: history },
  keptUnwritten: {
    cause:
      'Những gì gõ ngay trước khi khóa kho vẫn còn, đã mã hóa và đang giữ trong bộ nhớ, vì ổ đĩa chưa nhận. Ghi xong mới mở được kho.',
    remedy: 'Giải phóng dung lượng hoặc kiểm tra ổ đĩa rồi bấm mở lại. Đừng tắt chương trình hoặc tắt máy trước đó.',
  },
  heldBack: {
    cause: 'Ổ đĩa chưa ghi được nên thay đổi này đang chờ trong bộ nhớ.',
    remedy:
      'Giải phóng dung lượng hoặc kiểm tra ổ đĩa. Chương trình tự ghi khi ổ đĩa nhận lại, kể cả sau khi khóa kho.',
  },
  writingStopped: {
    cause: 'Đang ngừng nhận sửa đổi vì lần ghi trước không thành công.',
    remedy: 'Giải phóng dung lượng hoặc kiểm tra ổ đĩa, rồi khóa và mở lại kho.',
  },
  folderFull: {
    cause: 'Ổ đĩa chứa thư mục lưu đã đầy.',
    remedy: 'Giải phóng dung lượng ổ đĩa. Chương trình tự ghi lại khi có chỗ.',
  },
  folderNotWritable: {
    cause: 'Không ghi được vào thư mục lưu: thư mục chỉ cho đọc, hoặc chương trình khác đang giữ tệp.',
    remedy: 'Kiểm tra quyền ghi và khóa chống ghi của ổ đĩa. Chương trình tự ghi lại khi được.',
  },
  noLocalCopy: {
    cause: 'Bản lưu dự phòng trên máy này chưa mở được, nên chưa có gì để so.',
    remedy: 'Chờ vài giây rồi thử lại; trong trình duyệt thì dùng bản sao lưu.',
  },
  noCopyThere: {
    cause: 'Thư mục đã chọn không có bản lưu dự phòng nào của Minh Chứng.',
    remedy: 'Chọn đúng thư mục chứa bản lưu, hoặc dùng «Khôi phục từ bản sao lưu».',
  },
  copyOfOtherVault: {
    cause: 'Thư mục này đang giữ bản lưu dự phòng của một kho khác; chương trình không ghi gì vào đó.',
    remedy: 'Chọn một thư mục khác, hoặc tạo thư mục mới trên ổ đĩa đó.',
  },
  keepingNeedsCopy: {
    cause: 'Bản lưu dự phòng trên máy này chưa có hoặc không ghi được, nên không thể giữ tệp chỉ ở đó.',
    remedy: 'Chờ bản lưu dự phòng ghi được rồi chọn lại, hoặc giữ tệp ở cả hai nơi.',
  },
  filesOnlyInCopy: {
    cause: 'Có hồ sơ chỉ giữ tệp trong bản lưu dự phòng; bỏ bản lưu thì mất các tệp đó.',
    remedy: 'Đặt hồ sơ đó giữ tệp ở cả hai nơi, chờ chép xong, rồi thử lại.',
  },
  folderGone: {
    cause: 'Không còn thấy thư mục lưu: ổ đĩa hoặc USB đã bị rút, hoặc thư mục bị đổi tên.',
    remedy: 'Cắm lại đúng ổ đĩa; trong trình duyệt thì bấm «Cho phép lại»; hoặc chọn thư mục khác trong Thiết lập.',
  },
  folderFileMissing: {
    cause: 'Một tệp trong thư mục lưu không còn.',
    remedy: 'Chạy «Kiểm tra sức khỏe hồ sơ» để xem tệp nào thiếu và lấy lại từ bản kia.',
  },
  folderFileDiffers: {
    cause: 'Một tệp trong thư mục lưu dài ngắn khác với lần ghi trước.',
    remedy: 'Không sửa tệp trong thư mục lưu bằng chương trình khác. Chạy «Kiểm tra sức khỏe hồ sơ».',
  },
  folderFailed: {
    cause: 'Thư mục lưu báo lỗi chưa rõ nguyên nhân.',
    remedy: 'Kiểm tra ổ đĩa và dung lượng trống, rồi thử lại.',
  },
  mirrorFailed: {
    cause: 'Không ghi được bản lưu dự phòng.',
    remedy: 'Kiểm tra ổ đĩa và dung lượng trống, rồi thử lại.',
  },

  // evidence
  emptyFile: { cause: 'Tệp rỗng (0 byte).', remedy: 'Kiểm tra tệp gốc rồi đưa vào lại.' },
  duplicate: { cause: 'Tệp này đã có trong hồ sơ.', remedy: 'Xem tài liệu đã có; không cần đưa vào lần nữa.' },
  fileChanged: { cause: 'Tệp thay đổi trong lúc đang đọc.', remedy: 'Đóng chương trình đang mở tệp rồi đưa vào lại.' },
  fileVanished: {
    cause: 'Tệp không còn ở chỗ cũ hoặc không đọc được.',
    remedy: 'Kiểm tra USB hoặc thư mục nguồn rồi đưa vào lại.',
  },
  damagedBlob: { cause: 'Tệp đã lưu bị hỏng một phần.', remedy: 'Chạy «Kiểm tra tất cả» và đưa lại tệp từ bản gốc.' },
  truncatedBlob: {
    cause: 'Tệp đã lưu bị thiếu đoạn cuối.',
    remedy: 'Chạy «Kiểm tra tất cả» và đưa lại tệp từ bản gốc.',
  },
  unknownBlob: {
    cause: 'Không tìm thấy nội dung của tệp này trong kho.',
    remedy: 'Chạy «Kiểm tra tất cả» và đưa lại tệp từ bản gốc.',
  },
  unknownEvidence: { cause: 'Tài liệu này không còn trong hồ sơ.', remedy: 'Chọn lại tài liệu trong danh sách.' },
  dropUnread: {
    cause: '{{count}} tệp hoặc thư mục vừa kéo vào không mở được: {{names}}.',
    remedy: 'Xem lại chúng còn ở đó và đọc được không, rồi kéo lại. Những tệp khác không bị ảnh hưởng.',
  },
  leavesInUse: {
    cause: '{{count}} tờ đã được trích dẫn hoặc đã chốt số bút lục sẽ mất trang nếu lập lại theo cách này.',
    remedy: 'Giữ cách quét hiện nay, hoặc gỡ những trích dẫn tới các tờ đó trước.',
  },
  unknownScheme: { cause: 'Bộ bút lục này không còn trong hồ sơ.', remedy: 'Chọn lại bộ bút lục.' },
  rangeOutside: { cause: 'Đoạn cần đọc nằm ngoài tệp.', remedy: retry },
  hashDiffers: {
    cause: 'Nội dung tệp không khớp mã băm lúc tiếp nhận.',
    remedy: 'Không dùng tệp này làm chứng cứ. Đưa lại tệp từ bản gốc và đối chiếu.',
  },
  chunkMissing: { cause: 'Tệp đã lưu bị thiếu một đoạn.', remedy: 'Chạy «Kiểm tra tất cả» và đưa lại tệp từ bản gốc.' },
  chunkDamaged: {
    cause: 'Một đoạn của tệp đã lưu bị hỏng.',
    remedy: 'Chạy «Kiểm tra tất cả» và đưa lại tệp từ bản gốc.',
  },
  folioFrozen: {
    cause: 'Bộ bút lục đã chốt nên không đánh số lại được.',
    remedy: 'Lập bộ bút lục mới nếu cần đánh số khác.',
  },

  // calls and jobs
  unknownCall: { cause: 'Màn hình gọi một việc mà chương trình không có.', remedy: retry },
  badInput: { cause: 'Nội dung nhập chưa hợp lệ ({{at}}).', remedy: 'Xem lại các ô vừa nhập.' },
  unknownJob: { cause: 'Việc này không còn chạy.', remedy: 'Bỏ nó khỏi danh sách.' },
  jobRunning: { cause: 'Việc này đang chạy.', remedy: 'Đợi xong hoặc dừng hẳn rồi làm lại.' },
  nothingToRetry: { cause: 'Không có mục lỗi nào để thử lại.', remedy: 'Bỏ việc này khỏi danh sách.' },
  notBuilt: { cause: 'Phiên bản này chưa có chức năng đó.', remedy: 'Chờ phiên bản sau.' },
  readOnly: {
    cause: 'Hồ sơ đang ở chế độ chỉ xem.',
    remedy: 'Kiểm tra cảnh báo trên đầu màn hình hoặc vai trò của anh/chị trong hồ sơ.',
  },

  // host
  host_untrustedSender: { cause: 'Yêu cầu không đến từ cửa sổ chính của chương trình.', remedy: retry },
  host_badInput: { cause: 'Yêu cầu gửi tới máy không đúng dạng.', remedy: retry },
  host_noSuchHandle: { cause: 'Lần lưu tệp này đã bị hủy.', remedy: 'Chọn lại nơi lưu.' },
  host_diskFull: {
    cause: 'Ổ đĩa nơi lưu đã đầy. Không có tệp dở dang nào để lại.',
    remedy: 'Chọn ổ khác hoặc giải phóng dung lượng.',
  },
  host_notWritable: {
    cause: 'Không ghi được vào nơi đã chọn.',
    remedy: 'Chọn thư mục khác; đóng tệp cùng tên nếu đang mở.',
  },
  host_noSuchFile: {
    cause: 'Tệp cần đọc không còn trong thư mục lưu.',
    remedy: 'Xem ổ đĩa hoặc USB có bị thay, tệp có bị xóa ngoài chương trình không, rồi thử lại.',
  },
  host_sizeDiffers: {
    cause: 'Tệp trong thư mục lưu dài ngắn khác với lần ghi trước.',
    remedy: 'Không sửa tệp trong thư mục lưu bằng chương trình khác. Chạy «Kiểm tra sức khỏe hồ sơ».',
  },
  host_folderGone: {
    cause: 'Không còn thấy thư mục lưu: ổ đĩa hoặc USB đã bị rút, hoặc thư mục bị đổi tên.',
    remedy: 'Cắm lại đúng ổ đĩa, hoặc chọn thư mục khác.',
  },
  host_heldElsewhere: {
    cause:
      'Thư mục dữ liệu đang được một chương trình Minh Chứng khác sử dụng, có thể của người dùng khác trên máy này.',
    remedy: 'Đóng chương trình đó rồi mở lại. Nếu không tìm thấy, khởi động lại máy.',
  },
  host_pdfFailed: {
    cause: 'Không dựng được tệp PDF.',
    remedy: 'Xuất bản Word, hoặc xem lại bảng và trích dẫn trong văn bản.',
  },
  host_cancelled: { cause: 'Đã thôi lưu tệp.', remedy: 'Xuất lại khi cần.' },
  host_unknown: { cause: 'Máy báo lỗi chưa rõ nguyên nhân.', remedy: retry },
  sampleFontMissing: {
    cause: 'Không đọc được phông chữ kèm chương trình để dựng hồ sơ mẫu.',
    remedy: 'Cài lại chương trình rồi mở hồ sơ mẫu.',
  },
  sampleFileFailed: {
    cause: 'Không đưa được tệp «{{title}}» vào hồ sơ mẫu.',
    remedy: 'Kiểm tra dung lượng đĩa còn trống rồi thử lại.',
  },
  sampleLeafMissing: {
    cause: 'Hồ sơ mẫu thiếu tờ {{page}} của tài liệu {{fileKey}}.',
    remedy: 'Báo cho nhóm phát triển; hồ sơ của bạn không bị ảnh hưởng.',
  },
  badPdf: {
    cause: 'Tệp PDF này hỏng hoặc không đúng định dạng nên không xem trước được.',
    remedy: 'Tệp gốc vẫn nguyên trong hồ sơ; dùng «Lưu bản giải mã» để mở bằng phần mềm khác.',
  },
  badText: {
    cause: 'Tệp này hỏng, có mật khẩu hoặc quá lớn nên không đọc được chữ.',
    remedy: 'Tệp gốc vẫn nguyên trong hồ sơ; dùng «Lưu bản giải mã» để mở bằng phần mềm khác.',
  },
  badPicture: {
    cause: 'Ảnh này hỏng hoặc không đúng định dạng nên không xem trước được.',
    remedy: 'Tệp gốc vẫn nguyên trong hồ sơ; dùng «Lưu bản giải mã» để mở bằng phần mềm khác.',
  },
  pictureTooLarge: {
    cause: 'Ảnh khai kích thước {{width}} × {{height}} điểm ảnh, lớn bất thường nên không mở trong chương trình.',
    remedy: 'Tệp gốc vẫn nguyên trong hồ sơ; kiểm tra nguồn gốc tệp trước khi mở nơi khác.',
  },
  badSound: {
    cause: 'Không giải mã được bản ghi âm này.',
    remedy: 'Tệp gốc vẫn nguyên trong hồ sơ; dùng «Lưu bản giải mã» để nghe bằng phần mềm khác.',
  },

  // backups
  notABackup: { cause: 'Ở đây không có bản sao lưu của Minh Chứng.', remedy: 'Chọn đúng thư mục hoặc tệp sao lưu.' },
  newerBackup: {
    cause: 'Bản sao lưu do phiên bản mới hơn của chương trình ghi.',
    remedy: 'Cài phiên bản mới rồi mở lại. Bản sao lưu không bị sửa.',
  },
  backupDamaged: {
    cause: 'Tệp kê khai hoặc bảng nội dung của bản sao lưu bị hỏng.',
    remedy: 'Chọn bản khác trong danh sách, hoặc bản sao lưu trên ổ khác.',
  },
  backupOtherKey: {
    cause: 'Bản sao lưu được khóa bằng chìa khóa khác của kho.',
    remedy: 'Mở bằng mật khẩu hoặc phiếu khôi phục vào lúc sao lưu.',
  },
  backupTooLarge: {
    cause: 'Tệp chung của kho lớn hơn mức một lần ghi cho phép.',
    remedy: 'Nhờ người phụ trách kỹ thuật; kho không bị ảnh hưởng.',
  },
  backup_manifestMissing: {
    cause: 'Một bản sao lưu trong chuỗi mất tệp kê khai.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_manifestDamaged: {
    cause: 'Tệp kê khai của bản sao lưu bị hỏng.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_manifestOther: {
    cause: 'Tệp kê khai ở đây là của bản sao lưu khác.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_manifestReplaced: {
    cause: 'Tệp kê khai không phải bản mà lần sao lưu sau dựa vào: có bản cũ được đặt lại.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_newerVersion: {
    cause: 'Bản sao lưu do phiên bản mới hơn của chương trình ghi; được giữ nguyên.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_otherKey: {
    cause: 'Bản sao lưu được khóa bằng chìa khóa kho thời trước; mở bằng mật khẩu thời đó.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_contentsMissing: {
    cause: 'Mất bảng nội dung {{file}}.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_contentsDamaged: {
    cause: 'Bảng nội dung của bản sao lưu bị hỏng.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_copyDamaged: {
    cause: 'Bản sao thứ hai {{file}} bị hỏng.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_filesDamaged: {
    cause: 'Tệp đầu hoặc chùm khóa trong bản sao lưu không mở được.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_runsGone: {
    cause: 'Thư mục này từng có bản sao lưu mới hơn đã kiểm chứng, nay không còn.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_volumeMissing: {
    cause: 'Mất tệp {{file}}.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_volumeUnreadable: {
    cause: 'Ổ không đọc được tệp {{file}}.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_volumeCut: {
    cause: 'Tệp {{file}} bị cụt {{missing}} byte.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_volumeSwapped: {
    cause: 'Tệp {{file}} nằm nhầm chỗ: nội dung là của {{other}}.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_volumeAltered: {
    cause: 'Tệp {{file}} đã bị thay đổi.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_entriesMissing: {
    cause: '«{{title}}» thiếu {{count}} mục nhật ký.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_entriesBad: {
    cause: '«{{title}}» có {{count}} mục không kiểm chứng được.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_chunksMissing: {
    cause: 'Tệp «{{file}}» của «{{title}}» thiếu {{missing}} phần.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_sourceEntriesLost: {
    cause: 'Lúc sao lưu, «{{title}}» đã thiếu {{count}} mục không đọc được.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_sourceEntriesBad: {
    cause: 'Lúc sao lưu, «{{title}}» đã có {{count}} mục không kiểm chứng được.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backup_sourceChunksBad: {
    cause: 'Lúc sao lưu, tệp «{{file}}» của «{{title}}» đã thiếu hoặc hỏng {{missing}} phần.',
    remedy: 'Sao lưu lại vào ổ khác; bản cũ còn tốt trên ổ khác vẫn dùng được.',
  },
  backupRunning: {
    cause: 'Một lượt sao lưu, kiểm chứng hoặc khôi phục khác đang chạy.',
    remedy: 'Chờ lượt đó xong hoặc hủy ở thanh trạng thái rồi làm lại.',
  },
  backupStopped: {
    cause: 'Lượt sao lưu bị dừng giữa chừng; bản ghi dở không được tính là bản lưu.',
    remedy: 'Sao lưu lại khi thuận tiện; các bản lưu trước không bị ảnh hưởng.',
  },
  backupClosed: { cause: 'Bản sao lưu này đã đóng lại.', remedy: 'Chọn lại bản sao lưu và nhập mật khẩu của nó.' },
  backupNotRead: {
    cause: 'Bản sao lưu này chưa được đọc và kiểm chứng lại.',
    remedy: 'Chọn «Kiểm chứng lại» rồi khôi phục.',
  },
  caseNotHere: {
    cause: 'Hồ sơ này không có trong kho trên máy: nó đã để lại ở bản sao lưu khi khôi phục.',
    remedy: 'Mở bản sao lưu và khôi phục hồ sơ này vào kho.',
  },
  caseDestroyed: {
    cause: 'Hồ sơ «{{title}}» đã được tiêu hủy ở kho này nên không khôi phục lại.',
    remedy: 'Nếu cần giữ, khôi phục vào một kho khác.',
  },
  // documents
  document_unknownNode: {
    cause: 'Văn bản có nội dung mà phần xuất tệp chưa biết ({{place}}).',
    remedy: 'Bỏ phần đó khỏi văn bản, hoặc cài phiên bản mới hơn rồi xuất lại.',
  },
  document_notADocument: { cause: 'Dữ liệu của văn bản không đúng cấu trúc ({{place}}).', remedy: retry },
  document_imageMissing: {
    cause: 'Không lấy được hình {{place}} của văn bản.',
    remedy: 'Kiểm tra tài liệu chứa hình đó trong phần Tài liệu, chứng cứ, hoặc bỏ hình rồi xuất lại.',
  },
  library_notALibrary: {
    cause: 'Tệp đã chọn không phải danh mục pháp luật do chương trình này xuất ra.',
    remedy: 'Chọn đúng tệp .json đã xuất từ Danh mục pháp luật.',
  },
  library_newerLibrary: {
    cause: 'Tệp danh mục do một phiên bản mới hơn của chương trình ghi.',
    remedy: 'Cập nhật chương trình rồi nhập lại.',
  },
  library_badLibraryEntry: {
    cause: 'Trong tệp có một mục không đúng: {{place}}.',
    remedy: 'Đề nghị cơ quan gửi xuất lại tệp. Chưa mục nào được lấy vào.',
  },
  library_doubleLibraryEntry: {
    cause: 'Trong tệp có hai mục cùng mã {{place}}.',
    remedy: 'Đề nghị cơ quan gửi xuất lại tệp. Chưa mục nào được lấy vào.',
  },
  document_notADocx: {
    cause: 'Tệp {{place}} không phải văn bản Word (.docx) đọc được.',
    remedy: 'Chọn tệp .docx; tệp .doc cũ thì mở bằng Word rồi lưu thành .docx.',
  },
  healthRunning: {
    cause: 'Đang có một lần kiểm tra hoặc sửa chạy.',
    remedy: 'Đợi xong, hoặc dừng nó trong danh sách việc đang chạy.',
  },
  unknownFinding: {
    cause: 'Điều này không còn trong kết quả kiểm tra gần nhất, hoặc không sửa được.',
    remedy: 'Kiểm tra lại rồi chọn từ kết quả mới.',
  },
  intakeRunning: {
    cause: 'Đang đưa tài liệu vào hồ sơ nên chưa dọn tệp thừa.',
    remedy: 'Đợi đưa tài liệu xong rồi dọn.',
  },
} as const;
