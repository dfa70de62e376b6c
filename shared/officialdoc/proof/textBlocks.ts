/** A node of the editor's document, as ProseMirror writes it; the proof check reads what it knows and passes over the rest. */
export interface DocNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly content?: readonly DocNode[] | undefined;
  readonly text?: string | undefined;
  readonly marks?: readonly { readonly type: string }[] | undefined;
}

export type BlockRole =
  | 'heading0'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'body'
  | 'legalBasis'
  | 'quote'
  | 'listItem'
  | 'cell';

/** A live node inside a text, at its place. */
export interface Atom {
  /** Offset in the block's text, where `￼` stands. */
  readonly at: number;
  readonly node: DocNode;
}

/** One paragraph, heading, list item or cell paragraph as plain text (NFC), with the way back to its place. */
export interface TextBlock {
  readonly role: BlockRole;
  readonly text: string;
  readonly atoms: readonly Atom[];
  /** ProseMirror position of the text's beginning, counted from the beginning of the top-level node. */
  readonly from: number;
  /** Where text and positions part: from this offset on, positions run ahead by `by`. In order of offset. */
  readonly shifts: readonly { readonly offset: number; readonly by: number }[];
  /** Place in a table. */
  readonly cell: {
    readonly table: number;
    readonly row: number;
    readonly column: number;
    readonly isHeader: boolean;
  } | null;
}

/** What a live node is in the text. */
export const ATOM = '\uFFFC';

/** What a suggestion would take away is no claim any more. */
function isStruck(node: DocNode): boolean {
  return node.type === 'text'
    ? node.marks?.some(mark => mark.type === 'deletion') === true
    : (node.attrs?.deletion ?? null) !== null;
}

const TEXT_BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading']);
const CELLS: ReadonlySet<string> = new Set(['tableCell', 'tableHeader']);

/** ProseMirror size of a node: text counts letters, a leaf one, everything else its content and two borders. */
export function nodeSize(node: DocNode): number {
  if (node.type === 'text') return (node.text ?? '').length;
  if (node.content === undefined && !TEXT_BLOCKS.has(node.type) && !CELLS.has(node.type)) return 1;
  return 2 + (node.content ?? []).reduce((sum, child) => sum + nodeSize(child), 0);
}

/** The text blocks of a top-level node, in reading order. */
export function textBlocksOf(node: DocNode): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let tables = 0;
  const visit = (each: DocNode, from: number, role: BlockRole | null, cell: TextBlock['cell']) => {
    if (TEXT_BLOCKS.has(each.type)) {
      blocks.push(textBlock(each, from + 1, role ?? roleOf(each), cell));
      return;
    }
    // A paragraph only loses the break before it; a table, list or row goes whole.
    if (isStruck(each)) return;
    const isTable = each.type === 'table';
    const table = isTable ? tables++ : (cell?.table ?? 0);
    let at = from + 1;
    (each.content ?? []).forEach((child, index) => {
      if (isTable) visitRow(child, at, index, table);
      else visit(child, at, role ?? (each.type === 'listItem' ? 'listItem' : null), cell);
      at += nodeSize(child);
    });
  };
  const visitRow = (row: DocNode, from: number, rowIndex: number, table: number) => {
    let at = from + 1;
    let column = 0;
    if (isStruck(row)) return;
    for (const child of row.content ?? []) {
      const isHeader = child.type === 'tableHeader';
      visit(child, at, 'cell', { table, row: rowIndex, column, isHeader });
      const span = child.attrs?.colspan;
      column += typeof span === 'number' && span > 1 ? span : 1;
      at += nodeSize(child);
    }
  };
  visit(node, 0, null, null);
  return blocks;
}

function roleOf(node: DocNode): BlockRole {
  if (node.type === 'heading') {
    const { level, variant } = node.attrs ?? {};
    // A khoản or điểm that is a sentence itself says something; it does not name what follows.
    if (variant === 'text') return 'body';
    return level === 0 ? 'heading0' : level === 1 ? 'heading1' : level === 2 ? 'heading2' : 'heading3';
  }
  const role = node.attrs?.role;
  return role === 'legalBasis' || role === 'quote' ? role : 'body';
}

function textBlock(node: DocNode, from: number, role: BlockRole, cell: TextBlock['cell']): TextBlock {
  let text = '';
  const atoms: Atom[] = [];
  const shifts: { offset: number; by: number }[] = [];
  let ahead = 0;
  const shift = (by: number) => {
    if (by === 0) return;
    ahead += by;
    const last = shifts.at(-1);
    if (last?.offset === text.length) shifts[shifts.length - 1] = { offset: text.length, by: ahead };
    else shifts.push({ offset: text.length, by: ahead });
  };
  for (const child of node.content ?? []) {
    const size = nodeSize(child);
    if (isStruck(child)) shift(size);
    else if (child.marks?.some(mark => mark.type === 'pendingBreak') === true) text += '\n'.repeat(size);
    else if (child.type === 'text') {
      const raw = child.text ?? '';
      const composed = raw.normalize('NFC');
      if (composed.length === raw.length) text += composed;
      else {
        // Letter by letter, so that the place of what follows is right.
        for (const [cluster] of raw.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
          const letter = cluster.normalize('NFC');
          text += letter;
          shift(cluster.length - letter.length);
        }
      }
    } else if (child.type === 'hardBreak') {
      text += '\n';
      shift(size - 1);
    } else {
      atoms.push({ at: text.length, node: child });
      // Evidence given in a footnote is evidence of the sentence.
      for (const inner of child.content ?? []) if (inner.type !== 'text') atoms.push({ at: text.length, node: inner });
      text += ATOM;
      shift(size - 1);
    }
  }
  return { role, text, atoms, from, shifts, cell };
}

/** ProseMirror position of an offset of a block's text, counted from the beginning of the top-level node. */
export function positionOf(block: Pick<TextBlock, 'from' | 'shifts'>, offset: number): number {
  let by = 0;
  for (const shift of block.shifts) {
    if (shift.offset > offset) break;
    by = shift.by;
  }
  return block.from + offset + by;
}
