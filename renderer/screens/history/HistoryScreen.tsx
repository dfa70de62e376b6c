import { Badge, Button, Group, Loader, Select, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { RECORD_KINDS, type RecordKind } from '#casefile';
import type { HistoryAct, HistoryItem } from '#engine';
import { formatDateTime, useCase, useEngine, useJobs, useT, useToday } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { recordLabel } from '../../components/record/index.ts';
import { useActText } from './actText.ts';
import './history.css';

const PAGE = 100;

/** Lịch sử thao tác: who did what when, newest first, and the proof that nobody altered it. */
export function HistoryScreen(): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId, view } = useCase();
  const [identity, setIdentity] = useState<string | null>(null);
  const [kind, setKind] = useState<RecordKind | null>(null);
  const [recordId, setRecordId] = useState<string | null>(null);
  const [items, setItems] = useState<readonly HistoryItem[]>([]);
  const [total, setTotal] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const list = useRef<HTMLDivElement>(null);
  const loading = useRef(false);

  const today = useToday();
  const objects = useMemo(
    () =>
      kind === null
        ? []
        : Object.keys(view.records[kind])
            .map(value => ({ value, label: recordLabel(view, kind, value, today) || value.slice(0, 8) }))
            .sort((a, b) => a.label.localeCompare(b.label, 'vi', { numeric: true })),
    [view, kind, today],
  );
  const { revision } = view;
  const load = useCallback(
    async (offset: number) => {
      loading.current = true;
      try {
        const page = await engine.history.list({
          caseId,
          ...(identity !== null && { identity }),
          ...(kind !== null && { kind }),
          ...(recordId !== null && { recordId }),
          offset,
          limit: PAGE,
        });
        setItems(old => (offset === 0 ? page.items : [...old, ...page.items]));
        setTotal(page.total);
      } catch (cause) {
        setError(cause);
      } finally {
        loading.current = false;
      }
    },
    [engine, caseId, identity, kind, recordId],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new entry begins the list anew
  useEffect(() => void load(0), [load, revision]);

  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => list.current,
    estimateSize: () => 48,
    overscan: 10,
  });
  const lastShown = rows.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (!loading.current && total !== null && items.length < total && lastShown >= items.length - 10)
      void load(items.length);
  }, [lastShown, items.length, total, load]);

  return (
    <div className="history">
      <Group p="6px 12px" gap="xs" wrap="nowrap">
        <Select
          size="xs"
          clearable
          aria-label={t('history.person')}
          placeholder={t('history.person')}
          data={view.members.map(member => ({ value: member.identity, label: member.name }))}
          value={identity}
          onChange={setIdentity}
        />
        <Select
          size="xs"
          clearable
          searchable
          aria-label={t('history.kind')}
          placeholder={t('history.kind')}
          data={RECORD_KINDS.map(value => ({ value, label: t(`record.${value}`) }))}
          value={kind}
          onChange={value => {
            setKind(value as RecordKind | null);
            setRecordId(null);
          }}
        />
        {kind !== null && (
          <Select
            size="xs"
            w={280}
            clearable
            searchable
            aria-label={t('history.object')}
            placeholder={t('history.object')}
            nothingFoundMessage={t('history.noObject')}
            data={objects}
            value={recordId}
            onChange={setRecordId}
          />
        )}
        <Text size="xs" c="dimmed" className="tabular">
          {total === null ? '' : t('history.count', { count: total })}
        </Text>
        <div className="status-space" />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconShieldCheck size={16} />}
          onClick={() => engine.history.verify({ caseId }).catch(setError)}
        >
          {t('history.verify')}
        </Button>
      </Group>
      <VerifyLine />
      {error !== null && <ErrorNotice error={error} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the scroll area must be reachable by keyboard */}
      <section className="history-list" ref={list} tabIndex={0} aria-label={t('history.entries')}>
        {total === null && <Loader m="xl" aria-label={t('history.opening')} />}
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(row => {
            const item = items[row.index];
            return item === undefined ? null : (
              <div
                key={item.entryId}
                ref={rows.measureElement}
                data-index={row.index}
                className="history-row"
                style={{ top: row.start }}
              >
                <Entry item={item} />
              </div>
            );
          })}
        </div>
      </section>
    </div>
  );
}

function Entry({ item }: { readonly item: HistoryItem }): ReactElement {
  const t = useT();
  const text = useActText();
  const shown = item.acts.slice(0, 4);
  return (
    <>
      <Text span size="xs" c="dimmed" className="tabular history-time">
        {formatDateTime(item.time)}
      </Text>
      <div>
        <Text span size="sm" fw={600}>
          {item.personName}
        </Text>{' '}
        {item.undoes !== null && (
          <Badge size="xs" variant="light">
            {t('history.undo')}
          </Badge>
        )}{' '}
        {item.ignored !== null && (
          <Badge size="xs" color="seal">
            {t(`history.ignored.${item.ignored}`)}
          </Badge>
        )}
        {item.body === null ? (
          <Text size="sm">{t('history.leftOut')}</Text>
        ) : (
          shown.map((act: HistoryAct, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the acts of an entry never change
            <Text size="sm" key={index}>
              {text(act)}
            </Text>
          ))
        )}
        {item.acts.length > shown.length && (
          <Text size="xs" c="dimmed">
            {t('history.more', { count: item.acts.length - shown.length })}
          </Text>
        )}
      </div>
    </>
  );
}

function VerifyLine(): ReactElement | null {
  const t = useT();
  const { caseId } = useCase();
  const job = useJobs().findLast(each => each.caseId === caseId && each.kind === 'verifyHistory');
  if (job === undefined) return null;
  const firstBad = job.result?.firstBad;
  const line =
    job.state === 'running' || job.state === 'paused'
      ? t('history.verifying', { done: job.itemsDone, total: job.itemsTotal })
      : job.state === 'done' && (firstBad === null || firstBad === undefined)
        ? t('history.verified', { count: job.itemsTotal })
        : t('history.firstBad', { detail: badText(firstBad) });
  return (
    <Text size="sm" px="md" py={4} role="status" c={job.state === 'failed' ? 'seal.7' : undefined}>
      {line}
    </Text>
  );
}

function badText(firstBad: unknown): string {
  if (typeof firstBad !== 'object' || firstBad === null) return '';
  const { entryId, seq, code } = firstBad as { entryId?: string; seq?: number; code?: string };
  return `#${seq ?? '?'} ${entryId?.slice(0, 12) ?? ''} (${code ?? ''})`;
}
