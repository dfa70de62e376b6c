import { Alert, Button, Checkbox, Group, PasswordInput, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { OpenedBackup, RestorableCase } from '#engine';
import { formatBytes, formatDateTime, useT } from '../../app/index.ts';
import { proofText } from './proofText.ts';

export interface RestoreChoice {
  readonly caseIds: readonly string[];
  /** The passphrase of the other vault once more, to take the keys of its sealed sources along (JOURNAL C3). */
  readonly sealedPassphrase: string | null;
}

/** What is in the backup, how each case stands to the one here, and which are taken. */
export function ChooseCases({
  opened,
  isBusy,
  onChosen,
  onBack,
}: {
  readonly opened: OpenedBackup;
  readonly isBusy: boolean;
  readonly onChosen: (choice: RestoreChoice) => void;
  readonly onBack: () => void;
}): ReactElement {
  const t = useT();
  const cases = opened.cases ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(cases.filter(brings).map(({ caseId }) => caseId)),
  );
  const [takesSealed, setTakesSealed] = useState(false);
  const [sealedPassphrase, setSealedPassphrase] = useState('');
  const all = cases.filter(canTake);
  const toggle = (caseId: string) => {
    const next = new Set(chosen);
    if (!next.delete(caseId)) next.add(caseId);
    setChosen(next);
  };
  return (
    <Stack>
      <Text size="sm">{t(`backups.relation_${opened.relation}`)}</Text>
      <Text size="sm" c="dimmed">
        {proofText(t, opened.proof)}
      </Text>
      {opened.relation === 'otherVault' && !opened.isSamePerson && (
        <Alert color="amber" variant="light">
          {t('backups.otherPerson', { fingerprint: opened.fingerprint })}
        </Alert>
      )}
      {opened.problems.length > 0 && (
        <Alert color="seal" title={t('backups.problems', { count: opened.problems.length })}>
          {opened.problems.slice(0, 8).map(({ code, run, params }) => (
            <Text size="sm" key={`${code} ${run} ${JSON.stringify(params)}`}>
              {t(`error.backup_${code}.cause`, params)}
            </Text>
          ))}
        </Alert>
      )}
      <ScrollArea.Autosize mah={320} type="auto">
        <Table stickyHeader aria-label={t('backups.cases')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={36}>
                <Checkbox
                  aria-label={t('backups.allCases')}
                  checked={all.length > 0 && chosen.size === all.length}
                  indeterminate={chosen.size > 0 && chosen.size < all.length}
                  onChange={event =>
                    setChosen(new Set(event.currentTarget.checked ? all.map(({ caseId }) => caseId) : []))
                  }
                />
              </Table.Th>
              <Table.Th>{t('backups.case')}</Table.Th>
              <Table.Th ta="right">{t('backups.content')}</Table.Th>
              <Table.Th>{t('backups.changedAt')}</Table.Th>
              <Table.Th>{t('backups.standing')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {cases.map(each => (
              <Table.Tr key={each.caseId}>
                <Table.Td>
                  <Checkbox
                    aria-label={each.title}
                    checked={chosen.has(each.caseId)}
                    disabled={!canTake(each)}
                    onChange={() => toggle(each.caseId)}
                  />
                </Table.Td>
                <Table.Td>
                  {each.title}
                  {each.problems > 0 && (
                    <Text size="xs" c="var(--mc-alarm-text)">
                      {t('backups.caseProblems', { count: each.problems })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td ta="right" className="tabular">
                  {t('backups.caseContent', {
                    entries: each.entries,
                    files: each.files,
                    size: formatBytes(each.fileBytes),
                  })}
                </Table.Td>
                <Table.Td className="tabular">{formatDateTime(each.changedAt)}</Table.Td>
                <Table.Td>{t(`backups.standing_${each.standing}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {opened.relation === 'otherVault' && (
        <>
          <Checkbox
            label={t('backups.takesSealed')}
            checked={takesSealed}
            onChange={event => setTakesSealed(event.currentTarget.checked)}
          />
          {takesSealed && (
            <PasswordInput
              label={t('backups.sealedPassphrase')}
              value={sealedPassphrase}
              autoComplete="off"
              onChange={event => setSealedPassphrase(event.currentTarget.value)}
            />
          )}
        </>
      )}
      <Group justify="space-between">
        <Button variant="default" disabled={isBusy} onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button
          loading={isBusy}
          disabled={(chosen.size === 0 && opened.relation !== 'none') || (takesSealed && sealedPassphrase === '')}
          onClick={() => onChosen({ caseIds: [...chosen], sealedPassphrase: takesSealed ? sealedPassphrase : null })}
        >
          {t('backups.restoreChosen', { count: chosen.size })}
        </Button>
      </Group>
    </Stack>
  );
}

const canTake = ({ standing }: RestorableCase): boolean => standing !== 'destroyed';
/** Has something that is not here. */
const brings = ({ standing }: RestorableCase): boolean =>
  standing === 'notHere' || standing === 'backupNewer' || standing === 'both';
