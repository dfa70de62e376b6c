import type { AreaApi } from '../contract/call.ts';
import type { Contract } from '../contract/index.ts';
import type { EngineCore } from '../engineCore.ts';
import { listHistory } from '../history/listHistory.ts';
import { verifyHistory } from '../history/verifyHistory.ts';

/** Lịch sử thao tác: who did what when, and the proof that nobody altered it. */
export function historyArea(core: EngineCore): AreaApi<Contract['history']> {
  return {
    list: input => listHistory(core, input),
    verify: async ({ caseId }) => ({ jobId: await verifyHistory(core, caseId) }),
  };
}
