import { useEffect, useRef, useState } from 'react';
import { usePreferences, useSession } from '../index.ts';

const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Locks after the chosen minutes without keyboard or mouse. @returns seconds left */
export function useIdleLock(): number {
  const { lock } = useSession();
  const limit = usePreferences().preferences.idleMinutes * 60;
  const lastSign = useRef(now());
  const [left, setLeft] = useState(limit);
  useEffect(() => {
    const onSign = () => {
      lastSign.current = now();
    };
    for (const name of SIGNS_OF_LIFE) window.addEventListener(name, onSign, { passive: true, capture: true });
    // Read from the clocks, not counted: a throttled timer must not make the wait longer, nor a clock that is set back.
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil(limit - secondsSince(lastSign.current)));
      setLeft(seconds);
      if (seconds === 0) void lock();
    }, 1000);
    return () => {
      clearInterval(timer);
      for (const name of SIGNS_OF_LIFE) window.removeEventListener(name, onSign, { capture: true });
    };
  }, [limit, lock]);
  return Math.min(left, limit);
}

/** The clock on the wall goes on while the machine sleeps; the other one cannot be set back. */
const now = () => ({ wall: Date.now(), steady: performance.now() });

function secondsSince({ wall, steady }: ReturnType<typeof now>): number {
  return Math.max(Date.now() - wall, performance.now() - steady) / 1000;
}
