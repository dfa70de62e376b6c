/**
 * Measures of an official document: Nghị định 30/2020/NĐ-CP, Phụ lục I (domain/the-thuc-van-ban.md §1, §3).
 * Where the decree gives a range, the usual choice stands here. mm and pt as named.
 */
export const FORM = {
  /** Mục I.1: A4. */
  pageMm: { width: 210, height: 297 },
  /** Mục I.3: top and bottom 20–25, left 30–35, right 15–20. */
  marginMm: { top: 20, bottom: 20, left: 30, right: 15 },
  /** Mục I.4. */
  font: 'Times New Roman',
  /** Mục V: sizes move together; footnote 1: (13, 14, 14). */
  sizePt: {
    nation: 13, // Quốc hiệu, 12–13
    motto: 14, // Tiêu ngữ, 13–14
    organ: 13, // 12–13
    number: 13,
    place: 14, // 13–14, italic
    title: 14, // tên loại, 13–14
    summary: 14, // trích yếu, 13–14
    body: 14, // 13–14
    table: 12,
    signature: 14, // 13–14
    recipientsHead: 12,
    recipients: 11,
    pageNumber: 14, // 13–14
  },
  /** Mục II.6: 1 cm or 1.27 cm. */
  firstLineIndentMm: 12.7,
  /** Mục II.6: at least 6 pt between paragraphs; line spacing from single to 1.5. */
  paragraphSpacingPt: 6,
  lineSpacing: 1.15,
  /** Rule under the organ and under the trích yếu: 1/3–1/2 of the line. Under the Tiêu ngữ: its whole length. */
  organRule: 0.42,
  summaryRule: 0.42,
  /** Position diagram, practice: left block 40–45 % of the text width. */
  headerLeftShare: 0.42,
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  /** End mark after the last sentence (every form of Phụ lục III). */
  endMark: './.',
} as const;
