import { type Bytes, encodeCanonical, type Key, open, randomBytes, SealError, seal } from '#vault';
import { JournalError } from './types.ts';

/** Where a local record belongs; part of its seal, so that one cannot be put in another's stead. */
export type LocalPlace = Readonly<Record<string, string | number>>;

/** Seals what never leaves this machine – draft log, snapshots, list summaries – under a vault-local key (JOURNAL A7, B8). */
export async function sealLocal(key: Key, purpose: string, place: LocalPlace, value: Uint8Array): Promise<Bytes> {
  return seal(key, randomBytes(32), `minhchung/local-record/${purpose}/v1`, encodeCanonical(place), value);
}

/** @throws JournalError badSeal: the record is of another place, altered, or not ours. */
export async function openLocal(key: Key, purpose: string, place: LocalPlace, sealed: Uint8Array): Promise<Bytes> {
  try {
    return await open(key, `minhchung/local-record/${purpose}/v1`, encodeCanonical(place), sealed);
  } catch (error) {
    if (error instanceof SealError) throw new JournalError('badSeal', error.code);
    throw error;
  }
}
