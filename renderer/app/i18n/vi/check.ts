/** What a check found, by code. */
export const check = {
  unproven: 'Chưa dẫn chứng cứ nào.',
  yearOutOfPeriod: 'Năm {{detail}} không hợp lý so với thời kỳ thanh tra.',
  collectorNotInspector: 'Người thu thập không phải thanh tra viên vào ngày đó (Điều 41 Luật Thanh tra).',
  incompleteRecommendation: 'Kiến nghị thiếu nơi thực hiện, nội dung hoặc thời hạn.',
  brokenCitation: 'Dẫn đến tài liệu đã rút hoặc không còn.',
  violationWithoutBasis: 'Vi phạm chưa nêu căn cứ pháp lý.',
  violationWithoutParty: 'Vi phạm chưa nêu trách nhiệm.',
  basisNotYetInForce: 'Căn cứ {{detail}} chưa có hiệu lực khi hành vi xảy ra.',
  basisNoLongerInForce: 'Căn cứ {{detail}} đã hết hiệu lực khi hành vi xảy ra.',
} as const;
