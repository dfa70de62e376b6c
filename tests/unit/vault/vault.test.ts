import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createVault,
  decodeCanonical,
  encodeCanonical,
  KDF_FLOOR,
  type OpenVault,
  openVault,
  readCertificate,
  sha256,
  utf8,
  type VaultFiles,
} from '#vault';

const PASSPHRASE = 'ba con trâu qua suối Nậm Na';

let vault: OpenVault;
let recoveryCode: string;
let files: VaultFiles;

beforeAll(async () => {
  const made = await createVault({
    passphrase: PASSPHRASE,
    deviceName: 'máy thử',
    now: 1_760_000_000_000,
    cost: KDF_FLOOR,
  });
  vault = made.vault;
  recoveryCode = made.recoveryCode;
  await vault.putCaseKey('ab'.repeat(32), 1, new Uint8Array(32).fill(7));
  await vault.createCompartment('khoang-1');
  files = vault.files();
});

describe('vault', () => {
  it('opens with the passphrase and gives the same keys', async () => {
    const again = await openVault(files, { type: 'passphrase', passphrase: PASSPHRASE });
    expect(again.identity).toBe(vault.identity);
    expect(again.caseKey('ab'.repeat(32), 1)).toEqual(new Uint8Array(32).fill(7));
    expect(again.writer.publicKey).toEqual(vault.writer.publicKey);
  });

  it('accepts the passphrase typed with combining marks', async () => {
    const again = await openVault(files, { type: 'passphrase', passphrase: PASSPHRASE.normalize('NFD') });
    expect(again.vaultId).toBe(vault.vaultId);
  });

  it('tells a wrong passphrase from damage', async () => {
    await expect(openVault(files, { type: 'passphrase', passphrase: 'sai' })).rejects.toMatchObject({
      code: 'wrongPassphrase',
    });
    const header = files.header.slice(0, -5);
    await expect(openVault({ ...files, header }, { type: 'passphrase', passphrase: PASSPHRASE })).rejects.toMatchObject(
      { code: 'damagedHeader' },
    );
  });

  it('opens with the recovery sheet, forgiving spaces and look-alikes, and refuses a mistyped one', async () => {
    const typed = recoveryCode.replaceAll('-', ' ').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await openVault(files, { type: 'recovery', code: typed })).openedBy).toBe('recovery');
    const wrong = (recoveryCode.startsWith('A') ? 'B' : 'A') + recoveryCode.slice(1);
    await expect(openVault(files, { type: 'recovery', code: wrong })).rejects.toMatchObject({
      code: 'wrongRecoveryCode',
    });
  });

  it('refuses KDF parameters above the read ceiling without trying them', async () => {
    const { sum: _old, ...header } = decodeCanonical(files.header, 1e6) as {
      sum: Uint8Array;
      slots: { kdf?: { memoryKiB: number } }[];
    };
    const slot = header.slots[0];
    if (slot?.kdf === undefined) throw new Error('the first slot is the passphrase');
    slot.kdf.memoryKiB = 4 * 1024 * 1024;
    const sum = sha256(utf8('minhchung/header-sum/v1\0'), encodeCanonical(header));
    await expect(
      openVault({ ...files, header: encodeCanonical({ ...header, sum }) }, { type: 'passphrase', passphrase: 'x' }),
    ).rejects.toMatchObject({ code: 'tooCostly' });
  });

  it('changes the passphrase: the old one stops working, keys stay', async () => {
    const copy = await openVault(files, { type: 'passphrase', passphrase: PASSPHRASE });
    await copy.changePassphrase(PASSPHRASE, 'một câu mới');
    const next = copy.files();
    await expect(openVault(next, { type: 'passphrase', passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'wrongPassphrase',
    });
    const opened = await openVault(next, { type: 'passphrase', passphrase: 'một câu mới' });
    expect(opened.hasCaseKey('ab'.repeat(32), 1)).toBe(true);
    expect(opened.generation).toBeGreaterThan(vault.generation);
  });

  it('opens compartments only with the passphrase again', async () => {
    const compartments = await vault.openCompartments({ type: 'passphrase', passphrase: PASSPHRASE });
    expect(compartments.key('khoang-1')).toHaveLength(32);
    compartments.close();
    expect(() => compartments.key('khoang-1')).toThrow('compartmentClosed');
    await expect(vault.openCompartments({ type: 'passphrase', passphrase: 'sai' })).rejects.toMatchObject({
      code: 'wrongPassphrase',
    });
  });

  it('notices any flipped byte of the keyring', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: files.keyring.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const keyring = files.keyring.slice();
          keyring[at] = (keyring[at] ?? 0) ^ mask;
          await expect(
            openVault({ ...files, keyring }, { type: 'recovery', code: recoveryCode }),
          ).rejects.toMatchObject({
            code: expect.stringMatching(/damagedKeyring|newerVersion/),
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('notices any flipped byte of the header', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: files.header.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const header = files.header.slice();
        header[at] = (header[at] ?? 0) ^ mask;
        await expect(openVault({ ...files, header }, { type: 'recovery', code: recoveryCode })).rejects.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  it('a damaged header is not taken for a wrong passphrase', async () => {
    for (let at = 5; at < files.header.length; at += 97) {
      const header = files.header.slice();
      header[at] = (header[at] ?? 0) ^ 0x20;
      await expect(
        openVault({ ...files, header }, { type: 'passphrase', passphrase: PASSPHRASE }),
      ).rejects.toMatchObject({ code: expect.stringMatching(/damagedHeader|newerVersion/) });
    }
  });

  it('never makes a vault that could not be opened again', async () => {
    const options = { passphrase: 'x', deviceName: '', now: 0 };
    for (const cost of [
      { memoryKiB: 2 * 1024 * 1024, iterations: 3 },
      { memoryKiB: 1024, iterations: 3 },
      { memoryKiB: 65_536, iterations: 2 },
    ])
      await expect(createVault({ ...options, cost })).rejects.toMatchObject({ code: 'tooCostly' });
  });

  it('keeps every one of several changes made at once', async () => {
    const copy = await openVault(files, { type: 'recovery', code: recoveryCode });
    const before = copy.generation;
    const ids = ['01', '02', '03', '04'].map(byte => byte.repeat(32));
    await Promise.all(ids.map(id => copy.putCaseKey(id, 1, new Uint8Array(32).fill(1))));
    const again = await openVault(copy.files(), { type: 'recovery', code: recoveryCode });
    expect(ids.filter(id => again.hasCaseKey(id, 1))).toEqual(ids);
    expect(again.generation).toBe(before + 4);
  });

  it('destroys the keys of one case and starts a new certified writer', async () => {
    const copy = await openVault(files, { type: 'recovery', code: recoveryCode });
    await copy.destroyCaseKeys('ab'.repeat(32));
    await copy.startNewWriter('máy khác', 5);
    const again = await openVault(copy.files(), { type: 'recovery', code: recoveryCode });
    expect(() => again.caseKey('ab'.repeat(32), 1)).toThrow('noKey');
    expect(again.writer.publicKey).not.toEqual(vault.writer.publicKey);
    expect(await readCertificate(again.writer.certificate)).toMatchObject({
      identity: vault.identity,
      deviceName: 'máy khác',
    });
  });

  it('tells how far apart the two files are', async () => {
    const copy = await openVault(files, { type: 'recovery', code: recoveryCode });
    await copy.startNewWriter('a', 1);
    await copy.startNewWriter('b', 2);
    const mixed = await openVault(
      { header: copy.files().header, keyring: files.keyring },
      { type: 'recovery', code: recoveryCode },
    );
    expect(mixed.generationGap).toBe(2);
    expect((await openVault(files, { type: 'recovery', code: recoveryCode })).generationGap).toBe(0);
  });

  it('gives nothing after it was closed', async () => {
    const copy = await openVault(files, { type: 'recovery', code: recoveryCode });
    const writer = copy.writer;
    const late = copy.putCaseKey('cd'.repeat(32), 1, new Uint8Array(32));
    copy.close();
    await expect(late).rejects.toMatchObject({ code: 'closed' });
    await expect(copy.localKey('x')).rejects.toMatchObject({ code: 'closed' });
    await expect(writer.sign('entry', new Uint8Array(1))).rejects.toMatchObject({ code: 'closed' });
    await expect(copy.startNewWriter('x', 1)).rejects.toMatchObject({ code: 'closed' });
    expect(() => copy.caseKey('ab'.repeat(32), 1)).toThrow('closed');
  });

  it('wraps a key to another person, and a renewed recovery code replaces the old one', async () => {
    const key = new Uint8Array(32).fill(8);
    expect(await vault.unwrap(await vault.wrapTo(vault.recipient, key))).toEqual(key);
    expect(vault.recipient).toMatch(/^age1pq1/);
    const copy = await openVault(files, { type: 'passphrase', passphrase: PASSPHRASE });
    const renewed = await copy.renewRecovery(PASSPHRASE);
    await expect(openVault(copy.files(), { type: 'recovery', code: recoveryCode })).rejects.toMatchObject({
      code: 'wrongRecoveryCode',
    });
    expect((await openVault(copy.files(), { type: 'recovery', code: renewed.recoveryCode })).openedBy).toBe('recovery');
  });

  it('opens with the office key, and not with another one', async () => {
    const office = await generateX25519Identity();
    const made = await createVault({
      passphrase: PASSPHRASE,
      deviceName: '',
      now: 0,
      cost: KDF_FLOOR,
      officeRecipient: await identityToRecipient(office),
    });
    const opened = await openVault(made.vault.files(), { type: 'office', ageIdentity: office });
    expect(opened.identity).toBe(made.vault.identity);
    await expect(
      openVault(made.vault.files(), { type: 'office', ageIdentity: await generateX25519Identity() }),
    ).rejects.toMatchObject({ code: 'wrongPassphrase' });
  });
});
