const DIGITS: ReadonlyMap<string, bigint> = new Map(
  Object.entries({
    không: 0n,
    một: 1n,
    mốt: 1n,
    hai: 2n,
    ba: 3n,
    bốn: 4n,
    tư: 4n,
    năm: 5n,
    lăm: 5n,
    nhăm: 5n,
    sáu: 6n,
    bảy: 7n,
    bẩy: 7n,
    tám: 8n,
    chín: 9n,
  }),
);
const SCALES: ReadonlyMap<string, bigint> = new Map([
  ['nghìn', 1_000n],
  ['ngàn', 1_000n],
  ['triệu', 1_000_000n],
]);
const BILLION = 1_000_000_000n;

/**
 * A whole number from Vietnamese words, in any of the readings offices use («linh», «lẻ»; «bốn», «tư»; «nghìn», «ngàn»).
 * «đồng», «chẵn», full stops and commas between groups are passed over.
 * @returns null when a word is no part of a number
 */
export function numberFromWords(words: string): bigint | null {
  const parts = words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.,;:()«»“”"']/g, ' ')
    .split(/\s+/)
    .filter(word => word !== '');
  let isNegative = false;
  /** Everything in front of the last «tỷ», then the group below it, the triple being read, its last digit. */
  let billions = 0n;
  let below = 0n;
  let triple = 0n;
  let digit: bigint | null = null;
  let count = 0;
  const closeTriple = () => {
    triple += digit ?? 0n;
    digit = null;
    const whole = triple;
    triple = 0n;
    return whole;
  };
  for (const [index, word] of parts.entries()) {
    const value = DIGITS.get(word);
    const scale = SCALES.get(word);
    if (value !== undefined) {
      // Two digits side by side are no number of our offices.
      if (digit !== null) return null;
      digit = value;
      count++;
    } else if (word === 'mươi' || word === 'chục') {
      if (digit === null) return null;
      triple += digit * 10n;
      digit = null;
    } else if (word === 'mười') {
      if (digit !== null) return null;
      triple += 10n;
      count++;
    } else if (word === 'trăm') {
      if (digit === null) return null;
      triple += digit * 100n;
      digit = null;
    } else if (scale !== undefined) {
      below += closeTriple() * scale;
    } else if (word === 'tỷ' || word === 'tỉ') {
      billions = (billions + below + closeTriple()) * BILLION;
      below = 0n;
    } else if (word === 'âm' && index === 0) {
      isNegative = true;
    } else if (!['linh', 'lẻ', 'đồng', 'chẵn', 'và'].includes(word)) {
      return null;
    }
  }
  if (count === 0) return null;
  const whole = billions + below + closeTriple();
  return isNegative ? -whole : whole;
}
