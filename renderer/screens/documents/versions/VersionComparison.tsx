import { ActionIcon, Group, Loader, SegmentedControl, Select, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { TextVersion } from '#engine';
import type { Comparison } from '#officialdoc';
import { formatDateTime, useCase, useEngine, useT } from '../../../app/index.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { ComparedText } from './ComparedText.tsx';
import { useVersionName } from './useVersionName.ts';

/** Stands for the text as it is now in the choice of what to compare with. */
const NOW = 'now';

/** What became of a version: compared with the present text or any other version, the earlier one always first. */
export function VersionComparison({
  documentId,
  chosen,
  versions,
}: {
  readonly documentId: string;
  readonly chosen: TextVersion;
  readonly versions: readonly TextVersion[];
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId } = useCase();
  const nameOf = useVersionName();
  const [otherId, setOtherId] = useState(NOW);
  const [layout, setLayout] = useState<'inline' | 'beside'>('inline');
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [error, setError] = useState<unknown>(null);
  const view = useRef<HTMLDivElement>(null);

  const other = versions.find(({ id }) => id === otherId) ?? null;
  const isLater = other !== null && other.at < chosen.at;
  const before = isLater ? other.id : chosen.id;
  const after = isLater ? chosen.id : (other?.id ?? null);
  useEffect(() => {
    let isOver = false;
    setComparison(null);
    engine.documents.compareVersions({ caseId, documentId, before, after }).then(
      result => !isOver && setComparison(result),
      cause => !isOver && setError(cause),
    );
    return () => {
      isOver = true;
    };
  }, [engine, caseId, documentId, before, after]);

  const choices = useMemo(
    () => [
      { value: NOW, label: t('versions.now') },
      ...versions
        .filter(({ id }) => id !== chosen.id)
        .map(version => ({ value: version.id, label: `${nameOf(version)} · ${formatDateTime(version.at)}` })),
    ],
    [versions, chosen.id, nameOf, t],
  );
  const countsText = ({ added, removed, changed, moved }: Comparison) =>
    t('versions.counts', { added, removed, changed, moved });
  const names = { chosen: nameOf(chosen), other: other === null ? t('versions.now') : nameOf(other) };

  return (
    <>
      <Group className="versions-bar" gap="xs">
        <Select
          size="xs"
          flex={1}
          miw={180}
          aria-label={t('versions.compareWith')}
          allowDeselect={false}
          data={choices}
          value={other?.id ?? NOW}
          onChange={value => setOtherId(value ?? NOW)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('versions.layout')}
          data={[
            { value: 'inline', label: t('versions.inline') },
            { value: 'beside', label: t('versions.beside') },
          ]}
          value={layout}
          onChange={value => setLayout(value === 'beside' ? 'beside' : 'inline')}
        />
        <ActionIcon
          variant="default"
          aria-label={t('versions.previousChange')}
          disabled={comparison === null}
          onClick={() => goToChange(view.current, -1)}
        >
          <IconChevronUp size={16} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={t('versions.nextChange')}
          disabled={comparison === null}
          onClick={() => goToChange(view.current, 1)}
        >
          <IconChevronDown size={16} />
        </ActionIcon>
      </Group>
      {error !== null && <ErrorNotice error={error} />}
      {comparison === null && error === null && <Loader m="md" aria-label={t('versions.comparing')} />}
      {comparison !== null && (
        <>
          <Text size="xs" c="dimmed" px={12} pb={6} role="status">
            {isUnchanged(comparison) ? t('versions.noChange') : countsText(comparison)}
          </Text>
          <ComparedText
            ref={view}
            comparison={comparison}
            layout={layout}
            before={isLater ? names.other : names.chosen}
            after={isLater ? names.chosen : names.other}
          />
        </>
      )}
    </>
  );
}

function isUnchanged({ added, removed, changed, moved }: Comparison): boolean {
  return added + removed + changed + moved === 0;
}

/** Brings the next change below (1) or above (-1) the upper edge into view and under the focus. */
function goToChange(view: HTMLElement | null, direction: 1 | -1): void {
  const lines = [...(view?.querySelectorAll<HTMLElement>('[data-go]') ?? [])];
  const { activeElement } = document;
  const here = activeElement instanceof HTMLElement ? lines.indexOf(activeElement) : -1;
  const next = here === -1 && direction === -1 ? lines.at(-1) : lines[(here + direction + lines.length) % lines.length];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'center' });
}
