import { NumberInput, SegmentedControl, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { usePreferences, useT } from '../../app/index.ts';

const LANGUAGES = ['vi', 'en'] as const;
const COLOURS = ['light', 'dark', 'auto'] as const;

/** Language, colours and idle time of this window. */
export function DisplaySection(): ReactElement {
  const t = useT();
  const { preferences, change } = usePreferences();
  return (
    <Stack gap="md" align="flex-start">
      <div>
        <Text size="sm" fw={500} id="language-label">
          {t('settings.language')}
        </Text>
        <SegmentedControl
          aria-labelledby="language-label"
          data={LANGUAGES.map(value => ({ value, label: t(`settings.language_${value}`) }))}
          value={preferences.language}
          onChange={value => change({ language: value === 'en' ? 'en' : 'vi' })}
        />
      </div>
      <div>
        <Text size="sm" fw={500} id="colours-label">
          {t('settings.colours')}
        </Text>
        <SegmentedControl
          aria-labelledby="colours-label"
          data={COLOURS.map(value => ({ value, label: t(`settings.colours_${value}`) }))}
          value={preferences.colours}
          onChange={value => change({ colours: COLOURS.find(each => each === value) ?? 'light' })}
        />
      </div>
      <NumberInput
        label={t('settings.idleMinutes')}
        description={t('settings.idleText')}
        min={1}
        max={120}
        allowDecimal={false}
        value={preferences.idleMinutes}
        onChange={value => typeof value === 'number' && value >= 1 && value <= 120 && change({ idleMinutes: value })}
      />
    </Stack>
  );
}
