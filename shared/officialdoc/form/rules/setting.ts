import { atLine, type FormRule } from '../rule.ts';
import { type Component, type FormLine, linesOf, type Setting, type Subject } from '../subject.ts';

/** Phụ lục I, Mục II, III, V: face, colour, size, style, indents and the three rules. They can only be wrong in a file. */

type Look = { readonly sizes: readonly [number, number]; readonly bold?: boolean; readonly italic?: boolean };

/** Mục V: sizes in pt and style of each component. */
const LOOKS: Partial<Readonly<Record<Component, Look>>> = {
  parentOrgan: { sizes: [12, 13], bold: false, italic: false },
  organ: { sizes: [12, 13], bold: true, italic: false },
  nation: { sizes: [12, 13], bold: true, italic: false },
  motto: { sizes: [13, 14], bold: true, italic: false },
  number: { sizes: [13, 13], bold: false, italic: false },
  place: { sizes: [13, 14], bold: false, italic: true },
  dispatchSummary: { sizes: [12, 13], bold: false, italic: false },
  title: { sizes: [13, 14], bold: true, italic: false },
  summary: { sizes: [13, 14], bold: true, italic: false },
  addressee: { sizes: [13, 14], bold: false, italic: false },
  legalBasis: { sizes: [13, 14], bold: false, italic: true },
  body: { sizes: [13, 14] },
  signature: { sizes: [13, 14], bold: true, italic: false },
  signerName: { sizes: [13, 14], bold: true, italic: false },
  recipientsHead: { sizes: [12, 12], bold: true, italic: true },
  recipient: { sizes: [11, 11], bold: false, italic: false },
};
const IN_CAPITALS: readonly Component[] = ['parentOrgan', 'organ', 'nation', 'title', 'signature'];
/** Mục V, footnote 1: Quốc hiệu, Tiêu ngữ, địa danh và thời gian go together. */
const SIZES_TOGETHER = ['13/14/14', '12/13/13'];

const withSetting = (subject: Subject, ...components: readonly Component[]) =>
  (components.length === 0 ? subject.lines : linesOf(subject, ...components)).flatMap(line =>
    line.setting === undefined || line.text.trim() === '' ? [] : [{ line, setting: line.setting }],
  );

function where(line: FormLine, what: string) {
  return atLine(line, `${what}: «${line.text.trim().slice(0, 60)}»`);
}

const onSettings =
  (components: readonly Component[], test: (setting: Setting, line: FormLine) => string | null) => (subject: Subject) =>
    withSetting(subject, ...components).flatMap(({ line, setting }) => {
      const wrong = test(setting, line);
      return wrong === null ? [] : [where(line, wrong)];
    });

/** Numbered lines, lists and quotations may stand in further; a first line has 1 or 1.27 cm. */
const isIndent = (mm: number) => Math.abs(mm - 10) < 0.4 || Math.abs(mm - 12.7) < 0.4;
const isSentence = ({ text, heading }: FormLine) =>
  text.trim().length > 60 && heading === undefined && !/^[“"«]/.test(text.trim());

export const SETTING_RULES: readonly FormRule[] = [
  {
    code: 'fontNotTimes',
    severity: 'error',
    article: 'Phụ lục I, Phần I, Mục I',
    find: onSettings([], ({ fonts }) => fonts.find(font => !/^times new roman$/i.test(font)) ?? null),
  },
  {
    code: 'colourNotBlack',
    severity: 'error',
    article: 'Phụ lục I, Phần I, Mục I',
    // Ô 10b is red by its own rule.
    find: onSettings([], ({ colours }, line) =>
      line.component === 'mark' ? null : (colours.find(colour => !/^(auto|000000)$/i.test(colour)) ?? null),
    ),
  },
  {
    code: 'sizeOutOfRange',
    severity: 'error',
    article: 'Phụ lục I, Mục V',
    find: onSettings(Object.keys(LOOKS) as Component[], ({ sizes }, line) => {
      const [least, most] = LOOKS[line.component]?.sizes ?? [0, 100];
      const wrong = sizes.find(size => size < least || size > most);
      return wrong === undefined ? null : `${wrong} pt (${least === most ? least : `${least}–${most}`} pt)`;
    }),
  },
  {
    code: 'sizesIncoherent',
    severity: 'error',
    article: 'Phụ lục I, Mục V, chú thích 1',
    find: subject => {
      const first = (component: Component) => withSetting(subject, component)[0];
      const parts = [first('nation'), first('motto'), first('place')];
      const sizes = parts.map(part => part?.setting.sizes[0]);
      const nation = parts[0];
      if (nation === undefined || sizes.includes(undefined) || SIZES_TOGETHER.includes(sizes.join('/'))) return [];
      return [where(nation.line, sizes.join('/'))];
    },
  },
  {
    code: 'styleWrong',
    severity: 'error',
    article: 'Phụ lục I, Mục V',
    find: onSettings(Object.keys(LOOKS) as Component[], ({ isBold, isItalic }, line) => {
      const look = LOOKS[line.component];
      const wrong = [
        look?.bold === undefined || isBold === look.bold ? '' : look.bold ? 'phải đậm' : 'không đậm',
        look?.italic === undefined || isItalic === look.italic ? '' : look.italic ? 'phải nghiêng' : 'phải đứng',
      ].filter(part => part !== '');
      return wrong.length === 0 ? null : wrong.join(', ');
    }),
  },
  {
    code: 'notInCapitals',
    severity: 'error',
    article: 'Phụ lục I, Mục V',
    find: subject =>
      withSetting(subject, ...IN_CAPITALS).flatMap(({ line }) =>
        /\p{Ll}/u.test(line.text) ? [where(line, line.text.trim().toUpperCase())] : [],
      ),
  },
  ruleRule('ruleMotto', 'motto', 'Phụ lục I, Mục II.1', [0.85, 1.15]),
  ruleRule('ruleOrgan', 'organ', 'Phụ lục I, Mục II.2', [0.3, 0.55]),
  ruleRule('ruleSummary', 'summary', 'Phụ lục I, Mục II.5', [0.25, 0.55]),
  {
    code: 'ruleUnderscores',
    severity: 'warning',
    article: '',
    find: onSettings(['motto', 'organ', 'summary'], ({ rule, isUnderlined }) =>
      rule === 'underscores' ? '____' : isUnderlined ? 'gạch chân' : null,
    ),
  },
  {
    code: 'firstLineIndent',
    severity: 'warning',
    article: 'Phụ lục I, Mục II.6',
    find: subject => {
      const found = withSetting(subject, 'body', 'legalBasis').filter(({ line }) => isSentence(line));
      const wrong = found.filter(({ setting }) => !isIndent(setting.firstLineMm));
      return wrong.map(({ line, setting }) => where(line, `${Math.round(setting.firstLineMm) / 10} cm`));
    },
  },
  {
    code: 'notJustified',
    severity: 'warning',
    article: 'Phụ lục I, Mục II.6',
    find: onSettings(['body'], ({ align }, line) => (isSentence(line) && align !== 'justify' ? align : null)),
  },
  {
    code: 'paragraphSpacing',
    severity: 'warning',
    article: 'Phụ lục I, Mục II.6',
    find: subject => {
      const body = withSetting(subject, 'body').filter(({ line }) => isSentence(line));
      return body.flatMap(({ line, setting }, index) => {
        const next = body[index + 1];
        const room = Math.max(setting.afterPt, next?.setting.beforePt ?? 0);
        return next === undefined || room >= 5.9 ? [] : [where(line, `${room} pt`)];
      });
    },
  },
  {
    code: 'lineSpacing',
    severity: 'warning',
    article: 'Phụ lục I, Mục II.6',
    find: onSettings(['body'], ({ lineSpacing }) =>
      lineSpacing === null || (lineSpacing >= 0.99 && lineSpacing <= 1.51)
        ? null
        : `${Math.round(lineSpacing * 100) / 100}`,
    ),
  },
  {
    code: 'closingSplit',
    severity: 'warning',
    article: '',
    find: ({ closing, lines }) => {
      const first = lines.find(line => line.component === 'signature');
      return closing?.isSplit === true && first !== undefined ? [atLine(first)] : [];
    },
  },
];

/** Ô 1, 2, 5a: a solid rule below, of the length the decree gives as a share of the line of words. */
function ruleRule(
  code: string,
  component: 'motto' | 'organ' | 'summary',
  article: string,
  [least, most]: readonly [number, number],
): FormRule {
  return {
    code,
    severity: 'error',
    article,
    find: subject => {
      const last = withSetting(subject, component).at(-1);
      if (last === undefined) return [];
      const { rule, isUnderlined } = last.setting;
      if (rule === 'drawn' || rule === 'underscores' || (rule === null && isUnderlined)) return [];
      if (rule === null) return [where(last.line, 'không có đường kẻ')];
      return rule >= least && rule <= most ? [] : [where(last.line, `${Math.round(rule * 100)} %`)];
    },
  };
}
