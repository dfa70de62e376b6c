import { FORM } from '#law';
import { blockText, plainText } from './plainText.ts';
import { isTitle, printable, printableText } from './printable.ts';
import type { Block, OfficialDocument } from './tree.ts';

/**
 * Checks of a finished tree against the form (Nghị định 30/2020, Phụ lục I) and, for a conclusion, against the contents the
 * law requires. What needs the case (addressee, action and deadline of a recommendation, amounts that agree) is checked there.
 */
export type FormFindingCode =
  /** Điều 36 khoản 2 Luật Thanh tra: `detail` = a | b | c | d | đ. */
  | 'mandatoryPartMissing'
  | 'mandatoryPartEmpty'
  | 'headingEmpty'
  | 'fieldMissing'
  | 'numberWithoutZero'
  | 'numberWithSpaces'
  | 'dateZeros'
  | 'endMarkMissing'
  | 'endMarkInside'
  | 'recipientsWithoutArchiveLine'
  | 'recipientsPunctuation'
  | 'recipientsWithoutAsAbove'
  | 'asAboveWithoutAddressee'
  | 'addresseesPunctuation'
  | 'legalBasesPunctuation'
  | 'degreeBeforeName'
  | 'blankLeft'
  | 'notComposed'
  | 'unprintableLetter'
  | 'letterOutsideFace';

export interface FormFinding {
  readonly code: FormFindingCode;
  readonly severity: 'error' | 'warning';
  /** Path in the tree: `header.numberLine`, `body.12`, `recipients.3`. */
  readonly place: string;
  /** What was found, or which part is meant. */
  readonly detail: string;
}

/** All deviations, in the order of the page. */
export function checkDocument(document: OfficialDocument): readonly FormFinding[] {
  return [
    ...headerFindings(document),
    ...(document.form === 'conclusion' ? mandatoryContents(document.body) : []),
    ...bodyFindings(document),
    ...closingFindings(document),
    ...letterFindings(document),
  ];
}

const error = (code: FormFindingCode, place: string, detail = ''): FormFinding => ({
  code,
  severity: 'error',
  place,
  detail,
});
const warning = (code: FormFindingCode, place: string, detail = ''): FormFinding => ({
  ...error(code, place, detail),
  severity: 'warning',
});

// Header ------------------------------------------------------------------------------------------

function headerFindings(document: OfficialDocument): FormFinding[] {
  const { header, title, summary, addressees, legalBases } = document;
  const missing = (place: string, value: string) => (value.trim() === '' ? [error('fieldMissing', place)] : []);
  return [
    ...missing('header.issuingOrgan', header.issuingOrgan.join('')),
    ...numberFindings(header.numberLine),
    ...dateFindings(header.placeAndDate),
    // Only a công văn has no tên loại, and then it has addressees.
    ...(addressees.length === 0 ? missing('title', title) : []),
    ...missing('summary', summary),
    ...listPunctuation(addressees.length > 1 ? addressees : [], 'addressees', 'addresseesPunctuation'),
    ...listPunctuation(legalBases, 'legalBases', 'legalBasesPunctuation'),
  ];
}

/** Mục II.3: two digits below 10, `/` and `-` without spaces. A number that is still blank is no deviation. */
function numberFindings(numberLine: string): FormFinding[] {
  const place = 'header.numberLine';
  const value = numberLine.replace(/^Số:\s*/, '').trimEnd();
  return [
    ...(/^[1-9](?!\d)/.test(value) ? [error('numberWithoutZero', place, numberLine)] : []),
    ...(/\d\s+\/|\/\s|\s-|-\s/.test(value) ? [error('numberWithSpaces', place, numberLine)] : []),
    ...(/\/\s*\S/.test(value) ? [] : [error('fieldMissing', place, numberLine)]),
  ];
}

/** Mục II.4: zero before days below 10 and before months 1 and 2, nowhere else. A blank date is no deviation. */
function dateFindings(placeAndDate: string): FormFinding[] {
  const place = 'header.placeAndDate';
  if (placeAndDate.replace(/,.*$/, '').trim() === '') return [error('fieldMissing', place)];
  const parts = /ngày (\d+) tháng (\d+) năm/.exec(placeAndDate);
  if (parts === null) return [];
  const [, day = '', month = ''] = parts;
  const isRight = day.length === 2 && (/^0[12]$/.test(month) || /^([3-9]|1[0-2])$/.test(month));
  return isRight ? [] : [error('dateZeros', place, placeAndDate)];
}

/** Each line ends with `;`, the last with `.` */
function listPunctuation(lines: readonly string[], place: string, code: FormFindingCode): FormFinding[] {
  return lines.flatMap((line, index) => {
    const end = index === lines.length - 1 ? '.' : ';';
    return line.trimEnd().endsWith(end) ? [] : [error(code, `${place}.${index}`, line)];
  });
}

// Content -----------------------------------------------------------------------------------------

/** Words by which a part is known; every group must be found. The form's own wording is free (bieu-mau §4.8). */
const MANDATORY: readonly (readonly [part: string, words: readonly RegExp[]])[] = [
  ['a', [/ưu điểm|việc đã làm|đánh giá|kết quả thực hiện|việc thực hiện (chính sách|pháp luật|nhiệm vụ)/]],
  ['b', [/kết luận về|kết luận nội dung|kết luận về nội dung/]],
  ['c', [/hạn chế, khuyết điểm|khuyết điểm|vi phạm/, /nguyên nhân/, /trách nhiệm/]],
  ['d', [/biện pháp xử lý/, /kiến nghị/]],
  ['đ', [/bất cập|cơ chế quản lý|hoàn thiện (cơ chế|chính sách|pháp luật)/]],
];

interface Section {
  readonly at: number;
  readonly title: string;
  readonly isEmpty: boolean;
}

/** Headings with the content under them, lower headings included. A điểm is a sentence itself and is never empty. */
function sectionsOf(body: readonly Block[]): Section[] {
  return body.flatMap((block, at): Section[] => {
    if (block.type !== 'heading') return [];
    const rest = body.slice(at + 1);
    const end = rest.findIndex(each => each.type === 'heading' && each.level <= block.level);
    const inside = end === -1 ? rest : rest.slice(0, end);
    const isEmpty = !inside.some(each => (each.type !== 'heading' || !isTitle(each)) && blockText(each).trim() !== '');
    return [{ at, title: plainText(block.inlines).normalize('NFC').toLowerCase(), isEmpty: isEmpty && isTitle(block) }];
  });
}

/** Điều 36 khoản 2: contents a–đ. «Không có» is an answer; silence is not. */
function mandatoryContents(body: readonly Block[]): FormFinding[] {
  const sections = sectionsOf(body);
  return MANDATORY.flatMap(([part, groups]): FormFinding[] => {
    const found = groups.map(words => sections.filter(section => words.test(section.title)));
    if (found.some(each => each.length === 0)) return [error('mandatoryPartMissing', 'body', part)];
    const empty = found.find(each => each.every(section => section.isEmpty));
    return empty === undefined ? [] : [error('mandatoryPartEmpty', `body.${empty[0]?.at ?? 0}`, part)];
  });
}

function bodyFindings(document: OfficialDocument): FormFinding[] {
  const findings: FormFinding[] = sectionsOf(document.body)
    .filter(section => section.isEmpty)
    .map(section => warning('headingEmpty', `body.${section.at}`, section.title));
  document.body.forEach((block, index) => {
    const text = blockText(block);
    // Skeletons leave «ngày … của …»; an ellipsis after a word («v.v…») is no blank.
    if (/(^|\s)(…|\.{3,}|_{2,})/.test(text)) findings.push(warning('blankLeft', `body.${index}`, text.slice(0, 80)));
    const mark = text.trimEnd().indexOf(FORM.endMark);
    if (
      mark !== -1 &&
      index < document.body.length - 1 &&
      document.body.slice(index + 1).some(each => blockText(each).trim() !== '')
    )
      findings.push(error('endMarkInside', `body.${index}`));
  });
  const last = printable(document).body.at(-1);
  if (last === undefined || !blockText(last).endsWith(FORM.endMark))
    findings.push(error('endMarkMissing', `body.${Math.max(0, document.body.length - 1)}`));
  return findings;
}

// Closing -----------------------------------------------------------------------------------------

function closingFindings({ recipients, addressees, signature }: OfficialDocument): FormFinding[] {
  const findings: FormFinding[] = [];
  const last = recipients.length - 1;
  const lastLine = recipients[last];
  if (lastLine === undefined) findings.push(error('fieldMissing', 'recipients'));
  else if (!/^- Lưu: VT\b/.test(lastLine))
    findings.push(error('recipientsWithoutArchiveLine', `recipients.${last}`, lastLine));
  findings.push(...listPunctuation(recipients, 'recipients', 'recipientsPunctuation'));
  const saysAsAbove = recipients.some(line => /^- Như trên/.test(line));
  if (addressees.length > 0 && !saysAsAbove) findings.push(error('recipientsWithoutAsAbove', 'recipients'));
  if (addressees.length === 0 && saysAsAbove) findings.push(error('asAboveWithoutAddressee', 'recipients'));
  if (signature.lines.length === 0) findings.push(error('fieldMissing', 'signature.lines'));
  if (signature.name.trim() === '') findings.push(error('fieldMissing', 'signature.name'));
  // Mục II.7: no academic rank or degree before the name.
  if (/^\s*(GS|PGS|TS|ThS|CN|BS|KS|NGND|NGƯT)(?=[.\s])/iu.test(signature.name))
    findings.push(error('degreeBeforeName', 'signature.name', signature.name));
  return findings;
}

// Letters -----------------------------------------------------------------------------------------

/** Letters of the face that the PDF embeds; others are taken from elsewhere or shown as an empty box. */
const OUTSIDE_FACE =
  /[^\s\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{M}\p{N}\p{P}\u0020-\u00ff\u2000-\u206f\u20a0-\u20bf\u2100-\u214f\u2190-\u2195\u2200-\u22ff\u2500-\u25ff]/u;

function letterFindings(document: OfficialDocument): FormFinding[] {
  const findings: FormFinding[] = [];
  const visit = (value: unknown, place: string): void => {
    if (typeof value === 'string') {
      const composed = value.normalize('NFC');
      if (composed !== value) findings.push(warning('notComposed', place));
      if (printableText(value) !== composed) findings.push(warning('unprintableLetter', place));
      const letter = OUTSIDE_FACE.exec(printableText(value));
      if (letter !== null) findings.push(warning('letterOutsideFace', place, letter[0]));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) visit(each, place === '' ? key : `${place}.${key}`);
    }
  };
  visit(document, '');
  return findings;
}
