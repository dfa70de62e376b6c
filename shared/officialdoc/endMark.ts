import { FORM } from '#law';
import type { Block, Inline } from './tree.ts';

/** The body with `./.` after its last sentence, once; a full stop already there becomes part of it. */
export function withEndMark(body: readonly Block[]): readonly Block[] {
  const at = body.findLastIndex(block => block.type === 'paragraph' || block.type === 'listItem');
  const last = body[at];
  if (last === undefined || last.type === 'table' || last.type === 'heading') return body;
  return body.with(at, { ...last, inlines: ended(last.inlines) });
}

function ended(inlines: readonly Inline[]): Inline[] {
  const last = inlines.at(-1);
  if (last?.type !== 'text') return [...inlines, { type: 'text', text: FORM.endMark }];
  const text = last.text.trimEnd();
  if (text.endsWith(FORM.endMark)) return [...inlines];
  return [...inlines.slice(0, -1), { ...last, text: `${text.replace(/\.$/, '')}${FORM.endMark}` }];
}
