import type { Element } from '@xmldom/xmldom';
import type { Alignment, PageSetting } from '../subject.ts';
import { attribute, child, elements, numberOf, type WordFile } from './openDocx.ts';
import type { Styles } from './styles.ts';

const mm = (twip: number | null, otherwise: number) => ((twip ?? otherwise) * 25.4) / 1440;

/** Every section of a file, in order; the last one stands at the end of the body. */
export function sectionsOf(file: WordFile): readonly Element[] {
  const body = child(file.document, 'body');
  const inside = elements(body).flatMap(each => {
    const section = child(child(each, 'pPr'), 'sectPr');
    return section === null ? [] : [section];
  });
  const last = child(body, 'sectPr');
  return last === null ? inside : [...inside, last];
}

export function textWidthTwip(section: Element | undefined): number | null {
  if (section === undefined) return null;
  const margins = child(section, 'pgMar');
  const width = numberOf(child(section, 'pgSz'), 'w');
  return width === null ? null : width - (numberOf(margins, 'left') ?? 0) - (numberOf(margins, 'right') ?? 0);
}

export function pagesOf(file: WordFile, styles: Styles): readonly PageSetting[] {
  const hasTable = elements(child(file.document, 'body'), 'tbl').length > 0;
  let before: Headers = { default: null, first: null };
  return sectionsOf(file).map(section => {
    const size = child(section, 'pgSz');
    const margins = child(section, 'pgMar');
    const headers = headersOf(file, section, before);
    before = headers;
    const hasFirstPage = child(section, 'titlePg') !== null;
    const number = headers.default === null ? null : pageNumber(headers.default, styles);
    return {
      widthMm: mm(numberOf(size, 'w'), 12240),
      heightMm: mm(numberOf(size, 'h'), 15840),
      marginMm: {
        top: mm(numberOf(margins, 'top'), 1440),
        bottom: mm(numberOf(margins, 'bottom'), 1440),
        left: mm(numberOf(margins, 'left'), 1440),
        right: mm(numberOf(margins, 'right'), 1440),
      },
      hasFirstPage,
      number: {
        onOthers: number !== null,
        onFirst: hasFirstPage ? headers.first !== null && pageNumber(headers.first, styles) !== null : number !== null,
      },
      numberAlign: number?.align ?? null,
      numberSizePt: number?.sizePt ?? null,
      hasTable,
    };
  });
}

interface Headers {
  readonly default: Element | null;
  readonly first: Element | null;
}

/** A section without a header of its own goes on with the one before. */
function headersOf(file: WordFile, section: Element, before: Headers): Headers {
  const of = (type: 'default' | 'first'): Element | null => {
    const reference = elements(section, 'headerReference').find(each => attribute(each, 'type') === type);
    const id = reference === undefined ? null : attribute(reference, 'id');
    return id === null ? before[type] : file.part(id);
  };
  return { default: of('default'), first: of('first') };
}

/** The paragraph with a PAGE field, in either of the two ways Word writes it. */
function pageNumber(header: Element, styles: Styles): { align: Alignment; sizePt: number } | null {
  for (const paragraph of Array.from(header.getElementsByTagNameNS('*', 'p'))) {
    const fields = [
      ...Array.from(paragraph.getElementsByTagNameNS('*', 'instrText')).map(each => each.textContent ?? ''),
      ...Array.from(paragraph.getElementsByTagNameNS('*', 'fldSimple')).map(each => attribute(each, 'instr') ?? ''),
    ];
    if (!fields.some(field => /^\s*PAGE\b/.test(field))) continue;
    const properties = child(paragraph, 'pPr');
    const run = paragraph.getElementsByTagNameNS('*', 'r')[0] ?? null;
    const frame = child(properties, 'framePr');
    const framed = frame === null ? null : attribute(frame, 'xAlign');
    return {
      align: alignmentOf(framed ?? styles.paragraph(properties).align),
      sizePt: styles.run(properties, child(run, 'rPr')).sizePt,
    };
  }
  return null;
}

export function alignmentOf(value: string): Alignment {
  if (value === 'both' || value === 'distribute') return 'justify';
  if (value === 'center') return 'center';
  return value === 'right' || value === 'end' ? 'right' : 'left';
}
