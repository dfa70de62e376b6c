import { TextInput } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import { formatMoney, useT } from '../app/index.ts';
import { readTypedMoney } from './typedDate.ts';

/** Whole đồng typed as people say it (`1,5 tỷ`, `250 triệu`), shown with dots. */
export function MoneyField({
  label,
  value,
  disabled,
  onChange,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly disabled?: boolean;
  readonly onChange: (value: number | null) => void;
}): ReactElement {
  const t = useT();
  const [typed, setTyped] = useState(value === null ? '' : formatMoney(value));
  useEffect(() => setTyped(value === null ? '' : formatMoney(value)), [value]);
  const amount = typed.trim() === '' ? null : readTypedMoney(typed);
  const isWrong = typed.trim() !== '' && amount === null;
  return (
    <TextInput
      label={label}
      size="xs"
      inputMode="decimal"
      autoComplete="off"
      disabled={disabled ?? false}
      classNames={{ input: 'tabular' }}
      value={typed}
      error={isWrong ? t('common.badMoney') : null}
      onChange={event => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (isWrong) return;
        setTyped(amount === null ? '' : formatMoney(amount));
        if (amount !== value) onChange(amount);
      }}
    />
  );
}
