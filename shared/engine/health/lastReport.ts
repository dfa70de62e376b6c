import * as z from 'zod';
import { JournalError, openLocal, sealLocal } from '#journal';
import { CborError, decodeCanonical, encodeCanonical, utf8 } from '#vault';
import type { HealthReport } from '../contract/health.ts';
import type { EngineCore } from '../engineCore.ts';

/** Kept as a cache: lost with the store, and made again by the next check. It names cases and people, so it is sealed. */
const NAME = 'health';
const LIMIT = 64 * 1024 * 1024;

/** Only we can have sealed it; a report of another version of the program is worth nothing. */
const keptSchema = z.strictObject({ v: z.literal(1), json: z.instanceof(Uint8Array) });

export async function keepReport({ session, store }: EngineCore, report: HealthReport): Promise<void> {
  const journal = report.caseId ?? session.registryId;
  const key = await session.vault.localKey(NAME);
  const value = encodeCanonical({ v: 1, json: utf8(JSON.stringify(report)) });
  const sealed = await sealLocal(key, NAME, { journal }, value);
  await store.commit({ caches: [{ journal, name: NAME, sealed }] });
}

/** The last report of exactly this scope. */
export async function reportOf({ session, store }: EngineCore, caseId: string | null): Promise<HealthReport | null> {
  const journal = caseId ?? session.registryId;
  const sealed = await store.cache(journal, NAME);
  if (sealed === null) return null;
  try {
    const key = await session.vault.localKey(NAME);
    const { json } = keptSchema.parse(decodeCanonical(await openLocal(key, NAME, { journal }, sealed), LIMIT));
    return JSON.parse(new TextDecoder().decode(json)) as HealthReport;
  } catch (error) {
    if ([JournalError, CborError, z.ZodError].some(kind => error instanceof kind)) return null;
    throw error;
  }
}

/** What is known of a scope: of a case, its own last check or what the last one of the whole vault said of it. */
export async function lastReport(core: EngineCore, caseId: string | null): Promise<HealthReport | null> {
  const own = await reportOf(core, caseId);
  if (caseId === null) return own;
  const whole = await reportOf(core, null);
  if (whole === null || (own !== null && own.at >= whole.at)) return own;
  const journals = new Set([caseId, await core.session.compartmentOf(caseId).catch(() => caseId)]);
  const findings = whole.findings.filter(({ where }) => where.journalId !== null && journals.has(where.journalId));
  return { ...whole, findings };
}
