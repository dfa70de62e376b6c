import { useMantineColorScheme } from '@mantine/core';
import { createContext, type ReactElement, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { setLanguage } from './i18n/index.ts';
import { type Preferences, readPreferences, writePreferences } from './preferences.ts';

interface PreferencesValue {
  readonly preferences: Preferences;
  change(part: Partial<Preferences>): void;
}

const Context = createContext<PreferencesValue | null>(null);

/** Language, colours and idle time; changed live, remembered on this machine. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [preferences, setPreferences] = useState(readPreferences);
  const { setColorScheme } = useMantineColorScheme();
  const change = useCallback(
    (part: Partial<Preferences>) => {
      const next = { ...preferences, ...part };
      setPreferences(next);
      writePreferences(next);
      if (part.colours !== undefined) setColorScheme(part.colours);
      if (part.language !== undefined) void setLanguage(part.language);
    },
    [preferences, setColorScheme],
  );
  const value = useMemo(() => ({ preferences, change }), [preferences, change]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function usePreferences(): PreferencesValue {
  const value = useContext(Context);
  if (value === null) throw new Error('usePreferences outside PreferencesProvider');
  return value;
}
