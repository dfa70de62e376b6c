import { HeadingLevel, type IParagraphOptions, Paragraph, type Table, TextRun } from 'docx';
import { keepsWithNext } from '../keep.ts';
import type { Block, HeadingBlock, OfficialDocument } from '../tree.ts';
import type { Runs } from './inlines.ts';
import { DASHES, type HeadingNumbers } from './numbering.ts';
import { imageWriter } from './picture.ts';
import { tableWriter } from './table.ts';

/** What the writers of one file share. */
export interface Writing {
  readonly document: OfficialDocument;
  readonly runs: Runs;
  readonly numbers: HeadingNumbers;
}

/**
 * Writes the blocks of the content (`part` 0) or of an annex (1, 2, …), whose headings count from the start again.
 * One case per block kind: forget one and it does not compile.
 */
export function writeBlocks(
  blocks: readonly Block[],
  writing: Writing,
  { part, keepsEnd }: { part: number; keepsEnd: boolean },
): (Paragraph | Table)[] {
  const { runs, numbers } = writing;
  numbers.startPart(part);
  return blocks.flatMap((block, index): (Paragraph | Table)[] => {
    // The signature never stands alone on a page: the last paragraph goes with it.
    const isLast = keepsEnd && index === blocks.length - 1;
    const kept = { keepNext: isLast || keepsWithNext(block), keepLines: isLast };
    switch (block.type) {
      case 'heading':
        return [headingWriter(block, writing, kept)];
      case 'paragraph': {
        const style = block.role === 'body' ? 'BodyText' : block.role === 'quote' ? 'Quote' : 'LegalBasis';
        return [new Paragraph({ style, ...kept, children: runs.of(block.inlines) })];
      }
      case 'listItem': {
        const numbering = { reference: DASHES, level: block.depth };
        return [new Paragraph({ style: 'BodyText', numbering, ...kept, children: runs.of(block.inlines) })];
      }
      case 'table':
        return tableWriter(block, runs);
      case 'image':
        return imageWriter(block, writing);
    }
  });
}

const TITLES = [null, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

/** The label is Word's own number, so that moving a part in Word renumbers it as here. */
function headingWriter(block: HeadingBlock, { runs, numbers }: Writing, kept: IParagraphOptions): Paragraph {
  const number = numbers.of(block);
  const common = { ...kept, ...(number !== null && { numbering: { ...number } }) };
  if (block.level === 0) {
    const title = runs.of(block.inlines, { allCaps: true });
    // «Phần I» on its own line, the title below it.
    const isBelow = number !== null && title.length > 0;
    return new Paragraph({
      style: 'Part',
      ...common,
      children: isBelow ? [new TextRun({ break: 1 }), ...title] : title,
    });
  }
  if (block.variant === 'article')
    return new Paragraph({ style: 'Article', ...common, children: runs.of(block.inlines) });
  const heading = TITLES[block.level];
  if (block.variant === 'text' || heading === null)
    return new Paragraph({ style: 'Clause', ...common, children: runs.of(block.inlines) });
  return new Paragraph({
    heading,
    ...common,
    children: runs.of(block.inlines, block.level === 1 ? { allCaps: true } : {}),
  });
}
