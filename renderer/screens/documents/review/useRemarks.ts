import type { Editor } from '@tiptap/react';
import { useEffect, useMemo } from 'react';
import type { RecordValue } from '#casefile';
import { useCase } from '../../../app/index.ts';
import { placeOfAnchor } from '../../../editor/index.ts';

export interface RemarkThread {
  readonly remark: RecordValue<'remark'>;
  readonly replies: readonly RecordValue<'remark'>[];
}

/** Remarks on a text with their replies, oldest first; the open ones are marked in the text as long as this is shown. */
export function useRemarks(editor: Editor | null, documentId: string): readonly RemarkThread[] {
  const { view } = useCase();
  const threads = useMemo(() => {
    const time = ({ id }: RecordValue<'remark'>) => view.provenance[`remark:${id}`]?.addedAt ?? 0;
    const all = Object.values(view.records.remark).sort((a, b) => time(a) - time(b) || a.id.localeCompare(b.id));
    return all
      .filter(({ targetKind, targetId }) => targetKind === 'document' && targetId === documentId)
      .map(remark => ({
        remark,
        replies: all.filter(({ targetKind, targetId }) => targetKind === 'remark' && targetId === remark.id),
      }));
  }, [view, documentId]);
  useEffect(() => {
    if (editor === null) return;
    const marks = threads.flatMap(({ remark }) => {
      const place = remark.isResolved ? null : placeOfAnchor(editor.state, remark.anchorHex);
      return place === null ? [] : [{ id: remark.id, ...place }];
    });
    editor.commands.setRemarkMarks(marks);
    return () => {
      if (!editor.isDestroyed) editor.commands.setRemarkMarks([]);
    };
  }, [editor, threads]);
  return threads;
}
