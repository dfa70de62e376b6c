import { type Content, Extension, type Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';

/** Name of the Yjs fragment that holds a document's body; the engine reads the same one. */
export const BODY_FRAGMENT = 'body';

/**
 * Binds the editor to the body of a text. The editor begins with the very nodes that the binding knows: left to itself the
 * binding renders everything anew each time a plugin comes or goes, and ProseMirror then compares the whole document by
 * value at every key.
 */
export function body(text: Y.Doc): Extensions {
  const mapping: ReturnType<typeof initProseMirrorDoc>['mapping'] = new Map();
  const start = Extension.create({
    name: 'bodyStart',
    onBeforeCreate() {
      mapping.clear();
      const begun = initProseMirrorDoc(text.getXmlFragment(BODY_FRAGMENT), this.editor.schema);
      if (begun.doc.childCount === 0) return; // nothing was written yet: the editor's own empty paragraph stands
      for (const [type, node] of begun.mapping) mapping.set(type, node);
      this.editor.options.content = begun.doc as unknown as Content; // a node is taken as it is; the type does not say so
    },
  });
  return [start, Collaboration.configure({ document: text, field: BODY_FRAGMENT, ySyncOptions: { mapping } })];
}
