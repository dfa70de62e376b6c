import type { HonestDate, LeafCitation, RecordValue } from '#casefile';
import type { CaseValueAttributes, EditorBlock, EditorInline } from '../editorJson.ts';

export type MatrixBlock = EditorBlock;
export type MatrixInline = Extract<EditorInline, { type: 'text' | 'citation' | 'amount' | 'caseValue' }>;

/** Small builders of editor nodes: words are typed text, the rest is live. */
export const said = (text: string): MatrixInline[] =>
  text === '' ? [] : [{ type: 'text', text: text.normalize('NFC') }];

export const cited = (citation: Pick<LeafCitation, 'leafId' | 'toLeafId' | 'side'>): MatrixInline => ({
  type: 'citation',
  attrs: { leafId: citation.leafId, toLeafId: citation.toLeafId, side: citation.side, region: null, quote: null },
});

export const money = (lineIds: readonly string[], unit: RecordValue<'document'>['displayUnit']): MatrixInline => ({
  type: 'amount',
  attrs: { lineIds: [...lineIds], unit, words: false },
});

export const named = (source: CaseValueAttributes['source'], ...ids: string[]): MatrixInline => ({
  type: 'caseValue',
  attrs: { source, ids },
});

export const paragraph = (...parts: readonly (readonly MatrixInline[])[]): MatrixBlock => ({
  type: 'paragraph',
  attrs: { role: 'body' },
  content: joined(parts.flat()),
});

export const heading = (level: 1 | 2 | 3, text: string): MatrixBlock => ({
  type: 'heading',
  attrs: { level, variant: 'title', start: null },
  content: said(text),
});

export const list = (items: readonly (readonly MatrixInline[])[]): MatrixBlock[] =>
  items.length === 0
    ? []
    : [
        {
          type: 'bulletList',
          content: items.map(item => ({
            type: 'listItem',
            content: [{ type: 'paragraph', attrs: { role: 'body' }, content: joined(item) }],
          })),
        },
      ];

export const caseTable = (table: 'findings' | 'amounts' | 'recommendations'): MatrixBlock => ({
  type: 'caseTable',
  attrs: { table },
});

/** ProseMirror joins texts that stand side by side; so do we, that equal documents are equal. */
function joined(parts: readonly MatrixInline[]): MatrixInline[] {
  const out: MatrixInline[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part.type === 'text' && last?.type === 'text') out[out.length - 1] = { ...last, text: last.text + part.text };
    else out.push(part);
  }
  return out;
}

/** ` (BL 1, BL 3-5)`: nothing when there is no citation. */
export function inBrackets(citations: readonly Pick<LeafCitation, 'leafId' | 'toLeafId' | 'side'>[]): MatrixInline[] {
  if (citations.length === 0) return [];
  return [
    ...said(' ('),
    ...citations.flatMap((citation, index) => [...(index > 0 ? said(', ') : []), cited(citation)]),
    ...said(')'),
  ];
}

/** Live nodes with commas, «và» before the last. */
export function listed(nodes: readonly MatrixInline[]): MatrixInline[] {
  return nodes.flatMap((node, index) => [
    ...(index === 0 ? [] : said(index === nodes.length - 1 ? ' và ' : ', ')),
    node,
  ]);
}

/** A sentence as somebody typed it into a field, ready to be gone on with: no end mark. */
export const open = (text: string) =>
  text
    .normalize('NFC')
    .trim()
    .replace(/[.;,:\s]+$/u, '');

/** Offices that begin with one capital and stay so inside a sentence. */
const NAMES = /^(?:Sở|Bộ|Ủy ban|Uỷ ban|Công ty|Chủ tịch|Ông|Bà|Ngân hàng|Kho bạc|Nhà nước|Việt Nam)(?![\p{L}])/u;

/** A text gone on with inside a sentence: names and short forms keep their capital («Sở Giáo dục», «UBND»). */
export const lowerFirst = (text: string) =>
  /^\p{Lu}\p{Ll}*[,;]?\s\p{Ll}/u.test(text) && !NAMES.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** `05/02/2026`, `24/6/2026`: a zero before days below 10 and before months 1 and 2 only (NĐ 30/2020, Mục II.4). */
export function day(iso: string): string {
  const [year = '', month = '', date = ''] = iso.split('-');
  return `${date}/${Number(month) <= 2 ? month : Number(month)}/${year}`;
}

/** «, từ ngày … đến ngày …»: when a behaviour took place, as honest as it is known. */
export function whenSaid(date: HonestDate): string {
  switch (date.precision) {
    case 'exact':
      return `, ngày ${day(date.date)}`;
    case 'about':
      return `, khoảng ngày ${day(date.date)}`;
    case 'month':
      return `, tháng ${date.month}/${date.year}`;
    case 'year':
      return `, năm ${date.year}`;
    case 'range':
      return `, từ ngày ${day(date.from)} đến ngày ${day(date.to)}`;
    case 'unknown':
      return '';
  }
}

/** The pages a line of money rests on: its own citations, the calculation sheet, the signed minutes. */
export function proofOfLine(line: RecordValue<'amountLine'>): Pick<LeafCitation, 'leafId' | 'toLeafId' | 'side'>[] {
  const leaves = [line.calculationLeafId, line.confirmationLeafId].filter(id => id !== null);
  return [...line.citations, ...leaves.map(leafId => ({ leafId, toLeafId: null, side: null }))];
}
