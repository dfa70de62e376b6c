import { Checkbox, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactElement, useState } from 'react';
import type { RecordKind } from '#casefile';
import { useCase, useT } from '../../app/index.ts';
import { type CellOption, type CellType, foldedFilter, readCell, valueText } from '../table/index.ts';
import { isOptionalChoice } from './choices.ts';
import { useActs } from './useActs.tsx';
import { useDraftText } from './useDraftText.ts';
import { choiceOptions, fieldOf, moneyHint } from './useRecordColumns.ts';

interface Props {
  readonly kind: RecordKind;
  readonly record: { readonly id: string };
  readonly field: string;
  readonly type: CellType;
  readonly options?: readonly CellOption[];
  readonly description?: string;
  readonly isReadOnly?: boolean;
}

/** One field of a record in a form, labelled from the catalogue; each change is one act. */
export function RecordField(props: Props): ReactElement {
  const { kind, record, field, type } = props;
  const t = useT();
  const { isReadOnly } = useCase();
  const { setField } = useActs();
  const label = t(`record.${kind}.${field}`);
  const value = fieldOf(record, field);
  const keep = (next: unknown) => setField(kind, record.id, field, next);
  const isDisabled = isReadOnly || props.isReadOnly === true;
  if (type === 'flag') {
    return (
      <Checkbox
        size="xs"
        label={label}
        checked={value === true}
        disabled={isDisabled}
        onChange={event => void keep(event.currentTarget.checked)}
      />
    );
  }
  if (type === 'choice' || type === 'reference') {
    const options = props.options ?? choiceOptions(kind, field, t);
    const isOptional = type === 'reference' || isOptionalChoice(kind, field);
    return (
      <Select
        size="xs"
        label={label}
        description={props.description}
        data={[...options]}
        value={typeof value === 'string' ? value : null}
        searchable={type === 'reference' || options.length > 8}
        clearable={isOptional && !isDisabled}
        allowDeselect={false}
        filter={foldedFilter}
        limit={80}
        readOnly={isDisabled}
        nothingFoundMessage={t('table.nothingFound')}
        onChange={next => (next !== null || isOptional) && void keep(next)}
      />
    );
  }
  if (type === 'references') {
    return (
      <MultiSelect
        size="xs"
        label={label}
        description={props.description}
        data={[...(props.options ?? [])]}
        value={Array.isArray(value) ? value.map(String) : []}
        searchable
        filter={foldedFilter}
        limit={80}
        readOnly={isDisabled}
        nothingFoundMessage={t('table.nothingFound')}
        onChange={next => void keep(next)}
      />
    );
  }
  return (
    <TypedField
      key={record.id}
      label={label}
      type={type}
      value={value}
      isReadOnly={isDisabled}
      keep={keep}
      {...(props.description !== undefined && { description: props.description })}
    />
  );
}

function TypedField({
  label,
  type,
  value,
  isReadOnly,
  keep,
  description,
}: {
  readonly label: string;
  readonly type: CellType;
  readonly value: unknown;
  readonly isReadOnly: boolean;
  readonly description?: string;
  readonly keep: (value: unknown) => Promise<void>;
}): ReactElement {
  const t = useT();
  const [isWrong, setWrong] = useState(false);
  const draft = useDraftText(valueText(type, value), typed => {
    const read = readCell(type, typed);
    setWrong(!read.ok);
    return read.ok ? keep(read.value) : undefined;
  });
  const shared = {
    label,
    description: description ?? (type === 'money' ? moneyHint(value) || undefined : undefined),
    size: 'xs' as const,
    readOnly: isReadOnly,
    value: draft.typed,
    error: isWrong ? t(`table.wrong.${type}`) : undefined,
    placeholder: type === 'date' ? 'dd/mm/yyyy' : type === 'honestDate' ? t('table.honestDateHint') : undefined,
    onBlur: draft.finish,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Enter' && (type !== 'longText' || event.ctrlKey)) draft.finish();
      if (event.key === 'Escape') {
        event.stopPropagation();
        setWrong(false);
        draft.cancel();
      }
    },
  };
  const change = (text: string) => {
    setWrong(false);
    draft.type(text);
  };
  return type === 'longText' ? (
    <Textarea {...shared} autosize minRows={2} maxRows={12} onChange={event => change(event.currentTarget.value)} />
  ) : (
    <TextInput
      {...shared}
      className={type === 'money' ? 'tabular' : ''}
      onChange={event => change(event.currentTarget.value)}
    />
  );
}
