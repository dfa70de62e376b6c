import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import type { ReactElement, ReactNode } from 'react';
import type { Host } from '#host';
import {
  cssVariables,
  PreferencesProvider,
  RouteProvider,
  type RunningEngine,
  readPreferences,
  SessionProvider,
  theme,
  useSession,
} from '../index.ts';
import { CloseWarning } from './CloseWarning.tsx';

const colours = localStorageColorSchemeManager({ key: 'minhchung.colours' });
/** Replaced by the host on every load; without it Mantine's style elements are refused. */
const styleNonce = () => document.documentElement.dataset.nonce ?? '';

/** Everything that surrounds the screens. */
export function Root({
  host,
  startEngine,
  children,
}: {
  readonly host: Host;
  readonly startEngine: () => RunningEngine;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme={readPreferences().colours}
      colorSchemeManager={colours}
      getStyleNonce={styleNonce}
    >
      <DatesProvider settings={{ locale: 'vi', firstDayOfWeek: 1, weekendDays: [0, 6] }}>
        <PreferencesProvider>
          <SessionProvider host={host} startEngine={startEngine}>
            <Notifications position="bottom-right" limit={4} autoClose={4_000} />
            <CloseWarning />
            <Trail>{children}</Trail>
          </SessionProvider>
        </PreferencesProvider>
      </DatesProvider>
    </MantineProvider>
  );
}

/** The trail of screens lives longer than the shell, which a lock takes away. */
function Trail({ children }: { readonly children: ReactNode }): ReactElement {
  const { session } = useSession();
  return <RouteProvider registryId={session?.registryId ?? null}>{children}</RouteProvider>;
}
