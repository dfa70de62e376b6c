import type { EditorDoc, EditorInline } from '../editorJson.ts';
import { BLOCKS, type FormBlock, tableCell } from './blocks.ts';
import type { FormSource } from './case/source.ts';
import { type MarkupKind, type MarkupPart, parseMarkup } from './markup.ts';
import { fieldValue } from './names.ts';

/**
 * The body of a new document: the template's markup with live fields, blocks of the case written in. An optional line whose
 * fields have no value is left out; a block nobody knows stands as its own text, so that it is seen.
 */
export function bodyOf(markup: string, source: FormSource): EditorDoc {
  const content: FormBlock[] = [];
  for (const line of parseMarkup(markup)) {
    if (line.type === 'case') content.push(...(BLOCKS[line.block]?.(source) ?? [body([text(`{{${line.block}}}`)])]));
    else if (line.type === 'row') addRow(content, line.cells);
    else if (!line.isOptional || hasValues(line.parts, source)) addLine(content, line.kind, line.parts);
  }
  return { type: 'doc', content };
}

const hasValues = (parts: readonly MarkupPart[], source: FormSource) =>
  parts.every(part => part.type === 'text' || fieldValue(source, part.name) !== '');

const text = (value: string): EditorInline => ({ type: 'text', text: value.normalize('NFC') });
const body = (content: EditorInline[], role: 'body' | 'legalBasis' | 'quote' = 'body'): FormBlock => ({
  type: 'paragraph',
  attrs: { role },
  content,
});

function inlines(parts: readonly MarkupPart[]): EditorInline[] {
  return parts.map(part => {
    const marks = [
      ...(part.bold ? [{ type: 'bold' as const }] : []),
      ...(part.italic ? [{ type: 'italic' as const }] : []),
    ];
    const node: EditorInline =
      part.type === 'text' ? text(part.text) : { type: 'formField', attrs: { name: part.name } };
    return marks.length === 0 ? node : { ...node, marks };
  });
}

const LEVELS = { heading1: 1, heading2: 2, heading3: 3 } as const;

type List = Extract<FormBlock, { type: 'bulletList' }>;

function addLine(content: FormBlock[], kind: MarkupKind, parts: readonly MarkupPart[]): void {
  const inner = inlines(parts);
  switch (kind) {
    case 'heading1':
    case 'heading2':
    case 'heading3':
      content.push({
        type: 'heading',
        attrs: { level: LEVELS[kind], variant: 'title', start: null },
        content: inner,
      });
      return;
    case 'item':
    case 'inner': {
      const last = content.at(-1);
      const list: List = last?.type === 'bulletList' ? last : { type: 'bulletList', content: [] };
      if (list !== last) content.push(list);
      const own = list.content.at(-1);
      const item = { type: 'listItem' as const, content: [body(inner)] } as List['content'][number];
      if (kind === 'item' || own === undefined) list.content.push(item);
      else own.content.push({ type: 'bulletList', content: [item] });
      return;
    }
    default:
      content.push(body(inner, kind));
  }
}

type Table = Extract<FormBlock, { type: 'table' }>;

/** Rows one after another are one table; its first row is the header. */
function addRow(content: FormBlock[], cells: readonly (readonly MarkupPart[])[]): void {
  const last = content.at(-1);
  const table: Table = last?.type === 'table' ? last : { type: 'table', content: [] };
  if (table !== last) content.push(table);
  const type = table.content.length === 0 ? 'tableHeader' : 'tableCell';
  table.content.push({ type: 'tableRow', content: cells.map(parts => tableCell(type, inlines(parts))) });
}
