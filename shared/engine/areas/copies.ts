import { space } from '#store';
import type { AreaApi } from '../contract/call.ts';
import type { Contract } from '../contract/index.ts';
import { adoptJob } from '../copies/adoptJob.ts';
import { findVaults } from '../copies/candidates.ts';
import { compareJob } from '../copies/compareJob.ts';
import type { EngineCore } from '../engineCore.ts';
import { EngineError } from '../errors.ts';

/** The copies of the vault beside the working store. */
export function copiesArea(core: EngineCore): AreaApi<Contract['copies']> {
  return {
    state: async () => core.copies.state,

    async details() {
      const { copies } = core;
      const [{ usageBytes, quotaBytes }, spaces] = await Promise.all([space(), copies.spaces()]);
      const store = {
        freeBytes: quotaBytes === 0 ? null : Math.max(0, quotaBytes - usageBytes),
        totalBytes: quotaBytes === 0 ? null : quotaBytes,
        usedBytes: usageBytes,
      };
      return { state: copies.state, store, ...spaces };
    },

    async joinLocal() {
      await core.copies.joinLocal();
      void core.copyFiles().catch(() => undefined); // the next start looks again
      return null;
    },

    async leaveLocal() {
      core.copies.leaveLocal();
      return null;
    },

    async keeping({ caseId }) {
      const { copies, store } = core;
      const manifests = await store.blobs.manifests(caseId);
      const sizes = manifests.map(each => each.size ?? null);
      return {
        keeping: copies.chosenKeeping(caseId),
        hasLocal: copies.state.local.health !== 'absent',
        files: manifests.length,
        bytes: sizes.reduce<number | null>((sum, size) => (sum === null || size === null ? null : sum + size), 0),
      };
    },

    async setKeeping({ caseId, keeping }) {
      const { session } = core;
      if (caseId === session.registryId || !session.vault.hasCaseKey(caseId, 0)) throw new EngineError('unknownCase');
      await core.copies.setKeeping(caseId, keeping);
      await core.copyFiles();
      return null;
    },

    async setSecond({ place, label }) {
      await core.copies.setSecond(place, label);
      return null;
    },

    forgetSecond: async () => ({ place: await core.copies.forgetSecond() }),

    async lookNow() {
      core.copies.look();
      return null;
    },

    compareNow: async () => ({ jobId: core.jobs.start(compareJob(core.copies)) }),

    async adopt({ place }) {
      const store = await core.openStore();
      if (core.isOpen || (await findVaults(store, core.options.folders)).length > 0)
        throw new EngineError('vaultExists');
      return { jobId: core.jobs.start(await adoptJob(core.options, place)) };
    },
  };
}
