/** What happened to the data: the first sentence of every error. */
export const data = {
  nothingChanged: 'Dữ liệu của bạn vẫn nguyên vẹn.',
  savedBefore: 'Những gì đã lưu trước đó vẫn còn.',
  notSaved: 'Thay đổi vừa rồi chưa được lưu.',
  partlyDone: 'Một phần đã làm xong, phần còn lại chưa.',
  damagedStored: 'Một phần dữ liệu đã lưu bị hỏng; phần còn lại không bị ảnh hưởng.',
} as const;
