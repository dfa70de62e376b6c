import { AlignmentType, type IStylesOptions } from 'docx';
import { FORM } from '#law';
import { halfPoints, mmToTwip, ptToTwip } from './measures.ts';

const indent = mmToTwip(FORM.firstLineIndentMm);
const after = ptToTwip(FORM.paragraphSpacingPt);
const line = Math.round(240 * FORM.lineSpacing);
const font = { ascii: FORM.font, hAnsi: FORM.font, cs: FORM.font, eastAsia: FORM.font };
const body = { spacing: { before: 0, after, line, lineRule: 'auto' }, alignment: AlignmentType.JUSTIFIED } as const;

/** Names of our own styles. A file that comes back is read by them: LibreOffice gives styles other ids. */
export const STYLE_NAMES = {
  Part: 'Phần',
  Article: 'Điều',
  Clause: 'Khoản không tiêu đề',
  LegalBasis: 'Căn cứ',
  Quote: 'Trích nguyên văn',
  TableCaption: 'Tên bảng',
  FigureCaption: 'Tên hình',
} as const;

/** Real Word styles: a clerk goes on in Word and changes one style, not a hundred paragraphs. */
export const STYLES: IStylesOptions = {
  default: {
    document: { run: { font, size: halfPoints(FORM.sizePt.body), color: '000000', language: { value: 'vi-VN' } } },
    heading1: {
      run: { font, bold: true, color: '000000', size: halfPoints(FORM.sizePt.body) },
      paragraph: { ...body, indent: { firstLine: indent } },
    },
    heading2: {
      run: { font, bold: true, color: '000000', size: halfPoints(FORM.sizePt.body) },
      paragraph: { ...body, indent: { firstLine: indent } },
    },
    heading3: {
      // Điểm: upright, not bold (§3).
      run: { font, bold: false, italics: false, color: '000000', size: halfPoints(FORM.sizePt.body) },
      paragraph: { ...body, indent: { firstLine: indent } },
    },
    footnoteText: {
      run: { font, color: '000000', size: halfPoints(FORM.sizePt.footnote) },
      paragraph: { alignment: AlignmentType.JUSTIFIED, spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' } },
    },
  },
  paragraphStyles: [
    {
      id: 'Part',
      name: STYLE_NAMES.Part,
      basedOn: 'Normal',
      next: 'BodyText',
      quickFormat: true,
      run: { bold: true },
      paragraph: { ...body, alignment: AlignmentType.CENTER, outlineLevel: 0 },
    },
    {
      id: 'Article',
      name: STYLE_NAMES.Article,
      basedOn: 'BodyText',
      next: 'BodyText',
      quickFormat: true,
      paragraph: { outlineLevel: 0 },
    },
    { id: 'Clause', name: STYLE_NAMES.Clause, basedOn: 'BodyText', quickFormat: true },
    {
      id: 'BodyText',
      name: 'Body Text',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { ...body, indent: { firstLine: indent } },
    },
    { id: 'LegalBasis', name: STYLE_NAMES.LegalBasis, basedOn: 'BodyText', quickFormat: true, run: { italics: true } },
    {
      id: 'Quote',
      name: STYLE_NAMES.Quote,
      basedOn: 'BodyText',
      quickFormat: true,
      paragraph: { indent: { left: indent, firstLine: 0 } },
    },
    {
      id: 'TableText',
      name: 'Chữ trong bảng',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: halfPoints(FORM.sizePt.table) },
      paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' } },
    },
    {
      id: 'TableTextSmall',
      name: 'Chữ trong bảng nhiều cột',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: halfPoints(FORM.sizePt.table - 1) },
      paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' } },
    },
    {
      id: 'TableCaption',
      name: STYLE_NAMES.TableCaption,
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: after, after: ptToTwip(3) } },
    },
    {
      id: 'FigureCaption',
      name: STYLE_NAMES.FigureCaption,
      basedOn: 'Normal',
      quickFormat: true,
      run: { italics: true },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after, line, lineRule: 'auto' } },
    },
    {
      id: 'Recipients',
      name: 'Nơi nhận',
      basedOn: 'Normal',
      run: { size: halfPoints(FORM.sizePt.recipients) },
      paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' } },
    },
  ],
};
