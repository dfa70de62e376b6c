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

export const CASE_TABS = [
  'overview',
  'team',
  'evidence',
  'timeline',
  'parties',
  'findings',
  'recommendations',
  'documents',
  'history',
  'sources',
  'health',
] as const;
export type CaseTab = (typeof CASE_TABS)[number];

export type Route =
  | { readonly screen: 'cases' }
  | { readonly screen: 'library' }
  | { readonly screen: 'formCheck' }
  | { readonly screen: 'settings'; readonly section?: string }
  | { readonly screen: 'case'; readonly caseId: string; readonly tab: CaseTab; readonly focus?: string };

export interface Navigation {
  readonly route: Route;
  go(route: Route): void;
  back(): void;
  forward(): void;
}

const Context = createContext<Navigation | null>(null);

interface Trail {
  readonly routes: readonly Route[];
  readonly at: number;
}

const START: Trail = { routes: [{ screen: 'cases' }], at: 0 };

/**
 * Where the user is, with a trail for Alt+← and Alt+→. Kept in memory: an address bar would show ids. It outlives a lock, so
 * that one comes back to where one was; another vault starts anew.
 */
export function RouteProvider({
  registryId,
  children,
}: {
  /** Of the open vault; null while none is open. */
  readonly registryId: string | null;
  readonly children: ReactNode;
}): ReactElement {
  const [trail, setTrail] = useState(START);
  const [of, setOf] = useState(registryId);
  if (registryId !== null && registryId !== of) {
    setOf(registryId);
    if (of !== null) setTrail(START);
  }
  const go = useCallback((route: Route) => {
    setTrail(({ routes, at }) => ({
      routes: [...routes.slice(0, at + 1), route].slice(-200),
      at: Math.min(at + 1, 199),
    }));
  }, []);
  const move = useCallback((by: number) => {
    setTrail(({ routes, at }) => ({ routes, at: Math.max(0, Math.min(routes.length - 1, at + by)) }));
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (registryId === null) return;
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'ArrowLeft') move(-1);
      else if (event.key === 'ArrowRight') move(1);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [move, registryId]);
  const navigation = useMemo<Navigation>(
    () => ({ route: trail.routes[trail.at] ?? { screen: 'cases' }, go, back: () => move(-1), forward: () => move(1) }),
    [trail, go, move],
  );
  return <Context.Provider value={navigation}>{children}</Context.Provider>;
}

export function useRoute(): Navigation {
  const navigation = useContext(Context);
  if (navigation === null) throw new Error('useRoute outside RouteProvider');
  return navigation;
}
