import { Button, Group, Popover, Text, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { DiffPiece, ProofIssue } from '#officialdoc';
import { useCase, useT, useToday } from '../../../app/index.ts';
import type { OfferedFix } from './fixes.ts';
import { issueSubject, issueText, partName } from './issueText.ts';

/** One issue: what is wrong, where, the difference, and what can be done about it. */
export function ProofItem({
  issue,
  isCurrent,
  fix,
  onGo,
  onOpenLeaf,
  onFix,
  onWaive,
}: {
  readonly issue: ProofIssue;
  readonly isCurrent: boolean;
  readonly fix: OfferedFix | null;
  readonly onGo: () => void;
  readonly onOpenLeaf: (leafId: string) => void;
  readonly onFix: (fix: OfferedFix) => void;
  readonly onWaive: ((reason: string) => Promise<void>) | null;
}): ReactElement {
  const t = useT();
  const { view } = useCase();
  const today = useToday();
  const { leafId } = issue;
  return (
    <>
      <button type="button" className="proof-go" tabIndex={isCurrent ? 0 : -1} onClick={onGo}>
        <span className={`proof-severity is-${issue.severity}`}>{t(`proof.severity_${issue.severity}`)}</span>
        <span className="proof-text">{issueText(issue, view, t)}</span>
        {issue.diff === undefined && <span className="proof-quote">{issueSubject(issue, view, today, t)}</span>}
      </button>
      {issue.diff !== undefined && <QuoteDiff pieces={issue.diff} />}
      {issue.changes?.map(({ part, before, now }) =>
        part === 'amountLines' || part === 'measures' || part === 'provisions' || part === 'responsible' ? null : (
          <div key={part} className="proof-change">
            <Text size="xs" fw={600}>
              {partName(part, t)}
            </Text>
            <Text size="xs" c="dimmed" lineClamp={2}>
              {t('proof.before', { text: shown(before, t('proof.empty')) })}
            </Text>
            <Text size="xs" lineClamp={2}>
              {t('proof.now', { text: shown(now, t('proof.empty')) })}
            </Text>
          </div>
        ),
      )}
      <Group gap={4} className="proof-acts">
        {fix !== null && (
          <Button size="compact-xs" variant="light" onClick={() => onFix(fix)}>
            {fix.label}
          </Button>
        )}
        {leafId !== undefined && (
          <Button size="compact-xs" variant="subtle" onClick={() => onOpenLeaf(leafId)}>
            {t('proof.openPage')}
          </Button>
        )}
        {onWaive !== null && <Waive onWaive={onWaive} />}
      </Group>
    </>
  );
}

const shown = (text: string, empty: string) => (text.trim() === '' ? empty : text);

/** Words of the text struck out, words of the source put in: read from left to right as one sentence. */
function QuoteDiff({ pieces }: { readonly pieces: readonly DiffPiece[] }): ReactElement {
  const t = useT();
  return (
    <p className="proof-diff">
      {pieces.map((piece, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name and never move
        if (piece.op === 'same') return <span key={at}>{piece.text} </span>;
        const Mark = piece.op === 'quoted' ? 'del' : 'ins';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <span key={at}>
            <Mark title={t(piece.op === 'quoted' ? 'proof.diffQuoted' : 'proof.diffSource')}>{piece.text}</Mark>{' '}
          </span>
        );
      })}
    </p>
  );
}

function Waive({ onWaive }: { readonly onWaive: (reason: string) => Promise<void> }): ReactElement {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" withinPortal trapFocus>
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setOpen(!isOpen)}>
          {t('proof.waive')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown w={320} aria-label={t('proof.waive')}>
        <Textarea
          size="xs"
          data-autofocus
          autosize
          minRows={2}
          label={t('proof.waiveReason')}
          description={t('proof.waiveHint')}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt={8}>
          <Button
            size="xs"
            disabled={reason.trim() === ''}
            onClick={() => {
              setOpen(false);
              void onWaive(reason.trim().normalize('NFC'));
            }}
          >
            {t('proof.waiveDo')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
