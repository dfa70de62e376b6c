import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { BackupStatus, CopiesState } from '#engine';
import { useEngine } from './session.tsx';

/** How safe the open vault is: its copies and its backups. null until the engine has said it. */
export interface Safety {
  readonly copies: CopiesState | null;
  readonly backups: BackupStatus | null;
}

const Context = createContext<Safety>({ copies: null, backups: null });

/** Keeps up with what the engine tells of copies and backups while a vault is open. */
export function SafetyProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const engine = useEngine();
  const [copies, setCopies] = useState<CopiesState | null>(null);
  const [backups, setBackups] = useState<BackupStatus | null>(null);
  useEffect(() => {
    let isGone = false;
    const unlessGone =
      <T,>(set: (value: T) => void) =>
      (value: T) => {
        if (!isGone) set(value);
      };
    const failed = (error: unknown) => {
      if (!isGone) console.error('no word of the copies', error instanceof Error ? error.name : '');
    };
    const askBackups = () => engine.backups.status().then(unlessGone(setBackups), failed);
    engine.copies.state().then(unlessGone(setCopies), failed);
    void askBackups();
    const unsubscribe = engine.subscribe(event => {
      if (event.type === 'copies.changed') setCopies(event.state);
      else if (event.type === 'backups.changed') void askBackups();
    });
    return () => {
      isGone = true;
      unsubscribe();
    };
  }, [engine]);
  const value = useMemo(() => ({ copies, backups }), [copies, backups]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export const useSafety = (): Safety => useContext(Context);
