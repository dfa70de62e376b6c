import { Textarea, TextInput } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';

/** A field that becomes one change when left (or on Enter), not one per letter. */
export function BufferedText({
  label,
  value,
  rows,
  disabled,
  onCommit,
}: {
  readonly label: string;
  readonly value: string;
  readonly rows?: number;
  readonly disabled: boolean;
  readonly onCommit: (value: string) => void;
}): ReactElement {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  const commit = () => {
    const clean = draft.normalize('NFC');
    if (clean !== value) onCommit(clean);
  };
  const common = {
    label,
    disabled,
    size: 'xs',
    value: draft,
    onBlur: commit,
    onChange: (event: { currentTarget: { value: string } }) => setDraft(event.currentTarget.value),
  } as const;
  return rows === undefined ? (
    <TextInput {...common} onKeyDown={event => event.key === 'Enter' && !event.nativeEvent.isComposing && commit()} />
  ) : (
    <Textarea {...common} autosize minRows={rows} maxRows={12} />
  );
}
