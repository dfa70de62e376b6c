const ROMAN: readonly [number, string][] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
/** Order of điểm in law: has đ, no f, j, w, z (NĐ 30/2020, Phụ lục I). */
const LETTERS = [...'abcdđeghiklmnopqrstuvxy'];

export function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, symbol] of ROMAN) {
    while (rest >= value) {
      text += symbol;
      rest -= value;
    }
  }
  return text;
}

export function pointLetter(number: number): string {
  const letter = LETTERS[(number - 1) % LETTERS.length] ?? '';
  return letter.repeat(1 + Math.floor((number - 1) / LETTERS.length));
}

/** `Phụ lục`, or `Phụ lục II` where there are several (Mục III.1). */
export function annexLabel(index: number, total: number): string {
  return total > 1 ? `Phụ lục ${roman(index + 1)}` : 'Phụ lục';
}

/** Numbers of headings in order: level 1 `I.`, level 2 `1.`, level 3 `a)`; each level starts again under a higher one. */
export function headingLabels(levels: readonly (1 | 2 | 3)[]): readonly string[] {
  const counts = [0, 0, 0];
  return levels.map(level => {
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    counts.fill(0, level);
    const number = counts[level - 1] ?? 1;
    return level === 1 ? `${roman(number)}.` : level === 2 ? `${number}.` : `${pointLetter(number)})`;
  });
}
