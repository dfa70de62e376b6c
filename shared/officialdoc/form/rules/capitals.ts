import { type Deviation, eachMatch, type FormRule } from '../rule.ts';
import { linesOf, type Subject, WRITTEN } from '../subject.ts';

/** Viết hoa: Nghị định 30/2020/NĐ-CP, Phụ lục II. Only what words alone can decide. */

const written = (subject: Subject) => linesOf(subject, ...WRITTEN);

/** A rule that finds words and says how they are written. */
function wordsRule(
  code: string,
  article: string,
  pattern: RegExp,
  right: (match: RegExpExecArray) => string | null | undefined,
  severity: FormRule['severity'] = 'warning',
): FormRule {
  return { code, severity, article, find: subject => eachMatch(written(subject), pattern, right) };
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
const upperFirst = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const differs = (words: string, right: string) => (words === right ? undefined : right);

/** What stands before a word inside a sentence: a space after a small letter, a comma or a digit; never the start of one. */
const INSIDE = String.raw`(?<=[\p{Ll}\d,;:)”"\ufffc]\s+)`;
/** Units of administration since 01/7/2025, and those of older texts. */
const UNITS = 'Tỉnh|Thành phố|Huyện|Thị xã|Quận|Xã|Phường|Thị trấn|Đặc khu';
const ORGANS = [
  'Hội đồng nhân dân',
  'Ủy ban nhân dân',
  'Tòa án nhân dân',
  'Viện kiểm sát nhân dân',
  'Hội đồng bầu cử quốc gia',
  'Ủy ban Thường vụ Quốc hội',
  'Mặt trận Tổ quốc Việt Nam',
  'Kiểm toán nhà nước',
];
const TITLES =
  'chủ tịch nước|phó chủ tịch|chủ tịch|thủ tướng|phó thủ tướng|bộ trưởng|thứ trưởng|tổng thanh tra|phó tổng thanh tra|chánh thanh tra|phó chánh thanh tra|giám đốc|phó giám đốc|viện trưởng|chánh án';
const TITLED = 'Quốc hội|Chính phủ|Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Thanh tra|Sở|Bộ|Viện kiểm sát|Tòa án';
const KINDS =
  'luật|bộ luật|pháp lệnh|nghị quyết|nghị định|thông tư|quyết định|chỉ thị|kết luận|kế hoạch|công văn|báo cáo|thông báo';

/** Places where «nhân dân» is part of a name or an adjective: it keeps its small letter. */
const PEOPLE_OF =
  /(ủy ban|uỷ ban|hội đồng|tòa án|toà án|viện kiểm sát|kiểm sát|công an|quân đội|quân|nghệ sĩ|nghệ sỹ|nhà giáo|thầy thuốc|báo|công nhân, nông dân và|hội thẩm|dân quân|giáo dục|chiến tranh)\s*$/iu;
/** «nhà nước» beside these is an adjective. */
const STATE_OF =
  /(quản lý|ngân sách|cơ quan|kiểm toán|bí mật|tài sản|vốn|kho bạc|doanh nghiệp|cán bộ|công vụ|chức vụ|pháp luật|tổ chức|ngân hàng|thanh tra|đất|tiền|khu vực|viên chức|công chức|lãnh đạo|bộ máy|nguồn|sở hữu|xưởng|nhà nước)\s*$/iu;

export const CAPITAL_RULES: readonly FormRule[] = [
  {
    code: 'sentenceStart',
    severity: 'warning',
    article: 'Phụ lục II, Mục I',
    find: subject =>
      eachMatch(
        linesOf(subject, 'body').filter(line => line.heading?.isTitle !== true),
        // After a full stop of a whole word (not of «v.v.», «TP.», «1.»), a question or exclamation mark.
        /(?<=\p{Ll}{2}[.?!]\s+)\p{Ll}/gu,
        ([letter]) => letter.toUpperCase(),
      ),
  },
  {
    code: 'lineStart',
    severity: 'warning',
    article: 'Phụ lục II, Mục I',
    find: subject =>
      linesOf(subject, 'body').flatMap((line): Deviation[] => {
        const start = /^\s*(?:[-+–]\s*|\d+(?:\.\d+)*[.)]\s*)?(\p{Ll})(?=\p{Ll}*\s)/u.exec(line.text);
        const letter = start?.[1];
        if (start === null || letter === undefined || line.text.trim().length < 20) return [];
        const at = start[0].length - letter.length;
        const replacement = letter.toUpperCase();
        return [
          {
            place: line.place,
            detail: line.text.trim().slice(0, 40),
            from: at,
            to: at + 1,
            fix: { place: line.place, from: at, to: at + 1, replacement },
          },
        ];
      }),
  },
  wordsRule(
    'unitCapital',
    'Phụ lục II, Mục III.1.a',
    new RegExp(`${INSIDE}(?:${UNITS})(?=\\s+\\p{Lu}\\p{Ll})(?!\\s+(?:Hồ Chí Minh|Điện Biên Phủ|Võ Nguyên Giáp))`, 'gu'),
    ([unit]) => unit.toLowerCase(),
  ),
  wordsRule(
    'unitOfNumber',
    'Phụ lục II, Mục III.1.b',
    new RegExp(`${INSIDE}(?:quận|phường)(?=\\s+\\d)`, 'gu'),
    ([unit]) => upperFirst(unit),
  ),
  wordsRule('unitSpecial', 'Phụ lục II, Mục III.1.c', /thủ đô(?= Hà Nội)|thành phố(?= Hồ Chí Minh)/gu, ([unit]) =>
    upperFirst(unit),
  ),
  wordsRule(
    'region',
    'Phụ lục II, Mục III.1',
    /(?<=(?:vùng|miền|khu vực)\s)(?:tây bắc|đông bắc|tây nguyên|bắc bộ|trung bộ|nam bộ|tây nam bộ|đông nam bộ)/giu,
    ([region]) => differs(region, eachWordUp(region)),
  ),
  {
    code: 'organName',
    severity: 'warning',
    article: 'Phụ lục II, Mục IV',
    find: subject =>
      ORGANS.flatMap(organ =>
        eachMatch(
          written(subject),
          new RegExp(`(?<!\\p{L})${organ.replace('Ủy', '(?:Ủy|Uỷ)').replace('Tòa', '(?:Tòa|Toà)')}(?!\\p{L})`, 'giu'),
          ([words]) => {
            // Which of Ủy and Uỷ is another rule; all capitals is a heading.
            if (words === words.toUpperCase()) return undefined;
            const right = organ
              .replace('Ủy', words.slice(0, 2).toUpperCase() === 'UỶ' ? 'Uỷ' : 'Ủy')
              .replace('Tòa', /^toà/iu.test(words) ? 'Toà' : 'Tòa');
            return words.normalize('NFC') === right ? undefined : right;
          },
        ),
      ),
  },
  wordsRule('peopleCapital', 'Phụ lục II, Mục V.1', /(?<!\p{L})nhân dân(?!\p{L})/gu, match =>
    PEOPLE_OF.test(match.input.slice(0, match.index)) ? undefined : 'Nhân dân',
  ),
  wordsRule(
    'stateCapital',
    'Phụ lục II, Mục V.1',
    /(?<!\p{L})nhà nước(?!\p{L})/gu,
    match => (STATE_OF.test(match.input.slice(0, match.index)) ? undefined : 'Nhà nước'),
    'note',
  ),
  wordsRule(
    'titleCapital',
    'Phụ lục II, Mục V.2',
    new RegExp(`(?<!\\p{L})(?:${TITLES})(?=\\s+(?:${TITLED})(?!\\p{L}))`, 'gu'),
    ([title]) => upperFirst(title),
  ),
  wordsRule(
    'documentName',
    'Phụ lục II, Mục V.6',
    new RegExp(`(?<!\\p{L})(?:${KINDS})(?=\\s+số\\s+\\d+\\s*/)`, 'gu'),
    ([kind]) => upperFirst(kind),
  ),
  wordsRule(
    'articleCapital',
    'Phụ lục II, Mục V.7',
    /(?<!\p{L})điều(?=\s+\d+(?!\s*(?:kiện|ước|lệ))(?:[a-zđ]?)(?:\s|[,.;)]|$))/gu,
    ([word]) => upperFirst(word),
  ),
  wordsRule(
    'clauseSmall',
    'Phụ lục II, Mục V.7',
    new RegExp(`${INSIDE}(?:Khoản\\s+\\d+|Điểm\\s+[a-zđ](?:\\d+)?)(?=\\s+(?:[Kk]hoản|[Đđ]iều))`, 'gu'),
    ([words]) => lowerFirst(words),
  ),
  wordsRule(
    'weekday',
    'Phụ lục II, Mục V.8',
    /(?<=(?:ngày|sáng|chiều|tối)\s+)thứ (?:hai|ba|tư|năm|sáu|bảy)(?=,|\s+ngày|\s+hằng tuần|\s+tuần)/gu,
    ([words]) => `thứ ${upperFirst(words.slice(4))}`,
  ),
  wordsRule(
    'monthWord',
    'Phụ lục II, Mục V.8',
    /(?<!\p{L})tháng (?:giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp)(?=\s+năm\s+\d{4})/gu,
    ([words]) => `tháng ${upperFirst(words.slice(6))}`,
  ),
  wordsRule(
    'holiday',
    'Phụ lục II, Mục V.9',
    /(?<!\p{L})(?:ngày|Ngày)\s+(?:quốc khánh|quốc tế lao động|nhà giáo Việt Nam|thương binh)(?!\p{L})/gu,
    ([words]) => words.replace(/(?<=\s)\p{Ll}/u, letter => letter.toUpperCase()),
  ),
  {
    code: 'uyMixed',
    severity: 'note',
    article: 'Phụ lục II, Mục IV',
    find: subject => {
      const lines = written(subject);
      const has = (word: string) => lines.some(({ text }) => text.includes(word));
      return has('Ủy') && has('Uỷ') ? eachMatch(lines, /Uỷ/gu, () => 'Ủy') : [];
    },
  },
];

function eachWordUp(words: string): string {
  return words
    .split(' ')
    .map(word => upperFirst(word.toLowerCase()))
    .join(' ');
}
