import * as z from 'zod';
import { type Change, setRecord } from '#casefile';
import { requestPersistence, space } from '#store';
import {
  createVault,
  HEADER_FILE,
  KEYRING_FILE,
  openVault,
  REGISTRY_FILE,
  randomBytes,
  toHex,
  VaultError,
} from '#vault';
import { checkedChange } from '../checkedChange.ts';
import type { AreaApi } from '../contract/call.ts';
import type { Contract, Session } from '../contract/index.ts';
import type { EngineCore } from '../engineCore.ts';
import { EngineError } from '../errors.ts';
import { certificateRow, newGenesis, vaultFileRows } from '../session/vaultSession.ts';

const registryName = z.string().regex(/^[0-9a-f]{64}$/);

/** Creating, opening and locking the vault; its passphrase and recovery sheet. */
export function vaultArea(core: EngineCore): AreaApi<Contract['vault']> {
  const changeSlots = async (change: () => Promise<void>): Promise<null> => {
    await change();
    await core.session.keepFiles();
    return null;
  };

  return {
    async status() {
      const [{ isPersisted, usageBytes, quotaBytes }, isHeldElsewhere] = await Promise.all([
        space(),
        core.isHeldElsewhere(),
      ]);
      const state = core.isOpen ? 'unlocked' : (await (await core.openStore()).file(HEADER_FILE)) ? 'locked' : 'none';
      return { state, isHeldElsewhere, isPersisted, usageBytes, quotaBytes };
    },

    async create({ passphrase, deviceName, officeRecipient, profile, signers }) {
      const { now, newId, options } = core;
      return core.opening(async store => {
        if ((await store.file(HEADER_FILE)) !== null) throw new EngineError('vaultExists');
        await requestPersistence();
        const { vault, recoveryCode } = await createVault({
          passphrase,
          deviceName,
          now: now(),
          cost: options.kdfCost,
          officeRecipient,
        });
        const key = randomBytes(32);
        const profileChange: Change = setRecord('profile', 'profile', profile, { signers });
        const { journalId, row } = await newGenesis(
          vault,
          [
            {
              type: 'case.created',
              journal: 'registry',
              leader: vault.identity,
              leaderName: typeof profile.fullName === 'string' ? profile.fullName : '',
              nonce: toHex(randomBytes(32)),
              caseId: null,
            },
            checkedChange(profileChange),
          ],
          key,
          now(),
          false,
        );
        await vault.putCaseKey(journalId, 0, key);
        const appender = core.newAppender(store);
        await appender.commit({
          files: [...vaultFileRows(vault), { name: REGISTRY_FILE, bytes: new TextEncoder().encode(journalId) }],
          certificates: [certificateRow(vault)],
          entries: [row],
        });
        const session = await core.startSession({ vault, store, appender, registryId: journalId, now, newId });
        return { session: session.describe(), recoveryCode };
      });
    },

    async unlock({ secret }): Promise<Session> {
      const { now, newId } = core;
      return core.opening(async store => {
        const [header, keyring, registry] = await Promise.all(
          [HEADER_FILE, KEYRING_FILE, REGISTRY_FILE].map(name => store.file(name)),
        );
        if (!header) throw new EngineError('noVault');
        if (!keyring) throw new VaultError('damagedKeyring');
        const vault = await openVault({ header, keyring }, secret);
        const registryId = registryName.safeParse(new TextDecoder().decode(registry ?? new Uint8Array()));
        if (!registryId.success) throw new EngineError('damagedRegistry', 'damagedStored');
        const appender = core.newAppender(store);
        const session = await core.startSession({
          vault,
          store,
          appender,
          registryId: registryId.data,
          now,
          newId,
        });
        return session.describe();
      });
    },

    async lock() {
      await core.lock();
      return null;
    },

    changePassphrase: ({ current, next }) => changeSlots(() => core.session.vault.changePassphrase(current, next)),
    resetPassphrase: ({ code, next }) => changeSlots(() => core.session.vault.resetPassphrase(code, next)),

    async renewRecovery({ passphrase }) {
      const renewed = await core.session.vault.renewRecovery(passphrase);
      await core.session.keepFiles();
      return renewed;
    },
  };
}
