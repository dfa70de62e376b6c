import type { ReactElement } from 'react';
import { MIRROR_PLACE } from '#host';
import { AllowFolders } from '../../components/AllowFolders.tsx';
import { useEngine, useSafety } from '../index.ts';

/** Above the screens of an open vault: folders that wait to be allowed again; those allowed are gone on with at once. */
export function FolderAccess(): ReactElement | null {
  const engine = useEngine();
  const { copies } = useSafety();
  return (
    <AllowFolders
      when={copies}
      onAllowed={place => (place === MIRROR_PLACE ? engine.copies.joinLocal() : engine.copies.lookNow())}
    />
  );
}
