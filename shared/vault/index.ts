export { COMMITMENT_BYTES, open, SealError, seal, TAG_BYTES } from './aead.ts';
export { type BlobKeys, blobKeys, CHUNK_BYTES, chunkCount, isSameCommitment, openChunk, sealChunk } from './blob.ts';
export {
  type Bytes,
  concatBytes,
  equalBytes,
  fromHex,
  hkdf,
  hmacSha256,
  randomBytes,
  sha256,
  toHex,
  utf8,
} from './bytes.ts';
export { CborError, decodeCanonical, encodeCanonical } from './cbor.ts';
export { type Certificate, readCertificate, writeCertificate } from './certificate.ts';
export { HEADER_FILE, KEYRING_FILE, REGISTRY_FILE, SUCCESSION_FILE } from './fileNames.ts';
export { headerPlace, KDF_CEILING, KDF_FLOOR } from './header.ts';
export { keyringGeneration } from './keyring.ts';
export { formatRecoveryCode, parseRecoveryCode } from './recoveryCode.ts';
export {
  isGoodPublicKey,
  makeSigner,
  publicKeyOf,
  type Signer,
  sign,
  verifySignature,
  verifyWithNoble,
} from './signing.ts';
export * from './types.ts';
export { checkRecoveryCode, createVault, fingerprintOf, openVault } from './vault.ts';
