import type { HealthFinding, HealthReport } from '../contract/health.ts';
import type { EngineCore } from '../engineCore.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import { JOURNAL_CHECKS, VAULT_CHECKS } from './checks/index.ts';
import { fileCopies } from './fileCopies.ts';
import { type JournalSummary, readJournal } from './readJournal.ts';
import { type HealthJournal, journalsIn, openSight, type Sight } from './sight.ts';

/**
 * Reads a case, or the vault, to the last byte and says what is wrong; repairs nothing.
 * @param caseId null = the whole vault
 * @throws whatever the job's checkpoint throws when it is stopped
 */
export async function runCheck(core: EngineCore, caseId: string | null, handle: JobHandle): Promise<HealthReport> {
  const startedAt = core.now();
  const sight = await openSight(core, handle);
  const journals = await journalsIn(core, caseId);
  handle.progress({ itemsTotal: await stepsOf(core, sight, journals) });
  const summaries: JournalSummary[] = [];
  const findings: HealthFinding[] = [];
  for (const journal of journals) {
    handle.progress({ current: journal.caseTitle });
    const reading = await readJournal(sight, journal);
    summaries.push(reading.summary);
    for (const check of JOURNAL_CHECKS) findings.push(...(await check.find(reading, sight)));
    if (journal.kind === 'case') sight.counts.cases++;
  }
  if (caseId === null) for (const check of VAULT_CHECKS) findings.push(...(await check.find(summaries, sight)));
  const kept = new Set(summaries.flatMap(each => [...each.kept]));
  if (caseId !== null) for (const key of await keptInRegistry(core, sight)) kept.add(key);
  const unique = [...new Map(findings.map(each => [each.key, each])).values()];
  const open = unique.filter(each => !kept.has(each.key));
  return {
    startedAt,
    at: core.now(),
    caseId,
    counts: { ...sight.counts },
    local: sight.localLook,
    findings: open.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity)),
    kept: unique.length - open.length,
  };
}

const ORDER: readonly HealthFinding['severity'][] = ['lost', 'safe', 'notice'];

/** A decision is noted in the registry where its own journal takes no note. It is read for that alone, and not counted. */
async function keptInRegistry(core: EngineCore, sight: Sight): Promise<ReadonlySet<string>> {
  const { registryId: id, vault } = core.session;
  const quiet: Sight = { ...sight, counts: { ...sight.counts }, step: async () => undefined };
  const keyOf = (epoch: number) => (vault.hasCaseKey(id, epoch) ? vault.caseKey(id, epoch) : null);
  const { summary } = await readJournal(quiet, { id, kind: 'registry', caseId: null, caseTitle: '', keyOf });
  return summary.kept;
}

/** Entries in the store and in the copy, and chunks in each place that is to have them. */
async function stepsOf(core: EngineCore, { local }: Sight, journals: readonly HealthJournal[]): Promise<number> {
  const { store } = core;
  let steps = 0;
  for (const { id } of journals) {
    steps += await store.entries.count(id);
    if (local !== null) steps += local.extent(id).count;
    const places = fileCopies(core, local, id).length;
    for (const { chunks } of await store.blobs.manifests(id)) steps += places * chunks;
  }
  return steps;
}
