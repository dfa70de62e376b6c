import { Textarea, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useT } from '../../app/index.ts';
import type { useProfile } from './useProfile.ts';

type ProfileOf = ReturnType<typeof useProfile>;
export type ProfileTextName =
  | 'fullName'
  | 'position'
  | 'rank'
  | 'parentOrgan'
  | 'issuingOrgan'
  | 'organName'
  | 'organAbbreviation'
  | 'unitAbbreviation'
  | 'teamSymbol'
  | 'place'
  | 'archiveLine'
  | 'addressFooter'
  | 'defaultRecipients';

/** A text of the profile, kept when it is left. */
export function ProfileText({
  name,
  of: { profile, isReadOnly, change },
  rows,
  hint,
  placeholder,
}: {
  readonly name: ProfileTextName;
  readonly of: ProfileOf;
  readonly rows?: number;
  readonly hint?: string;
  /** What holds while nothing is entered. */
  readonly placeholder?: string;
}): ReactElement {
  const t = useT();
  const saved = profile?.[name] ?? '';
  const common = {
    label: t(`record.profile.${name}`),
    defaultValue: saved,
    disabled: isReadOnly,
    autoComplete: 'off',
    ...(hint !== undefined && { description: hint }),
    ...(placeholder !== undefined && { placeholder }),
    onBlur: (event: { currentTarget: { value: string } }) => {
      const value = event.currentTarget.value.trim().normalize('NFC');
      if (value !== saved) void change({ set: { [name]: value } });
    },
  };
  return rows === undefined ? (
    <TextInput key={`${name}-${saved}`} {...common} />
  ) : (
    <Textarea key={`${name}-${saved}`} {...common} autosize minRows={rows} />
  );
}
