import type { TextBlock } from './textBlocks.ts';

/** The customary parts of a conclusion (domain/bieu-mau-thanh-tra.md §4.8), known by the words of their headings. */
export type Part = 'opening' | 'general' | 'facts' | 'conclusions' | 'measures' | 'recommendations' | 'other';
/** What stands under a second heading of parts III and V. */
export type SubPart =
  | 'merit'
  | 'fault'
  | 'cause'
  | 'responsibility'
  | 'policyGap'
  | 'administrative'
  | 'economic'
  | 'criminal'
  | 'policy'
  | 'organisation';

const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['measures', /biện pháp.*đã áp dụng|đã áp dụng/u],
  ['recommendations', /kiến nghị/u],
  ['conclusions', /kết luận/u],
  ['facts', /kết quả (?:kiểm tra|xác minh|thanh tra)|kết quả/u],
  ['general', /khái quát|đặc điểm|tình hình/u],
];
const SUB_PARTS: Readonly<Partial<Record<Part, readonly (readonly [SubPart, RegExp])[]>>> = {
  conclusions: [
    ['policyGap', /bất cập|cơ chế|chính sách/u],
    ['responsibility', /trách nhiệm/u],
    ['cause', /nguyên nhân/u],
    ['merit', /ưu điểm|làm được/u],
    ['fault', /hạn chế|khuyết điểm|vi phạm|sai phạm/u],
  ],
  recommendations: [
    ['criminal', /điều tra|hình sự/u],
    ['policy', /cơ chế|chính sách|pháp luật/u],
    ['economic', /kinh tế/u],
    ['administrative', /hành chính|trách nhiệm|kiểm điểm|kỷ luật/u],
    ['organisation', /tổ chức thực hiện|thời hạn|báo cáo/u],
  ],
};

/** The part that a first heading begins. */
export function partOf(heading: string): Part {
  const words = heading.normalize('NFC').toLowerCase();
  return PARTS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}

/** The sub-part that a second heading begins inside a part; null when it is none of the customary ones. */
export function subPartOf(part: Part, heading: string): SubPart | null {
  const words = heading.normalize('NFC').toLowerCase();
  return SUB_PARTS[part]?.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

export interface Place {
  readonly part: Part;
  readonly subPart: SubPart | null;
}

/** Where each block stands, in the order of the document. A document without first headings is all `other`. */
export function placesOf(blocks: readonly Pick<TextBlock, 'role' | 'text'>[]): readonly Place[] {
  let place: Place = { part: blocks.some(block => block.role === 'heading1') ? 'opening' : 'other', subPart: null };
  return blocks.map(block => {
    if (block.role === 'heading1') place = { part: partOf(block.text), subPart: null };
    else if (block.role === 'heading2') place = { ...place, subPart: subPartOf(place.part, block.text) };
    return place;
  });
}
