/** 32 random bytes of key. Never leaves the worker. */
export type Key = Uint8Array<ArrayBuffer>;

export type VaultErrorCode =
  | 'wrongPassphrase' // the slot did not open with this secret
  | 'wrongRecoveryCode' // checksum or slot
  | 'damagedHeader' // the bytes are not a header we wrote
  | 'damagedKeyring'
  | 'newerVersion' // written by a newer program; untouched
  | 'tooCostly' // KDF parameters above the read ceiling
  | 'noKey' // this keyring has no key for that case and epoch
  | 'compartmentClosed'
  | 'closed'; // the vault was closed; open it again

/** The data is untouched whenever this is thrown. */
export class VaultError extends Error {
  readonly code: VaultErrorCode;
  readonly detail: string;
  constructor(code: VaultErrorCode, detail = '') {
    super(`${code}${detail && `: ${detail}`}`);
    this.name = 'VaultError';
    this.code = code;
    this.detail = detail;
  }
}

/** The two files of a vault, whole: header (slots, generation, MAC) and keyring (wrapped case keys). */
export interface VaultFiles {
  readonly header: Uint8Array;
  readonly keyring: Uint8Array;
}

/** Signs with the installation's writer key (Ed25519). Every signature has a purpose prefix. */
export interface Writer {
  readonly publicKey: Uint8Array;
  /** CBOR certificate: identity, writer key, device name, from when, signed by the identity. */
  readonly certificate: Uint8Array;
  sign(purpose: string, message: Uint8Array): Promise<Uint8Array>;
}

export interface OpenCompartments {
  readonly identityPublicKey: Uint8Array;
  key(compartmentId: string): Key;
  close(): void;
}

/** A case's keys on their way from one opened vault into another (restore). They never leave the worker. */
export interface CarriedKeys {
  readonly epochs: readonly { readonly epoch: number; readonly key: Key }[];
  /** The compartment's key as it is kept: wrapped to a second identity. */
  readonly compartment: { readonly recipient: string; readonly wrapped: Uint8Array } | null;
}

/** What replaces keys that somebody else may have (JOURNAL C2). */
export interface RotateOptions {
  readonly current: VaultSecret;
  /** The new passphrase. */
  readonly passphrase: string;
  readonly deviceName: string;
  /** ms since the epoch */
  readonly now: number;
  /** `vault.succession` as it is stored, if there is one. */
  readonly succession: Uint8Array | null;
}

/** The same vault under new keys; nothing of it is stored yet. */
export interface RotatedVault {
  readonly vault: OpenVault;
  readonly recoveryCode: string;
  /** New bytes of `vault.succession`: to be stored in one commit with `vault.files()`. */
  readonly succession: Uint8Array;
}

/** An unlocked vault. `files()` gives the bytes to store after every change of slots or keyring. */
export interface OpenVault {
  readonly vaultId: string;
  readonly generation: number;
  /** How many generations header and keyring were apart when opened: 1 after a crash between the two; more means that one of them is an older copy. */
  readonly generationGap: number;
  /** Hex Ed25519 public key of the person. */
  readonly identity: string;
  readonly fingerprint: string;
  /** age recipient (X25519, post-quantum hybrid where available) others wrap to. */
  readonly recipient: string;
  readonly writer: Writer;
  readonly openedBy: 'passphrase' | 'recovery' | 'office';
  /** The identity that a rotation under way replaces, hex, and a writer of it that only a journal's hand-over is signed with. */
  readonly retiring: { readonly identity: string; readonly writer: Writer } | null;
  caseKey(caseId: string, epoch: number): Key;
  hasCaseKey(caseId: string, epoch: number): boolean;
  /** Puts a key into the keyring; store `files()` before relying on it. */
  putCaseKey(caseId: string, epoch: number, key: Key): Promise<void>;
  destroyCaseKeys(caseId: string): Promise<void>;
  /** Cases of which the keyring holds a key. */
  caseIds(): readonly string[];
  carryKeys(caseId: string): CarriedKeys;
  /**
   * Takes a case's keys; those already here stay. Its compartment comes along when it is wrapped to the same second
   * identity, or with its key, opened by whoever could. Store `files()` before relying on it.
   * @returns can this vault open the compartment afterwards?
   */
  takeKeys(caseId: string, keys: CarriedKeys, compartmentKey: Key | null): Promise<boolean>;
  /** Are these another copy of this vault's header and keyring, of any generation, and whole? */
  isOwnCopy(files: VaultFiles): Promise<boolean>;
  /** A key for local caches (snapshots, draft log), bound to its purpose; never in a package. */
  localKey(purpose: string): Promise<Key>;
  /** Wraps a case key to a person's recipient, for `epoch.started` and packages. */
  wrapTo(recipient: string, key: Key): Promise<Uint8Array>;
  unwrap(wrapped: Uint8Array): Promise<Key>;
  /** A fresh writer key, certified; used after a restore or when the newest entry cannot be proven (JOURNAL A1). */
  startNewWriter(deviceName: string, now: number): Promise<void>;
  /** Checks the secret again and opens the second identity for compartments (JOURNAL C3). */
  openCompartments(secret: VaultSecret): Promise<OpenCompartments>;
  /** A new compartment key wrapped to this person's second identity; needs no passphrase (public-key wrap). */
  createCompartment(compartmentId: string): Promise<Key>;
  changePassphrase(current: string, next: string): Promise<void>;
  /** Sets a new passphrase with the recovery code as proof. */
  resetPassphrase(recoveryCode: string, next: string): Promise<void>;
  /** A fresh recovery code; the old one stops working with this generation. */
  renewRecovery(passphrase: string): Promise<{ recoveryCode: string }>;
  /**
   * Everything new: vault key, passphrase, recovery code, identities, writer, and for every case a key of one more epoch.
   * This object stays as it is, so that what lives of its keys can end in order.
   * @throws VaultError wrongPassphrase | wrongRecoveryCode
   */
  rotate(options: RotateOptions): Promise<RotatedVault>;
  /** Every journal that can is handed over: forgets what `retiring` tells. Store `files()`. */
  endRotation(): Promise<void>;
  /** The newest epoch of a case this keyring has a key for. */
  newestEpoch(caseId: string): number;
  files(): VaultFiles;
  /** Does a `vault.succession` say, under this vault's key, that another took its place before `newer`? */
  isSucceeded(succession: Uint8Array, newer: Uint8Array): boolean;
  /** Whether a header was made under this vault's key: a newer one then really is of this vault. */
  isOwnHeader(header: Uint8Array): boolean;
  /** Drops references. JavaScript cannot promise that memory is wiped. */
  close(): void;
}

export interface KdfCost {
  /** KiB, ≥ 65,536 and ≤ 1,048,576 */
  readonly memoryKiB: number;
  readonly iterations: number;
}

export interface CreateVaultOptions {
  readonly passphrase: string;
  readonly deviceName: string;
  /** ms since the epoch */
  readonly now: number;
  readonly cost: KdfCost;
  /** age recipient of the office's recovery key, if the office keeps one. */
  readonly officeRecipient?: string | undefined;
}

export type VaultSecret =
  | { readonly type: 'passphrase'; readonly passphrase: string }
  | { readonly type: 'recovery'; readonly code: string }
  | { readonly type: 'office'; readonly ageIdentity: string };
