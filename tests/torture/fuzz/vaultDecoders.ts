import * as z from 'zod';
import {
  blobKeys,
  CborError,
  CHUNK_BYTES,
  chunkCount,
  createVault,
  decodeCanonical,
  encodeCanonical,
  equalBytes,
  formatRecoveryCode,
  KDF_FLOOR,
  openChunk,
  parseRecoveryCode,
  randomBytes,
  readCertificate,
  SealError,
  sealChunk,
  sha256,
  utf8,
  VaultError,
} from '#vault';
import { checkHeaderMac, parseHeader } from '../../../shared/vault/header.ts';
import { readKeyring } from '../../../shared/vault/keyring.ts';
import { openSlots } from '../../../shared/vault/slots.ts';
import type { Random } from '../random.ts';
import { type Decoder, refusedOr, sealedBytes } from './decoder.ts';
import { mutate, mutateValue } from './mutate.ts';

const LIMIT = 1024 * 1024;

/** Canonical CBOR reads one way only: what it accepts is, encoded again, the same bytes. */
function canonicalCbor(seeds: readonly Uint8Array[]): Decoder {
  return {
    name: 'canonical CBOR',
    attempt: random => {
      const bytes = mutate(random.pick(seeds), random, random.pick(seeds));
      return refusedOr(
        () => ({ read: decodeCanonical(bytes, LIMIT) }),
        [CborError],
        value => (equalBytes(encodeCanonical((value as { read: unknown }).read), bytes) ? 'harmless' : 'believed'),
      );
    },
  };
}

/** A header whose sum was computed anew by whoever altered it: the MAC must not hold. */
function headerBehindItsSum(original: Uint8Array, vaultKey: Uint8Array<ArrayBuffer>): Decoder {
  const decoded = z.record(z.string(), z.unknown()).parse(decodeCanonical(original, LIMIT));
  return {
    name: 'vault header, sum forged',
    attempt: async random => {
      const { sum: _old, ...altered } = Object(mutateValue(decoded, random)) as Record<string, unknown>;
      let bytes: Uint8Array;
      try {
        const sum = sha256(utf8('minhchung/header-sum/v1\0'), encodeCanonical(altered));
        bytes = encodeCanonical({ ...altered, sum });
      } catch (error) {
        if (error instanceof CborError) return 'refused';
        throw error;
      }
      if (equalBytes(bytes, original)) return 'harmless';
      return refusedOr(
        () => checkHeaderMac(vaultKey, parseHeader(bytes)) ?? true,
        [VaultError],
        () => 'believed',
      );
    },
  };
}

/** A checksum of 20 bits against slips of the hand; the slot behind it decides. */
function recoveryCode(): Decoder {
  const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZoil- \u00e9'];
  return {
    name: 'recovery code',
    attempt: random => {
      const symbols = [...formatRecoveryCode(random.bytes(20))];
      for (let times = 1 + random.below(3); times > 0; times--)
        symbols.splice(random.below(symbols.length), random.below(2), random.pick(alphabet));
      const typed = symbols.join('');
      return refusedOr(
        () => parseRecoveryCode(typed),
        [VaultError],
        () => 'harmless',
      );
    },
  };
}

async function chunks(random: Random): Promise<Decoder> {
  const blobId = random.bytes(16);
  const keys = await blobKeys(randomBytes(32), random.bytes(32), blobId);
  const plain = random.bytes(3_000);
  const count = chunkCount(CHUNK_BYTES + plain.length);
  const last = await sealChunk(keys, blobId, count - 1, true, plain);
  const only = await sealChunk(keys, blobId, 0, true, plain);
  return sealedBytes('blob chunk', [last, only], [SealError], async (bytes, original) => {
    // Also right bytes in a wrong place: another index, not the last, another blob.
    const index = original === last ? count - 1 : 0;
    return openChunk(keys, blobId, index, true, bytes);
  });
}

function movedChunks(): Promise<Decoder> {
  return (async () => {
    const blobId = randomBytes(16);
    const keys = await blobKeys(randomBytes(32), randomBytes(32), blobId);
    const sealed = await sealChunk(keys, blobId, 3, true, utf8('trang cuối'));
    return {
      name: 'blob chunk in another place',
      attempt: random => {
        const index = random.below(8);
        const isLast = random.next() < 0.5;
        const id = random.next() < 0.5 ? blobId : random.bytes(16);
        const isInPlace = index === 3 && isLast && id === blobId;
        return refusedOr(
          () => openChunk(keys, id, index, isLast, sealed),
          [SealError],
          () => (isInPlace ? 'harmless' : 'believed'),
        );
      },
    };
  })();
}

/** Everything `shared/vault` reads from disk. */
export async function vaultDecoders(random: Random): Promise<Decoder[]> {
  const passphrase = 'bốn con ngựa trắng qua cầu';
  const { vault } = await createVault({ passphrase, deviceName: 'máy 1', now: 1, cost: KDF_FLOOR });
  await vault.putCaseKey('ab'.repeat(32), 0, randomBytes(32));
  await vault.createCompartment('cd'.repeat(16));
  const { header, keyring } = vault.files();
  const { vaultKey } = await openSlots(parseHeader(header), { type: 'passphrase', passphrase });
  const { certificate } = vault.writer;
  return [
    canonicalCbor([header, keyring, certificate]),
    sealedBytes('vault header', [header], [VaultError], bytes => checkHeaderMac(vaultKey, parseHeader(bytes)) ?? true),
    headerBehindItsSum(header, vaultKey),
    sealedBytes('keyring', [keyring], [VaultError], bytes => readKeyring(vaultKey, bytes)),
    sealedBytes('writer certificate', [certificate], [], bytes => readCertificate(bytes)),
    recoveryCode(),
    await chunks(random),
    await movedChunks(),
  ];
}
