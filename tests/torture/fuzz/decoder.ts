import { equalBytes } from '#vault';
import type { Random } from '../random.ts';
import { mutate } from './mutate.ts';

/** refused = an error of ours, or a null; harmless = read, and still what was written; believed = altered and taken for true. */
export type Verdict = 'refused' | 'harmless' | 'believed';

/** One reader of bytes or data that come from outside. Whatever `attempt` throws counts as a crash. */
export interface Decoder {
  readonly name: string;
  attempt(random: Random): Promise<Verdict>;
}

type ErrorClass = abstract new (...args: never[]) => Error;

export function isOneOf(error: unknown, classes: readonly ErrorClass[]): boolean {
  return classes.some(each => error instanceof each);
}

/** Runs a reader: typed errors and null are refusals. @throws what is not one of `errors` */
export async function refusedOr(
  read: () => unknown,
  errors: readonly ErrorClass[],
  whenRead: (value: unknown) => Verdict,
): Promise<Verdict> {
  let value: unknown;
  try {
    value = await read();
  } catch (error) {
    if (isOneOf(error, errors)) return 'refused';
    throw error;
  }
  return value === null ? 'refused' : whenRead(value);
}

/** A reader of sealed, signed or summed bytes: nothing but the original may be read. */
export function sealedBytes(
  name: string,
  originals: readonly Uint8Array[],
  errors: readonly ErrorClass[],
  read: (bytes: Uint8Array, original: Uint8Array) => unknown,
): Decoder {
  return {
    name,
    attempt: async random => {
      const original = random.pick(originals);
      const bytes = mutate(original, random, random.pick(originals));
      if (equalBytes(bytes, original)) return 'harmless';
      return refusedOr(
        () => read(bytes, original),
        errors,
        () => (originals.some(each => equalBytes(each, bytes)) ? 'harmless' : 'believed'),
      );
    },
  };
}
