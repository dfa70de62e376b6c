import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, useMemo, useState } from 'react';
import type { MoveStep, RecordValue } from '#casefile';
import { issuesOf, nextMoves, templateOf } from '#officialdoc';
import { formatDate, formatDateTime, useCase, useT } from '../../../app/index.ts';
import type { TextSession } from '../textSession.ts';
import { MoveDialog } from './MoveDialog.tsx';

type Document = RecordValue<'document'>;

/** Tình trạng: where a document stands, the next steps, and what happened to it, by whom and when. */
export function StateSection({
  document,
  session,
}: {
  readonly document: Document;
  readonly session: TextSession;
}): ReactElement {
  const t = useT();
  const { view, isReadOnly } = useCase();
  const [asked, setAsked] = useState<MoveStep | null>(null);
  const moves = nextMoves(document.state, templateOf(view, document));
  const steps = useMemo(
    () =>
      Object.values(view.records.documentStep)
        .filter(each => each.documentId === document.id)
        .sort((a, b) => (b.at ?? 0) - (a.at ?? 0) || b.id.localeCompare(a.id)),
    [view.records.documentStep, document.id],
  );
  const [issue] = issuesOf(view, document.id);
  return (
    <Stack gap={6}>
      <Title order={2} size="sm">
        {t('record.document.state')}
      </Title>
      <Text size="sm" fw={600} role="status">
        {stateText(document, t)}
      </Text>
      {document.number !== '' && (
        <Text size="sm">
          {t('forms.numberAndDay', {
            number: [document.number, document.symbol].filter(Boolean).join('/'),
            day: document.date === null ? '…' : formatDate(document.date),
          })}
        </Text>
      )}
      {issue !== undefined && (
        <Text size="xs" c="dimmed">
          {t('forms.issueKept', { count: issue.issueNumber ?? 1 })}
        </Text>
      )}
      <Group gap={6}>
        {moves.map(({ step }) => (
          <Button
            key={step}
            size="compact-sm"
            variant={step === 'returned' || step === 'amended' ? 'default' : 'light'}
            disabled={isReadOnly}
            onClick={() => setAsked(step)}
          >
            {t(`forms.do_${step}`)}
          </Button>
        ))}
      </Group>
      {steps.length > 0 && (
        <details className="document-steps">
          <summary>{t('forms.steps', { count: steps.length })}</summary>
          <ol>
            {steps.map(each => (
              <li key={each.id}>
                <Text size="xs">
                  {t(`choice.documentStep.step.${each.step}`)}
                  {each.differences !== null && ` (${t('forms.differences', { count: each.differences })})`}
                </Text>
                <Text size="xs" c="dimmed">
                  {[each.at === null ? '' : formatDateTime(each.at), each.byName].filter(Boolean).join(' · ')}
                </Text>
                {each.note !== '' && <Text size="xs">{each.note}</Text>}
              </li>
            ))}
          </ol>
        </details>
      )}
      {asked !== null && (
        <MoveDialog document={document} step={asked} session={session} onClose={() => setAsked(null)} />
      )}
    </Stack>
  );
}

/** «Dự thảo lần 2», «Đã ban hành». */
export function stateText(document: Document, t: ReturnType<typeof useT>): string {
  const state = t(`choice.document.state.${document.state}`);
  return document.state === 'draft' ? t('documents.draftNumber', { state, number: document.draftNumber ?? 1 }) : state;
}
