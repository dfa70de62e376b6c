import { useCallback, useEffect, useState } from 'react';
import type { RecordKind, RecordValue } from '#casefile';
import { useCase, useRoute } from '../../app/index.ts';

/** The record a screen shows in detail: the one asked for by the address, else the one stood on in the list. */
export function useChosen<K extends RecordKind>(
  kind: K,
): {
  readonly chosen: RecordValue<K> | undefined;
  readonly focusId: string | undefined;
  /** Brings a record into view in the list and shows it. */
  readonly pick: (id: string) => void;
  readonly choose: (row: { readonly id: string } | null) => void;
} {
  const { view } = useCase();
  const { route } = useRoute();
  const focus = route.screen === 'case' ? route.focus : undefined;
  const table: Readonly<Record<string, RecordValue<K>>> = view.records[kind];
  const focusId = focus !== undefined && table[focus] !== undefined ? focus : undefined;
  const [id, setId] = useState<string | null>(focusId ?? null);
  const [picked, setPicked] = useState(focusId);
  const pick = useCallback((next: string) => {
    setPicked(next);
    setId(next);
  }, []);
  useEffect(() => {
    if (focusId !== undefined) pick(focusId);
  }, [focusId, pick]);
  const choose = useCallback((row: { readonly id: string } | null) => setId(row?.id ?? null), []);
  return { chosen: id === null ? undefined : table[id], focusId: picked, pick, choose };
}
