import { Button, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ProofResult } from '#officialdoc';
import { formatDateTime, useCase, useT, useToday } from '../../../app/index.ts';
import { useActs } from '../../../components/record/index.ts';
import { issueSubject, issueText } from './issueText.ts';

/** Issues that somebody set aside: who, when and why; each can be checked again. */
export function WaivedList({
  waived,
  isReadOnly,
}: {
  readonly waived: ProofResult['waived'];
  readonly isReadOnly: boolean;
}): ReactElement {
  const t = useT();
  const { view } = useCase();
  const { act } = useActs();
  const today = useToday();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list must be reachable by keyboard
    <ul className="proof-list proof-waived" aria-label={t('proof.waived')} tabIndex={0}>
      {waived.map(({ issue, waiverId }) => {
        const from = view.provenance[`proofWaiver:${waiverId}`];
        const name = view.members.find(member => member.identity === from?.addedBy)?.name ?? '';
        return (
          <li key={waiverId} className="proof-row">
            <Text size="sm">{issueText(issue, view, t)}</Text>
            <Text size="xs" c="dimmed" lineClamp={2}>
              {issueSubject(issue, view, today, t)}
            </Text>
            <Text size="xs">
              {t('proof.waivedBy', {
                name,
                time: from === undefined ? '' : formatDateTime(from.addedAt),
                reason: view.records.proofWaiver[waiverId]?.reason ?? '',
              })}
            </Text>
            {!isReadOnly && (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => void act([{ type: 'record.removed', kind: 'proofWaiver', id: waiverId }])}
              >
                {t('proof.unwaive')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
