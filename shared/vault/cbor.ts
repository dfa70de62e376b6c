import { decode, encode } from 'cborg';
import { type Bytes, equalBytes } from './bytes.ts';

export type CborErrorCode = 'notCanonical' | 'tooLarge' | 'tooDeep';

export class CborError extends Error {
  readonly code: CborErrorCode;
  constructor(code: CborErrorCode, detail = '') {
    super(`${code}${detail && `: ${detail}`}`);
    this.name = 'CborError';
    this.code = code;
  }
}

const MAX_DEPTH = 24;

function refuse(what: string): never {
  throw new CborError('notCanonical', what);
}

/** Canonical CBOR: deterministic (RFC 8949 §4.2), no floats, no `undefined`, no tags; absent properties are left out. */
export function encodeCanonical(value: unknown): Bytes {
  checkDepth(value, 0);
  const encoded = encode(value, {
    ignoreUndefinedProperties: true,
    typeEncoders: {
      undefined: () => refuse('undefined'),
      bigint: () => refuse('bigint'),
      number: (number: unknown) =>
        Number.isSafeInteger(number) && !Object.is(number, -0) ? null : refuse('not a safe integer'),
    },
  });
  // In Node cborg gives a Buffer, whose slice() is a view of the same memory; everyone here expects a copy.
  return new Uint8Array(encoded);
}

/**
 * Decodes canonical CBOR and proves that it is: the value is encoded again and compared.
 * @param maxBytes refuses larger input before looking at it.
 * @throws CborError
 */
export function decodeCanonical(bytes: Uint8Array, maxBytes: number): unknown {
  if (bytes.length > maxBytes) throw new CborError('tooLarge', `${bytes.length} bytes`);
  let value: unknown;
  try {
    value = decode(bytes, {
      strict: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowInfinity: false,
      allowNaN: false,
      allowBigInt: false,
      rejectDuplicateMapKeys: true,
    });
  } catch (error) {
    throw new CborError(
      error instanceof RangeError ? 'tooDeep' : 'notCanonical',
      error instanceof Error ? error.message : '',
    );
  }
  if (!equalBytes(encodeCanonical(value), bytes))
    throw new CborError('notCanonical', 'another encoding of the same value');
  return value;
}

function checkDepth(value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) throw new CborError('tooDeep');
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return;
  if (Object.hasOwn(value, '__proto__')) refuse('__proto__'); // a key that other code would take for the prototype
  for (const inner of Array.isArray(value) ? value : Object.values(value)) checkDepth(inner, depth + 1);
}
