import { printableText } from '../../printable.ts';
import { atLine, type FormRule } from '../rule.ts';

/** Phần I, Mục I: Unicode TCVN 6909:2001, composed letters; nothing of the old code tables. */

/** Letters of the face that the PDF embeds; others are taken from elsewhere or shown as an empty box. */
const OUTSIDE_FACE =
  /[^\s\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{M}\p{N}\p{P}\u0020-\u00ff\u2000-\u206f\u20a0-\u20bf\u2100-\u214f\u2190-\u2195\u2200-\u22ff\u2500-\u25ff\ufffc]/u;
/** Faces of TCVN3 (`.VnTime`) and VNI (`VNI-Times`): their letters are no Unicode. */
const OLD_FACE = /^(\.Vn|VNI[- ])/i;
/**
 * Words of TCVN3 and VNI read as Latin-1: capitals and signs inside words that Vietnamese never writes there
 * («céng hßa», «Coäng hoøa»).
 */
const OLD_LETTERS = /\p{Ll}(?:[µ¶·¸¹¼½¾ÆÇËÎÏÑÖ×ØÜÞß®¨©¬]|[äøïûåæëöüÿ])(?=\p{Ll}|\s|$)/gu;
/** One such letter may be a foreign name. */
const MOST_FOREIGN = 1;

export const LETTER_RULES: readonly FormRule[] = [
  {
    code: 'notComposed',
    severity: 'warning',
    article: 'Phụ lục I, Phần I, Mục I (TCVN 6909:2001)',
    find: ({ lines }) =>
      lines.flatMap(line => {
        const composed = line.text.normalize('NFC');
        if (composed === line.text) return [];
        return [{ ...atLine(line), fix: { place: line.place, from: 0, to: line.text.length, replacement: composed } }];
      }),
  },
  {
    code: 'oldCodeTable',
    severity: 'error',
    article: 'Phụ lục I, Phần I, Mục I (TCVN 6909:2001)',
    find: ({ lines }) =>
      lines.flatMap(line => {
        const face = line.setting?.fonts.find(font => OLD_FACE.test(font));
        if (face !== undefined) return [atLine(line, face)];
        const letters = line.text.normalize('NFC').match(OLD_LETTERS) ?? [];
        return letters.length <= MOST_FOREIGN ? [] : [atLine(line)];
      }),
  },
  {
    code: 'unprintableLetter',
    severity: 'warning',
    article: '',
    find: ({ lines }) =>
      lines.flatMap(line => (printableText(line.text) === line.text.normalize('NFC') ? [] : [atLine(line)])),
  },
  {
    code: 'letterOutsideFace',
    severity: 'warning',
    article: '',
    find: ({ lines }) =>
      lines.flatMap(line => {
        const letter = OUTSIDE_FACE.exec(printableText(line.text));
        return letter === null ? [] : [atLine(line, letter[0])];
      }),
  },
];
