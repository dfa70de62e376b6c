import { List, Text } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import type { CopyFinding } from '#engine';
import { formatDateTime, type T, useEngine, useT } from '../app/index.ts';

/** At most so many places are named under one finding; the count says how many there are. */
const MOST_NAMED = 12;

/** What comparing the copies found and did, in words: data first; `withPlaces` names each place exactly. */
export function CopyFindings({
  findings,
  withPlaces,
}: {
  readonly findings: readonly CopyFinding[];
  readonly withPlaces: boolean;
}): ReactElement {
  const t = useT();
  const titles = useCaseTitles();
  return (
    <List size="sm" spacing={4}>
      {findings.map((finding, i) => {
        const places = withPlaces ? placesOf(t, finding, titles) : [];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings are only ever added at the end
          <List.Item key={i}>
            {findingText(t, finding, titles)}{' '}
            <Text span c="dimmed" size="xs" className="tabular">
              {formatDateTime(finding.at)}
            </Text>
            {places.slice(0, MOST_NAMED).map(place => (
              <Text key={place} size="xs" className="tabular">
                {place}
              </Text>
            ))}
            {places.length > MOST_NAMED && (
              <Text size="xs">{t('copies.andMore', { count: places.length - MOST_NAMED })}</Text>
            )}
          </List.Item>
        );
      })}
    </List>
  );
}

type Titles = ReadonlyMap<string, string>;

function useCaseTitles(): Titles {
  const engine = useEngine();
  const [titles, setTitles] = useState<Titles>(new Map());
  useEffect(() => {
    let isGone = false;
    engine.cases.list().then(
      cases => {
        if (!isGone) setTitles(new Map(cases.map(each => [each.caseId, each.title])));
      },
      error => console.error('no list of cases', error instanceof Error ? error.name : ''),
    );
    return () => {
      isGone = true;
    };
  }, [engine]);
  return titles;
}

function titleOf(t: T, titles: Titles, journalId: string): string {
  return titles.get(journalId) ?? t('copies.unnamedCase', { id: journalId.slice(0, 8) });
}

function findingText(t: T, finding: CopyFinding, titles: Titles): string {
  switch (finding.type) {
    case 'rebuilt':
      return t('copies.found_rebuilt', { count: finding.entries });
    case 'takenIn':
      return t(`copies.found_takenIn_${finding.copy}`, { count: finding.entries });
    case 'repaired':
      return t(`copies.found_repaired_${finding.copy}`, { count: finding.places.length });
    case 'keysMended':
      return t('copies.found_keysMended');
    case 'keysRolledBack':
      return t('copies.found_keysRolledBack', { from: finding.from, to: finding.to });
    case 'fileMended':
      return t('copies.found_fileMended', { title: titleOf(t, titles, finding.journalId) });
    case 'mended':
      return t('copies.found_mended', { count: finding.entries, title: titleOf(t, titles, finding.journalId) });
    case 'lost':
      return t('copies.found_lost', { count: finding.entries.length });
    case 'newWriter':
      return t(`copies.found_newWriter_${finding.reason}`);
    case 'filesLost':
      return t('copies.found_filesLost', { count: finding.files.length });
  }
}

function placesOf(t: T, finding: CopyFinding, titles: Titles): readonly string[] {
  switch (finding.type) {
    case 'repaired':
      return finding.places.map(({ file, from, to }) => t('copies.placeOfFile', { file, from, to }));
    case 'lost':
      return finding.entries.map(({ journalId, writer, seq }) =>
        t('copies.placeOfEntry', { title: titleOf(t, titles, journalId), writer: writer.slice(0, 8), seq }),
      );
    case 'fileMended':
      return [
        t('copies.placeOfBlob', {
          title: titleOf(t, titles, finding.journalId),
          blob: finding.blob.slice(0, 12),
        }),
      ];
    case 'filesLost':
      return finding.files.map(({ journalId, blob }) =>
        t('copies.placeOfBlob', { title: titleOf(t, titles, journalId), blob: blob.slice(0, 12) }),
      );
    default:
      return [];
  }
}

const GRAVE: ReadonlySet<CopyFinding['type']> = new Set(['lost', 'filesLost', 'newWriter', 'keysRolledBack']);

/** Findings that a person must see: what was lost, or that an older state was put back. */
export function isGrave(finding: CopyFinding): boolean {
  return GRAVE.has(finding.type);
}
