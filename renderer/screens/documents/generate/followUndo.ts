import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/**
 * Keeps what the case remembers of a generation in step with the text: told when undo brings the text back to what it was
 * before, and when redo puts the generated parts in again. Only undo and redo are compared; typing costs nothing.
 */
export function followUndo(
  editor: Editor,
  before: Node,
  after: Node,
  told: (state: 'undone' | 'redone') => void,
): void {
  let isIn = true;
  const follow = ({ transaction }: { transaction: Transaction }) => {
    const sync = transaction.getMeta(ySyncPluginKey) as { isUndoRedoOperation?: boolean } | undefined;
    if (!transaction.docChanged || sync?.isUndoRedoOperation !== true) return;
    if (isIn && transaction.doc.eq(before)) {
      isIn = false;
      told('undone');
    } else if (!isIn && transaction.doc.eq(after)) {
      isIn = true;
      told('redone');
    }
  };
  editor.on('transaction', follow);
  editor.on('destroy', () => editor.off('transaction', follow));
}
