import { PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';
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
  const accepted = first === second && score >= LOWEST_SCORE ? first : null;
  // Told from an effect: the word lists may arrive after the last letter was typed.
  const tell = useRef(onChange);
  tell.current = onChange;
  useEffect(() => {
    tell.current(accepted);
  }, [accepted]);
  return (
    <Stack gap="xs">
      <PasswordInput
        label={t('vault.newPassphrase')}
        description={t('vault.passphraseAdvice')}
        value={first}
        autoComplete="off"
        onChange={event => setFirst(event.currentTarget.value)}
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
        onChange={event => setSecond(event.currentTarget.value)}
      />
    </Stack>
  );
}
