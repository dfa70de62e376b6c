/** Labels of enum values: `choice.<kind>.<field>.<value>`. */
export const choice = {
  'caseInfo.caseKind.inspection': 'Cuộc thanh tra',
  'caseInfo.caseKind.denunciationVerification': 'Xác minh tố cáo',
  'caseInfo.caseKind.selfInspection': 'Tự kiểm tra nội bộ',
  'caseInfo.caseKind.assetVerification': 'Xác minh tài sản, thu nhập',
  'caseInfo.organLevel.government': 'Thanh tra Chính phủ',
  'caseInfo.organLevel.province': 'Thanh tra tỉnh, thành phố',
  'caseInfo.organLevel.ministryForces': 'Thanh tra Bộ Quốc phòng, Bộ Công an',
  'caseInfo.organLevel.stateBank': 'Thanh tra Ngân hàng Nhà nước',
  'caseInfo.organLevel.cipher': 'Thanh tra Cơ yếu',
  'caseInfo.organLevel.other': 'Cơ quan khác',
  'caseInfo.plannedOrSudden.planned': 'Theo kế hoạch',
  'caseInfo.plannedOrSudden.sudden': 'Đột xuất',
  'profile.seat.team': 'Đoàn thanh tra',
  'profile.seat.prosecutor': 'Kiểm sát',
  'profile.seat.archive': 'Văn thư, lưu trữ',
} as const;
