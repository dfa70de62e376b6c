import type { AreaApi } from '../contract/call.ts';
import type { Contract } from '../contract/index.ts';
import type { EngineCore } from '../engineCore.ts';
import { EngineError } from '../errors.ts';
import { checkJob } from '../health/checkJob.ts';
import { lastReport } from '../health/lastReport.ts';
import { repairJob } from '../health/repairJob.ts';

/** Kiểm tra sức khỏe hồ sơ: what is wrong with a case or the vault, and mending it. */
export function healthArea(core: EngineCore): AreaApi<Contract['health']> {
  /** One at a time: a check during a repair would tell of places that are just being written. */
  const start = (spec: Parameters<typeof core.jobs.start>[0]): { jobId: string } => {
    const isBusy = core.jobs
      .list()
      .some(
        ({ kind, state }) =>
          (kind === 'checkHealth' || kind === 'repairHealth') && (state === 'running' || state === 'paused'),
      );
    if (isBusy) throw new EngineError('healthRunning');
    return { jobId: core.jobs.start(spec) };
  };
  const known = (caseId: string | null): void => {
    if (!core.isOpen) throw new EngineError('locked');
    if (caseId !== null && (caseId === core.session.registryId || !core.session.vault.hasCaseKey(caseId, 0)))
      throw new EngineError('unknownCase');
  };
  return {
    async check({ caseId }) {
      known(caseId);
      return start(checkJob(core, caseId));
    },
    async last({ caseId }) {
      known(caseId);
      return lastReport(core, caseId);
    },
    async repair({ caseId, keys }) {
      known(caseId);
      return start(await repairJob(core, caseId, keys));
    },
  };
}
