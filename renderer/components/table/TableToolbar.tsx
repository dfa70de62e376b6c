import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { IconFilter, IconPlus, IconSearch, IconTrash } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { useT } from '../../app/index.ts';

interface Props {
  readonly isPlain: boolean;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly areFiltersShown: boolean;
  readonly onToggleFilters: () => void;
  readonly shownCount: number;
  readonly totalCount: number;
  readonly selectedCount: number;
  readonly onAdd?: () => void;
  readonly addLabel: string;
  readonly onRemove?: () => void;
  readonly canRemove: boolean;
  readonly tools: ReactNode;
}

/** Search, filter, counts, add and remove above a table. */
export function TableToolbar(props: Props): ReactElement {
  const t = useT();
  return (
    <Group gap={8} wrap="nowrap" className="data-toolbar">
      {props.tools}
      {props.onAdd !== undefined && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} />}
          title={t('table.addHint')}
          onClick={props.onAdd}
        >
          {props.addLabel}
        </Button>
      )}
      {props.onRemove !== undefined && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('table.remove')}
          title={t('table.removeHint')}
          disabled={!props.canRemove}
          onClick={props.onRemove}
        >
          <IconTrash size={16} />
        </ActionIcon>
      )}
      <span className="data-space" />
      {props.selectedCount > 0 && <Text size="xs">{t('table.selected', { count: props.selectedCount })}</Text>}
      {!props.isPlain && (
        <>
          <Text size="xs" c="dimmed" className="tabular" role="status">
            {props.shownCount === props.totalCount
              ? t('table.count', { count: props.totalCount })
              : t('table.countOf', { count: props.shownCount, total: props.totalCount })}
          </Text>
          <TextInput
            size="xs"
            className="data-search"
            aria-label={t('table.search')}
            placeholder={t('table.search')}
            leftSection={<IconSearch size={14} />}
            value={props.search}
            onChange={event => props.onSearch(event.currentTarget.value)}
          />
          <ActionIcon
            variant={props.areFiltersShown ? 'light' : 'subtle'}
            aria-label={t('table.filterColumns')}
            aria-pressed={props.areFiltersShown}
            title={t('table.filterColumns')}
            onClick={props.onToggleFilters}
          >
            <IconFilter size={16} />
          </ActionIcon>
        </>
      )}
    </Group>
  );
}
