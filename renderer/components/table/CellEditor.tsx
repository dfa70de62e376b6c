import { MultiSelect, type OptionsFilter, Select, Textarea, TextInput } from '@mantine/core';
import { createContext, type KeyboardEvent, type ReactElement, useContext, useEffect, useRef, useState } from 'react';
import { useT } from '../../app/index.ts';
import { foldVietnamese } from '../foldVietnamese.ts';
import { readCell, valueText } from './cellValue.ts';
import type { CellOption, CellType } from './column.ts';

/** Where to go after the value is kept. */
export type AfterEdit = 'stay' | 'down' | 'next' | 'previous' | 'leave';

interface Props {
  readonly label: string;
  readonly type: CellType;
  readonly value: unknown;
  readonly options: readonly CellOption[];
  readonly isOptional: boolean;
  readonly onKeep: (value: unknown, after: AfterEdit) => unknown;
  readonly onCancel: () => void;
}

/** Registers work to finish before a lock: what stands half typed in a cell is kept. Nothing outside an open case. */
export const KeepBeforeLock = createContext<(work: () => Promise<void>) => () => void>(() => () => undefined);

/** Search in options as people type in a hurry: without marks, đ = d. */
export const foldedFilter: OptionsFilter = ({ options, search, limit }) => {
  const wanted = foldVietnamese(search);
  return options
    .filter(option => 'label' in option && foldVietnamese(option.label).includes(wanted))
    .slice(0, Math.min(limit, 80));
};

/** The editor of one cell, by the type of its column. Enter keeps, Esc leaves it as it was, Tab keeps and goes on. */
export function CellEditor(props: Props): ReactElement {
  const { type } = props;
  if (type === 'choice' || type === 'reference') return <PickOne {...props} />;
  if (type === 'references') return <PickMany {...props} />;
  return <TypeIn {...props} />;
}

function TypeIn({ label, type, value, onKeep, onCancel }: Props): ReactElement {
  const t = useT();
  const before = valueText(type, value);
  const [typed, setTyped] = useState(before);
  const [isWrong, setWrong] = useState(false);
  const isOver = useRef(false);
  const keep = (after: AfterEdit): unknown => {
    if (isOver.current) return;
    if (typed === before) {
      isOver.current = true;
      return onKeep(value, after);
    }
    const read = readCell(type, typed);
    // Clicking elsewhere with an unreadable value must not lose what was typed: the editor stays, marked.
    if (!read.ok) return setWrong(true);
    isOver.current = true;
    return onKeep(read.value, after);
  };
  const keepNow = useRef(keep);
  keepNow.current = keep;
  const register = useContext(KeepBeforeLock);
  useEffect(
    () =>
      register(async () => {
        await keepNow.current('leave');
      }),
    [register],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      isOver.current = true;
      event.preventDefault();
      onCancel();
    } else if (event.key === 'Enter' && !(type === 'longText' && event.shiftKey)) {
      event.preventDefault();
      keep('down');
    } else if (event.key === 'Tab') {
      event.preventDefault();
      keep(event.shiftKey ? 'previous' : 'next');
    }
  };
  const shared = {
    'aria-label': label,
    'aria-invalid': isWrong,
    autoFocus: true,
    size: 'xs' as const,
    value: typed,
    error: isWrong ? t(`table.wrong.${type}`) : undefined,
    placeholder: type === 'date' ? 'dd/mm/yyyy' : type === 'honestDate' ? t('table.honestDateHint') : undefined,
    onKeyDown,
    onBlur: () => keep('leave'),
  };
  const change = (text: string) => {
    setTyped(text);
    setWrong(false);
  };
  if (type === 'longText') {
    return (
      <Textarea {...shared} autosize minRows={3} maxRows={10} onChange={event => change(event.currentTarget.value)} />
    );
  }
  return (
    <TextInput
      {...shared}
      onFocus={event => event.currentTarget.select()}
      onChange={event => change(event.currentTarget.value)}
    />
  );
}

/** The option that empties a choice; no record has this id. */
const NONE = '-';

/**
 * The search starts empty with the present choice as its placeholder: a list that opens on its own label is not
 * filtered, and Enter would take whatever comes first.
 */
function PickOne({ label, value, options, isOptional, onKeep, onCancel }: Props): ReactElement {
  const t = useT();
  const [search, setSearch] = useState('');
  const isOver = useRef(false);
  const finish = (act: () => void) => {
    if (isOver.current) return;
    isOver.current = true;
    act();
  };
  const present = options.find(option => option.value === value);
  const takeFirst = () => {
    const wanted = foldVietnamese(search);
    const first = options.find(option => foldVietnamese(option.label).includes(wanted));
    if (first !== undefined) finish(() => onKeep(first.value, 'stay'));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') finish(onCancel);
    if (event.key === 'Tab') {
      event.preventDefault();
      finish(() => onKeep(value, event.shiftKey ? 'previous' : 'next'));
    }
    // A choice moved to by arrows is taken by the list itself.
    if (event.key !== 'Enter' || event.currentTarget.getAttribute('aria-activedescendant') !== null) return;
    event.preventDefault();
    if (search === '') finish(() => onKeep(value, 'down'));
    else takeFirst();
  };
  return (
    <Select
      aria-label={label}
      size="xs"
      autoFocus
      searchable
      defaultDropdownOpened
      allowDeselect={false}
      data={isOptional && present !== undefined ? [{ value: NONE, label: t('table.none') }, ...options] : [...options]}
      filter={foldedFilter}
      limit={80}
      value={null}
      placeholder={present?.label}
      searchValue={search}
      onSearchChange={setSearch}
      selectFirstOptionOnChange={search !== ''}
      nothingFoundMessage={t('table.nothingFound')}
      comboboxProps={{ withinPortal: true, width: 'max-content', position: 'bottom-start' }}
      onOptionSubmit={next => finish(() => onKeep(next === NONE ? null : next, 'stay'))}
      onBlur={() => finish(onCancel)}
      onKeyDown={onKeyDown}
    />
  );
}

function PickMany({ label, value, options, onKeep, onCancel }: Props): ReactElement {
  const t = useT();
  const [picked, setPicked] = useState<string[]>(
    Array.isArray(value) ? value.filter(each => typeof each === 'string') : [],
  );
  const isOver = useRef(false);
  const finish = (act: () => void) => {
    if (isOver.current) return;
    isOver.current = true;
    act();
  };
  return (
    <MultiSelect
      aria-label={label}
      size="xs"
      autoFocus
      searchable
      selectFirstOptionOnChange
      defaultDropdownOpened
      data={[...options]}
      filter={foldedFilter}
      limit={80}
      value={picked}
      nothingFoundMessage={t('table.nothingFound')}
      comboboxProps={{ withinPortal: true }}
      onChange={setPicked}
      onBlur={() => finish(() => onKeep(picked, 'leave'))}
      onKeyDown={event => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') finish(onCancel);
        if (event.key === 'Tab') {
          event.preventDefault();
          finish(() => onKeep(picked, event.shiftKey ? 'previous' : 'next'));
        }
      }}
    />
  );
}
