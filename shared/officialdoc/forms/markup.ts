/**
 * The markup of a template's body, one block a line, made to be typed by a clerk:
 *
 *     # PHẦN  ## Mục  ### điểm  - gạch đầu dòng  -- bên trong  > trích  = căn cứ
 *     chữ **đậm**, *nghiêng*, {tên một giá trị}
 *     {{tên một khối lấy từ hồ sơ}}      alone on its line
 *     | ô | ô |                          rows one after another make a table, the first one is its header
 *     ? câu chỉ có khi mọi giá trị trong câu đã có
 */
export type MarkupPart =
  | { readonly type: 'text'; readonly text: string; readonly bold: boolean; readonly italic: boolean }
  | { readonly type: 'field'; readonly name: string; readonly bold: boolean; readonly italic: boolean };

export type MarkupKind = 'heading1' | 'heading2' | 'heading3' | 'item' | 'inner' | 'quote' | 'legalBasis' | 'body';

export type MarkupLine =
  | { readonly type: 'case'; readonly block: string }
  | { readonly type: 'row'; readonly cells: readonly (readonly MarkupPart[])[] }
  | {
      readonly type: 'line';
      readonly kind: MarkupKind;
      readonly isOptional: boolean;
      readonly parts: readonly MarkupPart[];
    };

const PREFIXES: readonly [prefix: string, kind: MarkupKind][] = [
  ['### ', 'heading3'],
  ['## ', 'heading2'],
  ['# ', 'heading1'],
  ['-- ', 'inner'],
  ['- ', 'item'],
  ['> ', 'quote'],
  ['= ', 'legalBasis'],
];

/** Blank lines separate nothing and are passed over; a heading with nothing after its sign is an empty heading. */
export function parseMarkup(source: string): readonly MarkupLine[] {
  return source
    .normalize('NFC')
    .split('\n')
    .map(each => each.trim())
    .filter(each => each !== '')
    .map(parseLine);
}

function parseLine(source: string): MarkupLine {
  const whole = /^\{\{([^{}]+)\}\}$/.exec(source);
  if (whole !== null) return { type: 'case', block: (whole[1] ?? '').trim() };
  if (source.length > 1 && source.startsWith('|') && source.endsWith('|'))
    return {
      type: 'row',
      cells: source
        .slice(1, -1)
        .split('|')
        .map(cell => parseParts(cell.trim())),
    };
  const isOptional = source.startsWith('? ');
  const text = isOptional ? source.slice(2).trimStart() : source;
  const [prefix, kind] = PREFIXES.find(([each]) => text.startsWith(each)) ?? (['', 'body'] as const);
  return { type: 'line', kind, isOptional, parts: parseParts(text.slice(prefix.length)) };
}

/** Text with `{names}` and marks. A lone `*` stays a letter. */
export function parseParts(source: string): readonly MarkupPart[] {
  const parts: MarkupPart[] = [];
  let bold = false;
  let italic = false;
  const tokens = source.split(/(\*\*|\*|\{[^{}]+\})/);
  const count = (mark: string) => tokens.filter(each => each === mark).length;
  // Marks come in pairs; an odd one out is text.
  const isPaired = { '**': count('**') % 2 === 0, '*': count('*') % 2 === 0 };
  for (const token of tokens) {
    if (token === '**' && isPaired['**']) bold = !bold;
    else if (token === '*' && isPaired['*']) italic = !italic;
    else if (token.startsWith('{') && token.endsWith('}'))
      parts.push({ type: 'field', name: token.slice(1, -1).trim(), bold, italic });
    else if (token !== '') parts.push({ type: 'text', text: token, bold, italic });
  }
  return parts;
}

/** Every name used in a text or body, with the blocks a body asks of the case. */
export function namesIn(source: string): { readonly names: readonly string[]; readonly blocks: readonly string[] } {
  const parsed = parseMarkup(source);
  const partsOf = (each: MarkupLine) =>
    each.type === 'line' ? each.parts : each.type === 'row' ? each.cells.flat() : [];
  return {
    names: parsed.flatMap(each => partsOf(each).flatMap(part => (part.type === 'field' ? [part.name] : []))),
    blocks: parsed.flatMap(each => (each.type === 'case' ? [each.block] : [])),
  };
}

/** A text with its `{names}` replaced; what has no value is left as «…», to be seen and filled in. */
export function fillText(source: string, readName: (name: string) => string): string {
  return source.replace(/\{([^{}]+)\}/g, (_whole, each: string) => readName(each.trim()) || '…');
}
