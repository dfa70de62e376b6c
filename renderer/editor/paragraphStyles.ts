import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import type { HeadingLevel, HeadingStyle, ParagraphRole, RestyleAttributes } from '#officialdoc';
import type { HeadingAttributes } from './extensions/heading.ts';

/** Styles by role, as the style box lists them: what the line is, never how it looks. */
export const PARAGRAPH_STYLES = [
  'part',
  'section',
  'article',
  'clause',
  'clauseText',
  'point',
  'body',
  'dash',
  'quote',
  'legalBasis',
] as const;
export type ParagraphStyle = (typeof PARAGRAPH_STYLES)[number];

type StyleNode =
  | { readonly type: 'heading'; readonly level: HeadingLevel; readonly variant: HeadingStyle }
  | { readonly type: 'paragraph'; readonly role: ParagraphRole }
  | { readonly type: 'dash' };

const NODES: Readonly<Record<ParagraphStyle, StyleNode>> = {
  part: { type: 'heading', level: 0, variant: 'title' },
  section: { type: 'heading', level: 1, variant: 'title' },
  article: { type: 'heading', level: 1, variant: 'article' },
  clause: { type: 'heading', level: 2, variant: 'title' },
  clauseText: { type: 'heading', level: 2, variant: 'text' },
  point: { type: 'heading', level: 3, variant: 'title' },
  body: { type: 'paragraph', role: 'body' },
  dash: { type: 'dash' },
  quote: { type: 'paragraph', role: 'quote' },
  legalBasis: { type: 'paragraph', role: 'legalBasis' },
};

/** Keys of the styles; Alt+Z and Ctrl+Shift belong to the Vietnamese keyboards and are left alone. */
export const STYLE_KEYS: Readonly<Record<ParagraphStyle, string>> = {
  part: 'Mod-Alt-9',
  section: 'Mod-Alt-1',
  article: 'Mod-Alt-8',
  clause: 'Mod-Alt-2',
  clauseText: 'Mod-Alt-7',
  point: 'Mod-Alt-3',
  body: 'Mod-Alt-0',
  dash: 'Mod-Alt-4',
  quote: 'Mod-Alt-5',
  legalBasis: 'Mod-Alt-6',
};

/** «Ctrl+Alt+1» */
export function keyText(style: ParagraphStyle): string {
  return STYLE_KEYS[style].replace('Mod', 'Ctrl').replaceAll('-', '+');
}

/** The style that a suggestion gives a line. */
export function styleOf({ type, attrs }: RestyleAttributes): ParagraphStyle {
  if (type === 'heading') return styleOfHeading(attrs as unknown as HeadingAttributes);
  return attrs.role === 'quote' || attrs.role === 'legalBasis' ? attrs.role : 'body';
}

/** The style of the line with the caret. */
export function styleAt(state: EditorState): ParagraphStyle {
  const { $from } = state.selection;
  const { parent } = $from;
  if (parent.type.name === 'heading') return styleOfHeading(parent.attrs as HeadingAttributes);
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type.name === 'listItem') return 'dash';
  const role = parent.attrs.role as ParagraphRole | undefined;
  return role === 'quote' || role === 'legalBasis' ? role : 'body';
}

function styleOfHeading({ level, variant }: HeadingAttributes): ParagraphStyle {
  if (variant === 'article') return 'article';
  if (level === 0) return 'part';
  if (level === 1) return 'section';
  if (level === 3) return 'point';
  return variant === 'text' ? 'clauseText' : 'clause';
}

const isInList = (state: EditorState) => styleAt(state) === 'dash';
const isInTable = ({ selection: { $from } }: EditorState) =>
  Array.from({ length: $from.depth }, (_, i) => $from.node(i + 1)).some(node => node.type.name === 'table');

/** Gives the selected lines a style. In a table a line is text or a dash; nothing else could be printed there. */
export function setStyle(editor: Editor, style: ParagraphStyle): boolean {
  const node = NODES[style];
  if (node.type === 'heading' && isInTable(editor.state)) return false;
  if (node.type === 'dash') {
    if (isInList(editor.state)) return true;
    return editor.chain().focus().setRole('body').toggleBulletList().run();
  }
  // Out of every list first: a numbered line stands in the text itself.
  for (let depth = 0; depth < 9 && isInList(editor.state); depth++)
    if (!editor.chain().focus().liftListItem('listItem').run()) return false;
  const chain = editor.chain().focus();
  return node.type === 'heading'
    ? chain.setNumbered({ level: node.level, variant: node.variant }).run()
    : chain.setRole(node.role).run();
}
