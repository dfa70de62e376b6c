/** Common nouns of an organ's name, as they are written inside a sentence (NĐ 30/2020, Phụ lục II). */
const LOWER = new Set([
  'TỈNH',
  'THÀNH',
  'PHỐ',
  'XÃ',
  'PHƯỜNG',
  'VÀ',
  'TRA',
  'NHÂN',
  'DÂN',
  'BAN',
  'CÔNG',
  'KHU',
  'VỰC',
  'PHỦ',
]);
const ABBREVIATIONS = new Set(['UBND', 'HĐND', 'VKSND', 'TAND']);

/**
 * Lines in capitals as printed in ô 2 («UBND TỈNH HOÀNG SƠN») as they stand inside a sentence («UBND tỉnh Hoàng Sơn»). A
 * line that is not all capitals is left as it was typed.
 */
export function organInSentence(line: string): string {
  const text = line.trim().replace(/\s+/g, ' ');
  if (text === '' || text !== text.toUpperCase()) return text;
  return text
    .split(' ')
    .map((word, index) => {
      if (ABBREVIATIONS.has(word)) return word;
      const lower = word.toLowerCase();
      return index > 0 && LOWER.has(word) ? lower : lower.charAt(0).toUpperCase() + lower.slice(1);
    })
    .join(' ');
}

/**
 * The office's name inside a sentence, from its printed lines: «THANH TRA TỈNH» under «UBND TỈNH HOÀNG SƠN» is «Thanh tra
 * tỉnh Hoàng Sơn».
 */
export function organName(parentOrgan: string, issuingOrgan: string): string {
  const own = organInSentence(issuingOrgan.split('\n').join(' '));
  const place = /(?:tỉnh|thành phố)\s+(.+)$/i.exec(organInSentence(parentOrgan))?.[1];
  return place !== undefined && /(?:tỉnh|thành phố)$/i.test(own) ? `${own} ${place}` : own;
}
