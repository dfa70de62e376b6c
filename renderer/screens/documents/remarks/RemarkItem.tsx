import { Button, Group, Text, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { type RecordValue, setRecord } from '#casefile';
import { formatDateTime, newId, useCase, useT } from '../../../app/index.ts';
import { useActs } from '../../../components/record/index.ts';
import { useAuthors } from './useAuthors.ts';
import type { RemarkThread } from './useRemarks.ts';

/** One remark with its replies. Its author may change it, and take it away while nobody has answered. */
export function RemarkItem({
  thread: { remark, replies },
  isGone,
  isChosen,
  onGo,
}: {
  readonly thread: RemarkThread;
  readonly isGone: boolean;
  readonly isChosen: boolean;
  readonly onGo: () => void;
}): ReactElement {
  const t = useT();
  const { mayRemark } = useCase();
  const { act, setField, remove } = useActs();
  const authorOf = useAuthors();
  const [writes, setWrites] = useState<'reply' | 'change' | null>(null);
  const { isOwn } = authorOf(remark);
  const keep = (words: string) => {
    setWrites(null);
    void act([
      writes === 'change'
        ? setRecord('remark', remark.id, { body: words })
        : setRecord('remark', newId(), { targetKind: 'remark', targetId: remark.id, body: words }),
    ]);
  };
  const tool = (label: string, onClick: () => void) => (
    <Button size="compact-xs" variant="subtle" onClick={onClick}>
      {label}
    </Button>
  );
  return (
    <li
      id={`remark-${remark.id}`}
      className="review-item"
      data-resolved={remark.isResolved || undefined}
      data-chosen={isChosen || undefined}
    >
      <button type="button" className="proof-go" onClick={onGo}>
        <By remark={remark} />
        <span className="proof-quote">«{remark.quote}»</span>
        {isGone && (
          <Text size="xs" c="amber" span display="block">
            {t('remarks.gone')}
          </Text>
        )}
        <span className="review-words">{remark.body}</span>
      </button>
      {replies.map(reply => (
        <div key={reply.id} className="review-reply">
          <By remark={reply} />
          <span className="review-words">{reply.body}</span>
          {mayRemark &&
            authorOf(reply).isOwn &&
            tool(
              t('remarks.removeReply'),
              () => void remove([{ kind: 'remark', id: reply.id }], t('remarks.oneReply')),
            )}
        </div>
      ))}
      {mayRemark && writes === null && (
        <Group gap={4} className="proof-acts">
          {tool(t('remarks.reply'), () => setWrites('reply'))}
          {tool(
            t(remark.isResolved ? 'remarks.reopen' : 'remarks.resolve'),
            () => void setField('remark', remark.id, 'isResolved', !remark.isResolved),
          )}
          {isOwn && tool(t('remarks.change'), () => setWrites('change'))}
          {isOwn &&
            replies.length === 0 &&
            tool(t('remarks.remove'), () => void remove([{ kind: 'remark', id: remark.id }], t('remarks.one')))}
        </Group>
      )}
      {writes !== null && (
        <Words
          label={t(writes === 'reply' ? 'remarks.reply' : 'remarks.body')}
          first={writes === 'change' ? remark.body : ''}
          onKeep={keep}
          onCancel={() => setWrites(null)}
        />
      )}
    </li>
  );
}

function By({ remark }: { readonly remark: RecordValue<'remark'> }): ReactElement {
  const { name, at } = useAuthors()(remark);
  return (
    <Text size="xs" c="dimmed" span display="block">
      {at === null ? '' : `${name} · ${formatDateTime(at)}`}
    </Text>
  );
}

function Words({
  label,
  first,
  onKeep,
  onCancel,
}: {
  readonly label: string;
  readonly first: string;
  readonly onKeep: (words: string) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const t = useT();
  const [body, setBody] = useState(first);
  const written = body.trim().normalize('NFC');
  const keep = () => written !== '' && onKeep(written);
  return (
    <div className="review-answer">
      <Textarea
        size="xs"
        autosize
        autoFocus
        maxRows={8}
        maxLength={20_000}
        aria-label={label}
        value={body}
        onChange={event => setBody(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.ctrlKey && event.key === 'Enter') keep();
          if (event.key === 'Escape') onCancel();
        }}
      />
      <Group gap={4}>
        <Button size="compact-xs" disabled={written === ''} onClick={keep}>
          {t('remarks.keep')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </Group>
    </div>
  );
}
