import type { Figure, Span } from './figures.ts';
import type { Part, SubPart } from './parts.ts';
import type { BlockRole } from './textBlocks.ts';

/** Why a sentence is taken for a claim. */
export type ClaimReason = 'amount' | 'quantity' | 'percent' | 'date' | 'law' | 'violation';

/**
 * What makes a sentence a claim that needs evidence. Data, so that an office may keep its own.
 *
 * A sentence is a claim when it states an amount, an area or a count, a percentage, a date, a legal provision, or uses a
 * word of violation – in the parts of the document named here, and unless it opens as an order, a reference to the
 * inspection's own papers or an announcement does.
 */
export interface ClaimRules {
  /** Words that say somebody did wrong, lower case; each stands for itself, never for part of another word. */
  readonly violationWords: readonly string[];
  /** Beginnings of sentences that order, refer to own papers or announce, lower case. */
  readonly plainOpenings: readonly string[];
  /** What counts in each part: facts must be proven wherever they are first stated; an assessment rests on them. */
  readonly countsIn: Readonly<Record<Part, readonly ClaimReason[]>>;
  /** Sub-parts that only weigh what was proven before: nothing counts there. */
  readonly weighingParts: readonly SubPart[];
}

const ALL: readonly ClaimReason[] = ['amount', 'quantity', 'percent', 'date', 'law', 'violation'];

export const CLAIM_RULES: ClaimRules = {
  violationWords: [
    'vi phạm',
    'sai phạm',
    'sai quy định',
    'trái quy định',
    'trái pháp luật',
    'không đúng quy định',
    'không đúng thực tế',
    'không đúng hồ sơ',
    'không đúng thiết kế',
    'chưa đúng quy định',
    'sai khối lượng',
    'sai mã hiệu',
    'sai định mức',
    'sai đối tượng',
    'sai mục đích',
    'tính trùng',
    'khống',
    'lập khống',
    'hợp thức hóa',
    'chiếm đoạt',
    'tham ô',
    'hối lộ',
    'thông đồng',
    'gian lận',
    'làm giả',
    'giả mạo',
    'bao che',
    'lấn chiếm',
    'không qua đấu giá',
    'không qua đấu thầu',
    'chia nhỏ',
    'vượt định mức',
    'vượt thẩm quyền',
    'không đúng thẩm quyền',
    'để ngoài sổ',
    'thất thoát',
    'lãng phí',
    'gây thiệt hại',
    'thiếu trách nhiệm',
    'buông lỏng',
    'không lập biên bản',
    'không nộp',
    'trốn',
    'quá hạn',
    'chậm quyết toán',
    'quyết toán chậm',
  ],
  plainOpenings: [
    'thực hiện quyết định',
    'thực hiện kế hoạch',
    'căn cứ',
    'xét báo cáo',
    'xét đề nghị',
    'theo đề nghị',
    'đề nghị',
    'yêu cầu',
    'kiến nghị',
    'giao ',
    'trên đây là',
    'kính gửi',
    'đơn vị tính',
    'nơi nhận',
    'không có',
    'qua thanh tra cho thấy:',
    'qua kiểm tra cho thấy:',
  ],
  countsIn: {
    opening: [],
    general: ALL,
    facts: ALL,
    // Assessments rest on the findings; their figures are compared with the lines, new dates need a source.
    conclusions: ['amount', 'quantity', 'percent', 'date'],
    measures: ALL,
    recommendations: [],
    other: ALL,
  },
  weighingParts: ['cause', 'responsibility'],
};

const REASON_OF: Readonly<Partial<Record<Figure['kind'], ClaimReason>>> = {
  amount: 'amount',
  area: 'quantity',
  count: 'quantity',
  percent: 'percent',
  date: 'date',
  law: 'law',
};

/** Rules made ready for reading; made once per set of rules. */
export interface ClaimReader {
  readonly rules: ClaimRules;
  readonly isViolation: (text: string) => boolean;
}

export function claimReader(rules: ClaimRules): ClaimReader {
  return { rules, isViolation: violationFinder(rules) };
}

function violationFinder(rules: ClaimRules): (text: string) => boolean {
  const words = rules.violationWords
    .map(word => word.normalize('NFC').toLowerCase().trim())
    .filter(word => word !== '')
    .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  if (words.length === 0) return () => false;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
  return text => pattern.test(text);
}

/** What a sentence states that could need evidence, wherever it stands; `countsIn` decides later. */
export function reasonsIn(
  sentence: string,
  figures: readonly Figure[],
  hasLiveFigure: boolean,
  reader: ClaimReader,
): readonly ClaimReason[] {
  const opening = sentence
    .trimStart()
    .toLowerCase()
    .replace(/^(?:\d+[.)]|[a-zđ]\)|-|–|\+)\s*/u, '');
  if (reader.rules.plainOpenings.some(words => opening.startsWith(words))) return [];
  const reasons = new Set<ClaimReason>();
  for (const figure of figures) {
    const reason = REASON_OF[figure.kind];
    if (reason !== undefined) reasons.add(reason);
  }
  if (hasLiveFigure) reasons.add('amount');
  if (reader.isViolation(sentence)) reasons.add('violation');
  return [...reasons];
}

export const USUAL_READER: ClaimReader = claimReader(CLAIM_RULES);

/** Headings name, they do not claim. Cells of a table are compared as numbers instead. */
export function mayClaim(role: BlockRole): boolean {
  return role === 'body' || role === 'quote' || role === 'listItem';
}

export const inside = (span: Span, of: Span) => span.start >= of.start && span.end <= of.end;
