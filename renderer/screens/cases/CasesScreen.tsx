import { Badge, Button, Group, Table, Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { IconFolderPlus, IconSearch } from '@tabler/icons-react';
import { type ReactElement, useCallback, useEffect, useMemo, useState } from 'react';
import type { CaseSummary } from '#engine';
import { formatDate, formatDateTime, lastTab, useEngine, useJobs, useRoute, useT } from '../../app/index.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { foldVietnamese } from '../../components/foldVietnamese.ts';
import { CreateCase } from './CreateCase.tsx';

type Column = 'title' | 'stage' | 'due' | 'changedAt';

/** Hồ sơ: every case of this vault, with its stage and next deadline. */
export function CasesScreen(): ReactElement {
  const t = useT();
  const engine = useEngine();
  const jobs = useJobs();
  const { go } = useRoute();
  const [cases, setCases] = useState<readonly CaseSummary[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<{ column: Column; isDown: boolean }>({ column: 'changedAt', isDown: true });
  const [isCreating, setCreating] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);

  const reload = useCallback(() => {
    engine.cases.list().then(setCases, setError);
  }, [engine]);
  useEffect(() => {
    reload();
    return engine.subscribe(event => event.type === 'cases.changed' && reload());
  }, [engine, reload]);

  const sample = jobs.find(job => job.kind === 'sample' && job.state === 'running');
  // The case that the user asked for opens by itself when it is built.
  const built = jobs.find(job => job.id === asked && job.state === 'done')?.result?.caseId;
  useEffect(() => {
    if (typeof built === 'string') go({ screen: 'case', caseId: built, tab: 'overview' });
  }, [built, go]);
  const openSample = () => {
    const existing = cases?.find(each => each.isSample);
    if (existing !== undefined) return go({ screen: 'case', caseId: existing.caseId, tab: lastTab(existing.caseId) });
    engine.cases.createSample().then(({ jobId }) => setAsked(jobId), setError);
  };
  const rows = useMemo(() => shown(cases ?? [], search, sort), [cases, search, sort]);

  const actions = (
    <Group gap="xs">
      <Button leftSection={<IconFolderPlus size={18} />} onClick={() => setCreating(true)}>
        {t('cases.create')}
      </Button>
      <Button variant="default" loading={sample !== undefined} onClick={openSample}>
        {t('cases.openSample')}
      </Button>
    </Group>
  );
  const head = (column: Column, label: string) => (
    <Table.Th aria-sort={sort.column === column ? (sort.isDown ? 'descending' : 'ascending') : 'none'}>
      <UnstyledButton
        fz="sm"
        fw={600}
        onClick={() => setSort({ column, isDown: sort.column === column && !sort.isDown })}
      >
        {label}
        {sort.column === column ? (sort.isDown ? ' ↓' : ' ↑') : ''}
      </UnstyledButton>
    </Table.Th>
  );

  return (
    <main className="page case-tab">
      {error !== null && <ErrorNotice error={error} />}
      {cases !== null && cases.length === 0 ? (
        <EmptyState isPage title={t('cases.emptyTitle')} text={t('cases.emptyText')}>
          {actions}
        </EmptyState>
      ) : (
        <>
          <Group justify="space-between" mb="sm">
            <Title order={1}>{t('cases.title')}</Title>
            {actions}
          </Group>
          <TextInput
            aria-label={t('cases.search')}
            placeholder={t('cases.search')}
            leftSection={<IconSearch size={16} />}
            mb="xs"
            value={search}
            onChange={event => setSearch(event.currentTarget.value)}
          />
          <Table highlightOnHover stickyHeader verticalSpacing={6} fz="sm">
            <Table.Thead>
              <Table.Tr>
                {head('title', t('cases.columnTitle'))}
                {head('stage', t('cases.columnStage'))}
                {head('due', t('cases.columnDue'))}
                <Table.Th>{t('cases.columnEvidence')}</Table.Th>
                {head('changedAt', t('cases.columnChanged'))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(row => (
                <Table.Tr key={row.caseId}>
                  <Table.Td>
                    <UnstyledButton
                      fz="sm"
                      fw={500}
                      onClick={() => go({ screen: 'case', caseId: row.caseId, tab: lastTab(row.caseId) })}
                    >
                      {row.title}
                    </UnstyledButton>
                    <Group gap={6}>
                      <Text size="xs" c="dimmed">
                        {[t(`choice.caseInfo.caseKind.${row.caseKind}`), row.code, row.subjectNames.join(', ')]
                          .filter(each => each !== '')
                          .join(' · ')}
                      </Text>
                      {row.isSample && (
                        <Badge size="xs" variant="light">
                          {t('cases.sample')}
                        </Badge>
                      )}
                      {row.damage !== null && (
                        <Badge size="xs" color="seal">
                          {t('cases.damaged')}
                        </Badge>
                      )}
                    </Group>
                  </Table.Td>
                  <Table.Td>{row.stage !== '' && t(`stage.${row.stage}`)}</Table.Td>
                  <Table.Td className="tabular">
                    {row.nextDeadline !== null && (
                      <>
                        <Text size="sm" c={row.nextDeadline.state === 'overdue' ? 'seal.7' : undefined}>
                          {formatDate(row.nextDeadline.due)}
                        </Text>
                        <Text size="xs" c="dimmed">
                          {t(`deadline.${row.nextDeadline.ruleId}`)}
                        </Text>
                      </>
                    )}
                  </Table.Td>
                  <Table.Td className="tabular">
                    {t('cases.evidenceCount', { items: row.evidenceCount, leaves: row.leafCount })}
                  </Table.Td>
                  <Table.Td className="tabular">{formatDateTime(row.changedAt)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {rows.length === 0 && cases !== null && (
            <Text c="dimmed" ta="center" p="xl">
              {t('cases.noneFound')}
            </Text>
          )}
        </>
      )}
      {isCreating && <CreateCase onClose={() => setCreating(false)} />}
    </main>
  );
}

function shown(
  cases: readonly CaseSummary[],
  search: string,
  sort: { column: Column; isDown: boolean },
): readonly CaseSummary[] {
  const wanted = foldVietnamese(search);
  const collator = new Intl.Collator('vi');
  const key = (row: CaseSummary) =>
    sort.column === 'due' ? (row.nextDeadline?.due ?? '9999') : String(row[sort.column]);
  return cases
    .filter(row => foldVietnamese([row.title, row.code, ...row.subjectNames].join(' ')).includes(wanted))
    .sort(
      (a, b) =>
        (sort.isDown ? -1 : 1) *
        (sort.column === 'changedAt' ? a.changedAt - b.changedAt : collator.compare(key(a), key(b))),
    );
}
