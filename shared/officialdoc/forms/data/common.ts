/** The basic law, as articles of forms are cited: read in its text (domain/bieu-mau-thanh-tra.md §0). */
export const LAW = 'Luật Thanh tra 84/2025/QH15';

/**
 * Căn cứ that every decision shares. Only what domain/ read in the text of the instrument stands in a shipped form; the
 * office adds its own (functions of the office, decrees) in its edition of the form.
 */
export const BASES = 'Căn cứ Luật Thanh tra số 84/2025/QH15 ngày 25 tháng 6 năm 2025;';

export const DECISION_BASE =
  'Căn cứ Quyết định thanh tra số {số quyết định thanh tra} ngày {ngày quyết định thanh tra} của {người ra quyết định thanh tra} về {việc thanh tra};';

/** Last line of Nơi nhận: the office's own, with the unit that drafted. */
export const ARCHIVE_LINE = '{dòng lưu}';
