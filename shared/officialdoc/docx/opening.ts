import { Paragraph, TextRun } from 'docx';
import { FORM } from '#law';
import type { OfficialDocument } from '../tree.ts';
import { line, rule, TEXT_WIDTH_MM } from './header.ts';
import { halfPoints, lineWidthPt, mmToTwip } from './measures.ts';

const WIDTH = mmToTwip(TEXT_WIDTH_MM);
const { sizePt } = FORM;

/** Ô 5a, 9a and the căn cứ: what stands between the header and the content. */
export function opening(document: OfficialDocument): Paragraph[] {
  const { title, summary, addressees, legalBases, authority = '', verdict = '' } = document;
  return [
    ...(title === '' ? [] : titleLines(title, summary)),
    ...addresseeLines(addressees),
    ...(authority === '' ? [] : [line(authority.toUpperCase(), sizePt.title, { bold: true }, 6), gap()]),
    ...legalBases.map(text => new Paragraph({ style: 'LegalBasis', children: [new TextRun({ text })] })),
    ...(verdict === '' ? [] : [line(verdict.toUpperCase(), sizePt.title, { bold: true }, 6), gap()]),
  ];
}

function titleLines(title: string, summary: string): Paragraph[] {
  const heading = line(title.toUpperCase(), sizePt.title, { bold: true }, 12);
  if (summary === '') return [heading];
  const column = WIDTH * FORM.summaryShare;
  const side = Math.round((WIDTH - column) / 2);
  const widthPt = Math.min(lineWidthPt(summary, sizePt.summary, true), column / 20);
  return [
    heading,
    line(summary, sizePt.summary, { bold: true }, 0, side),
    rule(WIDTH, widthPt, FORM.summaryRule),
    gap(),
  ];
}

function gap(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0, line: 120, lineRule: 'exact' }, children: [] });
}

/** One addressee beside «Kính gửi:»; several below it, dashes aligned under the colon. */
function addresseeLines(addressees: readonly string[]): Paragraph[] {
  const [only] = addressees;
  if (only === undefined) return [];
  if (addressees.length === 1) return [line(`Kính gửi: ${only}`, sizePt.body, {}, 12), gap()];
  const left = mmToTwip(FORM.firstLineIndentMm * 2);
  const dash = left + Math.round(lineWidthPt('Kính gửi', sizePt.body, false) * 20);
  const at = (indent: number, text: string, before: number) =>
    new Paragraph({
      indent: { left: indent },
      spacing: { before, after: 0, line: 240, lineRule: 'auto' },
      children: [new TextRun({ text, size: halfPoints(sizePt.body) })],
    });
  return [at(left, 'Kính gửi:', 240), ...addressees.map(text => at(dash, text, 40)), gap()];
}
