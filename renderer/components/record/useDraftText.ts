import { useEffect, useRef, useState } from 'react';
import { useBeforeLock } from '../../app/index.ts';

/**
 * Text being typed into a field: kept on leaving the field, before a lock, and when the form goes away, so that no
 * character is lost. `read` answers undefined for what cannot be kept yet.
 */
export function useDraftText(
  before: string,
  keep: (typed: string) => unknown,
): {
  readonly typed: string;
  readonly type: (text: string) => void;
  readonly finish: () => void;
  readonly cancel: () => void;
} {
  const [typed, setTyped] = useState(before);
  const shown = useRef(before);
  /** What was handed over and is on its way back as the record's own value. */
  const kept = useRef<string | null>(null);
  const isDirty = typed !== before && typed !== kept.current;
  // A change from elsewhere (undo, merge) replaces what is shown unless the user is in the middle of typing.
  useEffect(() => {
    setTyped(old => (old === shown.current || old === kept.current ? before : old));
    shown.current = before;
    kept.current = null;
  }, [before]);
  const finish = async () => {
    // Leaving the field and the lock may both ask before it is drawn again.
    if (!isDirty || typed === kept.current) return;
    const result = keep(typed);
    if (result === undefined) return;
    kept.current = typed;
    await result;
  };
  const finishNow = useRef(finish);
  finishNow.current = finish;
  useBeforeLock(isDirty ? finishNow.current : null);
  useEffect(() => () => void finishNow.current(), []);
  return { typed, type: setTyped, finish: () => void finish(), cancel: () => setTyped(before) };
}
