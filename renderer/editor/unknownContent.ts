import { type Extensions, getSchema } from '@tiptap/core';
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';

/**
 * What the editor's schema does not know of a text. The Yjs binding deletes such nodes, so a text that has some is not opened
 * at all; a newer version of the program may.
 * @returns what the schema says of it, null when all is known
 */
export function unknownContent(fragment: Y.XmlFragment, extensions: Extensions): string | null {
  if (fragment.length === 0) return null;
  try {
    getSchema(extensions).nodeFromJSON(yXmlFragmentToProsemirrorJSON(fragment)).check();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
