import type { FieldPatch, RecordValue } from '#casefile';
import { applyFix, type FormFix, type FormLine } from '#officialdoc';

type TextField =
  | 'title'
  | 'summary'
  | 'signerName'
  | 'parentOrgan'
  | 'issuingOrgan'
  | 'legalBases'
  | 'recipients'
  | 'addressees';

/** Which field of the document record holds a place of the tree, as one line or as a list of lines. */
const FIELDS: readonly (readonly [place: RegExp, field: TextField])[] = [
  [/^title$/, 'title'],
  [/^summary$/, 'summary'],
  [/^signature\.name$/, 'signerName'],
  [/^header\.parentOrgan$/, 'parentOrgan'],
  [/^header\.issuingOrgan\.(\d+)$/, 'issuingOrgan'],
  [/^legalBases\.(\d+)$/, 'legalBases'],
  [/^recipients\.(\d+)$/, 'recipients'],
  [/^addressees\.(\d+)$/, 'addressees'],
];

/**
 * The patch of the record that carries out a fix; null when the place is not typed by hand.
 * @param line the line as the rules read it
 */
export function recordFix(
  document: RecordValue<'document'>,
  line: FormLine,
  fix: FormFix,
): FieldPatch<'document'> | null {
  if (fix.place === 'header.numberLine') return numberFix(line, fix);
  for (const [pattern, field] of FIELDS) {
    const match = pattern.exec(fix.place);
    if (match === null) continue;
    const right = applyFix(line.text, fix);
    if (match[1] === undefined) return { [field]: right };
    return { [field]: withLine(document[field], Number(match[1]), right) };
  }
  return null;
}

/** The n-th line that is not blank, replaced. */
function withLine(text: string, wanted: number, right: string): string {
  let at = -1;
  return text
    .split('\n')
    .map(line => {
      if (line.trim() !== '') at++;
      return line.trim() !== '' && at === wanted ? right : line;
    })
    .join('\n');
}

function numberFix(line: FormLine, fix: FormFix): FieldPatch<'document'> | null {
  const parts = /^Số:\s*([^/]*)\/(.*)$/.exec(applyFix(line.text, fix));
  return parts === null ? null : { number: (parts[1] ?? '').trim(), symbol: (parts[2] ?? '').trim() };
}
