import type { Change } from '#casefile';
import { AUTOMATIC_REPAIRS, type HealthFinding } from '../contract/health.ts';
import type { EngineCore } from '../engineCore.ts';
import { EngineError } from '../errors.ts';
import type { JobHandle, JobSpec } from '../jobs/jobs.ts';
import { rollbacks } from './checks/copyState.ts';
import { keepReport, lastReport } from './lastReport.ts';
import { healthNotes } from './notes.ts';
import { reloadJournals } from './reload.ts';
import { REPAIRS, toolsFor } from './repairs/index.ts';
import { runCheck } from './runCheck.ts';

/**
 * Repairs findings of the last report, notes in the history what was decided and what was mended, and checks again.
 * Result: `{ repaired, findings }`.
 * @throws EngineError unknownFinding: the report is not of today any more
 */
export async function repairJob(core: EngineCore, caseId: string | null, keys: readonly string[]): Promise<JobSpec> {
  const known = new Map((await lastReport(core, caseId))?.findings.map(each => [each.key, each]));
  const asked = keys.map(key => {
    const finding = known.get(key);
    if (finding?.repair == null) throw new EngineError('unknownFinding');
    return finding;
  });
  return {
    kind: 'repairHealth',
    caseId,
    itemsTotal: 0,
    bytesTotal: 0,
    async run(handle) {
      await repairAll(core, asked, handle);
      const report = await runCheck(core, caseId, handle);
      const left = new Set(report.findings.map(each => each.key));
      const mended = asked.filter(each => each.repair !== null && MENDING.has(each.repair) && !left.has(each.key));
      await noteRepairs(core, mended);
      await keepReport(core, report);
      core.emit({ type: 'health.changed' });
      return { repaired: asked.filter(each => !left.has(each.key)).length, findings: report.findings.length };
    },
  };
}

const MENDING: ReadonlySet<string> = new Set([...AUTOMATIC_REPAIRS, 'newWriter', 'sweep']);
/** Somebody decided that these stay as they are. */
const DECIDING: ReadonlySet<string> = new Set(['keep', 'newWriter']);

async function repairAll(core: EngineCore, asked: readonly HealthFinding[], handle: JobHandle): Promise<void> {
  const tools = await toolsFor(core, handle);
  const told = core.copies.state.findings.length;
  const touched = new Set<string>();
  try {
    for (const { kind, mend } of REPAIRS) {
      const ours = asked.filter(each => each.repair === kind);
      if (ours.length === 0) continue;
      await handle.checkpoint();
      for (const journal of await mend(ours, tools)) touched.add(journal);
    }
  } finally {
    await reloadJournals(core, touched);
  }
  const decided = asked.filter(each => each.repair !== null && DECIDING.has(each.repair));
  // What the asked repair itself brought to light was answered by it: a new chain was begun.
  decided.push(...rollbacks(core.copies.state.findings.slice(told)));
  for (const [journal, findings] of byJournal(core, decided))
    await note(
      core,
      journal,
      healthNotes(
        {},
        findings.map(each => each.key),
      ),
    );
}

/** The act is part of the history of the journal it mended. */
async function noteRepairs(core: EngineCore, mended: readonly HealthFinding[]): Promise<void> {
  for (const [journal, findings] of byJournal(core, mended)) {
    const counts: Record<string, number> = {};
    for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
    await note(core, journal, healthNotes(counts, []));
  }
}

/** What belongs to no case, or to a closed compartment, is noted in the registry. */
function byJournal(
  core: EngineCore,
  findings: readonly HealthFinding[],
): ReadonlyMap<string, readonly HealthFinding[]> {
  const groups = new Map<string, HealthFinding[]>();
  for (const finding of findings) {
    const { journalId, kind } = finding.where;
    const journal = kind === 'case' && journalId !== null ? journalId : core.session.registryId;
    groups.set(journal, [...(groups.get(journal) ?? []), finding]);
  }
  return groups;
}

async function note(core: EngineCore, journalId: string, details: readonly string[]): Promise<void> {
  const changes = details.map((detail): Change => ({ type: 'note.recorded', what: 'verified', detail }));
  if (changes.length === 0) return;
  try {
    await (await core.openJournal(journalId)).apply(changes, { isUndoable: false });
  } catch (error) {
    const isRefused =
      error instanceof EngineError && (error.code.startsWith('refused_') || error.code === 'damagedCase');
    if (!isRefused || journalId === core.session.registryId) throw error;
    await (await core.session.registry()).apply(changes, { isUndoable: false });
  }
}
