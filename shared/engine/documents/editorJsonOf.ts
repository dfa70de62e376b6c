import * as Y from 'yjs';

/** The Yjs fragment that holds a document's body; the editor binds to the same one. */
export const BODY_FRAGMENT = 'body';

export interface JsonNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly JsonNode[];
  readonly text?: string;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
}

/** A text as ProseMirror JSON, the way the editor's Yjs binding stores it; what does not belong there is kept and refused later. */
export function editorJsonOf(doc: Y.Doc): { type: 'doc'; content: JsonNode[] } {
  return { type: 'doc', content: childrenOf(bodyOf(doc)) };
}

/** The body of a text: its children are the top-level nodes. */
export const bodyOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(BODY_FRAGMENT);

function childrenOf(parent: Y.XmlFragment): JsonNode[] {
  return parent.toArray().flatMap(nodesOf);
}

/** One child of a body as JSON; a text is as many nodes as it has runs. */
export function nodesOf(child: Y.XmlElement | Y.XmlText | Y.XmlHook): JsonNode[] {
  if (child instanceof Y.XmlText) return textOf(child);
  if (!(child instanceof Y.XmlElement)) return [{ type: 'unknown' }];
  const attrs = child.getAttributes() as Readonly<Record<string, unknown>>;
  const content = childrenOf(child);
  return [
    {
      type: child.nodeName,
      ...(Object.keys(attrs).length > 0 && { attrs }),
      ...(content.length > 0 && { content }),
    },
  ];
}

interface Piece {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

function textOf(text: Y.XmlText): JsonNode[] {
  return (text.toDelta() as readonly Piece[]).map(({ insert, attributes }) => {
    if (typeof insert !== 'string') return { type: 'unknown' };
    const marks = Object.entries(attributes ?? {}).map(([name, attrs]) => ({
      // Marks that may overlap with themselves carry a hash: `comment--a1b2c3d4`.
      type: name.replace(/--[0-9a-zA-Z+/=]{8}$/, ''),
      ...(Object.keys(attrs).length > 0 && { attrs }),
    }));
    return { type: 'text', text: insert, ...(marks.length > 0 && { marks }) };
  });
}
