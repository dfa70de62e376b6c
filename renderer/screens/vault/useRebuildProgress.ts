import { useEffect, useState } from 'react';
import { useEngine } from '../../app/index.ts';

/** How far the store has been brought up to date from the safety copy, 0–100; null while nothing is brought. */
export function useRebuildProgress(): number | null {
  const engine = useEngine();
  const [percent, setPercent] = useState<number | null>(null);
  useEffect(
    () =>
      engine.subscribe(event => {
        if (event.type === 'copies.progress' && event.total > 0) setPercent((100 * event.done) / event.total);
      }),
    [engine],
  );
  return percent;
}
