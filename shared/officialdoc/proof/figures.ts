import { numberFromWords } from '../readWords.ts';

/** Where in a text something stands: [start, end). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** «hơn 970 triệu», «gần 1 tỷ», «khoảng 2 ha»: how far the figure may stand from the truth. */
export type Hedge = 'exact' | 'over' | 'under' | 'about';

interface Measured extends Span {
  /** In the smallest unit: đồng, hundredths of m², pieces. */
  readonly value: number;
  /** The last digit printed stands for this much: 100.000.000 for «1,5 tỷ». */
  readonly step: number;
  readonly hedge: Hedge;
}

export interface TypedAmount extends Measured {
  readonly kind: 'amount';
  /** A price or a norm («150.000 đồng/học sinh»): never part of a sum. */
  readonly isRate: boolean;
}
export interface TypedArea extends Measured {
  readonly kind: 'area';
}
export interface TypedCount extends Measured {
  readonly kind: 'count';
  readonly noun: string;
  readonly quantityKind: 'persons' | 'organisations' | 'items';
}
export interface TypedPercent extends Span {
  readonly kind: 'percent';
  /** 59,3 → 59.3 */
  readonly value: number;
  readonly decimals: number;
  readonly hedge: Hedge;
}
/** An amount in words that stands beside a figure: «(Bằng chữ: …)», «(Sáu trăm … đồng)». */
export interface AmountWords extends Span {
  readonly kind: 'words';
  /** null: the words are no number. */
  readonly value: number | null;
  readonly text: string;
}
export interface TypedDate extends Span {
  readonly kind: 'date';
  /** First day it may mean, ISO. */
  readonly from: string;
  readonly precision: 'day' | 'month' | 'year';
}
export interface LegalReference extends Span {
  readonly kind: 'law';
}
export type Figure = TypedAmount | TypedArea | TypedCount | TypedPercent | AmountWords | TypedDate | LegalReference;

/** A number as offices write it: dots between thousands, a decimal comma. */
const NUMBER = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?`;
const SCALES: Readonly<Record<string, number>> = {
  nghìn: 3,
  ngàn: 3,
  triệu: 6,
  tỷ: 9,
  tỉ: 9,
  'nghìn tỷ': 12,
  'ngàn tỷ': 12,
};
const SCALE = String.raw`nghìn\s+tỷ|ngàn\s+tỷ|nghìn|ngàn|triệu|tỷ|tỉ`;
const FREE_LEFT = String.raw`(?<![\p{L}\p{N}]|[\p{N}][.,/-])`;
const FREE_RIGHT = String.raw`(?![\p{L}\p{N}])`;

const AMOUNT = new RegExp(
  String.raw`${FREE_LEFT}((?:(?:${NUMBER})\s*(?:${SCALE})\s*)*(?:${NUMBER})(?:\s*(?:${SCALE}))?)(?:\s*(đồng|VNĐ|VND|đ))?${FREE_RIGHT}`,
  'giu',
);
const PART = new RegExp(String.raw`(${NUMBER})(?:\s*(${SCALE}))?`, 'giu');
/** What may follow «970 triệu» so that money is meant and not «2 triệu cây». */
const AFTER_BARE_SCALE =
  /^\s*(?:$|[.,;:!?)\]»”/-]|và|hoặc|là|do|của|trong|vào|để|tại|với|từ|đến|so|năm|bằng|thuộc|nộp|cho|trên|chiếm|đạt|￼)/iu;

const AREA = new RegExp(String.raw`${FREE_LEFT}(${NUMBER})\s*(m2|m²|ha|héc-ta|hecta)${FREE_RIGHT}`, 'giu');
const PERCENT = new RegExp(String.raw`${FREE_LEFT}(${NUMBER})\s*(?:%|phần trăm${FREE_RIGHT})`, 'giu');

/** What conclusions count, and which records of the case count the same. */
const COUNTED: Readonly<Record<TypedCount['quantityKind'], readonly string[]>> = {
  persons: [
    'người',
    'cá nhân',
    'cán bộ',
    'công chức',
    'viên chức',
    'hộ gia đình',
    'hộ dân',
    'hộ',
    'học sinh',
    'trường hợp',
  ],
  organisations: ['tập thể', 'tổ chức', 'đơn vị', 'cơ quan', 'doanh nghiệp', 'công ty', 'xã', 'trường'],
  items: ['công trình', 'gói thầu', 'dự án', 'hợp đồng', 'hồ sơ', 'gói', 'vụ việc', 'vụ', 'lô', 'thửa', 'hạng mục'],
};
const KIND_OF_NOUN: ReadonlyMap<string, TypedCount['quantityKind']> = new Map(
  (Object.entries(COUNTED) as [TypedCount['quantityKind'], readonly string[]][]).flatMap(([kind, nouns]) =>
    nouns.map(noun => [noun, kind] as const),
  ),
);
const NOUN = [...KIND_OF_NOUN.keys()].sort((a, b) => b.length - a.length).join('|');
const COUNT = new RegExp(String.raw`${FREE_LEFT}(\d{1,3}(?:\.\d{3})+|\d+)\s+(${NOUN})${FREE_RIGHT}`, 'giu');

const DATE =
  /(?<![\p{L}\p{N}/])(?:(?:ngày\s+)?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})|ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})|tháng\s+(\d{1,2})(?:\s?[/.-]\s?|\s+năm\s+)(\d{4})|năm\s+(\d{4}))(?![\p{L}\p{N}/])/giu;

const LAW =
  /(?<![\p{L}\p{N}])(?:(?:điểm\s+[a-zđ]{1,2}\s*,?\s+)?(?:khoản\s+\d+[a-zđ]?\s*,?\s+)?Điều\s+\d+[a-zđ]?(?![\p{L}\p{N}])|\d+\/\d{4}\/[A-ZĐƯ][A-ZĐƯ0-9-]+|\d+\/(?:NQ|NĐ|QĐ|TT|TTr|KL|CT|CV|BC|TB)-[\p{Lu}\p{N}&-]+)/gu;

const WORDS =
  /\(\s*(?:(?:số tiền\s+)?(?:viết\s+)?bằng chữ\s*:?\s*)?([\p{L}\s,.;]*?(?:đồng|tỷ|triệu|nghìn)(?:\s+chẵn)?[.;,]?)\s*\)/giu;
const SAYS_IN_WORDS = /bằng chữ/iu;

const HEDGES: readonly (readonly [RegExp, Hedge])[] = [
  [/(?:hơn|trên|quá)\s*$/iu, 'over'],
  [/(?:gần|dưới|chưa đến|không đến|xấp xỉ dưới)\s*$/iu, 'under'],
  [/(?:khoảng|xấp xỉ|ước|ước tính|tương đương)\s*$/iu, 'about'],
];

/**
 * Everything that looks like a figure in a text (NFC), in order, none inside another. `￼` stands for a live node.
 */
export function figuresIn(text: string): readonly Figure[] {
  const found: Figure[] = [
    ...wordsIn(text),
    ...datesIn(text),
    ...lawsIn(text),
    ...percentsIn(text),
    ...areasIn(text),
    ...amountsIn(text),
    ...countsIn(text),
  ];
  const taken: Figure[] = [];
  for (const figure of found) {
    if (taken.every(other => figure.end <= other.start || other.end <= figure.start)) taken.push(figure);
  }
  return taken.sort((a, b) => a.start - b.start);
}

function amountsIn(text: string): TypedAmount[] {
  return [...text.matchAll(AMOUNT)].flatMap((match): TypedAmount[] => {
    const [whole, number = '', currency] = match;
    const start = match.index;
    const end = start + whole.length;
    const parts = [...number.matchAll(PART)];
    const hasScale = parts.some(part => part[2] !== undefined);
    if (currency === undefined && !(hasScale && AFTER_BARE_SCALE.test(text.slice(end)))) return [];
    let value = 0n;
    let step = 1n;
    for (const [, digits = '', scale] of parts) {
      const read = scaled(digits, scale === undefined ? 0 : (SCALES[scale.toLowerCase().replace(/\s+/g, ' ')] ?? 0));
      value += read.value;
      step = read.step;
    }
    // «điểm đ», «3 đ»: a lone letter is money only behind a figure of money's size.
    if (currency?.toLowerCase() === 'đ' && !hasScale && value < 1_000n) return [];
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) return [];
    return [
      {
        kind: 'amount',
        start,
        end,
        value: Number(value),
        step: Number(step),
        hedge: hedgeBefore(text, start),
        isRate: /^\s*\//.test(text.slice(end)),
      },
    ];
  });
}

/** Digits in Vietnamese writing at a power of ten, and what the last digit stands for; never less than one. */
function scaled(digits: string, power: number): { value: bigint; step: bigint } {
  const [whole = '', fraction = ''] = digits.replaceAll('.', '').split(',');
  const kept = fraction.slice(0, power);
  return {
    value: BigInt(whole + kept) * 10n ** BigInt(power - kept.length),
    step: 10n ** BigInt(power - kept.length),
  };
}

function hedgeBefore(text: string, start: number): Hedge {
  const before = text.slice(Math.max(0, start - 24), start);
  return HEDGES.find(([words]) => words.test(before))?.[1] ?? 'exact';
}

function areasIn(text: string): TypedArea[] {
  return [...text.matchAll(AREA)].flatMap((match): TypedArea[] => {
    const [whole, digits = '', unit = ''] = match;
    const { value, step } = scaled(digits, /^m/i.test(unit) ? 2 : 6);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) return [];
    const { index: start } = match;
    return [
      {
        kind: 'area',
        start,
        end: start + whole.length,
        value: Number(value),
        step: Number(step),
        hedge: hedgeBefore(text, start),
      },
    ];
  });
}

function countsIn(text: string): TypedCount[] {
  return [...text.matchAll(COUNT)].map(match => {
    const [whole, digits = '', noun = ''] = match;
    return {
      kind: 'count',
      start: match.index,
      end: match.index + whole.length,
      value: Number(digits.replaceAll('.', '')),
      step: 1,
      hedge: hedgeBefore(text, match.index),
      noun: noun.toLowerCase(),
      quantityKind: KIND_OF_NOUN.get(noun.toLowerCase()) ?? 'items',
    };
  });
}

function percentsIn(text: string): TypedPercent[] {
  return [...text.matchAll(PERCENT)].map(match => {
    const [whole, digits = ''] = match;
    const [, fraction = ''] = digits.split(',');
    return {
      kind: 'percent',
      start: match.index,
      end: match.index + whole.length,
      value: Number(digits.replaceAll('.', '').replace(',', '.')),
      decimals: fraction.length,
      hedge: hedgeBefore(text, match.index),
    };
  });
}

function wordsIn(text: string): AmountWords[] {
  return [...text.matchAll(WORDS)].flatMap((match): AmountWords[] => {
    const [whole, words = ''] = match;
    const value = numberFromWords(words);
    // Without «bằng chữ» only what reads as a number is one: «(một phần số tiền đồng bộ)» is a remark.
    if (value === null && !SAYS_IN_WORDS.test(whole)) return [];
    return [
      {
        kind: 'words',
        start: match.index,
        end: match.index + whole.length,
        value: value === null || value > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(value),
        text: words.trim(),
      },
    ];
  });
}

function datesIn(text: string): TypedDate[] {
  return [...text.matchAll(DATE)].flatMap((match): TypedDate[] => {
    const [whole, d1, m1, y1, d2, m2, y2, m3, y3, y4] = match;
    const day = Number(d1 ?? d2 ?? 1);
    const month = Number(m1 ?? m2 ?? m3 ?? 1);
    const year = Number(y1 ?? y2 ?? y3 ?? y4);
    if (month < 1 || month > 12 || day < 1 || day > 31) return [];
    return [
      {
        kind: 'date',
        start: match.index,
        end: match.index + whole.length,
        from: `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
        precision: (d1 ?? d2) !== undefined ? 'day' : (m3 ?? m1) !== undefined ? 'month' : 'year',
      },
    ];
  });
}

function lawsIn(text: string): LegalReference[] {
  return [...text.matchAll(LAW)].map(match => ({
    kind: 'law',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Does a printed figure say this value, by the rounding its last digit and its hedge allow? */
export function saysValue(figure: Pick<Measured, 'value' | 'step' | 'hedge'>, value: number): boolean {
  const { value: said, step, hedge } = figure;
  // Half up, and cut off: offices do both.
  if (Math.floor((value + step / 2) / step) * step === said || Math.floor(value / step) * step === said) return true;
  switch (hedge) {
    case 'exact':
      return false;
    case 'over':
      return value >= said && value - said <= Math.max(step, said / 10);
    case 'under':
      return value <= said && said - value <= Math.max(step, said / 10);
    case 'about':
      return Math.abs(value - said) <= Math.max(step, said / 20);
  }
}

/** Does a printed percentage say part of whole, rounded to the places it prints? */
export function saysPercent(
  percent: Pick<TypedPercent, 'value' | 'decimals' | 'hedge'>,
  part: number,
  whole: number,
): boolean {
  if (whole === 0) return false;
  const true_ = (part * 100) / whole;
  const step = 10 ** -percent.decimals;
  const off = Math.abs(true_ - percent.value);
  const isNear = off <= step / 2 + 1e-9 || (true_ >= percent.value && off < step);
  if (isNear || percent.hedge === 'exact') return isNear;
  return off <= Math.max(step, percent.value / 20);
}
