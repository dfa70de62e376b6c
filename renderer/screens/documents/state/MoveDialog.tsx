import { Alert, Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { MoveStep, RecordValue } from '#casefile';
import { issueProblems, missingFields, nextTeamNumber, templateOf } from '#officialdoc';
import { todayIso, useCase, useEngine, useRegistry, useT } from '../../../app/index.ts';
import { DateField } from '../../../components/DateField.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import type { TextSession } from '../textSession.ts';

/** One step of a document, with a note; for issuing, number and day as Văn thư gave them. */
export function MoveDialog({
  document,
  step,
  session,
  onClose,
}: {
  readonly document: RecordValue<'document'>;
  readonly step: MoveStep;
  readonly session: TextSession;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId, view } = useCase();
  const registry = useRegistry();
  const template = templateOf(view, document);
  const isIssue = step === 'issued';
  // Only the Đoàn's own series may count by itself, and only where the office says so.
  const isCounted = document.series === 'team' && registry.view.records.profile.profile?.isTeamSeriesAutomatic === true;
  const [date, setDate] = useState(document.date ?? '');
  const [number, setNumber] = useState(
    document.number || (isCounted ? nextTeamNumber(view, document, todayIso()) : ''),
  );
  const [symbol, setSymbol] = useState(document.symbol);
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const issue = { number: number.trim().normalize('NFC'), symbol: symbol.trim().normalize('NFC'), date };
  const problems = isIssue ? issueProblems(view, document, issue) : [];
  const missing = template === null ? [] : missingFields(view, document, template);
  const hasNumber = template?.hasNumber !== false;

  const move = async () => {
    setBusy(true);
    setError(null);
    try {
      await session.commit();
      await engine.documents.move({
        caseId,
        documentId: document.id,
        step,
        note: note.trim().normalize('NFC'),
        ...(isIssue && { issue }),
      });
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`forms.do_${step}`)}
      size="md"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          if (problems.length === 0) void move();
        }}
      >
        <Stack gap="sm">
          {error !== null && <ErrorNotice error={error} />}
          <Text size="sm">{t(`forms.about_${step}`)}</Text>
          {step !== 'returned' && missing.length > 0 && (
            <Alert color="amber" p="xs" title={t('forms.missing', { count: missing.length })}>
              <Text size="sm">{missing.map(each => each.name).join('; ')}</Text>
            </Alert>
          )}
          {isIssue && (
            <>
              {hasNumber && (
                <Group grow align="start">
                  <TextInput
                    label={t('record.document.number')}
                    description={isCounted ? t('forms.teamNumber') : t('forms.clerkNumber')}
                    data-autofocus
                    value={number}
                    onChange={event => setNumber(event.currentTarget.value)}
                  />
                  <TextInput
                    label={t('record.document.symbol')}
                    description={t('forms.symbolHint')}
                    value={symbol}
                    onChange={event => setSymbol(event.currentTarget.value)}
                  />
                </Group>
              )}
              <DateField
                label={t('record.document.date')}
                value={date === '' ? null : date}
                onChange={value => setDate(value ?? '')}
              />
              {problems.length > 0 && (
                <Text size="xs" c="dimmed" role="status">
                  {problems.map(each => t(`forms.problem_${each}`)).join(' ')}
                </Text>
              )}
            </>
          )}
          <Textarea
            label={t('forms.note')}
            autosize
            minRows={2}
            value={note}
            onChange={event => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={isBusy} disabled={problems.length > 0}>
              {t(`forms.do_${step}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
