import type { EntryKey } from '#store';
import { equalBytes, toHex } from '#vault';
import type { ContentsJournal } from './manifest.ts';
import { byWriter, sumOfIds } from './plan.ts';

/** Which side of a journal has entries that the other has not, as far as counts and sums tell. */
export interface Difference {
  readonly hasMoreThere: boolean;
  readonly hasMoreHere: boolean;
}

/** @param there what a backup says of a journal @param here keys of the same journal in the store */
export function compareJournal(there: ContentsJournal, here: readonly EntryKey[]): Difference {
  const own = byWriter(here);
  const writers = new Set(there.writers.map(each => toHex(each.writer)));
  let hasMoreThere = false;
  let hasMoreHere = [...own.keys()].some(writer => !writers.has(writer));
  for (const { writer, count, sum } of there.writers) {
    const keys = own.get(toHex(writer)) ?? [];
    if (keys.length < count) hasMoreThere = true;
    else if (!equalBytes(sumOfIds(keys.slice(0, count).map(([, , , id]) => id)), sum)) {
      hasMoreThere = true; // a fork: both sides have what the other lacks
      hasMoreHere = true;
    }
    if (keys.length > count) hasMoreHere = true;
  }
  return { hasMoreThere, hasMoreHere };
}
