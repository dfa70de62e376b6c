import { type ReactElement, useEffect, useState } from 'react';
import { EngineError } from '#engine';
import type { AppInfo } from '#host';
import { useErrorText, useHost, useSession, useT } from '../index.ts';

/** What is missing in this host, and the alarm that stops editing. */
export function Banners(): ReactElement {
  const t = useT();
  const host = useHost();
  const { alarm } = useSession();
  const errorText = useErrorText();
  const [info, setInfo] = useState<AppInfo | null>(null);
  useEffect(() => {
    host.appInfo().then(setInfo, error => console.error('no word from the host', error));
  }, [host]);
  return (
    <section aria-label={t('shell.notices')}>
      {alarm !== null && (
        <div className="banner banner-alarm" role="alert">
          <strong>{t('shell.alarmTitle')}.</strong> {t('shell.alarmText')} {errorText(new EngineError(alarm)).remedy}
        </div>
      )}
      {host.kind === 'browser' && info !== null && info.missing.length > 0 && (
        <div className="banner" role="note">
          {t('shell.hostBanner', { missing: info.missing.map(part => t(`shell.missing_${part}`)).join(', ') })}
        </div>
      )}
    </section>
  );
}
