import { Button, Checkbox, Group, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type Editor, useEditorState } from '@tiptap/react';
import { type ReactElement, useState } from 'react';
import { type RecordValue, setRecord } from '#casefile';
import { formatDateTime, newId, useCase, useT } from '../../../app/index.ts';
import { useActs } from '../../../components/record/index.ts';
import { anchorOf, placeOfAnchor } from '../../../editor/index.ts';
import type { RemarkThread } from './useRemarks.ts';

/** Longer quotations would only repeat the text. */
const LONGEST_QUOTE = 300;

/** Remarks on the text, each with its replies; whoever may write in the case may resolve one. */
export function RemarkList({
  editor,
  documentId,
  threads,
}: {
  readonly editor: Editor | null;
  readonly documentId: string;
  readonly threads: readonly RemarkThread[];
}): ReactElement {
  const t = useT();
  const { isReadOnly } = useCase();
  const { act, setField } = useActs();
  const [showsResolved, setShowsResolved] = useState(false);
  const resolved = threads.filter(({ remark }) => remark.isResolved).length;
  const shown = showsResolved ? threads : threads.filter(({ remark }) => !remark.isResolved);
  const go = ({ anchorHex }: RecordValue<'remark'>) => {
    const place = editor === null ? null : placeOfAnchor(editor.state, anchorHex);
    if (editor === null || place === null) notifications.show({ message: t('suggestions.gone') });
    else editor.chain().setTextSelection(place).scrollIntoView().focus(undefined, { scrollIntoView: false }).run();
  };
  return (
    <>
      {!isReadOnly && editor !== null && <NewRemark editor={editor} documentId={documentId} />}
      {resolved > 0 && (
        <Checkbox
          size="xs"
          px={12}
          pb={6}
          label={t('suggestions.showResolved', { count: resolved })}
          checked={showsResolved}
          onChange={event => setShowsResolved(event.currentTarget.checked)}
        />
      )}
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed" px={12}>
          {t('suggestions.noRemarks')}
        </Text>
      ) : (
        <ul className="review-list" aria-label={t('suggestions.remarkList')}>
          {shown.map(({ remark, replies }) => (
            <li key={remark.id} className="review-item" data-resolved={remark.isResolved || undefined}>
              <button type="button" className="proof-go" onClick={() => go(remark)}>
                <By remark={remark} />
                <span className="proof-quote">«{remark.quote}»</span>
                <span className="review-words">{remark.body}</span>
              </button>
              {replies.map(reply => (
                <div key={reply.id} className="review-reply">
                  <By remark={reply} />
                  <span className="review-words">{reply.body}</span>
                </div>
              ))}
              {!isReadOnly && (
                <Group gap={4} className="proof-acts">
                  <Reply
                    onSend={body =>
                      act([setRecord('remark', newId(), { targetKind: 'remark', targetId: remark.id, body })])
                    }
                  />
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    onClick={() => void setField('remark', remark.id, 'isResolved', !remark.isResolved)}
                  >
                    {t(remark.isResolved ? 'suggestions.reopen' : 'suggestions.resolve')}
                  </Button>
                </Group>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function By({ remark }: { readonly remark: RecordValue<'remark'> }): ReactElement {
  const { view } = useCase();
  const from = view.provenance[`remark:${remark.id}`];
  const name = view.members.find(member => member.identity === from?.addedBy)?.name ?? '';
  return (
    <Text size="xs" c="dimmed" span display="block">
      {from === undefined ? '' : `${name} · ${formatDateTime(from.addedAt)}`}
    </Text>
  );
}

function NewRemark({ editor, documentId }: { readonly editor: Editor; readonly documentId: string }): ReactElement {
  const t = useT();
  const { act } = useActs();
  const [body, setBody] = useState('');
  const { from, to } = useEditorState({
    editor,
    selector: ({ editor: { state } }) => ({ from: state.selection.from, to: state.selection.to }),
  });
  const quote = from < to ? editor.state.doc.textBetween(from, to, ' ', '…').slice(0, LONGEST_QUOTE) : '';
  const written = body.trim().normalize('NFC');
  const send = async () => {
    const anchorHex = anchorOf(editor.state, from, to);
    await act([
      setRecord('remark', newId(), {
        targetKind: 'document',
        targetId: documentId,
        anchorHex,
        quote: quote.normalize('NFC'),
        body: written,
      }),
    ]);
    setBody('');
  };
  return (
    <div className="review-new">
      <Text size="xs" c="dimmed" lineClamp={2}>
        {quote === '' ? t('suggestions.selectFirst') : t('suggestions.about', { quote })}
      </Text>
      <Textarea
        size="xs"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={20_000}
        aria-label={t('suggestions.body')}
        value={body}
        onChange={event => setBody(event.currentTarget.value)}
      />
      <Button size="compact-xs" disabled={quote === '' || written === ''} onClick={() => void send()}>
        {t('suggestions.send')}
      </Button>
    </div>
  );
}

function Reply({ onSend }: { readonly onSend: (body: string) => Promise<void> }): ReactElement {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const [body, setBody] = useState('');
  if (!isOpen)
    return (
      <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
        {t('suggestions.reply')}
      </Button>
    );
  const written = body.trim().normalize('NFC');
  return (
    <div className="review-answer">
      <Textarea
        size="xs"
        autosize
        data-autofocus
        aria-label={t('suggestions.reply')}
        value={body}
        onChange={event => setBody(event.currentTarget.value)}
      />
      <Button
        size="compact-xs"
        disabled={written === ''}
        onClick={() => {
          setOpen(false);
          setBody('');
          void onSend(written);
        }}
      >
        {t('suggestions.send')}
      </Button>
    </div>
  );
}
