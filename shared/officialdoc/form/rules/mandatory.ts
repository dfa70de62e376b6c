import type { Deviation, FormRule } from '../rule.ts';
import type { FormContext, FormLine, Subject } from '../subject.ts';
import { isEmptySection } from './content.ts';

/**
 * Mandatory contents of a conclusion: Luật Thanh tra 84/2025/QH15, Điều 36 khoản 2. «Không có» is an answer; silence is not.
 * Words by which a part is known; every group must be found. The form's own wording is free (bieu-mau §4.8).
 */
const PARTS: readonly (readonly [part: string, words: readonly RegExp[]])[] = [
  ['a', [/ưu điểm|việc đã làm|đánh giá|kết quả thực hiện|việc thực hiện (chính sách|pháp luật|nhiệm vụ)/]],
  ['b', [/kết luận về|kết luận nội dung|kết luận về nội dung/]],
  ['c', [/hạn chế, khuyết điểm|khuyết điểm|vi phạm/, /nguyên nhân/, /trách nhiệm/]],
  ['d', [/biện pháp xử lý/, /kiến nghị/]],
  ['đ', [/bất cập|cơ chế quản lý|hoàn thiện (cơ chế|chính sách|pháp luật)/]],
];
const ARTICLE = 'Luật Thanh tra 84/2025/QH15, Điều 36 khoản 2';

interface Section {
  readonly line: FormLine;
  readonly title: string;
  readonly isEmpty: boolean;
}

function sectionsOf(lines: readonly FormLine[]): readonly Section[] {
  return lines.flatMap((line, at): Section[] => {
    if (line.heading === undefined) return [];
    const isEmpty = line.heading.isTitle && isEmptySection(lines, at);
    return [{ line, title: line.text.normalize('NFC').toLowerCase(), isEmpty }];
  });
}

function missing(lines: readonly FormLine[], place: string): readonly Deviation[] {
  const sections = sectionsOf(lines);
  return PARTS.flatMap(([part, groups]) =>
    groups.every(words => sections.some(section => words.test(section.title))) ? [] : [{ place, detail: part }],
  );
}

function empty(lines: readonly FormLine[]): readonly Deviation[] {
  const sections = sectionsOf(lines);
  return PARTS.flatMap(([part, groups]): Deviation[] => {
    const found = groups.map(words => sections.filter(section => words.test(section.title)));
    if (found.some(each => each.length === 0)) return [];
    const first = found.find(each => each.every(section => section.isEmpty))?.[0];
    return first === undefined ? [] : [{ place: first.line.place, detail: part }];
  });
}

/** Contents of the document's own form that are not there: those an article asks for, or those that practice expects. */
const formContents =
  (isByLaw: boolean) =>
  ({ form, placeOf }: Subject, { contents = [] }: FormContext): readonly Deviation[] =>
    form === 'conclusion'
      ? []
      : contents
          .filter(each => !each.isMet && (each.article !== '') === isByLaw)
          .map(({ text, article }) => ({
            place: placeOf.body ?? 'document',
            detail: article === '' ? text : `${text} (${article})`,
          }));

export const MANDATORY_RULES: readonly FormRule[] = [
  {
    code: 'mandatoryPartMissing',
    severity: 'error',
    article: ARTICLE,
    find: ({ form, lines, placeOf }) => (form === 'conclusion' ? missing(lines, placeOf.body ?? 'document') : []),
  },
  {
    code: 'mandatoryPartEmpty',
    severity: 'error',
    article: ARTICLE,
    find: ({ form, lines }) => (form === 'conclusion' ? empty(lines) : []),
  },
  { code: 'formContentMissing', severity: 'error', article: '', find: formContents(true) },
  { code: 'formContentUsual', severity: 'warning', article: '', find: formContents(false) },
];
