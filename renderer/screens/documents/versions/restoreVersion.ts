import type { Editor } from '@tiptap/react';
import { yUndoPluginKey, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { BODY_FRAGMENT } from '../../../editor/index.ts';

/**
 * Puts the text of a version in place of the present one, as one edit that one undo takes back. Nothing is taken from the
 * history: what is replaced stays in it.
 * @param update the version as `documents.versionText` gives it
 * @returns false when it holds what this program does not know; nothing was changed then
 */
export function restoreVersion(editor: Editor, update: Uint8Array): boolean {
  const text = new Y.Doc({ gc: false });
  Y.applyUpdate(text, update);
  const json = yXmlFragmentToProsemirrorJSON(text.getXmlFragment(BODY_FRAGMENT));
  text.destroy();
  try {
    editor.schema.nodeFromJSON(json).check();
  } catch (error) {
    if (error instanceof RangeError) return false; // what ProseMirror says of a node it does not know
    throw error;
  }
  const undo = yUndoPluginKey.getState(editor.state) as { undoManager: Y.UndoManager } | undefined;
  undo?.undoManager.stopCapturing();
  return editor.chain().asWritten().setContent(json).run();
}
