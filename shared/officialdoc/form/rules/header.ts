import { FORM } from '#law';
import { atLine, atWords, type Deviation, eachMatch, type FormRule } from '../rule.ts';
import { type Component, linesOf, type Subject } from '../subject.ts';

/** Mục II.1–5: Quốc hiệu, Tiêu ngữ, organ, number, place and date, name and trích yếu. */

/** Without them no document goes out; a công văn has no tên loại, and then it has an addressee. */
const NEEDED: readonly Component[] = [
  'organ',
  'number',
  'place',
  'title',
  'summary',
  'signature',
  'signerName',
  'recipient',
];

const has = (subject: Subject, component: Component) =>
  linesOf(subject, component).some(line => line.text.trim() !== '');

export const HEADER_RULES: readonly FormRule[] = [
  {
    code: 'fieldMissing',
    severity: 'error',
    article: 'Phụ lục I, Mục II',
    find: subject => {
      const isDispatch = has(subject, 'addressee');
      return NEEDED.flatMap((component): Deviation[] => {
        if (has(subject, component)) return [];
        if (isDispatch && (component === 'title' || (component === 'summary' && has(subject, 'dispatchSummary'))))
          return [];
        return [{ place: subject.placeOf[component] ?? 'document', detail: component }];
      });
    },
  },
  {
    code: 'nationWords',
    severity: 'error',
    article: 'Phụ lục I, Mục II.1.a',
    find: subject =>
      linesOf(subject, 'nation').flatMap(line => {
        const words = line.text.trim();
        const isSame = words.normalize('NFC').toUpperCase().replace(/\s+/g, ' ') === FORM.nation;
        return isSame ? [] : [atWords(line, line.text.indexOf(words), words, FORM.nation)];
      }),
  },
  {
    code: 'mottoWords',
    severity: 'error',
    article: 'Phụ lục I, Mục II.1.b',
    find: subject =>
      linesOf(subject, 'motto').flatMap(line => {
        const words = line.text.trim();
        // The dash is judged by its own rule.
        if (words.normalize('NFC').replace(/\s*[-–—]\s*/g, ' - ') === FORM.motto) return [];
        return [atWords(line, line.text.indexOf(words), words, FORM.motto)];
      }),
  },
  {
    code: 'mottoDash',
    severity: 'warning',
    article: 'Phụ lục I, Mục II.1.b',
    find: subject =>
      eachMatch(linesOf(subject, 'motto'), /\s*[-–—]\s*/g, ([dash]) => (dash === ' - ' ? undefined : ' - ')),
  },
  {
    code: 'numberWithoutZero',
    severity: 'error',
    article: 'Phụ lục I, Mục II.3',
    find: subject => eachMatch(linesOf(subject, 'number'), /(?<=Số:\s*)[1-9](?=\s*\/)/g, ([digit]) => `0${digit}`),
  },
  {
    code: 'numberWithSpaces',
    severity: 'error',
    article: 'Phụ lục I, Mục II.3',
    // A number that Văn thư has not given yet leaves its own blank before the stroke.
    find: subject =>
      eachMatch(linesOf(subject, 'number'), /(?<=\d)\s+\/\s*|\/\s+|\s+-\s*|-\s+/g, ([sign]) => sign.trim()),
  },
  {
    code: 'numberWithoutSymbol',
    severity: 'error',
    article: 'Phụ lục I, Mục II.3',
    find: subject =>
      linesOf(subject, 'number').flatMap(line =>
        line.text.trim() === '' || /\/\s*\S/.test(line.text) ? [] : [atLine(line)],
      ),
  },
  {
    code: 'dateZeros',
    severity: 'error',
    article: 'Phụ lục I, Mục II.4',
    find: subject =>
      eachMatch(linesOf(subject, 'place'), /ngày (\d+) tháng (\d+)(?= năm)/g, ([, day = '', month = '']) => {
        const right = `ngày ${dayOf(day)} tháng ${monthOf(month)}`;
        return right === `ngày ${day} tháng ${month}` ? undefined : right;
      }),
  },
  {
    code: 'placeComma',
    severity: 'error',
    article: 'Phụ lục I, Mục II.4',
    find: subject =>
      eachMatch(linesOf(subject, 'place'), /(?<=\p{L})\s*,?\s*(?=ngày(\s|$))/gu, ([sign]) =>
        sign === ', ' ? undefined : ', ',
      ),
  },
];

const dayOf = (day: string) => String(Number(day)).padStart(2, '0');
/** Zero before months 1 and 2 only. */
const monthOf = (month: string) =>
  Number(month) <= 2 ? String(Number(month)).padStart(2, '0') : String(Number(month));
