import { PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useT } from '../../app/index.ts';
import { useStrength } from './useStrength.ts';

/** Below this the passphrase is refused: it is all that stands before a stolen laptop. */
const LOWEST_SCORE = 3;

/** Two fields for a new passphrase with honest feedback. `onChange(null)` until it is good and typed twice alike. */
export function NewPassphrase({
  ownWords,
  onChange,
}: {
  readonly ownWords: readonly string[];
  readonly onChange: (passphrase: string | null) => void;
}): ReactElement {
  const t = useT();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const strength = useStrength();
  const score = strength?.(first, ownWords) ?? 0;
  const change = (a: string, b: string) => {
    setFirst(a);
    setSecond(b);
    onChange(a === b && (strength?.(a, ownWords) ?? 0) >= LOWEST_SCORE ? a : null);
  };
  return (
    <Stack gap="xs">
      <PasswordInput
        label={t('vault.newPassphrase')}
        description={t('vault.passphraseAdvice')}
        value={first}
        autoComplete="off"
        onChange={event => change(event.currentTarget.value, second)}
      />
      {first !== '' && strength !== null && (
        <div aria-live="polite">
          <Progress
            size="sm"
            value={(score + 1) * 20}
            color={score < LOWEST_SCORE ? 'seal' : 'green'}
            aria-label={t('vault.strength')}
          />
          <Text size="xs" c="dimmed">
            {t(`vault.strength${score}`)}
          </Text>
        </div>
      )}
      <PasswordInput
        label={t('vault.repeatPassphrase')}
        value={second}
        autoComplete="off"
        error={second !== '' && second !== first ? t('vault.notAlike') : null}
        onChange={event => change(first, event.currentTarget.value)}
      />
    </Stack>
  );
}
