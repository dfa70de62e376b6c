export const timeline = {
  table: 'Bảng diễn biến',
  drawing:
    'Trục thời gian, {{count}} sự kiện. Mũi tên: dịch; cộng, trừ: phóng; Home: tất cả; Page Up, Page Down: sự kiện trước, sau.',
  zoomIn: 'Phóng to (+)',
  zoomOut: 'Thu nhỏ (−)',
  showAll: 'Hiện tất cả (Home)',
  legend: '● đúng ngày · ○ ≈ khoảng · ▭ chỉ biết tháng, năm hoặc khoảng thời gian',
  unknown: 'Chưa rõ thời gian',
  empty: 'Ghi từng sự kiện với thời gian đúng mức đã biết: đúng ngày, tháng, năm, khoảng, hoặc chưa rõ.',
} as const;
