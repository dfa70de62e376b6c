import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { FormField } from '#officialdoc';
import { DateField } from '../../../components/DateField.tsx';
import { BufferedText } from '../BufferedText.tsx';

/** One value a form asks for, under its name, with the article that asks for it. A date is kept as ISO. */
export function FieldEntry({
  field,
  value,
  disabled = false,
  onCommit,
}: {
  readonly field: FormField;
  /** What is entered, or else what the case says. */
  readonly value: string;
  readonly disabled?: boolean;
  readonly onCommit: (value: string) => void;
}): ReactElement {
  const label = `${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}${field.isRequired ? ' *' : ''}`;
  const about = [field.hint, field.article].filter(part => part !== '').join('; ');
  return (
    <div data-field-name={field.name}>
      {field.kind === 'date' ? (
        <DateField
          label={label}
          value={/^\d{4}-\d\d-\d\d$/.test(value) ? value : null}
          disabled={disabled}
          onChange={next => onCommit(next ?? '')}
        />
      ) : (
        <BufferedText
          label={label}
          value={value}
          disabled={disabled}
          {...(field.kind === 'longText' && { rows: 2 })}
          onCommit={next => onCommit(next.trim())}
        />
      )}
      {about !== '' && (
        <Text size="xs" c="dimmed">
          {about}
        </Text>
      )}
    </div>
  );
}
