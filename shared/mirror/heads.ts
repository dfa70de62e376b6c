import * as z from 'zod';
import { JournalError } from '#journal';
import type { JournalExtent } from '#store';
import {
  type Bytes,
  CborError,
  decodeCanonical,
  encodeCanonical,
  equalBytes,
  fromHex,
  hmacSha256,
  type Key,
  toHex,
} from '#vault';

/** What heads vouch for of one stream. */
export interface StreamHeads {
  readonly stream: string;
  /** Number of the next new segment: numbers are never used twice. */
  readonly next: number;
  /** Flushed bytes of each segment. */
  readonly segments: readonly { readonly number: number; readonly size: number }[];
  /** Of a journal only. */
  readonly extent: JournalExtent | null;
}

/** The acknowledged state of a copy, outside IndexedDB (JOURNAL D1): replaced whole before a change is acknowledged. */
export interface Heads {
  readonly vaultId: string;
  /** Generation of the vault's header and keyring. */
  readonly generation: number;
  readonly streams: readonly StreamHeads[];
}

const LIMIT = 16 * 1024 * 1024;
const bytesOf = (length: number) => z.instanceof(Uint8Array).refine(value => value.length === length);
/** Holds for every version: what is not sealed by our key cannot even claim to be of a newer program. */
const sealed = z.looseObject({ v: z.int(), mac: bytesOf(32) });
const headsSchema = z.strictObject({
  v: z.literal(1),
  vaultId: bytesOf(16),
  generation: z.int().min(0),
  streams: z.array(z.instanceof(Uint8Array)),
  mac: bytesOf(32),
});
const recordSchema = z.strictObject({
  stream: z.string().max(200),
  next: z.int().min(1),
  segments: z.array(z.tuple([z.int().min(1), z.int().min(0)])),
  count: z.int().min(0).nullable(),
  newest: z.array(z.strictObject({ writer: bytesOf(32), seq: z.int().min(0), id: bytesOf(32) })),
});

/** One stream's part of the file; kept by the caller, so that an append encodes only what it changed. */
export function encodeStreamHeads({ stream, next, segments, extent }: StreamHeads): Bytes {
  return encodeCanonical({
    stream,
    next,
    segments: segments.map(({ number, size }) => [number, size]),
    count: extent?.count ?? null,
    newest: [...(extent?.newest ?? [])].map(([writer, { seq, id }]) => ({
      writer: fromHex(writer),
      seq,
      id: fromHex(id),
    })),
  });
}

/** @param streams each made by `encodeStreamHeads`; @param key vault-local, for the MAC */
export function encodeHeads(vaultId: string, generation: number, streams: readonly Uint8Array[], key: Key): Bytes {
  const unsigned = { v: 1, vaultId: fromHex(vaultId), generation, streams };
  return encodeCanonical({ ...unsigned, mac: hmacSha256(key, encodeCanonical(unsigned)) });
}

/**
 * @returns null when the file proves nothing: altered, of another vault or key, or no heads file at all
 * @throws JournalError newerVersion
 */
export function decodeHeads(bytes: Uint8Array, vaultId: string, key: Key): Heads | null {
  try {
    const value = decodeCanonical(bytes, LIMIT);
    const { mac, ...rest } = sealed.parse(value);
    if (!equalBytes(mac, hmacSha256(key, encodeCanonical(rest)))) return null;
    if (rest.v > 1) throw new JournalError('newerVersion', String(rest.v));
    const heads = headsSchema.parse(value);
    if (toHex(heads.vaultId) !== vaultId) return null;
    return { vaultId, generation: heads.generation, streams: heads.streams.map(readStreamHeads) };
  } catch (error) {
    if (error instanceof CborError || error instanceof z.ZodError) return null;
    throw error;
  }
}

function readStreamHeads(bytes: Uint8Array): StreamHeads {
  const { stream, next, segments, count, newest } = recordSchema.parse(decodeCanonical(bytes, LIMIT));
  return {
    stream,
    next,
    segments: segments.map(([number, size]) => ({ number, size })),
    extent:
      count === null
        ? null
        : { count, newest: new Map(newest.map(({ writer, seq, id }) => [toHex(writer), { seq, id: toHex(id) }])) },
  };
}
