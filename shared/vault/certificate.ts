import * as z from 'zod';
import { type Bytes, toHex } from './bytes.ts';
import { CborError, decodeCanonical, encodeCanonical } from './cbor.ts';
import { isGoodPublicKey, publicKeyOf, sign, verifySignature } from './signing.ts';

const PURPOSE = 'certificate';
const LIMIT = 16 * 1024;

const bodySchema = z.strictObject({
  v: z.literal(1),
  identity: z.instanceof(Uint8Array),
  writer: z.instanceof(Uint8Array),
  deviceName: z.string().max(200),
  /** ms since the epoch */
  from: z.int(),
});
const certificateSchema = z.strictObject({ body: z.instanceof(Uint8Array), signature: z.instanceof(Uint8Array) });

/** Says which person a writer belongs to (JOURNAL A1): identity, writer key, device name, from when. */
export interface Certificate {
  readonly identity: string;
  readonly writer: string;
  readonly deviceName: string;
  readonly from: number;
}

export function writeCertificate(
  identitySeed: Uint8Array,
  writer: Uint8Array,
  deviceName: string,
  from: number,
): Bytes {
  const body = encodeCanonical({ v: 1, identity: publicKeyOf(identitySeed), writer, deviceName, from });
  return encodeCanonical({ body, signature: sign(identitySeed, PURPOSE, body) });
}

/** @returns the certificate, or null when it is malformed, not canonical, or its signature does not verify. */
export async function readCertificate(bytes: Uint8Array): Promise<Certificate | null> {
  try {
    const { body, signature } = certificateSchema.parse(decodeCanonical(bytes, LIMIT));
    const { identity, writer, deviceName, from } = bodySchema.parse(decodeCanonical(body, LIMIT));
    if (!isGoodPublicKey(writer) || !(await verifySignature(identity, PURPOSE, body, signature))) return null;
    return { identity: toHex(identity), writer: toHex(writer), deviceName, from };
  } catch (error) {
    if (error instanceof CborError || error instanceof z.ZodError) return null;
    throw error;
  }
}
