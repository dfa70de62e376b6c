import { useEffect, useState } from 'react';
import { useSession } from '../../app/index.ts';
import { openTextSession, type TextSession } from './textSession.ts';

export type OpenText =
  | { readonly state: 'opening' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'open'; readonly session: TextSession; readonly trouble: unknown | null };

/** The text of a document while its screen is open: flushed before a lock, committed on leaving. */
export function useTextSession(caseId: string, documentId: string): OpenText {
  const { engine, alarm, lastWords, textBeforeLock } = useSession();
  const [open, setOpen] = useState<OpenText>({ state: 'opening' });

  useEffect(() => {
    let isGone = false;
    let session: TextSession | null = null;
    const onTrouble = (trouble: unknown | null) => {
      if (!isGone) setOpen(old => (old.state === 'open' && old.trouble !== trouble ? { ...old, trouble } : old));
    };
    setOpen({ state: 'opening' });
    openTextSession(engine, caseId, documentId, onTrouble, lastWords).then(
      opened => {
        if (isGone) return opened.close();
        session = opened;
        setOpen({ state: 'open', session: opened, trouble: null });
      },
      error => {
        if (!isGone) setOpen({ state: 'failed', error });
      },
    );
    return () => {
      isGone = true;
      const leaving = session;
      // The drafts are durable already; a failed commit leaves them to be committed at the next opening.
      leaving?.commit().then(leaving.close, leaving.close);
    };
  }, [engine, caseId, documentId, lastWords]);

  const session = open.state === 'open' ? open.session : null;
  useEffect(() => (session === null ? undefined : textBeforeLock(session.unsaved)), [session, textBeforeLock]);
  useEffect(() => {
    // The disk takes writes again: what it refused is sent again. A new failure is told by `onTrouble`.
    if (alarm === null) session?.flush().catch(() => undefined);
  }, [alarm, session]);
  return open;
}
