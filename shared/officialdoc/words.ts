const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const digit = (n: number) => DIGITS[n] ?? '';

/** Both words of each pair are right; offices differ. */
export interface Reading {
  /** 105: «một trăm linh năm» or, in the South, «một trăm lẻ năm». */
  readonly zeroTens: 'linh' | 'lẻ';
  /** 34: «ba mươi bốn» or «ba mươi tư». */
  readonly four: 'bốn' | 'tư';
}
const USUAL: Reading = { zeroTens: 'linh', four: 'bốn' };

/** Three digits in words; `isFull` reads leading zeros («không trăm linh năm»). */
function readTriple(number: number, isFull: boolean, reading: Reading): string {
  const hundreds = Math.floor(number / 100);
  const tens = Math.floor(number / 10) % 10;
  const ones = number % 10;
  const words: string[] = [];
  if (hundreds > 0 || isFull) words.push(`${digit(hundreds)} trăm`);
  if (tens === 0) {
    if (ones > 0) words.push(words.length > 0 ? `${reading.zeroTens} ${digit(ones)}` : digit(ones));
    return words.join(' ');
  }
  words.push(tens === 1 ? 'mười' : `${digit(tens)} mươi`);
  if (ones === 1) words.push(tens === 1 ? 'một' : 'mốt');
  else if (ones === 4) words.push(tens === 1 ? 'bốn' : reading.four);
  else if (ones === 5) words.push('lăm');
  else if (ones > 0) words.push(digit(ones));
  return words.join(' ');
}

const BILLION = 1_000_000_000n;

function readBelowBillion(number: number, isFull: boolean, reading: Reading): string {
  const triples = [Math.floor(number / 1_000_000), Math.floor(number / 1_000) % 1_000, number % 1_000];
  const words: string[] = [];
  triples.forEach((triple, index) => {
    if (triple === 0) return;
    const unit = [' triệu', ' nghìn', ''][index] ?? '';
    words.push(readTriple(triple, isFull || words.length > 0, reading) + unit);
  });
  return words.join(' ');
}

/** A whole number in Vietnamese words. */
export function numberInWords(value: bigint | number, reading: Reading = USUAL): string {
  const number = BigInt(value);
  if (number < 0n) return `âm ${numberInWords(-number, reading)}`;
  if (number === 0n) return 'không';
  const high = number / BILLION;
  const low = Number(number % BILLION);
  if (high === 0n) return readBelowBillion(low, false, reading);
  const rest = low === 0 ? '' : ` ${readBelowBillion(low, true, reading)}`;
  return `${numberInWords(high, reading)} tỷ${rest}`;
}

/** An amount in words as papers print it: `Một tỷ hai trăm ba mươi bốn triệu đồng`. */
export function amountInWords(dong: bigint | number, reading: Reading = USUAL): string {
  const words = `${numberInWords(dong, reading)} đồng`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
