import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { type Bytes, concatBytes, hkdf, randomBytes, sha256, toHex, utf8 } from './bytes.ts';
import { writeCertificate } from './certificate.ts';
import {
  checkHeaderMac,
  type Header,
  headerPlace,
  KDF_CEILING,
  KDF_FLOOR,
  parseHeader,
  type Slot,
  writeHeader,
} from './header.ts';
import { type KeyringContent, readKeyring, writeKeyring } from './keyring.ts';
import { formatRecoveryCode, parseRecoveryCode, RECOVERY_SECRET_BYTES } from './recoveryCode.ts';
import { newestEpochOf, newPerson, withNextEpochs, witnessOf } from './rotation.ts';
import { makeSigner, publicKeyOf } from './signing.ts';
import { officeSlot, openSlots, passphraseSlot, recoverySlot, type SlotContent } from './slots.ts';
import { addSuccession, isSucceededBy } from './succession.ts';
import {
  type CarriedKeys,
  type CreateVaultOptions,
  type KdfCost,
  type Key,
  type OpenCompartments,
  type OpenVault,
  type RotatedVault,
  type RotateOptions,
  VaultError,
  type VaultFiles,
  type VaultSecret,
  type Writer,
} from './types.ts';

/** Makes a vault: keys, slots for passphrase and recovery sheet (and office), first writer. @throws VaultError tooCostly */
export async function createVault(options: CreateVaultOptions): Promise<{ vault: OpenVault; recoveryCode: string }> {
  if (options.cost.memoryKiB < KDF_FLOOR.memoryKiB || options.cost.iterations < KDF_FLOOR.iterations)
    throw new VaultError('tooCostly', 'below the floor');
  if (options.cost.memoryKiB > KDF_CEILING.memoryKiB || options.cost.iterations > KDF_CEILING.iterations)
    throw new VaultError('tooCostly'); // such a vault could never be opened again
  const vaultId = randomBytes(16);
  const { content, keys } = await newPerson(options.deviceName, options.now);
  const offices = options.officeRecipient === undefined ? [] : [options.officeRecipient];
  const { slots, recoveryCode } = await newSlots({ vaultId }, content, { ...options, offices });
  const keyring: KeyringContent = { ...keys, caseKeys: {}, compartments: {} };
  const vault = await Vault.make({ vaultId, generation: 1, slots }, content, keyring, 'passphrase', 0);
  return { vault, recoveryCode };
}

async function newSlots(
  place: Pick<Header, 'vaultId'>,
  content: SlotContent,
  options: { readonly passphrase: string; readonly cost: KdfCost; readonly offices: readonly string[] },
): Promise<{ slots: Slot[]; recoveryCode: string }> {
  const recovery = randomBytes(RECOVERY_SECRET_BYTES);
  const slots: Slot[] = [
    await passphraseSlot(place, options.passphrase, options.cost, content),
    await recoverySlot(place, recovery, content),
  ];
  for (const recipient of options.offices) slots.push(await officeSlot(place, recipient, content));
  return { slots, recoveryCode: formatRecoveryCode(recovery) };
}

/** Opens a vault's two files. Nothing is written. @throws VaultError */
export async function openVault(files: VaultFiles, secret: VaultSecret): Promise<OpenVault> {
  const header = parseHeader(files.header);
  const content = await openSlots(header, secret);
  checkHeaderMac(content.vaultKey, header);
  const { generation, content: keyring } = await readKeyring(content.vaultKey, files.keyring);
  // A crash between the two files leaves them one generation apart, an older copy of one of them more. Both are ours, so the
  // person gets in; the gap is told, and the next change goes on from the newer.
  const gap = Math.abs(header.generation - generation);
  const newest = Math.max(header.generation, generation);
  return Vault.make({ ...header, generation: newest }, content, keyring, secret.type, gap);
}

type Slots = Pick<Header, 'vaultId' | 'generation' | 'slots'>;

class Vault implements OpenVault {
  readonly vaultId: string;
  readonly openedBy: OpenVault['openedBy'];
  readonly identity: string;
  readonly fingerprint: string;
  readonly recipient: string;
  readonly generationGap: number;
  #writer: Writer;
  #isClosed = false;
  #queue: Promise<unknown> = Promise.resolve();
  #header: Slots;
  #vaultKey: Key;
  #keyring: KeyringContent;
  #files: VaultFiles = { header: new Uint8Array(), keyring: new Uint8Array() };

  static async make(
    header: Slots,
    content: SlotContent,
    keyring: KeyringContent,
    openedBy: OpenVault['openedBy'],
    generationGap: number,
  ): Promise<Vault> {
    const recipient = await identityToRecipient(keyring.ageIdentity);
    const vault = new Vault(header, content.vaultKey, keyring, openedBy, recipient, generationGap);
    vault.#files = await vault.#filesOf(header, keyring);
    return vault;
  }

  private constructor(
    header: Slots,
    vaultKey: Key,
    keyring: KeyringContent,
    openedBy: OpenVault['openedBy'],
    recipient: string,
    generationGap: number,
  ) {
    this.generationGap = generationGap;
    this.#header = header;
    this.#vaultKey = vaultKey;
    this.#keyring = keyring;
    this.openedBy = openedBy;
    this.recipient = recipient;
    this.#writer = this.#writerOf(keyring);
    this.vaultId = toHex(header.vaultId);
    const publicKey = publicKeyOf(keyring.identitySeed);
    this.identity = toHex(publicKey);
    this.fingerprint = fingerprintOf(publicKey);
  }

  get generation(): number {
    return this.#header.generation;
  }

  get writer(): Writer {
    this.#mustBeOpen();
    return this.#writer;
  }

  caseKey(caseId: string, epoch: number): Key {
    this.#mustBeOpen();
    const key = this.#keyring.caseKeys[caseId]?.[String(epoch)];
    if (key === undefined) throw new VaultError('noKey', `epoch ${epoch}`);
    return key;
  }

  hasCaseKey(caseId: string, epoch: number): boolean {
    return this.#keyring.caseKeys[caseId]?.[String(epoch)] !== undefined;
  }

  async putCaseKey(caseId: string, epoch: number, key: Key): Promise<void> {
    await this.#change(keyring => {
      const epochs = { ...keyring.caseKeys[caseId], [String(epoch)]: key };
      return { caseKeys: { ...keyring.caseKeys, [caseId]: epochs } };
    });
  }

  async destroyCaseKeys(caseId: string): Promise<void> {
    await this.#change(keyring => {
      const { [caseId]: _gone, ...caseKeys } = keyring.caseKeys;
      // The compartment of a case is kept under the case's id: its sealed sources go with it.
      const { [caseId]: _sealed, ...compartments } = keyring.compartments;
      return { caseKeys, compartments };
    });
  }

  caseIds(): readonly string[] {
    return Object.keys(this.#keyring.caseKeys);
  }

  carryKeys(caseId: string): CarriedKeys {
    this.#mustBeOpen();
    const { caseKeys, compartments, secondRecipient } = this.#keyring;
    const wrapped = compartments[caseId];
    return {
      epochs: Object.entries(caseKeys[caseId] ?? {}).map(([epoch, key]) => ({ epoch: Number(epoch), key })),
      compartment: wrapped === undefined ? null : { recipient: secondRecipient, wrapped },
    };
  }

  async takeKeys(caseId: string, { epochs, compartment }: CarriedKeys, compartmentKey: Key | null): Promise<boolean> {
    const { secondRecipient } = this.#keyring;
    let wrapped: Uint8Array | undefined;
    if (compartment?.recipient === secondRecipient) wrapped = compartment.wrapped;
    else if (compartmentKey !== null) wrapped = await ageEncrypt(secondRecipient, compartmentKey);
    await this.#change(({ caseKeys, compartments }) => {
      const taken = Object.fromEntries(epochs.map(({ epoch, key }) => [String(epoch), key]));
      const ofCompartment =
        wrapped === undefined || caseId in compartments ? {} : { [caseId]: new Uint8Array(wrapped) };
      return {
        caseKeys: epochs.length === 0 ? caseKeys : { ...caseKeys, [caseId]: { ...taken, ...caseKeys[caseId] } },
        compartments: { ...compartments, ...ofCompartment },
      };
    });
    return caseId in this.#keyring.compartments;
  }

  async isOwnCopy(files: VaultFiles): Promise<boolean> {
    this.#mustBeOpen();
    try {
      const header = parseHeader(files.header);
      checkHeaderMac(this.#vaultKey, header);
      await readKeyring(this.#vaultKey, files.keyring);
      return toHex(header.vaultId) === this.vaultId;
    } catch (error) {
      if (error instanceof VaultError) return false;
      throw error;
    }
  }

  async localKey(purpose: string): Promise<Key> {
    this.#mustBeOpen();
    return hkdf(this.#vaultKey, this.#header.vaultId, `minhchung/local/${purpose}/v1`, 32);
  }

  async wrapTo(recipient: string, key: Key): Promise<Uint8Array> {
    return ageEncrypt(recipient, key);
  }

  async unwrap(wrapped: Uint8Array): Promise<Key> {
    this.#mustBeOpen();
    return ageDecrypt(this.#keyring.ageIdentity, wrapped);
  }

  async startNewWriter(deviceName: string, now: number): Promise<void> {
    const writerSeed = randomBytes(32);
    await this.#change(({ identitySeed }) => ({
      writerSeed,
      writerCertificate: writeCertificate(identitySeed, publicKeyOf(writerSeed), deviceName, now),
    }));
  }

  async openCompartments(secret: VaultSecret): Promise<OpenCompartments> {
    this.#mustBeOpen();
    const header = parseHeader(this.#files.header);
    const { secondIdentity } = await openSlots(header, secret);
    let identity: string | null = new TextDecoder().decode(secondIdentity);
    const keys = new Map<string, Key>();
    for (const [id, wrapped] of Object.entries(this.#keyring.compartments))
      keys.set(id, await ageDecrypt(identity, wrapped));
    return {
      identityPublicKey: publicKeyOf(this.#keyring.identitySeed),
      key: id => {
        const key = keys.get(id);
        if (identity === null || key === undefined) throw new VaultError('compartmentClosed');
        return key;
      },
      close: () => {
        identity = null;
        keys.clear();
      },
    };
  }

  async createCompartment(compartmentId: string): Promise<Key> {
    const key = randomBytes(32);
    const wrapped = await ageEncrypt(this.#keyring.secondRecipient, key);
    await this.#change(({ compartments }) => ({ compartments: { ...compartments, [compartmentId]: wrapped } }));
    return key;
  }

  async changePassphrase(current: string, next: string): Promise<void> {
    const content = await openSlots(parseHeader(this.#files.header), { type: 'passphrase', passphrase: current });
    await this.#replacePassphrase(next, content);
  }

  async resetPassphrase(recoveryCode: string, next: string): Promise<void> {
    const content = await openSlots(parseHeader(this.#files.header), { type: 'recovery', code: recoveryCode });
    await this.#replacePassphrase(next, content);
  }

  async renewRecovery(passphrase: string): Promise<{ recoveryCode: string }> {
    const content = await openSlots(parseHeader(this.#files.header), { type: 'passphrase', passphrase });
    const secret = randomBytes(RECOVERY_SECRET_BYTES);
    const fresh = await recoverySlot(this.#header, secret, content);
    await this.#changeSlots(slots => slots.map(slot => (slot.type === 'recovery' ? fresh : slot)));
    return { recoveryCode: formatRecoveryCode(secret) };
  }

  get retiring(): OpenVault['retiring'] {
    const { retiring } = this.#keyring;
    return retiring === undefined ? null : { identity: toHex(retiring.identity), writer: this.#writerOf(retiring) };
  }

  async rotate({ current, passphrase, deviceName, now, succession }: RotateOptions): Promise<RotatedVault> {
    const { vaultId, slots: oldSlots, generation: oldGeneration } = this.#header;
    const opened = await openSlots(parseHeader(this.#files.header), current);
    const secondIdentity = new TextDecoder().decode(opened.secondIdentity);
    const { content, keys } = await newPerson(deviceName, now);
    const compartments: KeyringContent['compartments'] = {};
    for (const [id, wrapped] of Object.entries(this.#keyring.compartments))
      compartments[id] = await ageEncrypt(keys.secondRecipient, await ageDecrypt(secondIdentity, wrapped));
    const offices = oldSlots.flatMap(slot => (slot.type === 'office' ? [slot.recipient] : []));
    const cost = costOf(oldSlots);
    const { slots, recoveryCode } = await newSlots({ vaultId }, content, { passphrase, cost, offices });
    this.#mustBeOpen();
    const keyring: KeyringContent = {
      ...keys,
      caseKeys: withNextEpochs(this.#keyring),
      compartments,
      retiring: witnessOf(concatBytes(this.#keyring.identitySeed), deviceName, now),
    };
    const generation = oldGeneration + 1;
    const vault = await Vault.make({ vaultId, generation, slots }, content, keyring, 'passphrase', 0);
    return { vault, recoveryCode, succession: addSuccession(succession, this.#vaultKey, vaultId, generation) };
  }

  async endRotation(): Promise<void> {
    await this.#change(() => ({ retiring: undefined }));
  }

  newestEpoch(caseId: string): number {
    return newestEpochOf(this.#keyring, caseId);
  }

  isSucceeded(succession: Uint8Array, newer: Uint8Array): boolean {
    const place = headerPlace(newer);
    if (place === null || place.vaultId !== this.vaultId) return false;
    return isSucceededBy(succession, this.#vaultKey, this.#header.vaultId, place.generation);
  }

  files(): VaultFiles {
    return this.#files;
  }

  isOwnHeader(header: Uint8Array): boolean {
    this.#mustBeOpen();
    try {
      checkHeaderMac(this.#vaultKey, parseHeader(header));
      return true;
    } catch (error) {
      if (error instanceof VaultError) return false;
      throw error;
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#vaultKey = new Uint8Array(32);
    this.#keyring = {
      ...this.#keyring,
      identitySeed: new Uint8Array(32),
      writerSeed: new Uint8Array(32),
      caseKeys: {},
      compartments: {},
    };
  }

  async #replacePassphrase(next: string, content: SlotContent): Promise<void> {
    const fresh = await passphraseSlot(this.#header, next, costOf(this.#header.slots), content);
    await this.#changeSlots(slots => [fresh, ...slots.filter(slot => slot.type !== 'passphrase')]);
  }

  async #changeSlots(next: (slots: readonly Slot[]) => Slot[]): Promise<void> {
    await this.#commit(() => ({ slots: next(this.#header.slots), keyring: this.#keyring }));
  }

  async #change(next: (keyring: KeyringContent) => Partial<KeyringContent>): Promise<void> {
    await this.#commit(() => ({
      slots: this.#header.slots,
      keyring: { ...this.#keyring, ...next(this.#keyring) },
    }));
  }

  /** One change after the other: each sees the one before it, and a failed one leaves keys and files as they were. */
  async #commit(next: () => { slots: Slot[]; keyring: KeyringContent }): Promise<void> {
    const turn = this.#queue.then(async () => {
      this.#mustBeOpen();
      const { slots, keyring } = next();
      const header = { ...this.#header, generation: this.#header.generation + 1, slots };
      const files = await this.#filesOf(header, keyring);
      this.#mustBeOpen(); // closed while sealing: the keys were dropped, nothing may bring them back
      if (keyring.writerSeed !== this.#keyring.writerSeed) this.#writer = this.#writerOf(keyring);
      this.#header = header;
      this.#keyring = keyring;
      this.#files = files;
    });
    this.#queue = turn.catch(() => undefined); // the caller gets the error; the next change must still get its turn
    await turn;
  }

  async #filesOf({ vaultId, generation, slots }: Slots, keyring: KeyringContent): Promise<VaultFiles> {
    return {
      header: writeHeader(this.#vaultKey, { vaultId, generation, slots }),
      keyring: await writeKeyring(this.#vaultKey, { vaultId, generation }, keyring),
    };
  }

  #writerOf({ writerSeed, writerCertificate }: Pick<KeyringContent, 'writerSeed' | 'writerCertificate'>): Writer {
    const signer = makeSigner(writerSeed);
    return {
      publicKey: publicKeyOf(writerSeed),
      certificate: writerCertificate,
      sign: async (purpose, message) => {
        this.#mustBeOpen();
        return signer(purpose, message);
      },
    };
  }

  #mustBeOpen(): void {
    if (this.#isClosed) throw new VaultError('closed');
  }
}

function costOf(slots: readonly Slot[]): KdfCost {
  const old = slots.find(slot => slot.type === 'passphrase');
  return old?.type === 'passphrase' ? old.kdf : KDF_FLOOR;
}

/** Short form of a public key for people to compare: five groups of four hex digits. */
export function fingerprintOf(publicKey: Uint8Array): string {
  const hex = toHex(sha256(utf8('minhchung/fingerprint/v1\0'), publicKey))
    .slice(0, 20)
    .toUpperCase();
  return hex.match(/.{4}/g)?.join(' ') ?? hex;
}

async function ageEncrypt(recipient: string, key: Key): Promise<Bytes> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return concatBytes(await encrypter.encrypt(key));
}

async function ageDecrypt(identity: string, wrapped: Uint8Array): Promise<Key> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return concatBytes(await decrypter.decrypt(wrapped));
}

/** Checks the form of a typed recovery code before the costly attempt. @throws VaultError wrongRecoveryCode */
export function checkRecoveryCode(typed: string): void {
  parseRecoveryCode(typed);
}
