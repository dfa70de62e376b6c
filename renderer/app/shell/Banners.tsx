import { Button } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import { EngineError } from '#engine';
import type { AppInfo } from '#host';
import { formatDateTime, useErrorText, useHost, useSafety, useSession, useT } from '../index.ts';

/** What is missing in this host, and the alarm that stops editing. */
export function Banners(): ReactElement {
  const t = useT();
  const host = useHost();
  const { alarm, session } = useSession();
  const [isClockSeen, setClockSeen] = useState(false);
  const clockBehind = session?.clockBehind ?? null;
  const { copies } = useSafety();
  const errorText = useErrorText();
  const [info, setInfo] = useState<AppInfo | null>(null);
  useEffect(() => {
    host.appInfo().then(setInfo, error => console.error('no word from the host', error));
  }, [host]);
  const hasCopy = copies !== null && copies.local.health !== 'absent';
  const missing = info?.missing.filter(part => part !== 'mirror' || !hasCopy) ?? [];
  return (
    <section aria-label={t('shell.notices')}>
      {alarm !== null && (
        <div className="banner banner-alarm" role="alert">
          <strong>{t('shell.alarmTitle')}.</strong> {t('shell.alarmText')} {errorText(new EngineError(alarm)).remedy}
        </div>
      )}
      {clockBehind !== null && !isClockSeen && (
        <div className="banner" role="alert">
          {t('shell.clockBehind', { at: formatDateTime(clockBehind) })}{' '}
          <Button size="compact-xs" variant="default" onClick={() => setClockSeen(true)}>
            {t('shell.clockSeen')}
          </Button>
        </div>
      )}
      {host.kind === 'browser' && missing.length > 0 && (
        <div className="banner" role="note">
          {t('shell.hostBanner', { missing: missing.map(part => t(`shell.missing_${part}`)).join(', ') })}
        </div>
      )}
    </section>
  );
}
