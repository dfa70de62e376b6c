import { useCallback, useEffect, useState } from 'react';
import type { HealthReport, Job } from '#engine';
import { useEngine, useJobs } from '../../app/index.ts';

export interface Health {
  /** undefined while it is asked for; null = never checked. */
  readonly report: HealthReport | null | undefined;
  /** The check or repair that runs, of whatever scope. */
  readonly running: Job | undefined;
  /** The last one of this scope when it did not end well. */
  readonly failed: Job | undefined;
  readonly error: unknown;
  check(): void;
  repair(keys: readonly string[]): void;
}

/** The last report of a case, or of the vault (null), and what can be done about it. */
export function useHealth(caseId: string | null): Health {
  const engine = useEngine();
  const jobs = useJobs().filter(({ kind }) => kind === 'checkHealth' || kind === 'repairHealth');
  const [report, setReport] = useState<HealthReport | null | undefined>(undefined);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    let isGone = false;
    const ask = () =>
      engine.health.last({ caseId }).then(
        next => {
          if (!isGone) setReport(next);
        },
        cause => {
          if (!isGone) setError(cause);
        },
      );
    void ask();
    const unsubscribe = engine.subscribe(event => {
      if (event.type === 'health.changed') void ask();
    });
    return () => {
      isGone = true;
      unsubscribe();
    };
  }, [engine, caseId]);

  const run = useCallback((act: () => Promise<unknown>) => {
    setError(null);
    act().catch(setError);
  }, []);
  const last = jobs.findLast(job => job.caseId === caseId);
  return {
    report,
    running: jobs.find(({ state }) => state === 'running' || state === 'paused'),
    failed: last?.state === 'failed' ? last : undefined,
    error,
    check: () => run(() => engine.health.check({ caseId })),
    repair: keys => run(() => engine.health.repair({ caseId, keys: [...keys] })),
  };
}
