import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createVault, KDF_FLOOR, type OpenVault, openVault, type VaultFiles } from '#vault';

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
    const { decodeCanonical, encodeCanonical } = await import('#vault');
    const header = decodeCanonical(files.header, 1e6) as { slots: { kdf?: { memoryKiB: number } }[] };
    const slot = header.slots[0];
    if (slot?.kdf === undefined) throw new Error('the first slot is the passphrase');
    slot.kdf.memoryKiB = 4 * 1024 * 1024;
    await expect(
      openVault({ ...files, header: encodeCanonical(header) }, { type: 'passphrase', passphrase: 'x' }),
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
    const compartments = await vault.openCompartments(PASSPHRASE);
    expect(compartments.key('khoang-1')).toHaveLength(32);
    compartments.close();
    expect(() => compartments.key('khoang-1')).toThrow('compartmentClosed');
    await expect(vault.openCompartments('sai')).rejects.toMatchObject({ code: 'wrongPassphrase' });
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
});
