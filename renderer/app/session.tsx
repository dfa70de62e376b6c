import { notifications } from '@mantine/notifications';
import {
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Engine, Job, Session, VaultStatus } from '#engine';
import type { Host } from '#host';

/** An engine in its worker; `terminate` ends it with every key it holds. */
export interface RunningEngine {
  readonly engine: Engine;
  terminate(): void;
  /** The worker could not start or died. */
  onFailure(listener: () => void): void;
}

export interface SessionValue {
  readonly engine: Engine;
  readonly host: Host;
  /** null while the first answer of the engine is awaited. */
  readonly status: VaultStatus | null;
  /** null = locked, or no vault yet. */
  readonly session: Session | null;
  readonly jobs: readonly Job[];
  readonly savedAt: number | null;
  /** Code of a write failure that stops editing. */
  readonly alarm: string | null;
  /** The engine's worker is gone without being asked: only a restart of the program helps. */
  readonly hasEngineFailed: boolean;
  begin(session: Session): void;
  lock(): Promise<void>;
  refreshStatus(): void;
  /** Registers work to finish before a lock or a close; it has a second at most. */
  beforeLock(work: () => Promise<void>): () => void;
}

const Context = createContext<SessionValue | null>(null);
/** Together under the second that a lock may take (DESIGN §11). */
const FLUSH_LIMIT_MS = 400;
const ENGINE_LIMIT_MS = 500;

interface Props {
  readonly host: Host;
  readonly startEngine: () => RunningEngine;
  readonly children: ReactNode;
}

/**
 * The life of an unlocked vault. Locking flushes what is typed, then terminates the worker: keys, replica and editor go
 * with it, whatever the answer (JOURNAL C6).
 */
export function SessionProvider({ host, startEngine, children }: Props): ReactElement {
  const [running, setRunning] = useState(startEngine);
  const [status, setStatus] = useState<VaultStatus | null>(null);
  const [session, setSession] = useState<Session | null>(null);
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [alarm, setAlarm] = useState<string | null>(null);
  const [hasEngineFailed, setEngineFailed] = useState(false);
  const works = useRef(new Set<() => Promise<void>>());
  const isLocking = useRef(false);
  const { engine } = running;

  useEffect(() => running.onFailure(() => setEngineFailed(true)), [running]);

  const refreshStatus = useCallback(() => {
    engine.vault.status().then(setStatus, error => console.error('no answer from the engine', error));
  }, [engine]);
  useEffect(refreshStatus, [refreshStatus]);

  useEffect(
    () =>
      engine.subscribe(event => {
        if (event.type === 'saved') setSavedAt(event.at);
        else if (event.type === 'alarm') setAlarm(event.isOver ? null : event.code);
        else if (event.type === 'job') setJobs(old => withJob(old, event.job));
        else if (event.type === 'job.gone') setJobs(old => old.filter(job => job.id !== event.jobId));
      }),
    [engine],
  );

  const flush = useCallback(async () => {
    await within(FLUSH_LIMIT_MS, Promise.allSettled(Array.from(works.current, work => work())));
  }, []);

  const lock = useCallback(async () => {
    if (isLocking.current) return;
    isLocking.current = true;
    await flush();
    await within(ENGINE_LIMIT_MS, engine.vault.lock());
    running.terminate();
    works.current.clear();
    // What was told may name people: nothing of it stays over the lock.
    notifications.clean();
    notifications.cleanQueue();
    setSession(null);
    setJobs([]);
    setSavedAt(null);
    setAlarm(null);
    setStatus(null);
    setEngineFailed(false);
    setRunning(startEngine());
    isLocking.current = false;
    await host.clipboard.clear().catch(error => console.error('clipboard not cleared', error));
  }, [engine, running, startEngine, host, flush]);

  useEffect(() => host.onCloseRequest(flush), [host, flush]);
  useEffect(() => (session === null ? undefined : host.onLockEvent(() => void lock())), [host, session, lock]);

  const value = useMemo<SessionValue>(
    () => ({
      engine,
      host,
      status,
      session,
      jobs,
      savedAt,
      alarm,
      hasEngineFailed,
      begin: setSession,
      lock,
      refreshStatus,
      beforeLock: work => {
        works.current.add(work);
        return () => works.current.delete(work);
      },
    }),
    [engine, host, status, session, jobs, savedAt, alarm, hasEngineFailed, lock, refreshStatus],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useSession(): SessionValue {
  const value = useContext(Context);
  if (value === null) throw new Error('useSession outside SessionProvider');
  return value;
}

export const useEngine = (): Engine => useSession().engine;
export const useHost = (): Host => useSession().host;
export const useJobs = (): readonly Job[] => useSession().jobs;

/** Work to finish before a lock; null registers nothing. */
export function useBeforeLock(work: (() => Promise<void>) | null): void {
  const { beforeLock } = useSession();
  useEffect(() => (work === null ? undefined : beforeLock(work)), [beforeLock, work]);
}

/** Jobs keep their place in the list while they run. */
function withJob(jobs: readonly Job[], job: Job): readonly Job[] {
  return jobs.some(each => each.id === job.id) ? jobs.map(each => (each.id === job.id ? job : each)) : [...jobs, job];
}

async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  const limit = new Promise<void>(resolve => setTimeout(resolve, limitMs));
  await Promise.race([
    work.then(
      () => undefined,
      error => console.error('not finished before the lock', error),
    ),
    limit,
  ]);
}
