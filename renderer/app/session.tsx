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
import { flushSync } from 'react-dom';
import { type Engine, EngineError, type Job, type Session, type VaultStatus } from '#engine';
import type { Host } from '#host';
import { dialogFields } from './dialogFields.ts';
import { FilesUntilLock } from './filesUntilLock.ts';
import { LastWords, type TypedText } from './lastWords.ts';
import { type ScreenPlace, screenPlace } from './screenPlace.ts';

/** An engine in its worker; `terminate` ends it with every key it holds. */
export interface RunningEngine {
  readonly engine: Engine;
  terminate(): void;
  /** The worker could not start or died. */
  onFailure(listener: () => void): void;
}

/** What screens leave for the moment of a lock, and find after it. */
interface Registrations {
  /** Registers what keeps a half typed field: run at a lock or a close, it applies its change at once. */
  beforeLock(work: () => Promise<void>): () => void;
  /** Registers text that may not have reached the engine. */
  textBeforeLock(typed: () => readonly TypedText[]): () => void;
  /** Registers a place in a document, in numbers; asked at a lock. */
  placeBeforeLock(id: string, place: () => readonly number[]): () => void;
  /** Where a document was when the vault was locked; told once. */
  takePlace(id: string): readonly number[] | null;
  /** How the screen stood when this same vault was locked; told once. */
  takeScreenPlace(): ScreenPlace | null;
}

export interface SessionValue extends Registrations {
  readonly engine: Engine;
  readonly host: Host;
  /** null while the first answer of the engine is awaited. */
  readonly status: VaultStatus | null;
  /** Why the engine cannot tell it; it is asked again by and by. */
  readonly statusFailure: EngineError | null;
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
  readonly lastWords: LastWords;
  /** The window was to be closed while something could not be saved. */
  readonly asksToClose: boolean;
  /** The window stays. */
  stay(): void;
}

const Context = createContext<SessionValue | null>(null);
/** Of the second that a lock may take (DESIGN §11): for a composition to end and fields to be left, then for the engine. */
const FIELDS_LIMIT_MS = 40;
const ENGINE_LIMIT_MS = 750;
/** Before the window closes; the host waits three seconds. */
const CLOSE_LIMIT_MS = 2_500;
/** Between two questions for the state of the vault when it cannot be told, ms. */
const ASK_AGAIN_MS = 3_000;
/** An engine that is busy is left alone to seal what it was given; longer than this it is not coming back. */
const GIVE_UP_MS = 60_000;

interface Props {
  readonly host: Host;
  readonly startEngine: () => RunningEngine;
  readonly children: ReactNode;
}

/** Where one was when the vault was locked: ids and numbers, no words. */
interface Places {
  readonly registryId: string;
  readonly screen: ScreenPlace | null;
  readonly documents: Map<string, readonly number[]>;
}

/**
 * The life of an unlocked vault. Locking hides the screen at once, hands what is typed to the engine and terminates its
 * worker: keys, replica and editor go with it. What the disk has not taken by then lives on, sealed, with the next engine
 * (JOURNAL C6).
 */
export function SessionProvider({ host, startEngine, children }: Props): ReactElement {
  const [running, setRunning] = useState(startEngine);
  const [status, setStatus] = useState<VaultStatus | null>(null);
  const [statusFailure, setStatusFailure] = useState<EngineError | null>(null);
  const [session, setSession] = useState<Session | null>(null);
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [alarm, setAlarm] = useState<string | null>(null);
  const [hasEngineFailed, setEngineFailed] = useState(false);
  const works = useRef(new Set<() => Promise<void>>());
  const typedTexts = useRef(new Set<() => readonly TypedText[]>());
  const documentPlaces = useRef(new Map<string, () => readonly number[]>());
  const places = useRef<Places | null>(null);
  const openVault = useRef<string | null>(null);
  openVault.current = session?.registryId ?? null;
  const [lastWords, setLastWords] = useState(() => new LastWords());
  const [outgoing, setOutgoing] = useState(() => new FilesUntilLock(host.files));
  const [isHandingOver, setHandingOver] = useState(false);
  const [asksToClose, setAsksToClose] = useState(false);
  const isLocking = useRef(false);
  const { engine } = running;

  useEffect(() => running.onFailure(() => setEngineFailed(true)), [running]);

  const refreshStatus = useCallback(() => {
    engine.vault.status().then(
      found => {
        setStatus(found);
        setStatusFailure(null);
      },
      error => setStatusFailure(error instanceof EngineError ? error : new EngineError('unexpected')),
    );
  }, [engine]);
  /** A disk that is full, or gone, may be there again soon. */
  useEffect(() => {
    if (statusFailure === null) return;
    const timer = setTimeout(refreshStatus, ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [statusFailure, refreshStatus]);
  useEffect(() => {
    if (!isHandingOver) refreshStatus();
  }, [isHandingOver, refreshStatus]);

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

  /** Everything typed that no engine has acknowledged. The screen is out of reach while it is collected. */
  const collect = useCallback(async () => {
    lastWords.beginLock();
    const fields = dialogFields();
    // Leaving the field ends a composition and keeps what stands in it.
    document.body.inert = true;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const keeping = Array.from(works.current, work => work());
    await within(FIELDS_LIMIT_MS, Promise.all([Promise.allSettled(keeping), pause(FIELDS_LIMIT_MS)]));
    const { acts, texts } = lastWords.takeAll();
    return { acts, fields, texts: [...texts, ...Array.from(typedTexts.current, typed => typed()).flat()] };
  }, [lastWords]);

  const lock = useCallback(async () => {
    if (isLocking.current) return;
    isLocking.current = true;
    const room = document.querySelector('.screen');
    if (session !== null)
      places.current = {
        registryId: session.registryId,
        screen: room === null ? null : screenPlace(room),
        documents: new Map(Array.from(documentPlaces.current, ([id, place]) => [id, place()])),
      };
    document.documentElement.dataset.locking = 'true';
    const stopped = outgoing.end().catch(error => console.error('a file was not taken back', error));
    const leaving = collect()
      .then(typed => engine.vault.leave(typed))
      .then(({ kept }) => kept);
    const hasLeft = await within(FIELDS_LIMIT_MS + ENGINE_LIMIT_MS, leaving);
    const next = startEngine();
    // The screens go before the engine: none of them shall see it fail.
    flushSync(() => {
      setSession(null);
      setJobs([]);
      setSavedAt(null);
      setAlarm(null);
      setStatus(null);
      setStatusFailure(null);
      setEngineFailed(false);
      setAsksToClose(false);
      setHandingOver(true);
      setLastWords(new LastWords());
      setOutgoing(new FilesUntilLock(host.files));
      setRunning(next);
    });
    lastWords.close();
    works.current.clear();
    typedTexts.current.clear();
    documentPlaces.current.clear();
    // What was told may name people: nothing of it stays over the lock.
    notifications.clean();
    notifications.cleanQueue();
    document.body.inert = false;
    delete document.documentElement.dataset.locking;
    isLocking.current = false;
    if (!hasLeft && !hasEngineFailed) await within(GIVE_UP_MS, leaving);
    running.terminate();
    await leaving.then(
      kept => (kept.length === 0 ? null : next.engine.vault.keep({ rows: [...kept] })),
      error => console.error('the engine did not leave', error instanceof Error ? error.name : ''),
    );
    await stopped;
    // What ended with the engine may have said so meanwhile.
    notifications.clean();
    setHandingOver(false);
    await host.clipboard.clear().catch(error => console.error('clipboard not cleared', error));
  }, [engine, running, startEngine, host, session, collect, lastWords, outgoing, hasEngineFailed]);

  /** The disk takes writes again: what had to wait is written, in order. */
  useEffect(() => {
    if (alarm !== null || lastWords.isEmpty || lastWords.isLocking) return;
    const { acts, texts } = lastWords.takeAll();
    for (const act of acts)
      engine.cases.apply(act).catch(error => isUnwritten(error) && lastWords.holdAct(act.caseId, act.changes));
    for (const text of texts) engine.documents.pushText(text).catch(() => lastWords.holdText(text));
  }, [alarm, engine, lastWords]);

  /** The window wants to close: what is typed is sent at once. @returns false when some of it could not be saved */
  const finish = useCallback(async () => {
    const { acts, texts } = lastWords.takeAll();
    const sending = [
      ...Array.from(works.current, work => work()),
      ...acts.map(act => keepOrHold(engine.cases.apply(act), () => lastWords.holdAct(act.caseId, act.changes))),
      ...texts.map(text => keepOrHold(engine.documents.pushText(text), () => lastWords.holdText(text))),
      ...Array.from(typedTexts.current, typed => typed())
        .flat()
        .map(text => engine.documents.pushText(text)),
    ];
    const all = Promise.all(sending);
    const isInTime = await within(CLOSE_LIMIT_MS, all);
    const isSaved =
      isInTime &&
      alarm === null &&
      (await all.then(
        () => true,
        () => false,
      ));
    setAsksToClose(!isSaved);
    return isSaved;
  }, [engine, lastWords, alarm]);

  useEffect(() => host.onCloseRequest(finish), [host, finish]);
  useEffect(() => host.warnOnClose(alarm !== null), [host, alarm]);
  useEffect(() => (session === null ? undefined : host.onLockEvent(() => void lock())), [host, session, lock]);

  /** The same functions for ever: screens register once. */
  const registrations = useMemo(
    (): Registrations => ({
      beforeLock: work => {
        works.current.add(work);
        return () => works.current.delete(work);
      },
      textBeforeLock: typed => {
        typedTexts.current.add(typed);
        return () => typedTexts.current.delete(typed);
      },
      placeBeforeLock: (id, place) => {
        documentPlaces.current.set(id, place);
        return () => documentPlaces.current.delete(id);
      },
      takePlace: id => {
        const place = places.current?.documents.get(id) ?? null;
        places.current?.documents.delete(id);
        return place;
      },
      takeScreenPlace: () => {
        const known = places.current;
        if (known === null || known.registryId !== openVault.current) return null;
        places.current = { ...known, screen: null };
        return known.screen;
      },
    }),
    [],
  );
  const guarded = useMemo(() => ({ ...host, files: outgoing.files }), [host, outgoing]);
  const value = useMemo<SessionValue>(
    () => ({
      engine,
      host: guarded,
      status,
      statusFailure,
      session,
      jobs,
      savedAt,
      alarm,
      hasEngineFailed,
      begin: setSession,
      lock,
      refreshStatus,
      ...registrations,
      lastWords,
      asksToClose,
      stay: () => setAsksToClose(false),
    }),
    [
      engine,
      guarded,
      status,
      statusFailure,
      session,
      jobs,
      savedAt,
      alarm,
      hasEngineFailed,
      lock,
      refreshStatus,
      lastWords,
      asksToClose,
      registrations,
    ],
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

/** Is the change one that the disk refused, to be tried again? */
export function isUnwritten(error: unknown): boolean {
  return error instanceof EngineError && error.code === 'writingStopped';
}

/** What fails is held again for the next attempt. @throws what failed */
async function keepOrHold(work: Promise<unknown>, hold: () => void): Promise<void> {
  try {
    await work;
  } catch (error) {
    hold();
    throw error;
  }
}

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

/** @returns true when the work was done in time */
async function within(limitMs: number, work: Promise<unknown>): Promise<boolean> {
  return Promise.race([
    work.then(
      () => true,
      () => true, // its own caller hears of the failure
    ),
    pause(limitMs).then(() => false),
  ]);
}
