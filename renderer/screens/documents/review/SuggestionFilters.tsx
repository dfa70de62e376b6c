import { Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { useT } from '../../../app/index.ts';
import { SUGGESTION_KINDS, type Suggestion, type SuggestionKind } from '../../../editor/index.ts';

const TIMES = ['all', 'today', 'week'] as const;
const DAY_MS = 86_400_000;

export interface SuggestionFilter {
  readonly by: string | null;
  readonly kind: SuggestionKind | null;
  readonly time: (typeof TIMES)[number];
}
export const NO_FILTER: SuggestionFilter = { by: null, kind: null, time: 'all' };

/** Does a suggestion pass the filter? `now` in ms since the epoch. */
export function passes({ by, kind, time }: SuggestionFilter, suggestion: Suggestion, now: number): boolean {
  const since = time === 'today' ? new Date(now).setHours(0, 0, 0, 0) : time === 'week' ? now - 7 * DAY_MS : 0;
  return (
    (by === null || suggestion.by === by) &&
    (kind === null || suggestion.pieces.some(piece => piece.kind === kind)) &&
    suggestion.at >= since
  );
}

/** By person, kind and time. */
export function SuggestionFilters({
  suggestions,
  filter,
  onChange,
}: {
  readonly suggestions: readonly Suggestion[];
  readonly filter: SuggestionFilter;
  readonly onChange: (filter: SuggestionFilter) => void;
}): ReactElement {
  const t = useT();
  const people = [...new Set(suggestions.map(({ by }) => by))].sort((a, b) => a.localeCompare(b, 'vi'));
  const isGone = filter.by !== null && !people.includes(filter.by);
  return (
    <div className="review-filters">
      <Select
        size="xs"
        aria-label={t('suggestions.person')}
        allowDeselect={false}
        data={[
          { value: '', label: t('suggestions.everyone') },
          ...(isGone && filter.by !== null ? [...people, filter.by] : people).map(name => ({
            value: name,
            label: name,
          })),
        ]}
        value={filter.by ?? ''}
        onChange={value => onChange({ ...filter, by: value === '' ? null : value })}
      />
      <Select
        size="xs"
        aria-label={t('suggestions.kind')}
        allowDeselect={false}
        data={['all' as const, ...SUGGESTION_KINDS].map(value => ({ value, label: t(`suggestions.kind_${value}`) }))}
        value={filter.kind ?? 'all'}
        onChange={value => onChange({ ...filter, kind: SUGGESTION_KINDS.find(kind => kind === value) ?? null })}
      />
      <Select
        size="xs"
        aria-label={t('suggestions.time')}
        allowDeselect={false}
        data={TIMES.map(value => ({ value, label: t(`suggestions.time_${value}`) }))}
        value={filter.time}
        onChange={value => onChange({ ...filter, time: TIMES.find(time => time === value) ?? 'all' })}
      />
    </div>
  );
}
