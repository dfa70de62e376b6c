import { atLine, atWords, type Deviation, endFix, type FormRule } from '../rule.ts';
import { type FormLine, linesOf, type Subject } from '../subject.ts';

/** Mục II.7, II.9: the signer, Kính gửi, Nơi nhận. */

const DEGREE = /^\s*((GS|PGS|TS|ThS|CN|BS|KS|NGND|NGƯT)\.?(?=\s|TS|\.)\s*)+/u;
const ARCHIVE_LINE = /^-?\s*Lưu:\s*VT\b/;
const saysAsAbove = (line: FormLine) => /^-?\s*Như trên/.test(line.text);

/** Each line ends with `;`, the last with `.` */
function listPunctuation(lines: readonly FormLine[]): readonly Deviation[] {
  return lines.flatMap((line, index) => {
    const end = index === lines.length - 1 ? '.' : ';';
    if (line.text.trimEnd().endsWith(end)) return [];
    return [{ ...atLine(line), fix: endFix(line, /[\s;.,]+$/, end) }];
  });
}

const recipients = (subject: Subject) => linesOf(subject, 'recipient').filter(line => line.text.trim() !== '');

export const CLOSING_RULES: readonly FormRule[] = [
  {
    code: 'recipientsWithoutArchiveLine',
    severity: 'error',
    article: 'Phụ lục I, Mục II.9.b',
    find: subject => {
      const last = recipients(subject).at(-1);
      return last === undefined || ARCHIVE_LINE.test(last.text) ? [] : [atLine(last)];
    },
  },
  {
    code: 'recipientsPunctuation',
    severity: 'error',
    article: 'Phụ lục I, Mục II.9.b',
    find: subject => listPunctuation(recipients(subject)),
  },
  {
    code: 'recipientsDash',
    severity: 'error',
    article: 'Phụ lục I, Mục II.9.b',
    find: subject =>
      recipients(subject).flatMap(line => {
        const start = /^\s*([-–—+•*]\s*)?/.exec(line.text)?.[0] ?? '';
        return start === '- '
          ? []
          : [{ ...atLine(line), fix: { place: line.place, from: 0, to: start.length, replacement: '- ' } }];
      }),
  },
  {
    code: 'recipientsWithoutAsAbove',
    severity: 'error',
    article: 'Phụ lục I, Mục II.9.b',
    find: subject => {
      const lines = recipients(subject);
      const first = lines[0];
      if (linesOf(subject, 'addressee').length === 0 || lines.some(saysAsAbove)) return [];
      return [{ place: first?.place ?? subject.placeOf.recipient ?? 'document', detail: first?.text ?? '' }];
    },
  },
  {
    code: 'asAboveWithoutAddressee',
    severity: 'error',
    article: 'Phụ lục I, Mục II.9.b',
    find: subject =>
      linesOf(subject, 'addressee').length > 0
        ? []
        : recipients(subject)
            .filter(saysAsAbove)
            .map(line => atLine(line)),
  },
  {
    code: 'addresseesPunctuation',
    severity: 'error',
    article: 'Phụ lục I, Mục II.9.a',
    // One addressee stands on the line of «Kính gửi» and needs no sign.
    find: subject => {
      const lines = linesOf(subject, 'addressee').filter(line => !/^\s*Kính gửi:\s*$/.test(line.text));
      return lines.length > 1 ? listPunctuation(lines) : [];
    },
  },
  {
    code: 'degreeBeforeName',
    severity: 'error',
    article: 'Phụ lục I, Mục II.7',
    find: subject =>
      linesOf(subject, 'signerName').flatMap(line => {
        const degree = DEGREE.exec(line.text)?.[0];
        return degree === undefined ? [] : [atWords(line, 0, degree, '')];
      }),
  },
  {
    code: 'authorityMark',
    severity: 'error',
    article: 'Phụ lục I, Mục II.7',
    find: subject =>
      linesOf(subject, 'signature').flatMap(line => {
        const mark = /^\s*(TM|KT|TL|TUQ|Q)(?!\p{L})\.?\s*/u.exec(line.text);
        if (mark === null) return [];
        const right = `${mark[1]}. `;
        return mark[0] === right ? [] : [atWords(line, 0, mark[0], right)];
      }),
  },
];
