import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import { type CaseReferences, referencesIn } from '../references.ts';

/** `BL 12-15` in pasted text becomes a live citation where the case has that leaf; elsewhere it stays text. */
export function withLiveCitations(slice: Slice, schema: Schema, references: CaseReferences): Slice {
  return new Slice(inFragment(slice.content, schema, references), slice.openStart, slice.openEnd);
}

function inFragment(fragment: Fragment, schema: Schema, references: CaseReferences): Fragment {
  const nodes: Node[] = [];
  fragment.forEach(node => {
    if (node.isText) nodes.push(...inText(node, schema, references));
    else nodes.push(node.copy(inFragment(node.content, schema, references)));
  });
  return Fragment.fromArray(nodes);
}

function inText(node: Node, schema: Schema, references: CaseReferences): Node[] {
  const text = node.text ?? '';
  const parts: Node[] = [];
  let done = 0;
  for (const { reference, from, to } of referencesIn(text)) {
    const leaves = references.offerLeaves(reference);
    const only = leaves.length === 1 ? leaves[0] : undefined;
    const citation = schema.nodes.citation;
    if (only === undefined || citation === undefined) continue;
    if (from > done) parts.push(schema.text(text.slice(done, from), node.marks));
    parts.push(citation.create({ ...only.attributes }, null, node.marks));
    done = to;
  }
  if (done === 0) return [node];
  if (done < text.length) parts.push(schema.text(text.slice(done), node.marks));
  return parts;
}
