import { AlignmentType, ImageRun, Paragraph } from 'docx';
import { pictureBytes, pictureNamed } from '../pictures.ts';
import type { ImageBlock, OfficialDocument } from '../tree.ts';
import type { Runs } from './inlines.ts';

/** The library counts in pixels of 1/96 inch. */
const pixels = (mm: number) => (mm * 96) / 25.4;

/** @throws DocumentError imageMissing */
export function imageWriter(
  block: ImageBlock,
  { document, runs }: { document: OfficialDocument; runs: Runs },
): Paragraph[] {
  const picture = pictureNamed(document, block.image);
  const image = new ImageRun({
    type: picture.mediaType === 'image/png' ? 'png' : 'jpg',
    data: pictureBytes(picture),
    transformation: { width: pixels(block.widthMm), height: pixels(block.heightMm) },
    // The library would number pictures over the life of the program.
    altText: { id: String(++runs.pictures), name: block.image, description: block.alt, title: '' },
  });
  const caption = new Paragraph({ style: 'FigureCaption', children: runs.of(block.caption) });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 120, after: block.caption.length === 0 ? 120 : 60 },
      keepNext: block.caption.length > 0,
      children: [image],
    }),
    ...(block.caption.length === 0 ? [] : [caption]),
  ];
}
