import type { Engine, HealthReport } from '#engine';
import type { MemoryFolders } from '../../fixtures/memoryFolder.ts';
import { MemoryFolders as EmptyFolders } from '../../fixtures/memoryFolder.ts';
import { freshIndexedDb } from '../../unit/engine/support.ts';
import { BACKUPS, type Base, over, shownBy, start, unlock } from './base.ts';
import type { Side } from './structures.ts';

export interface Verdict {
  /** Codes of everything the program said. */
  readonly told: readonly string[];
  /** Something else than the truth was shown, or stayed stored, and nothing was said. */
  readonly isBelieved: boolean;
  /** What was not made good though the other side was whole; null = all of it. */
  readonly lost: string | null;
}

/**
 * Opens the altered vault, has it checked and repaired, and opens it from the repaired side alone.
 * @param mayBeQuiet nothing need be said, so long as the truth is shown
 */
export async function withVault(base: Base, folders: MemoryFolders, side: Side, mayBeQuiet: boolean): Promise<Verdict> {
  const engine = start(folders);
  const told: string[] = [];
  let left: readonly string[] = [];
  try {
    const session = await unlock(engine);
    if (session.isNewWriter) told.push('newWriter');
    const before = await shownBy(engine, base.caseId).catch(codeOf);
    const report = await checked(engine);
    told.push(...report.findings.map(({ code }) => code));
    // After the check: on a slow machine a case that is read again in the background is mended before it.
    const { findings } = await engine.copies.state();
    told.push(...findings.map(({ type }) => type));
    told.push(...(await jobsTold(engine)));
    const isBelieved = told.length === 0 && (before !== base.truth || !mayBeQuiet);
    left = (await repaired(engine, report)).findings.map(({ code }) => code);
    const shown = await shownBy(engine, base.caseId).catch(codeOf);
    await engine.vault.lock();
    if (left.length > 0) return { told, isBelieved, lost: `left: ${left.join(' ')}` };
    if (shown !== base.truth) return { told, isBelieved, lost: `shows ${difference(base.truth, shown)}` };
    return { told, isBelieved, lost: await fromOneSide(base, folders, side) };
  } catch (error) {
    return { told: [...told, codeOf(error)], isBelieved: false, lost: `stopped: ${trace(error)}` };
  }
}

/** The side that was altered stands alone now: does it hold everything? @returns what is missing */
async function fromOneSide(base: Base, folders: MemoryFolders, side: Side): Promise<string | null> {
  if (side === 'copy') freshIndexedDb();
  const engine = start(side === 'copy' ? folders : new EmptyFolders());
  await unlock(engine);
  const shown = await shownBy(engine, base.caseId).catch(codeOf);
  await engine.vault.lock();
  return shown === base.truth ? null : `the repaired side alone shows ${difference(base.truth, shown)}`;
}

/** Proves the newest backup, then makes a new one from the vault, which is whole. */
export async function withBackup(folders: MemoryFolders): Promise<Verdict> {
  const engine = start(folders);
  const told: string[] = [];
  try {
    await unlock(engine);
    const { runs, problems } = await engine.backups.list({ source: { place: BACKUPS } });
    told.push(...problems.map(({ code }) => code));
    const [newest] = runs;
    if (newest?.problem != null) told.push(newest.problem.code);
    if (newest !== undefined)
      told.push(
        ...(await over(
          engine,
          await engine.backups.prove({
            source: { place: BACKUPS },
            vaultId: newest.vaultId,
            run: newest.run,
          }),
        )),
      );
    let again: readonly string[] = [];
    // What only reading shows stops one run; the next one is full.
    for (let i = 0; i < 2; i++) {
      again = await over(engine, await engine.backups.run({ place: BACKUPS }));
      if (again.length === 0) break;
      told.push(...again);
    }
    await engine.vault.lock();
    return { told: [...new Set(told)], isBelieved: told.length === 0, lost: again.length > 0 ? again.join(' ') : null };
  } catch (error) {
    return { told: [...told, codeOf(error)], isBelieved: false, lost: `stopped: ${trace(error)}` };
  }
}

/** Jobs that began by themselves: what a copy lacks is being brought there, and the screen says so. */
async function jobsTold(engine: Engine): Promise<readonly string[]> {
  return (await engine.jobs.list()).flatMap(({ kind }) => (kind === 'copyFiles' ? [kind] : []));
}

async function checked(engine: Engine): Promise<HealthReport> {
  await over(engine, await engine.health.check({ caseId: null }));
  const report = await engine.health.last({ caseId: null });
  if (report === null) throw new Error('no report');
  return report;
}

async function repaired(engine: Engine, report: HealthReport): Promise<HealthReport> {
  const keys = report.findings.flatMap(({ key, repair }) => (repair === null ? [] : [key]));
  if (keys.length === 0) return report;
  await over(engine, await engine.health.repair({ caseId: null, keys }));
  return (await engine.health.last({ caseId: null })) ?? report;
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === '' ? `${error}` : code;
}

function trace(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error);
}

function difference(truth: string, shown: string): string {
  let at = 0;
  while (at < truth.length && truth[at] === shown[at]) at++;
  return `${shown.slice(Math.max(0, at - 40), at + 60)} instead of ${truth.slice(Math.max(0, at - 40), at + 60)}`;
}
