import type { ZodError } from 'zod';
import {
  type AmountAttributes,
  type CaseTableName,
  type CaseValueAttributes,
  type CitationAttributes,
  type EditorBlock,
  type EditorCell,
  type EditorInline,
  editorDoc,
} from './editorJson.ts';
import { headingLabels } from './numbering.ts';
import { type Block, type Cell, DocumentError, type Inline, type TableBlock } from './tree.ts';

/** What the tree needs of the case: every reference resolved to text, once. */
export interface Resolver {
  citationText(citation: CitationAttributes): string;
  amountText(amount: AmountAttributes): string;
  valueText(value: CaseValueAttributes): string;
  caseTable(name: CaseTableName): TableBlock;
}

/**
 * The body of a document from the editor's JSON.
 * @throws DocumentError unknownNode when the JSON holds anything the tree does not know; it is never dropped.
 */
export function bodyFromEditor(json: unknown, resolver: Resolver): Block[] {
  const parsed = editorDoc.safeParse(json);
  if (!parsed.success) throw new DocumentError('unknownNode', placeOf(parsed.error));
  const blocks = parsed.data.content;
  const labels = headingLabels(blocks.flatMap(block => (block.type === 'heading' ? [block.attrs.level] : [])));
  let heading = 0;
  return blocks.flatMap((block): Block[] => {
    switch (block.type) {
      case 'heading':
        return [
          {
            type: 'heading',
            level: block.attrs.level,
            label: labels[heading++] ?? '',
            inlines: inlinesOf(block.content, resolver),
          },
        ];
      case 'paragraph':
        return [{ type: 'paragraph', role: block.attrs.role, inlines: inlinesOf(block.content, resolver) }];
      case 'bulletList':
        return listItems(block, 0, resolver);
      case 'table':
        return [tableOf(block, resolver)];
      case 'caseTable':
        return [resolver.caseTable(block.attrs.table)];
    }
  });
}

function placeOf(error: ZodError): string {
  return error.issues[0]?.path.join('.') ?? '';
}

function inlinesOf(content: readonly EditorInline[], resolver: Resolver): Inline[] {
  return content.flatMap((node, index): Inline[] => {
    const has = (type: string) => node.marks?.some(mark => mark.type === type) === true;
    const marks = {
      ...(has('bold') && { bold: true }),
      ...(has('italic') && { italic: true }),
      ...(has('underline') && { underline: true }),
    };
    switch (node.type) {
      case 'text':
        return [{ type: 'text', text: node.text.normalize('NFC'), ...marks }];
      case 'hardBreak':
        return [{ type: 'lineBreak' }];
      case 'amount':
        return [{ type: 'text', text: resolver.amountText(node.attrs), ...marks }];
      case 'caseValue':
        return [{ type: 'text', text: resolver.valueText(node.attrs), ...marks }];
      case 'citation': {
        const { leafId, toLeafId } = node.attrs;
        const citation: Inline = {
          type: 'citation',
          text: resolver.citationText(node.attrs),
          leafId,
          toLeafId,
          ...marks,
        };
        // Citations put side by side read as a list: «BL 3, BL 20-21».
        return content[index - 1]?.type === 'citation' ? [{ type: 'text', text: ', ' }, citation] : [citation];
      }
    }
  });
}

type List = Extract<EditorBlock, { type: 'bulletList' }>;

function listItems(list: List, depth: number, resolver: Resolver): Block[] {
  return list.content.flatMap(item =>
    item.content.flatMap((inner): Block[] =>
      inner.type === 'bulletList'
        ? listItems(inner, depth + 1, resolver)
        : [{ type: 'listItem', depth, inlines: inlinesOf(inner.content, resolver) }],
    ),
  );
}

function tableOf(table: Extract<EditorBlock, { type: 'table' }>, resolver: Resolver): TableBlock {
  const rows = table.content.map(row => row.content.map(each => cellOf(each, resolver)));
  const first = table.content[0]?.content ?? [];
  const widths = first.flatMap(each =>
    Array.from({ length: each.attrs.colspan }, (_, i) => each.attrs.colwidth?.[i] ?? 100),
  );
  let headerRows = 0;
  while (headerRows < rows.length && rows[headerRows]?.every(each => each.isHeader) === true) headerRows++;
  return { type: 'table', caption: '', widths: widths.length === 0 ? [1] : widths, headerRows, rows };
}

function cellOf(node: EditorCell, resolver: Resolver): Cell {
  const isHeader = node.type === 'tableHeader';
  const align = node.attrs.align ?? (isHeader ? 'center' : 'left');
  const blocks = node.content.flatMap(inner =>
    inner.type === 'bulletList'
      ? listItems(inner, 0, resolver).map(item => ({
          inlines: 'inlines' in item ? [{ type: 'text' as const, text: '- ' }, ...item.inlines] : [],
          align: align as Cell['blocks'][number]['align'],
        }))
      : [{ inlines: inlinesOf(inner.content, resolver), align }],
  );
  return { blocks, isHeader, colspan: node.attrs.colspan, rowspan: node.attrs.rowspan };
}
