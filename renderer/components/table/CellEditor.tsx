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

function PickOne({ label, value, options, isOptional, onKeep, onCancel }: Props): ReactElement {
  const t = useT();
  const isOver = useRef(false);
  const finish = (act: () => void) => {
    if (isOver.current) return;
    isOver.current = true;
    act();
  };
  return (
    <Select
      aria-label={label}
      size="xs"
      autoFocus
      searchable
      selectFirstOptionOnChange
      defaultDropdownOpened
      allowDeselect={false}
      clearable={isOptional}
      data={[...options]}
      filter={foldedFilter}
      limit={80}
      defaultValue={typeof value === 'string' ? value : null}
      onFocus={event => event.currentTarget.select()}
      nothingFoundMessage={t('table.nothingFound')}
      comboboxProps={{ withinPortal: true, width: 'max-content', position: 'bottom-start' }}
      // Choosing what is already chosen keeps it and closes, like any other choice.
      onOptionSubmit={next => finish(() => onKeep(next, 'stay'))}
      onClear={() => finish(() => onKeep(null, 'stay'))}
      onBlur={() => finish(onCancel)}
      onKeyDown={event => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') finish(onCancel);
        if (event.key === 'Tab') {
          event.preventDefault();
          finish(() => onKeep(value, event.shiftKey ? 'previous' : 'next'));
        }
      }}
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
