import { useEffect, useRef } from 'react';
import { chordOf } from './keys.ts';

/** Listens for chords of the whole window; a handler that answers false leaves the key to others. */
export function useKeys(keys: Readonly<Record<string, (event: KeyboardEvent) => unknown>>): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = current.current[chordOf(event)];
      if (act === undefined || act(event) === false) return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
