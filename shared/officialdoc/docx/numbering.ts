import { AlignmentType, type INumberingOptions, LevelFormat } from 'docx';
import { FORM } from '#law';
import type { Block, OfficialDocument } from '../tree.ts';
import { mmToTwip } from './measures.ts';

/** Names of the numberings that Word continues: I. / 1. / a) and «-». */
const HEADINGS = 'minh-chung-headings';
export const DASHES = 'minh-chung-dashes';
const POINT = 'minh-chung-point-';

/** Word counts a b c d e: from the fifth on, the order of điểm (… d, đ, e …) is not Word's, so the letter is written. */
const COUNTED_POINTS = ['a)', 'b)', 'c)', 'd)'];

type Heading = Extract<Block, { type: 'heading' }>;

/** Which of Word's numberings gives this heading the label it has in the tree. */
export function headingNumber({ level, label }: Heading): { reference: string; level: number } {
  if (level === 3 && !COUNTED_POINTS.includes(label)) return { reference: POINT + label, level: 0 };
  return { reference: HEADINGS, level: level - 1 };
}

const indent = mmToTwip(FORM.firstLineIndentMm);

const heading = (level: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level,
  format,
  text,
  alignment: AlignmentType.LEFT,
  suffix: 'space' as const,
  style: { paragraph: { indent: { left: 0, firstLine: indent } } },
});

/** The numberings a document needs. */
export function numberingOf(document: OfficialDocument): INumberingOptions {
  const blocks = [...document.body, ...document.annexes.flatMap(annex => annex.body)];
  const references = blocks.flatMap(block => (block.type === 'heading' ? [headingNumber(block).reference] : []));
  const points = [...new Set(references)].filter(reference => reference.startsWith(POINT));
  return {
    config: [
      {
        reference: HEADINGS,
        levels: [
          heading(0, LevelFormat.UPPER_ROMAN, '%1.'),
          heading(1, LevelFormat.DECIMAL, '%2.'),
          heading(2, LevelFormat.LOWER_LETTER, '%3)'),
        ],
      },
      ...points.map(reference => ({
        reference,
        levels: [heading(0, LevelFormat.DECIMAL, reference.slice(POINT.length))],
      })),
      {
        reference: DASHES,
        levels: Array.from({ length: 9 }, (_, level) => ({
          ...heading(level, LevelFormat.BULLET, '-'),
          style: { paragraph: { indent: { left: indent * level, firstLine: indent } } },
        })),
      },
    ],
  };
}
