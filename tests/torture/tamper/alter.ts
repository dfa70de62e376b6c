import { concatBytes, equalBytes } from '#vault';
import type { Random } from '../random.ts';

/** What is stored of one structure, in its order: the rows of a table, the frames of a file, or one run of bytes. */
export type Parts = readonly Uint8Array[];

type Alteration = (parts: Parts, random: Random) => Parts;

const ALTERATIONS = {
  flip: (parts, random) => changeOne(parts, random, part => flipped(part, random.below(part.length), random.below(8))),
  truncate: (parts, random) => changeOne(parts, random, part => part.slice(0, random.below(part.length))),
  lose: (parts, random) => parts.toSpliced(random.below(parts.length), 1),
  swap: (parts, random) => {
    if (parts.length < 2) return changeOne(parts, random, part => swappedRanges(part, random));
    const [a, b] = [random.below(parts.length), random.below(parts.length)];
    return parts.map((part, i) => (i === a ? parts[b] : i === b ? parts[a] : part) ?? part);
  },
  duplicate: (parts, random) => {
    if (parts.length < 2) return changeOne(parts, random, part => doubledRange(part, random));
    return parts.toSpliced(random.below(parts.length + 1), 0, random.pick(parts));
  },
  reorder: (parts, random) => {
    const at = random.below(parts.length);
    if (parts.length > 1) return [...parts.slice(at), ...parts.slice(0, at)];
    return changeOne(parts, random, part => {
      const middle = random.below(part.length);
      return concatBytes(part.subarray(middle), part.subarray(0, middle));
    });
  },
} satisfies Record<string, Alteration>;

export type How = keyof typeof ALTERATIONS;
export const WAYS = Object.keys(ALTERATIONS) as readonly How[];

/** Does `how` to the parts; null where it would change nothing (a swap of equal parts). */
export function alter(parts: Parts, how: How, random: Random): Parts | null {
  if (parts.every(part => part.length === 0)) return null;
  const altered = ALTERATIONS[how](parts, random);
  return isSame(altered, parts) ? null : altered;
}

/** Is each part of `a` one of `b`? */
export function isSubset(a: Parts, b: Parts): boolean {
  return a.every(part => b.some(each => equalBytes(each, part)));
}

export function isSame(a: Parts, b: Parts): boolean {
  return a.length === b.length && a.every((part, i) => equalBytes(part, b[i] ?? new Uint8Array()));
}

function changeOne(parts: Parts, random: Random, change: (part: Uint8Array) => Uint8Array): Parts {
  const filled = parts.flatMap((part, i) => (part.length > 0 ? [i] : []));
  const at = random.pick(filled);
  return parts.map((part, i) => (i === at ? change(part) : part));
}

export function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const out = bytes.slice();
  out[at] = (out[at] ?? 0) ^ (1 << bit);
  return out;
}

function swappedRanges(part: Uint8Array, random: Random): Uint8Array {
  const size = 1 + random.below(Math.min(32, part.length));
  const [a, b] = [random.below(part.length - size + 1), random.below(part.length - size + 1)];
  const out = part.slice();
  out.set(part.subarray(a, a + size), b);
  out.set(part.subarray(b, b + size), a);
  return out;
}

function doubledRange(part: Uint8Array, random: Random): Uint8Array {
  const from = random.below(part.length);
  const to = from + 1 + random.below(Math.min(64, part.length - from));
  return concatBytes(part.subarray(0, to), part.subarray(from));
}
