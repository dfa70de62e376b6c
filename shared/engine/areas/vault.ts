import { type Change, setRecord } from '#casefile';
import { HostError } from '#host';
import { JournalError } from '#journal';
import { type Commit, requestPersistence, space } from '#store';
import { createVault, HEADER_FILE, REGISTRY_FILE, randomBytes, toHex } from '#vault';
import { checkedChange } from '../checkedChange.ts';
import type { AreaApi } from '../contract/call.ts';
import type { Contract, KeptRows, KeyChange, Session } from '../contract/index.ts';
import { findVaults, openAny } from '../copies/candidates.ts';
import type { EngineCore } from '../engineCore.ts';
import { EngineError } from '../errors.ts';
import { newGenesis } from '../session/newJournal.ts';
import { oldOpenings } from '../session/oldOpenings.ts';
import { rotateKeys } from '../session/rotateKeys.ts';
import { certificateRow, vaultFileRows } from '../session/vaultSession.ts';
import { toEngineError } from '../toEngineError.ts';

/** Creating, opening and locking the vault; its passphrase and recovery sheet. */
export function vaultArea(core: EngineCore): AreaApi<Contract['vault']> {
  const changeSlots = async (change: () => Promise<void>): Promise<KeyChange> => {
    await change();
    const { generation } = core.session.vault;
    await core.session.keepFiles();
    return { generation, at: core.now() };
  };

  return {
    async status() {
      const [{ isPersisted, usageBytes, quotaBytes }, isHeldElsewhere] = await Promise.all([
        space(),
        core.isHeldElsewhere(),
      ]);
      const state = core.isOpen ? 'unlocked' : await closedState(core);
      const needsRebuild = state === 'needsRebuild';
      const copyUnreadable = typeof state === 'string' ? null : state.unreadable;
      return {
        state: typeof state === 'string' ? (needsRebuild ? 'locked' : state) : 'none',
        needsRebuild,
        copyUnreadable,
        isHeldElsewhere: isHeldElsewhere || copyUnreadable === 'heldElsewhere',
        isPersisted,
        usageBytes,
        quotaBytes,
      };
    },

    async create({ passphrase, deviceName, officeRecipient, profile, signers }) {
      const { now, newId, options } = core;
      return core.opening(async store => {
        if ((await findVaults(store, options.folders)).length > 0) throw new EngineError('vaultExists');
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
        const { journalId, row } = await newGenesis(vault, {
          changes: [
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
          time: now(),
          isPadded: false,
        });
        await vault.putCaseKey(journalId, 0, key);
        const first = {
          files: [...vaultFileRows(vault), { name: REGISTRY_FILE, bytes: new TextEncoder().encode(journalId) }],
          certificates: [certificateRow(vault)],
          entries: [row],
        };
        const session = await core.startSession({ vault, store, first, files: [], registryId: journalId, now, newId });
        return { session: session.describe(), recoveryCode };
      });
    },

    async unlock({ secret }): Promise<Session> {
      const { now, newId } = core;
      await core.kept.write();
      return core.opening(async store => {
        const vaults = await findVaults(store, core.options.folders);
        if (vaults.length === 0) throw new EngineError('noVault');
        const { vault, registryId, files } = await openAny(vaults, secret);
        const session = await core.startSession({ vault, store, files, registryId, now, newId, secret });
        return session.describe();
      });
    },

    leave: async typed => ({ kept: (await core.leave(typed)) as KeptRows[] }),

    async keep({ rows }) {
      core.kept.take(rows as Commit[]);
      return null;
    },

    unsent: () => core.takeUnsent(),

    async lock() {
      await core.lock();
      return null;
    },

    changePassphrase: ({ current, next }) => changeSlots(() => core.session.vault.changePassphrase(current, next)),

    async resetPassphrase({ code, next }) {
      await changeSlots(() => core.session.vault.resetPassphrase(code, next));
      return null;
    },

    async renewRecovery({ passphrase }) {
      let recoveryCode = '';
      const change = await changeSlots(async () => {
        ({ recoveryCode } = await core.session.vault.renewRecovery(passphrase));
      });
      return { recoveryCode, change };
    },

    rotate: ({ secret, passphrase }) => rotateKeys(core, { secret, passphrase }),

    oldOpenings: change => oldOpenings(core, change),
  };
}

type ClosedState = 'none' | 'locked' | 'needsRebuild' | { readonly unreadable: string };

/** A store without a vault is a first run only when no copy has one either (DESIGN §7), and that can be seen. */
async function closedState(core: EngineCore): Promise<ClosedState> {
  const store = await core.openStore();
  if ((await store.file(HEADER_FILE)) !== null) return 'locked';
  try {
    return (await findVaults(store, core.options.folders)).length > 0 ? 'needsRebuild' : 'none';
  } catch (error) {
    // A newer program's copy is a vault all the same: unlocking says by name why it stays closed.
    if (error instanceof JournalError && error.code === 'newerVersion') return 'needsRebuild';
    if (error instanceof HostError) return { unreadable: toEngineError(error).code };
    throw error;
  }
}
