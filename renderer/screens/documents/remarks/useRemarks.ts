import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Editor, EditorEvents } from '@tiptap/react';
import { useEffect, useMemo, useState } from 'react';
import type { RecordValue } from '#casefile';
import { useCase } from '../../../app/index.ts';
import { placeOfAnchor } from '../../../editor/index.ts';

type Remark = RecordValue<'remark'>;

export interface RemarkThread {
  readonly remark: Remark;
  readonly replies: readonly Remark[];
}

/** What is gone from the text is looked for when the fingers rest. */
const REST_MS = 300;

/**
 * Remarks on a text with their replies, oldest first. The words of the open ones are marked in the text.
 * @param onOpen a marked word was clicked
 */
export function useRemarks(
  editor: Editor | null,
  documentId: string,
  onOpen: (remarkId: string) => void,
): readonly RemarkThread[] {
  const { view } = useCase();
  const { remark: remarks } = view.records;
  const { provenance } = view;
  const threads = useMemo(() => {
    const time = ({ id }: Remark) => provenance[`remark:${id}`]?.addedAt ?? 0;
    const all = Object.values(remarks).sort((a, b) => time(a) - time(b) || a.id.localeCompare(b.id));
    return all
      .filter(({ targetKind, targetId }) => targetKind === 'document' && targetId === documentId)
      .map(remark => ({
        remark,
        replies: all.filter(({ targetKind, targetId }) => targetKind === 'remark' && targetId === remark.id),
      }));
  }, [remarks, provenance, documentId]);

  useEffect(() => {
    if (editor === null) return;
    const mark = () =>
      editor.commands.setRemarkMarks(
        threads.flatMap(({ remark }) => {
          const place = remark.isResolved ? null : placeOfAnchor(editor.state, remark.anchorHex, remark.quote);
          return place === null ? [] : [{ id: remark.id, ...place }];
        }),
      );
    // What others wrote replaces whole stretches: the marks are found again by their letters.
    const onUpdate = ({ transaction }: EditorEvents['update']) => {
      if (isChangeOrigin(transaction)) mark();
    };
    mark();
    editor.on('update', onUpdate);
    return () => {
      editor.off('update', onUpdate);
      if (!editor.isDestroyed) editor.commands.setRemarkMarks([]);
    };
  }, [editor, threads]);

  useEffect(() => {
    if (editor === null) return;
    const { dom } = editor.view;
    const onClick = (event: MouseEvent) => {
      const marked = event.target instanceof Element ? event.target.closest('[data-remark]') : null;
      const id = marked?.getAttribute('data-remark');
      if (id !== null && id !== undefined) onOpen(id);
    };
    dom.addEventListener('click', onClick);
    return () => dom.removeEventListener('click', onClick);
  }, [editor, onOpen]);
  return threads;
}

/** Remarks whose words are no longer in the text. */
export function useGoneRemarks(editor: Editor | null, threads: readonly RemarkThread[]): ReadonlySet<string> {
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (editor === null) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = () => {
      timer = null;
      const now = threads.flatMap(({ remark }) =>
        placeOfAnchor(editor.state, remark.anchorHex, remark.quote) === null ? [remark.id] : [],
      );
      setGone(old => (old.size === now.length && now.every(id => old.has(id)) ? old : new Set(now)));
    };
    const later = () => {
      timer ??= setTimeout(look, REST_MS);
    };
    look();
    editor.on('update', later);
    return () => {
      editor.off('update', later);
      if (timer !== null) clearTimeout(timer);
    };
  }, [editor, threads]);
  return gone;
}
