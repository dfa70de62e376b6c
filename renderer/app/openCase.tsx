import {
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { applyPatch, type CaseView, type Change } from '#casefile';
import { type Acknowledged, EngineError, type OpenedCase, type UndoResult } from '#engine';
import { isUnwritten, useSession } from './session.tsx';

/** A journal that is open on screen: the read replica and the acts on it. */
export interface OpenCase {
  readonly caseId: string;
  readonly view: CaseView;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly isReadOnly: boolean;
  /** May this person remark on what others wrote? A reviewer may, and in a closed file too (JOURNAL B3). */
  readonly mayRemark: boolean;
  /** Entries and drafts that are not whole: kept, named, without effect. */
  readonly damaged: OpenedCase['damaged'];
  /** One act of the user = one entry. Resolves when it is durable. */
  apply(changes: readonly Change[]): Promise<Acknowledged>;
  undo(): Promise<UndoResult>;
  redo(): Promise<UndoResult>;
}

export type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'open'; readonly open: OpenCase };

/** Opens a journal and follows its patches until the component goes. */
export function useOpening(caseId: string): Opening {
  const { engine, session, alarm, lastWords } = useSession();
  const [opened, setOpened] = useState<OpenedCase | null>(null);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    let isGone = false;
    setOpened(null);
    setError(null);
    const ask = () =>
      engine.cases.open({ caseId }).then(
        answer => {
          if (isGone) return;
          setOpened(answer);
          setError(null);
        },
        cause => !isGone && setError(cause),
      );
    const unsubscribe = engine.subscribe(event => {
      // Mended, and read anew from what is stored: what was shown may have been wrong.
      if (event.type === 'case.reloaded' && event.caseId === caseId) void ask();
      if (event.type !== 'case.patch' || event.patch.caseId !== caseId) return;
      setOpened(old => {
        if (old === null || event.patch.revision <= old.view.revision) return old;
        return { ...old, view: applyPatch(old.view, event.patch), canUndo: event.canUndo, canRedo: event.canRedo };
      });
    });
    void ask();
    return () => {
      isGone = true;
      unsubscribe();
    };
  }, [engine, caseId]);

  const me = opened?.view.members.find(member => member.identity === session?.identity);
  const isMember = me !== undefined && !me.isRemoved;
  const mayWrite = isMember && me.role !== 'reviewer' && opened?.view.isClosed !== true;
  const isReadOnly = alarm !== null || !mayWrite;
  const mayRemark = alarm === null && isMember;

  const apply = useCallback(
    async (changes: readonly Change[]) => {
      if (!mayWrite && !(isMember && changes.every(isRemark))) throw new EngineError('readOnly', 'notSaved');
      if (lastWords.isLocking) {
        lastWords.holdAct(caseId, changes);
        return new Promise<never>(() => undefined); // the screen goes before there is an answer
      }
      const holdBack = () => {
        lastWords.holdAct(caseId, changes);
        return new EngineError('heldBack', 'notSaved');
      };
      if (alarm !== null) throw holdBack();
      return engine.cases.apply({ caseId, changes: [...changes] }).catch(error => {
        throw isUnwritten(error) ? holdBack() : error;
      });
    },
    [engine, caseId, isMember, mayWrite, alarm, lastWords],
  );
  const undo = useCallback(() => engine.cases.undo({ caseId }), [engine, caseId]);
  const redo = useCallback(() => engine.cases.redo({ caseId }), [engine, caseId]);

  return useMemo<Opening>(() => {
    if (error !== null) return { state: 'failed', error };
    if (opened === null) return { state: 'opening' };
    return { state: 'open', open: { caseId, ...opened, isReadOnly, mayRemark, apply, undo, redo } };
  }, [error, opened, isReadOnly, mayRemark, caseId, apply, undo, redo]);
}

const isRemark = (change: Change) => 'kind' in change && change.kind === 'remark';

const CaseContext = createContext<OpenCase | null>(null);
const RegistryContext = createContext<OpenCase | null>(null);

export function CaseProvider({
  open,
  children,
}: {
  readonly open: OpenCase;
  readonly children: ReactNode;
}): ReactElement {
  return <CaseContext.Provider value={open}>{children}</CaseContext.Provider>;
}
export function RegistryProvider({
  open,
  children,
}: {
  readonly open: OpenCase;
  readonly children: ReactNode;
}): ReactElement {
  return <RegistryContext.Provider value={open}>{children}</RegistryContext.Provider>;
}

/** The case on screen. */
export function useCase(): OpenCase {
  const open = useContext(CaseContext);
  if (open === null) throw new Error('useCase outside a case');
  return open;
}

/** The vault-wide journal: profile, signers, holidays. */
export function useRegistry(): OpenCase {
  const open = useContext(RegistryContext);
  if (open === null) throw new Error('useRegistry before unlocking');
  return open;
}
