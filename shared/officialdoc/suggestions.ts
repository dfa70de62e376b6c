import * as z from 'zod';
import type { DocNode } from './proof/textBlocks.ts';

/**
 * Suggestions (đề nghị sửa) in a text. Words carry the marks `insertion`, `deletion` and `modification`; nodes that Yjs keeps no
 * marks for (citations, amounts, blocks, rows) carry attributes of the same names. On a paragraph or heading they speak of the
 * break before it, as in Word; `restyle` is the style it is to have. A break suggested inside a paragraph is a sign among its
 * words with the mark `pendingBreak`: a node there would cut the words in two for Yjs.
 * Nothing is taken from the text or moved in it until somebody accepts: so two authors' suggestions merge without losing a word.
 */
export const suggestionAttributes = z.strictObject({
  /** What was suggested together has one id. */
  id: z.string().min(1).max(64),
  /** Name of the person, as versions have it. */
  by: z.string().max(500),
  /** ms since the epoch, by the author's clock. */
  at: z.int().min(0),
});
export type SuggestionAttributes = z.infer<typeof suggestionAttributes>;

export const MODIFIED_MARKS = ['bold', 'italic', 'underline'] as const;
/** Words set otherwise: the marks they had before. */
export const modificationAttributes = suggestionAttributes.extend({ was: z.array(z.enum(MODIFIED_MARKS)).max(3) });
export type ModificationAttributes = z.infer<typeof modificationAttributes>;

export const restyleAttributes = suggestionAttributes.extend({
  type: z.enum(['paragraph', 'heading']),
  attrs: z.record(z.string(), z.union([z.string().max(100), z.number(), z.null()])),
});
export type RestyleAttributes = z.infer<typeof restyleAttributes>;

export const SUGGESTION_MARKS = ['insertion', 'deletion', 'modification'] as const;
const SUGGESTION_ATTRIBUTES = ['insertion', 'deletion', 'restyle'] as const;
/** Mark of the sign that stands for a suggested break. */
export const PENDING_BREAK = 'pendingBreak';
export const BREAK_SIGN = '¶';
/** Blocks whose suggestion is about the break before them; everything else comes and goes whole. */
export const BREAK_BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading']);

/** Far deeper than any text of the editor: lists in lists in a cell of a table. */
const DEPTH = 40;
const anyNode = (deeper: number): z.ZodType<DocNode> =>
  z.looseObject({
    type: z.string(),
    attrs: z.record(z.string(), z.unknown()).optional(),
    content: deeper === 0 ? z.undefined().optional() : z.array(anyNode(deeper - 1)).optional(),
    text: z.string().optional(),
    marks: z.array(z.looseObject({ type: z.string() })).optional(),
  });
/** JSON that has the shape of a text, whatever its nodes are: what suggestions can be resolved in. */
export const anyDoc = anyNode(DEPTH);

/** Is a run of words none, but signs for suggested breaks? */
export function isPendingBreak(node: DocNode): boolean {
  return node.marks?.some(mark => mark.type === PENDING_BREAK) === true;
}

/** The text as it is when every suggestion is accepted: what is exported, checked, counted and compared. */
export function acceptedText(doc: DocNode): DocNode {
  return resolved(doc, 'accept');
}

/** The text as it was before anybody suggested anything. */
export function rejectedText(doc: DocNode): DocNode {
  return resolved(doc, 'reject');
}

type Verdict = 'accept' | 'reject';

function resolved(node: DocNode, verdict: Verdict): DocNode {
  if (node.content === undefined) return bare(node);
  const isLine = BREAK_BLOCKS.has(node.type) || node.content.some(child => child.type === 'text');
  return {
    ...bare(node),
    content: isLine ? resolvedLine(node.content, verdict) : resolvedBlocks(node.content, verdict),
  };
}

function resolvedLine(content: readonly DocNode[], verdict: Verdict): DocNode[] {
  return content.flatMap(child => (goes(child, verdict) ? [] : [restored(child, verdict)]));
}

/**
 * From the last to the first, as the editor does it: a line whose break goes hands its words to the line before it.
 */
function resolvedBlocks(content: readonly DocNode[], verdict: Verdict): DocNode[] {
  const kept: DocNode[] = [];
  let carried: readonly DocNode[] = [];
  for (let at = content.length - 1; at >= 0; at--) {
    const child = content[at];
    if (child === undefined) continue;
    const made = resolved(child, verdict);
    const isAlone = () => at + kept.length === 0;
    if (!BREAK_BLOCKS.has(child.type)) {
      // What holds nothing any more goes with what it held.
      const isEmptied = EMPTIED.has(child.type) && made.content?.length === 0;
      if (!goes(child, verdict) && !isEmptied) kept.unshift(made);
      else if (isAlone() && !EMPTIED.has(child.type)) kept.unshift({ type: 'paragraph' });
      continue;
    }
    const [first, ...more] = splitAtBreaks(withContent(made, [...(made.content ?? []), ...carried]));
    carried = [];
    kept.unshift(...more);
    if (first === undefined) continue;
    if (goes(child, verdict)) {
      const words = first.content ?? [];
      const before = content[at - 1];
      if (words.length === 0 && !isAlone()) continue;
      if (words.length > 0 && before !== undefined && BREAK_BLOCKS.has(before.type)) {
        carried = words;
        continue;
      }
    }
    kept.unshift(styled(first, child, verdict));
  }
  return kept;
}

const EMPTIED: ReadonlySet<string> = new Set(['bulletList', 'listItem', 'table', 'tableRow']);

/** Is it, after the verdict, not there? */
function goes(node: DocNode, verdict: Verdict): boolean {
  const name = verdict === 'accept' ? 'deletion' : 'insertion';
  return node.type === 'text'
    ? node.marks?.some(mark => mark.type === name) === true
    : (node.attrs?.[name] ?? null) !== null;
}

/** A piece of a line without what suggestions left on it; of words set otherwise, the marks that the verdict gives them. */
function restored(node: DocNode, verdict: Verdict): DocNode {
  const made =
    node.content === undefined ? bare(node) : { ...bare(node), content: resolvedLine(node.content, verdict) };
  const change = node.marks?.find(mark => mark.type === 'modification');
  const known = modificationAttributes.safeParse((change as { attrs?: unknown } | undefined)?.attrs);
  if (verdict === 'accept' || !known.success) return made;
  const others = (made.marks ?? []).filter(mark => !MODIFIED_MARKS.some(name => name === mark.type));
  const marks = [...known.data.was.map(type => ({ type })), ...others];
  const { marks: _replaced, ...rest } = made;
  return marks.length === 0 ? rest : { ...rest, marks };
}

function bare(node: DocNode): DocNode {
  const { marks, attrs, ...rest } = node;
  const keptMarks = marks?.filter(mark => !SUGGESTION_MARKS.some(name => name === mark.type)) ?? [];
  const keptAttrs = Object.entries(attrs ?? {}).filter(([name]) => !SUGGESTION_ATTRIBUTES.some(each => each === name));
  return {
    ...rest,
    ...(keptAttrs.length > 0 && { attrs: Object.fromEntries(keptAttrs) }),
    ...(keptMarks.length > 0 && { marks: keptMarks }),
  };
}

function styled(made: DocNode, from: DocNode, verdict: Verdict): DocNode {
  const restyle = restyleAttributes.safeParse(from.attrs?.restyle);
  return verdict === 'accept' && restyle.success
    ? { ...made, type: restyle.data.type, attrs: restyle.data.attrs }
    : made;
}

function splitAtBreaks(block: DocNode): DocNode[] {
  if (!BREAK_BLOCKS.has(block.type)) return [block];
  const lines: DocNode[][] = [[]];
  for (const child of block.content ?? []) {
    if (isPendingBreak(child)) for (const _sign of child.text ?? '') lines.push([]);
    else lines.at(-1)?.push(child);
  }
  const [first = [], ...more] = lines.map(joinedText);
  // Only the first goes on counting from where it was told to.
  const { start: _start, ...attrs } = block.attrs ?? {};
  const next = Object.keys(attrs).length > 0 ? { ...block, attrs } : { ...block };
  return [withContent(block, first), ...more.map(line => withContent(next, line))];
}

/** Runs of words with the same marks are one run, as the editor has them. */
function joinedText(content: readonly DocNode[]): DocNode[] {
  const joined: DocNode[] = [];
  for (const node of content) {
    const last = joined.at(-1);
    const isSame =
      last?.type === 'text' &&
      node.type === 'text' &&
      JSON.stringify(last.marks ?? []) === JSON.stringify(node.marks ?? []);
    if (isSame) joined[joined.length - 1] = { ...last, text: (last.text ?? '') + (node.text ?? '') };
    else joined.push(node);
  }
  return joined;
}

function withContent(node: DocNode, content: readonly DocNode[]): DocNode {
  const { content: _old, ...rest } = node;
  return content.length === 0 ? rest : { ...rest, content: joinedText(content) };
}
