import type { ZodError } from 'zod';
import { columnSums, type SumCell, UNSURE_SUM } from './columnSums.ts';
import {
  type AmountAttributes,
  type CaseTableName,
  type CaseValueAttributes,
  type CitationAttributes,
  type EditorBlock,
  type EditorCell,
  type EditorInline,
  type EditorLine,
  type EditorList,
  type EditorNoteInline,
  editorDoc,
  type FormFieldAttributes,
  type HeadingStyle,
} from './editorJson.ts';
import { headingLabels } from './numbering.ts';
import { pictureId } from './pictures.ts';
import { plainText } from './plainText.ts';
import { acceptedText, anyDoc } from './suggestions.ts';
import { type Block, type Cell, DocumentError, type Inline, type NoteInline, type TableBlock } from './tree.ts';

/** What the tree needs of the case: every reference resolved to text, once. */
export interface Resolver {
  citationText(citation: CitationAttributes): string;
  amountText(amount: AmountAttributes): string;
  valueText(value: CaseValueAttributes): string;
  fieldText(field: FormFieldAttributes): string;
  caseTable(name: CaseTableName): TableBlock;
}

/**
 * The body of a document from the editor's JSON.
 * @throws DocumentError unknownNode when the JSON holds anything the tree does not know; it is never dropped.
 */
export function bodyFromEditor(json: unknown, resolver: Resolver): Block[] {
  // Readers and writers meet the text as it is when every suggestion is accepted.
  const shape = anyDoc.safeParse(json);
  if (!shape.success) throw new DocumentError('unknownNode', placeOf(shape.error));
  const parsed = editorDoc.safeParse(acceptedText(shape.data));
  if (!parsed.success) throw new DocumentError('unknownNode', placeOf(parsed.error));
  const blocks = parsed.data.content;
  const labels = headingLabels(blocks.flatMap(block => (block.type === 'heading' ? [block.attrs] : [])));
  let heading = 0;
  return blocks.flatMap(block =>
    blocksFromEditor(block, block.type === 'heading' ? (labels[heading++] ?? '') : '', resolver),
  );
}

/**
 * Blocks of the tree that one block of the editor becomes.
 * @param label number of a heading, which only the whole text can give
 */
export function blocksFromEditor(block: EditorBlock, label: string, resolver: Resolver): Block[] {
  switch (block.type) {
    case 'heading': {
      const { level, variant } = block.attrs;
      const inlines = inlinesOf(block.content, resolver);
      return [{ type: 'heading', level, ...(isSetApart(variant) && { variant }), label, inlines }];
    }
    case 'paragraph':
      return [{ type: 'paragraph', role: block.attrs.role, inlines: inlinesOf(block.content, resolver) }];
    case 'bulletList':
      return listItems(block, 0, resolver);
    case 'table':
      return [tableOf(block, resolver)];
    case 'caseTable':
      return [resolver.caseTable(block.attrs.table)];
    case 'figure': {
      const { evidenceId, page, widthMm, heightMm } = block.attrs;
      const caption = inlinesOf(block.content, resolver);
      const alt = plainText(caption).trim() || 'Hình ảnh';
      return [{ type: 'image', image: pictureId({ evidenceId, page }), widthMm, heightMm, alt, caption }];
    }
  }
}

function isSetApart(variant: HeadingStyle): variant is 'text' | 'article' {
  return variant === 'text' || variant === 'article';
}

function placeOf(error: ZodError): string {
  return error.issues[0]?.path.join('.') ?? '';
}

function inlinesOf(content: readonly EditorInline[], resolver: Resolver, sum: string | null = null): Inline[] {
  return content.flatMap((node, index): Inline[] => {
    if (node.type === 'footnote') return [{ type: 'footnote', inlines: noteInlines(node.content, resolver) }];
    if (node.type === 'columnSum') return [{ type: 'text', text: sum ?? UNSURE_SUM, ...marksOf(node.marks) }];
    return noteInline(node, content[index - 1], resolver);
  });
}

function noteInlines(content: readonly EditorNoteInline[], resolver: Resolver): NoteInline[] {
  return content.flatMap((node, index) => noteInline(node, content[index - 1], resolver));
}

function marksOf(marks: EditorInline['marks']) {
  const has = (type: string) => marks?.some(mark => mark.type === type) === true;
  return {
    ...(has('bold') && { bold: true }),
    ...(has('italic') && { italic: true }),
    ...(has('underline') && { underline: true }),
  };
}

function noteInline(node: EditorNoteInline, before: EditorInline | undefined, resolver: Resolver): NoteInline[] {
  const marks = marksOf(node.marks);
  switch (node.type) {
    case 'text':
      return [{ type: 'text', text: node.text.normalize('NFC'), ...marks }];
    case 'hardBreak':
      return [{ type: 'lineBreak' }];
    case 'amount':
      return [{ type: 'amount', text: resolver.amountText(node.attrs), ...node.attrs, ...marks }];
    case 'formField':
      return [{ type: 'field', text: resolver.fieldText(node.attrs), name: node.attrs.name, ...marks }];
    case 'caseValue':
      return [{ type: 'text', text: resolver.valueText(node.attrs), ...marks }];
    case 'citation': {
      const { leafId, toLeafId } = node.attrs;
      const text = resolver.citationText(node.attrs);
      const citation: NoteInline = { type: 'citation', text, leafId, toLeafId, ...marks };
      // Citations put side by side read as a list: «BL 3, BL 20-21».
      return before?.type === 'citation' ? [{ type: 'text', text: ', ' }, citation] : [citation];
    }
  }
}

type ListItem = Extract<Block, { type: 'listItem' }>;

function listItems(list: EditorList, depth: number, resolver: Resolver, sum: string | null = null): ListItem[] {
  return list.content.flatMap(item =>
    item.content.flatMap((inner): ListItem[] =>
      inner.type === 'bulletList'
        ? listItems(inner, depth + 1, resolver, sum)
        : [{ type: 'listItem', depth, inlines: lineOf(inner, resolver, sum) }],
    ),
  );
}

/** A line of a cell or a list; a title there is bold text. */
function lineOf(line: Exclude<EditorLine, EditorList>, resolver: Resolver, sum: string | null): Inline[] {
  const inlines = inlinesOf(line.content, resolver, sum);
  if (line.type === 'paragraph') return inlines;
  return inlines.map(inline => ('text' in inline ? { ...inline, bold: true } : inline));
}

function tableOf(table: Extract<EditorBlock, { type: 'table' }>, resolver: Resolver): TableBlock {
  const sums = columnSums(table.content.map(row => row.content.map(each => sumCellOf(each, resolver))));
  const rows = table.content.map((row, y) =>
    row.content.map((each, x) => cellOf(each, resolver, sums[y]?.[x] ?? null)),
  );
  const first = table.content[0]?.content ?? [];
  const widths = first.flatMap(each =>
    Array.from({ length: each.attrs.colspan }, (_, i) => each.attrs.colwidth?.[i] ?? 100),
  );
  let headerRows = 0;
  while (headerRows < rows.length && rows[headerRows]?.every(each => each.isHeader) === true) headerRows++;
  return { type: 'table', caption: '', widths: widths.length === 0 ? [1] : widths, headerRows, rows };
}

function inlinesOfCell({ content }: { readonly content: readonly EditorLine[] }): readonly EditorInline[] {
  return content.flatMap(inner => (inner.type === 'bulletList' ? inner.content.flatMap(inlinesOfCell) : inner.content));
}

function sumCellOf(cell: EditorCell, resolver: Resolver): SumCell {
  const inlines = inlinesOfCell(cell);
  const figures = inlines.filter(inline => inline.type !== 'citation');
  return {
    colspan: cell.attrs.colspan,
    rowspan: cell.attrs.rowspan,
    isHeader: cell.type === 'tableHeader',
    isSum: inlines.some(inline => inline.type === 'columnSum'),
    text: plainText(inlinesOf(figures, resolver)),
  };
}

function cellOf(node: EditorCell, resolver: Resolver, sum: string | null): Cell {
  const isHeader = node.type === 'tableHeader';
  const align = node.attrs.align ?? (isHeader ? 'center' : 'left');
  const blocks = node.content.flatMap((inner): Cell['blocks'] =>
    inner.type === 'bulletList'
      ? listItems(inner, 0, resolver, sum).map(item => ({
          inlines: [{ type: 'text' as const, text: '- ' }, ...item.inlines],
          align,
        }))
      : [{ inlines: lineOf(inner, resolver, sum), align }],
  );
  return { blocks, isHeader, colspan: node.attrs.colspan, rowspan: node.attrs.rowspan };
}
