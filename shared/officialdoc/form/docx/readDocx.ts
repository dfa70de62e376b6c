import { lineWidthPt } from '../../docx/measures.ts';
import type { FormLine, Setting, Subject } from '../subject.ts';
import { classify } from './classify.ts';
import { child, openDocx } from './openDocx.ts';
import { alignmentOf, pagesOf, sectionsOf, textWidthTwip } from './pages.ts';
import { paragraphsOf, type WordParagraph } from './paragraphs.ts';
import { Styles } from './styles.ts';

/**
 * The lines of a Word file as the rules of form read them. Which box of the diagram a line stands in is told from its words
 * and its place; a line that cannot be told is content.
 * @throws DocumentError `notADocx` when the bytes are no Word file
 */
export function readDocx(bytes: Uint8Array): Subject {
  const file = openDocx(bytes);
  const styles = new Styles(file.styles);
  const body = child(file.document, 'body') ?? file.document;
  const paragraphs = paragraphsOf(body, styles, textWidthTwip(sectionsOf(file)[0]));
  const components = classify(paragraphs);
  const lines = paragraphs.flatMap((paragraph, index): FormLine[] => {
    const component = components[index];
    if (component === undefined || paragraph.text.trim() === '') return [];
    const heading = headingOf(paragraph);
    return [
      {
        place: `p.${index}`,
        component,
        text: paragraph.text,
        ...(component === 'body' && heading !== null && { heading }),
        setting: settingOf(paragraph, paragraphs.slice(index + 1, index + 3)),
      },
    ];
  });
  const isConclusion = lines.some(line => line.component === 'title' && /^KẾT LUẬN THANH TRA/i.test(line.text.trim()));
  const closing = paragraphs.filter((_, index) => components[index] === 'signature');
  return {
    form: isConclusion ? 'conclusion' : '',
    lines,
    pages: pagesOf(file, styles),
    closing: { isSplit: closing.length > 0 && closing.some(each => !each.isKeptWhole && !each.look.keepsWithNext) },
    placeOf: {},
  };
}

/** A Word heading, or a bold line that begins with the number of a phần, mục or khoản. A điểm is a sentence itself. */
function headingOf({ text, outline, runs }: WordParagraph): FormLine['heading'] | null {
  const words = text.trim();
  const isBold = runs.length > 0 && runs.every(run => run.look.isBold || run.text.trim() === '');
  if (outline !== null) return { level: outline - 1, isTitle: isBold && outline < 4 };
  if (!isBold || words.length > 200) return null;
  if (/^Phần\s+[IVXL]+/.test(words)) return { level: 0, isTitle: true };
  if (/^[IVXL]+\.\s/.test(words)) return { level: 1, isTitle: true };
  return /^\d+\.\s/.test(words) ? { level: 2, isTitle: true } : null;
}

function settingOf(paragraph: WordParagraph, following: readonly WordParagraph[]): Setting {
  const { look } = paragraph;
  const runs = paragraph.runs.filter(run => run.text.trim() !== '').map(run => run.look);
  const once = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
  return {
    fonts: once(runs.map(run => run.font)),
    sizes: once(runs.map(run => run.sizePt)),
    colours: once(runs.map(run => run.colour)),
    isBold: same(runs.map(run => run.isBold)),
    isItalic: same(runs.map(run => run.isItalic)),
    isUnderlined: runs.some(run => run.isUnderlined),
    align: alignmentOf(look.align),
    firstLineMm: (look.firstLineTwip * 25.4) / 1440,
    lineSpacing: look.lineRule === 'auto' ? look.line / 240 : null,
    beforePt: look.beforeTwip / 20,
    afterPt: look.afterTwip / 20,
    keepsWithNext: look.keepsWithNext,
    rule: ruleBelow(paragraph, following),
  };
}

function same(values: readonly boolean[]): boolean | null {
  const [first, ...rest] = values;
  return first === undefined ? false : rest.every(each => each === first) ? first : null;
}

/** The rule under a line: its own border, a border or shape of the empty line below, or a row of underscores. */
function ruleBelow(paragraph: WordParagraph, [next]: readonly WordParagraph[]): Setting['rule'] {
  if (paragraph.look.hasBottomBorder) return borderShare(paragraph, paragraph);
  if (paragraph.hasDrawing) return 'drawn';
  if (next === undefined) return null;
  if (/^[_\s]{3,}$/.test(next.text)) return 'underscores';
  if (next.text.trim() !== '') return next.look.hasTopBorder ? borderShare(paragraph, next) : null;
  if (next.look.hasTopBorder || next.look.hasBottomBorder) return borderShare(paragraph, next);
  return next.hasDrawing ? 'drawn' : null;
}

/** Its length as a share of the line of words, which the file does not say and is reckoned from its letters. */
function borderShare(words: WordParagraph, border: WordParagraph): number | 'drawn' {
  const { columnTwip, look } = border;
  const first = words.runs.find(run => run.text.trim() !== '')?.look;
  if (columnTwip === null || first === undefined) return 'drawn';
  const rulePt = (columnTwip - look.leftTwip - look.rightTwip) / 20;
  // A line longer than its column is broken; the last part is at most as wide as the column.
  const wordsPt = Math.min(lineWidthPt(words.text.trim(), first.sizePt, first.isBold), columnTwip / 20);
  return wordsPt <= 0 ? 'drawn' : rulePt / wordsPt;
}
