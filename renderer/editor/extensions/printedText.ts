import type { Node } from '@tiptap/pm/model';
import type { AmountAttributes, CitationAttributes } from '../references.ts';
import type { LiveReferences } from './liveReferences.ts';

/** The words of a node as printed: labels and amounts looked up, notes left out. */
export function printedText(
  node: Node,
  references: LiveReferences | null,
  { citations = true }: { citations?: boolean } = {},
): string {
  let text = '';
  node.descendants(inner => {
    if (inner.isText) text += inner.text ?? '';
    else if (inner.type.name === 'citation')
      text += citations ? (references?.current.citationLabel(inner.attrs as CitationAttributes) ?? '') : '';
    else if (inner.type.name === 'amount')
      text += references?.current.amountLabel(inner.attrs as AmountAttributes) ?? '';
    else if (inner.isTextblock && text !== '') text += ' ';
    return inner.type.name !== 'footnote';
  });
  return text;
}
