import { type Bytes, concatBytes, sha256, utf8 } from './bytes.ts';
import { VaultError } from './types.ts';

/** Crockford's alphabet: no I, L, O, U, so that a hand-copied sheet reads one way. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 20; // 160 random bits
const CHECK_SYMBOLS = 4; // 20 bits of checksum
const GROUP = 6;

/** The secret as printed: 36 symbols in six groups of six, the last four a checksum. */
export function formatRecoveryCode(secret: Uint8Array): string {
  const symbols = toSymbols(secret) + checksum(secret);
  return symbols.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? symbols;
}

/** Reads a typed code; spaces, dashes, lower case and look-alikes (O, I, L) are forgiven. @throws VaultError wrongRecoveryCode */
export function parseRecoveryCode(typed: string): Bytes {
  const symbols = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const data = symbols.slice(0, -CHECK_SYMBOLS);
  if (data.length !== (SECRET_BYTES * 8) / 5 || [...symbols].some(symbol => !ALPHABET.includes(symbol))) {
    throw new VaultError('wrongRecoveryCode', 'format');
  }
  const secret = fromSymbols(data);
  if (checksum(secret) !== symbols.slice(-CHECK_SYMBOLS)) throw new VaultError('wrongRecoveryCode', 'checksum');
  return secret;
}

export const RECOVERY_SECRET_BYTES = SECRET_BYTES;

function checksum(secret: Uint8Array): string {
  return toSymbols(sha256(concatBytes(utf8('minhchung/recovery/v1\0'), secret)).subarray(0, 5)).slice(0, CHECK_SYMBOLS);
}

function toSymbols(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let i = 0; i < (bytes.length * 8) / 5; i++) {
    text = ALPHABET.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return text;
}

function fromSymbols(symbols: string): Bytes {
  let bits = 0n;
  for (const symbol of symbols) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(symbol));
  const bytes = new Uint8Array(SECRET_BYTES);
  for (let i = bytes.length - 1; i >= 0; i--) {
    bytes[i] = Number(bits & 255n);
    bits >>= 8n;
  }
  return bytes;
}
