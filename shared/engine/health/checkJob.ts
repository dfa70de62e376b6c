import type { EngineCore } from '../engineCore.ts';
import type { JobSpec } from '../jobs/jobs.ts';
import { keepReport } from './lastReport.ts';
import { runCheck } from './runCheck.ts';

/** Checks a case or the vault and keeps the report. Result: `{ findings }`. */
export function checkJob(core: EngineCore, caseId: string | null): JobSpec {
  return {
    kind: 'checkHealth',
    caseId,
    itemsTotal: 0,
    bytesTotal: 0,
    async run(handle) {
      const report = await runCheck(core, caseId, handle);
      await keepReport(core, report);
      core.emit({ type: 'health.changed' });
      return { findings: report.findings.length };
    },
  };
}
