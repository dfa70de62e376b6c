import { Center, Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatTime, RegistryProvider, restorePlace, SafetyProvider, useOpening, useSession, useT } from '../index.ts';
import { Banners } from './Banners.tsx';
import { type CaseScreens, tabsOf } from './CaseFrame.tsx';
import { CopyNotice } from './CopyNotice.tsx';
import { FolderAccess } from './FolderAccess.tsx';
import { openPalette, Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import { ShortcutsSheet } from './ShortcutsSheet.tsx';
import { StatusBar } from './StatusBar.tsx';
import { UnsentNotice } from './UnsentNotice.tsx';
import { useKeys } from './useKeys.ts';

/** The frame around every screen of an unlocked vault. After a lock it stands where it stood before. */
export function Shell({
  registryId,
  caseScreens,
  children,
}: {
  readonly registryId: string;
  readonly caseScreens: CaseScreens;
  readonly children: ReactNode;
}): ReactElement {
  const t = useT();
  const { lock, savedAt, takeScreenPlace } = useSession();
  const room = useRef<HTMLDivElement>(null);
  const opening = useOpening(registryId);
  const [hasSheet, setSheet] = useState(false);

  useEffect(() => {
    const place = takeScreenPlace();
    return place === null || room.current === null ? undefined : restorePlace(room.current, place);
  }, [takeScreenPlace]);

  useKeys({
    'ctrl+l': () => void lock(),
    'ctrl+k': openPalette,
    'ctrl+/': () => setSheet(true),
    'ctrl+s': () =>
      void notifications.show({
        id: 'saved',
        title: savedAt === null ? t('shell.nothingToSave') : t('shell.answerSaved', { time: formatTime(savedAt) }),
        message: t('shell.answerSavedText'),
      }),
  });

  return (
    <SafetyProvider>
      <div className="shell">
        <div>
          <Banners />
          <FolderAccess />
          <CopyNotice />
          <UnsentNotice />
        </div>
        <div className="shell-body">
          <Rail />
          <div className="screen" ref={room}>
            {opening.state === 'failed' && <ErrorNotice error={opening.error} />}
            {opening.state === 'opening' && (
              <Center h="100%">
                <Loader aria-label={t('common.loading')} />
              </Center>
            )}
            {opening.state === 'open' && <RegistryProvider open={opening.open}>{children}</RegistryProvider>}
          </div>
        </div>
        <StatusBar />
      </div>
      <Palette tabs={tabsOf(caseScreens)} onShortcuts={() => setSheet(true)} />
      {hasSheet && <ShortcutsSheet onClose={() => setSheet(false)} />}
    </SafetyProvider>
  );
}
