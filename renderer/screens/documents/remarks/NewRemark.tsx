import { Button, Text, Textarea } from '@mantine/core';
import { type Editor, useEditorState } from '@tiptap/react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { setRecord } from '#casefile';
import { newId, useT } from '../../../app/index.ts';
import { useActs } from '../../../components/record/index.ts';
import { anchorOf, quoteOf } from '../../../editor/index.ts';

/** A remark on the words that are selected in the text. */
export function NewRemark({
  editor,
  documentId,
  isWriting,
  onWritten,
}: {
  readonly editor: Editor;
  readonly documentId: string;
  readonly isWriting: boolean;
  readonly onWritten: (remarkId: string) => void;
}): ReactElement {
  const t = useT();
  const { act } = useActs();
  const [body, setBody] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isWriting) field.current?.focus();
  }, [isWriting]);
  const { from, to } = useEditorState({
    editor,
    selector: ({ editor: { state } }) => ({ from: state.selection.from, to: state.selection.to }),
  });
  const quote = from < to ? quoteOf(editor.state.doc, from, to) : '';
  const written = body.trim().normalize('NFC');
  const send = async () => {
    if (quote === '' || written === '') return;
    const id = newId();
    const anchorHex = anchorOf(editor.state, from, to);
    const about = { targetKind: 'document', targetId: documentId, anchorHex, quote } as const;
    setBody('');
    await act([setRecord('remark', id, { ...about, body: written })]);
    onWritten(id);
  };
  return (
    <div className="review-new">
      <Text size="xs" c="dimmed" lineClamp={2}>
        {quote === '' ? t('remarks.selectFirst') : t('remarks.about', { quote })}
      </Text>
      <Textarea
        ref={field}
        size="xs"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={20_000}
        aria-label={t('remarks.body')}
        value={body}
        onChange={event => setBody(event.currentTarget.value)}
        onKeyDown={event => event.ctrlKey && event.key === 'Enter' && void send()}
      />
      <Button size="compact-xs" disabled={quote === '' || written === ''} onClick={() => void send()}>
        {t('remarks.send')}
      </Button>
    </div>
  );
}
