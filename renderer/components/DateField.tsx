import { DateInput } from '@mantine/dates';
import type { ReactElement } from 'react';
import { useT } from '../app/index.ts';
import { readTypedDate } from './typedDate.ts';

/** A date typed or picked as dd/mm/yyyy; holds ISO. */
export function DateField({
  label,
  value,
  disabled,
  onChange,
  hideLabel,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly disabled?: boolean;
  readonly hideLabel?: boolean;
  readonly onChange: (value: string | null) => void;
}): ReactElement {
  const t = useT();
  return (
    <DateInput
      {...(hideLabel ? { 'aria-label': label } : { label })}
      size="xs"
      clearable
      clearButtonProps={{ 'aria-label': t('common.clearDate') }}
      disabled={disabled ?? false}
      value={value}
      valueFormat="DD/MM/YYYY"
      placeholder="dd/mm/yyyy"
      locale="vi"
      dateParser={typed => readTypedDate(typed) ?? value}
      onChange={onChange}
    />
  );
}
