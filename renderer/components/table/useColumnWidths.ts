import { useCallback, useState } from 'react';
import * as z from 'zod';

const NARROWEST = 48;
const schema = z.record(z.string(), z.int().min(NARROWEST).max(2_000));

/** Widths of a table's columns, remembered on this machine. Only widths: local storage is not encrypted. */
export function useColumnWidths(tableId: string): {
  readonly widths: Readonly<Record<string, number>>;
  readonly resize: (column: string, width: number) => void;
} {
  const [widths, setWidths] = useState(() => readWidths(tableId));
  const resize = useCallback(
    (column: string, width: number) => {
      setWidths(old => {
        const next = { ...old, [column]: Math.max(NARROWEST, Math.min(2_000, Math.round(width))) };
        localStorage.setItem(storageKey(tableId), JSON.stringify(next));
        return next;
      });
    },
    [tableId],
  );
  return { widths, resize };
}

const storageKey = (tableId: string) => `minhchung.columns.${tableId}`;

function readWidths(tableId: string): Readonly<Record<string, number>> {
  try {
    const stored = schema.safeParse(JSON.parse(localStorage.getItem(storageKey(tableId)) ?? '{}'));
    return stored.success ? stored.data : {};
  } catch {
    return {}; // unreadable widths: the defaults
  }
}
