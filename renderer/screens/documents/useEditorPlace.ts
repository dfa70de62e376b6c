import type { Editor } from '@tiptap/react';
import { useEffect } from 'react';
import { useSession } from '../../app/index.ts';

const TRY_EVERY_MS = 100;
const TRIES = 30;

/** After a lock: the selection, the keyboard and the scroll of a document are where they were. Kept as numbers only. */
export function useEditorPlace(documentId: string, editor: Editor | null): void {
  const { placeBeforeLock, takePlace } = useSession();
  useEffect(() => {
    if (editor === null) return;
    const desk = () => editor.view.dom.closest('.desk');
    const known = takePlace(documentId);
    const stop = known === null ? null : restore(editor, desk, known);
    const forget = placeBeforeLock(documentId, () => {
      const { anchor, head } = editor.state.selection;
      return [anchor, head, editor.isFocused ? 1 : 0, desk()?.scrollTop ?? 0];
    });
    return () => {
      stop?.();
      forget();
    };
  }, [documentId, editor, placeBeforeLock, takePlace]);
}

/** Yjs brings the text after the editor was made, and pages grow while pictures are drawn: it is tried until it stands. */
function restore(editor: Editor, desk: () => Element | null, known: readonly number[]): () => void {
  const [anchor = 0, head = 0, hasFocus = 0, top = 0] = known;
  let tries = 0;
  const timer = setInterval(() => {
    const isThere = !editor.isDestroyed && editor.state.doc.content.size >= Math.max(anchor, head);
    if (isThere) {
      if (editor.state.selection.anchor !== anchor || editor.state.selection.head !== head)
        editor.commands.setTextSelection({ from: Math.min(anchor, head), to: Math.max(anchor, head) });
      if (hasFocus === 1 && !editor.isFocused) editor.commands.focus(undefined, { scrollIntoView: false });
      const room = desk();
      if (room !== null) room.scrollTop = top;
    }
    const stands = isThere && Math.abs((desk()?.scrollTop ?? top) - top) < 2 && (hasFocus === 0 || editor.isFocused);
    if (stands || ++tries >= TRIES) stop();
  }, TRY_EVERY_MS);
  const stop = () => {
    clearInterval(timer);
    for (const name of ['keydown', 'pointerdown', 'wheel']) window.removeEventListener(name, stop, true);
  };
  for (const name of ['keydown', 'pointerdown', 'wheel']) window.addEventListener(name, stop, true);
  return stop;
}
