import type { Node } from '@tiptap/pm/model';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { RestyleAttributes, SuggestionAttributes } from '#officialdoc';
import { shownAttributes } from './schema.ts';
import { isLine, suggestionsOn } from './suggestion.ts';

interface Place {
  readonly from: number;
  readonly to: number;
  readonly attributes: Readonly<Record<string, string>>;
}

const known = new WeakMap<Node, readonly Place[]>();

/** Shows what marks cannot: suggested citations, tables, rows and breaks, and the style a line is to have. */
export function suggestionDecorations(doc: Node, styleName: (restyle: RestyleAttributes) => string): DecorationSet {
  const decorations: Decoration[] = [];
  doc.forEach((block, offset) => {
    const places = known.get(block) ?? placesIn(block, styleName);
    known.set(block, places);
    for (const { from, to, attributes } of places)
      decorations.push(Decoration.node(from + offset, to + offset, { ...attributes }));
  });
  return DecorationSet.create(doc, decorations);
}

function placesIn(block: Node, styleName: (restyle: RestyleAttributes) => string): readonly Place[] {
  const places: Place[] = [];
  const visit = (node: Node, from: number) => {
    if (node.isText) return;
    const to = from + node.nodeSize;
    const what = isLine(node) ? 'break' : 'node';
    for (const side of ['insertion', 'deletion'] as const)
      for (const suggestion of suggestionsOn(node, side)) {
        const shown = shownAttributes(suggestion);
        // The title of a whole paragraph would stand in the way of those of its words.
        const { title: _title, ...hue } = shown;
        places.push({
          from,
          to,
          attributes: { class: `suggested-${side}-${what}`, ...(what === 'break' ? hue : shown) },
        });
      }
    const restyle = (node.attrs.restyle ?? null) as (RestyleAttributes & SuggestionAttributes) | null;
    if (restyle !== null)
      places.push({ from, to, attributes: { class: 'suggested-style', 'data-restyle': styleName(restyle) } });
    node.forEach((child, offset) => visit(child, from + 1 + offset));
  };
  visit(block, 0);
  return places;
}
