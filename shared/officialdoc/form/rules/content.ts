import { FORM, forceOn, instrumentReference } from '#law';
import { atLine, atWords, type Deviation, eachMatch, endFix, type FormRule } from '../rule.ts';
import { type FormLine, linesOf, type Subject, WRITTEN } from '../subject.ts';

/** Mục II.6: căn cứ, the end of the content, blanks; the law a document cites. */

const content = (subject: Subject) =>
  subject.lines.filter(({ component, text }) => (component === 'body' || component === 'table') && text.trim() !== '');

export const CONTENT_RULES: readonly FormRule[] = [
  {
    code: 'legalBasesPunctuation',
    severity: 'error',
    article: 'Phụ lục I, Mục II.6',
    find: subject => {
      const lines = linesOf(subject, 'legalBasis').filter(line => line.text.trim() !== '');
      return lines.flatMap((line, index) => {
        const end = index === lines.length - 1 ? '.' : ';';
        // «Theo đề nghị của …,» goes on in the line of who decides.
        const isRight = line.text.trimEnd().endsWith(end) || (end === '.' && /^Theo đề nghị/.test(line.text.trim()));
        return isRight ? [] : [{ ...atLine(line), fix: endFix(line, /[\s;.,]+$/, end) }];
      });
    },
  },
  {
    code: 'endMarkMissing',
    severity: 'error',
    article: 'Phụ lục III, các mẫu văn bản',
    find: subject => {
      const last = content(subject).at(-1);
      if (last === undefined) return [{ place: subject.placeOf.body ?? 'document', detail: '' }];
      if (last.text.trimEnd().endsWith(FORM.endMark)) return [];
      // After a table the mark would stand alone, and a title is no end: people put it there.
      const isSafe = last.component === 'body' && last.heading?.isTitle !== true;
      return [{ ...atLine(last), ...(isSafe && { fix: endFix(last, /[\s.;,]+$/, FORM.endMark) }) }];
    },
  },
  {
    code: 'endMarkInside',
    severity: 'error',
    article: 'Phụ lục III, các mẫu văn bản',
    find: subject => {
      const lines = content(subject);
      return lines.flatMap((line, index) =>
        Array.from(line.text.matchAll(/\.\/\./g)).flatMap((mark): Deviation[] => {
          const isEnd = index === lines.length - 1 && line.text.slice(mark.index + 3).trim() === '';
          return isEnd ? [] : [atWords(line, mark.index, mark[0], '.')];
        }),
      );
    },
  },
  {
    code: 'headingEmpty',
    severity: 'warning',
    article: '',
    find: ({ lines }) =>
      lines.flatMap((line, at) =>
        line.component === 'body' && line.heading?.isTitle === true && isEmptySection(lines, at) ? [atLine(line)] : [],
      ),
  },
  {
    code: 'blankLeft',
    severity: 'warning',
    article: '',
    // Skeletons leave «ngày … của …»; an ellipsis after a word («v.v…») is no blank.
    find: subject =>
      linesOf(subject, 'body', 'table', 'summary', 'legalBasis', 'annex').flatMap(line => {
        const blank = /(?<=^|\s)(…|\.{3,}|_{2,})/.exec(line.text);
        return blank === null ? [] : [atWords(line, blank.index, blank[0], null)];
      }),
  },
  {
    code: 'basisNotInForce',
    severity: 'error',
    article: '',
    find: (subject, { law }) => {
      if (law === undefined) return [];
      return eachMatch(linesOf(subject, ...WRITTEN), INSTRUMENT_NUMBER, ([number]) => {
        const instrument = law.instruments.find(each => each.number === number);
        if (instrument === undefined) return undefined;
        const force = forceOn(instrument, law.date);
        return force === 'noLongerInForce' || force === 'notYetInForce' ? null : undefined;
      }).map(found => {
        const instrument = law.instruments.find(each => each.number === found.detail);
        const successor = law.instruments.find(each => each.id === instrument?.replacedById);
        const next = successor === undefined ? '' : ` → ${instrumentReference(successor, 'later')}`;
        return { ...found, detail: `${found.detail}${next}` };
      });
    },
  },
  {
    code: 'nameInsteadOfOffice',
    severity: 'warning',
    article: '',
    find: (subject, { byOffice = [] }) =>
      byOffice.flatMap(({ name, office }) =>
        name.trim() === ''
          ? []
          : eachMatch(linesOf(subject, ...WRITTEN), new RegExp(`(?<!\\p{L})${asPattern(name)}(?!\\p{L})`, 'gu'), () =>
              office === '' ? null : office,
            ),
      ),
  },
];

/** `84/2025/QH15`, `30/2020/NĐ-CP`, `27-CT/TW` */
const INSTRUMENT_NUMBER =
  /(?<![\p{L}\p{N}/])(\d{1,4}\/\d{4}\/[\p{Lu}\d]+(?:-[\p{Lu}\d]+)*|\d{1,4}-[\p{Lu}]+\/TW)(?![\p{L}\p{N}])/gu;

const asPattern = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Nothing under a heading, lower headings included, that says something. */
export function isEmptySection(lines: readonly FormLine[], at: number): boolean {
  const level = lines[at]?.heading?.level ?? 0;
  for (const line of lines.slice(at + 1)) {
    if (line.component !== 'body' && line.component !== 'table') return true;
    if (line.heading !== undefined && line.heading.level <= level) return true;
    if (line.heading?.isTitle !== true && line.text.trim() !== '') return false;
  }
  return true;
}
