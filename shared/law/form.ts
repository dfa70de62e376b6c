/**
 * Measures of an official document: Nghị định 30/2020/NĐ-CP, Phụ lục I (domain/the-thuc-van-ban.md; "§" = its sections).
 * Where the decree gives a range, the usual choice stands here and the range beside it. mm and pt as named.
 */
export const FORM = {
  /** Phần I, Mục I: A4, upright (§1). */
  pageMm: { width: 210, height: 297 },
  /** Phần I, Mục I: top and bottom 20–25, left 30–35, right 15–20; 20/20/30/15 is the usual choice (§1). */
  marginMm: { top: 20, bottom: 20, left: 30, right: 15 },
  /** Practice, no rule: the page number in the middle of the top margin. */
  pageNumberFromTopMm: 10,
  /** Phần I, Mục I: Times New Roman, Unicode TCVN 6909:2001, black (§1). */
  font: 'Times New Roman',
  /** Mục V; its footnote 1 lets (13, 14, 14) or (12, 13, 13) stand together for Quốc hiệu, Tiêu ngữ, date (§1, §3). */
  sizePt: {
    /** Quốc hiệu, ô 1: 12–13, upright, bold, capitals. */
    nation: 13,
    /** Tiêu ngữ, ô 1: 13–14, upright, bold. */
    motto: 14,
    /** Organ and its parent, ô 2: 12–13, capitals; the organ itself bold. */
    organ: 13,
    /** Số, ký hiệu, ô 3: 13, upright. */
    number: 13,
    /** Place and date, ô 4: 13–14, italic. */
    place: 14,
    /** Tên loại, ô 5a: 13–14, bold, capitals. */
    title: 14,
    /** Trích yếu, ô 5a: 13–14, bold. */
    summary: 14,
    /** Trích yếu of a công văn, ô 5b: 12–13, upright. */
    dispatchSummary: 12,
    /** Content, ô 6: 13–14. */
    body: 14,
    /** Practice, no rule: figures in tables. */
    table: 12,
    /** Practice, no rule: footnotes. */
    footnote: 10,
    /** Authority, title and name of the signer, ô 7a, 7b: 13–14, bold. */
    signature: 14,
    /** `Nơi nhận:`, ô 9b: 12, bold italic. */
    recipientsHead: 12,
    /** List of Nơi nhận, ô 9b: 11, upright. */
    recipients: 11,
    /** `Phụ lục I` and its title: 14, bold (Mục III.1). */
    annexTitle: 14,
    /** `(Kèm theo …)`: 13–14, italic (Mục III.1). */
    annexReference: 14,
    /** Dấu chỉ mức độ khẩn, ô 10b: 13–14, bold, capitals. */
    urgency: 13,
    /** Phần I, Mục I: 13–14, upright, centred, from 1, not shown on page 1. */
    pageNumber: 14,
    /** Chỉ dẫn phạm vi lưu hành, ô 11: 13–14, bold, capitals. */
    circulation: 13,
    /** Ký hiệu người soạn thảo, số lượng bản, ô 12: 11. */
    drafter: 11,
    /** Địa chỉ, thư điện tử, điện thoại, ô 13: 11–12. */
    address: 11,
    /** Words of a sao y, sao lục, trích sao on paper: 13–14, bold, capitals (Phần II, §7). */
    copy: 13,
    /** Mark of an electronic copy, ô 14: Times New Roman 10, upright, black (Phần II, §7). */
    copyMark: 10,
    /** Practice: «(Ký, ghi rõ họ tên)» under the titles of a biên bản. */
    signatureNote: 13,
  },
  /** Ô 6: 1 cm or 1.27 cm (§3). */
  firstLineIndentMm: 12.7,
  /** Ô 6: at least 6 pt between paragraphs (§3). */
  paragraphSpacingPt: 6,
  /** Ô 6: from single to 1.5 (§3). */
  lineSpacing: 1.15,
  /** Ô 5b: 6 pt below the number (§3). */
  dispatchSummaryAbovePt: 6,
  /** Ô 2b: rule of 1/3–1/2 of the line of text (§3). Under the Tiêu ngữ it has the whole length. */
  organRule: 0.42,
  /** Ô 5a: rule of 1/3–1/2 of the line of text (§3). */
  summaryRule: 0.42,
  /** Practice: the left block has 40–45 % of the width of the text (§2). */
  headerLeftShare: 0.42,
  /** Practice: trích yếu does not run to the edge of the text. */
  summaryShare: 0.88,
  /** Practice: Nơi nhận has the left half. */
  recipientsShare: 0.48,
  /** Practice: room for the signature and a third of the seal on it. */
  signatureRoomMm: 26,
  /** Ô 10b: box with a single line, bright red (§3). */
  urgency: {
    flash: { text: 'HỎA TỐC', widthMm: 30, heightMm: 8 },
    veryUrgent: { text: 'THƯỢNG KHẨN', widthMm: 40, heightMm: 8 },
    urgent: { text: 'KHẨN', widthMm: 20, heightMm: 8 },
  },
  urgencyColour: 'FF0000',
  /** Ô 11: box with a single line (§3); its size is not set, 1 mm of air is practice. */
  circulation: {
    returnAfterReading: 'XEM XONG TRẢ LẠI',
    internalUse: 'LƯU HÀNH NỘI BỘ',
  },
  /** Ô 1, fixed words (§3). */
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  /** After the last sentence, in every form of Phụ lục III (§3). */
  endMark: './.',
} as const;
