import { Button, Group, SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconPlus } from '@tabler/icons-react';
import { type ReactElement, useMemo, useState } from 'react';
import { type LibraryEntry, libraryOf, setRecord } from '#casefile';
import { forceOn } from '#law';
import { CaseProvider, newId, useHost, useRegistry, useT, useToday } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Page } from '../../components/Page.tsx';
import { ChooseRow, SplitView, useActs } from '../../components/record/index.ts';
import { type Column, DataTable } from '../../components/table/index.ts';
import { ImportButton } from './ImportButton.tsx';
import { InstrumentDetail } from './InstrumentDetail.tsx';
import { saveLibrary } from './libraryFiles.ts';
import './library.css';

const FILTERS = ['all', 'inForce', 'noLongerInForce', 'unverified'] as const;
type Filter = (typeof FILTERS)[number];

/** Danh mục pháp luật: what may be cited, since when it is in force, how sure we are of it. */
export function LibraryScreen(): ReactElement {
  const registry = useRegistry();
  return (
    <CaseProvider open={registry}>
      <Library />
    </CaseProvider>
  );
}

function Library(): ReactElement {
  const t = useT();
  const host = useHost();
  const today = useToday();
  const { view, isReadOnly } = useRegistry();
  const { act } = useActs();
  const [filter, setFilter] = useState<Filter>('all');
  const [chosenId, setChosen] = useState<string | null>(null);
  const [focusId, setFocus] = useState<string>();
  const [error, setError] = useState<unknown>(null);
  const library = useMemo(() => libraryOf(view), [view]);
  const rows = useMemo(() => library.filter(each => fits(each, filter, today)), [library, filter, today]);
  const columns = useLibraryColumns(today);
  const chosen = library.find(each => each.id === chosenId);

  const add = () => {
    const id = newId();
    void act([setRecord('instrument', id, { instrumentType: t('library.newType'), verification: 'unverified' })]);
    setFilter('all');
    setFocus(id);
    return id;
  };
  const save = () => {
    setError(null);
    saveLibrary(host, library).then(
      name => name !== null && notifications.show({ message: t('library.exported', { name, count: library.length }) }),
      setError,
    );
  };
  return (
    <Page
      title={t('library.title')}
      actions={
        <Group gap="xs">
          <Button size="xs" leftSection={<IconPlus size={16} />} disabled={isReadOnly} onClick={add}>
            {t('library.add')}
          </Button>
          <ImportButton library={library} onError={setError} />
          <Button size="xs" variant="default" leftSection={<IconDownload size={16} />} onClick={save}>
            {t('library.export')}
          </Button>
        </Group>
      }
    >
      {error !== null && <ErrorNotice error={error} />}
      <div className="library">
        <SegmentedControl
          size="xs"
          aria-label={t('library.filter')}
          data={FILTERS.map(value => ({ value, label: t(`library.filter_${value}`) }))}
          value={filter}
          onChange={value => setFilter(FILTERS.find(each => each === value) ?? 'all')}
        />
        <SplitView
          label={t('library.detail')}
          list={
            <DataTable<LibraryEntry>
              tableId="library"
              label={t('library.title')}
              rows={rows}
              columns={columns}
              isReadOnly
              focusId={focusId}
              initialSort={{ key: 'issuedOn', isDown: true }}
              emptyText={t('library.noneFound')}
              onActive={row => setChosen(row?.id ?? null)}
              rowTone={row =>
                forceOn(row, today) === 'noLongerInForce' ? 'quiet' : row.verification === 'V' ? undefined : 'warn'
              }
            />
          }
          detail={
            chosen === undefined ? (
              <ChooseRow />
            ) : (
              <InstrumentDetail key={chosen.id} entry={chosen} library={library} today={today} />
            )
          }
        />
      </div>
    </Page>
  );
}

function useLibraryColumns(today: string): readonly Column<LibraryEntry>[] {
  const t = useT();
  return useMemo(
    () => [
      {
        key: 'number',
        label: t('record.instrument.number'),
        type: 'text',
        width: 210,
        value: row => [row.instrumentType, row.number].filter(Boolean).join(' '),
      },
      { key: 'name', label: t('record.instrument.name'), type: 'text', width: 220, value: row => row.name },
      { key: 'issuedOn', label: t('record.instrument.issuedOn'), type: 'date', width: 100, value: row => row.issuedOn },
      {
        key: 'force',
        label: t('library.force'),
        type: 'text',
        width: 140,
        value: row => t(`library.force_${forceOn(row, today)}`),
      },
    ],
    [t, today],
  );
}

function fits(entry: LibraryEntry, filter: Filter, today: string): boolean {
  if (filter === 'unverified') return entry.verification !== 'V';
  return filter === 'all' || forceOn(entry, today) === filter;
}
