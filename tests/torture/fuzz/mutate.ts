import type { Random } from '../random.ts';

const concat = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** Numbers that break careless length fields. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0xffffffff];

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

/** What may happen to stored bytes: by a dying disk, by a program, by somebody who means it. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  flipBit: (bytes, random) => {
    const out = bytes.slice();
    const at = random.below(out.length);
    out[at] = (out[at] ?? 0) ^ (1 << random.below(8));
    return out;
  },
  setByte: (bytes, random) => {
    const out = bytes.slice();
    out[random.below(out.length)] = random.pick([0, 1, 0x7f, 0x80, 0xff, random.below(256)]);
    return out;
  },
  setLength: (bytes, random) => {
    if (bytes.length < 4) return bytes.slice();
    const out = bytes.slice();
    new DataView(out.buffer).setUint32(random.below(out.length - 3), random.pick(EDGES));
    return out;
  },
  truncate: (bytes, random) => bytes.slice(0, random.below(bytes.length)),
  append: (bytes, random) => concat(bytes, random.bytes(1 + random.below(40))),
  remove: (bytes, random) => {
    const at = random.below(bytes.length);
    return concat(bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(16)));
  },
  insert: (bytes, random) => {
    const at = random.below(bytes.length);
    return concat(bytes.subarray(0, at), random.bytes(1 + random.below(16)), bytes.subarray(at));
  },
  duplicate: (bytes, random) => {
    const from = random.below(bytes.length);
    const part = bytes.subarray(from, from + 1 + random.below(64));
    const at = random.below(bytes.length);
    return concat(bytes.subarray(0, at), part, bytes.subarray(at));
  },
  swap: (bytes, random) => {
    const size = 1 + random.below(32);
    const a = random.below(Math.max(1, bytes.length - size));
    const b = random.below(Math.max(1, bytes.length - size));
    const out = bytes.slice();
    out.set(bytes.subarray(a, a + size), b);
    out.set(bytes.subarray(b, b + size), a);
    return out;
  },
  splice: (bytes, random, other) =>
    concat(bytes.subarray(0, random.below(bytes.length)), other.subarray(random.below(Math.max(1, other.length)))),
  zeroRun: (bytes, random) => {
    const out = bytes.slice();
    const from = random.below(out.length);
    return out.fill(0, from, from + 1 + random.below(64));
  },
  noise: (bytes, random) => random.bytes(random.below(2 * bytes.length + 8)),
};
const NAMES = Object.keys(MUTATIONS);

/** One to four mutations of `bytes`; `other` is a second good input to take pieces from. */
export function mutate(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  let out = bytes;
  for (let times = 1 + random.below(4); times > 0 && out.length > 0; times--) {
    const mutation = MUTATIONS[random.pick(NAMES)];
    if (mutation !== undefined) out = mutation(out, random, other);
  }
  return out;
}

const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  2 ** 31,
  2 ** 53 - 1,
  '',
  '\u0000',
  '__proto__',
  'constructor',
  '\u202e',
  'a'.repeat(2_000),
  [],
  {},
  new Uint8Array(0),
];

/** Alters one place of decoded data and keeps the rest: gets past what only looks at bytes. */
export function mutateValue(value: unknown, random: Random): unknown {
  if (random.next() < 0.15) return random.pick(ODD_VALUES);
  if (Array.isArray(value)) return mutateArray(value, random);
  if (value instanceof Uint8Array) return value.length === 0 ? random.bytes(4) : mutate(value, random, value);
  if (typeof value === 'object' && value !== null) return mutateObject(value, random);
  if (typeof value === 'number') return value + random.pick([-1, 1, 256, -value, 2 ** 32]);
  if (typeof value === 'string') return random.pick([`${value}x`, value.slice(1), value.toUpperCase(), '']);
  return random.pick(ODD_VALUES);
}

function mutateArray(value: readonly unknown[], random: Random): unknown[] {
  const out = [...value];
  const at = random.below(Math.max(1, out.length));
  switch (random.below(4)) {
    case 0:
      out.splice(at, 1);
      return out;
    case 1:
      out.splice(at, 0, out[random.below(Math.max(1, out.length))] ?? null);
      return out;
    case 2:
      return out.reverse();
    default:
      if (out.length > 0) out[at] = mutateValue(out[at], random);
      return out;
  }
}

function mutateObject(value: object, random: Random): object {
  const entries = Object.entries(value);
  if (entries.length === 0) return { extra: random.pick(ODD_VALUES) };
  const at = random.below(entries.length);
  const [key, inner] = entries[at] ?? ['', null];
  switch (random.below(6)) {
    case 0:
      entries.splice(at, 1);
      break;
    case 1:
      entries.push(['extra', random.pick(ODD_VALUES)]);
      break;
    default:
      entries[at] = [key, mutateValue(inner, random)];
  }
  return Object.fromEntries(entries);
}
