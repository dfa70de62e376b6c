import type { EngineContext } from '../context.ts';
import type { AreaApi } from '../contract/call.ts';
import type { Contract } from '../contract/index.ts';

/** Long work: progress, pause, cancel, retry of failed items. */
export function jobsArea({ jobs }: EngineContext): AreaApi<Contract['jobs']> {
  const one = (act: (id: string) => void) => async (input: { jobId: string }) => {
    act(input.jobId);
    return null;
  };
  return {
    list: async () => jobs.list(),
    pause: one(id => jobs.pause(id)),
    resume: one(id => jobs.resume(id)),
    cancel: one(id => jobs.cancel(id)),
    retryFailed: async ({ jobId }) => ({ jobId: jobs.retryFailed(jobId) }),
    dismiss: one(id => jobs.dismiss(id)),
  };
}
