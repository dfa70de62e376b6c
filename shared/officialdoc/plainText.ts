import type { Block, Inline, NoteInline } from './tree.ts';

/** The words of a line as printed; a footnote is not part of its sentence. */
export function plainText(inlines: readonly (Inline | NoteInline)[]): string {
  return inlines
    .map(inline => (inline.type === 'lineBreak' ? ' ' : inline.type === 'footnote' ? '' : inline.text))
    .join('');
}

/** The words of a block: cells of a table one after another, the caption of a picture. */
export function blockText(block: Block): string {
  if (block.type === 'table')
    return block.rows.flatMap(row => row.flatMap(cell => cell.blocks.map(each => plainText(each.inlines)))).join(' ');
  return plainText(block.type === 'image' ? block.caption : block.inlines);
}
