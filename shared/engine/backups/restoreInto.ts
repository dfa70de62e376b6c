import type { CaseFacts, FileState } from '#backup';
import { type CasePatch, type CaseView, RECORD_KINDS, setRecord } from '#casefile';
import { type Key, type OpenCompartments, toHex, VaultError } from '#vault';
import type { EngineCore } from '../engineCore.ts';
import { EngineError } from '../errors.ts';
import type { OpenJournal } from '../journals/openJournal.ts';
import { vaultFileRows } from '../session/vaultSession.ts';
import { sweepCreated, type TakenChunks, takeChunks } from './restoreChunks.ts';
import { freshRows, type RestoreReading } from './restoreReading.ts';

/** What a restore brought. */
export interface Restored {
  /** Cases that got something, and how many entries. */
  readonly cases: ReadonlyMap<string, number>;
  readonly entries: number;
  readonly chunks: number;
  /** Cases whose sealed sources came along as bytes only: their key is not this vault's. */
  readonly stillSealed: readonly string[];
}

/**
 * Takes cases into the vault that is open here. Each case becomes visible in one transaction, after its files; one that is
 * here already gets what it lacks. What was stopped leaves no trace.
 */
export async function restoreInto(
  core: EngineCore,
  reading: RestoreReading,
  chosen: readonly CaseFacts[],
  compartments: OpenCompartments | null,
): Promise<Restored> {
  const { session } = core;
  const { opened } = reading;
  const isSameVault = session.vault.vaultId === opened.vault.vaultId;
  const taken: TakenChunks = { written: 0, created: new Map() };
  try {
    const files = new Map<string, FileState>();
    for (const { caseId, title } of chosen) {
      const { read } = await reading.case(caseId, title);
      for (const file of read.files) files.set(file.blobId, { file, caseId, caseTitle: title, good: new Set() });
    }
    const unnamed = new Set(chosen.length === 0 ? [] : opened.proof?.facts.unnamed);
    await takeChunks(reading, session.store, files, unnamed, taken);
    const cases = new Map<string, number>();
    const stillSealed: string[] = [];
    let entries = 0;
    for (const facts of chosen) {
      const result = await takeCase(core, reading, facts, isSameVault, keyIn(compartments, facts.caseId));
      for (const [blob, caseId] of taken.created)
        if (caseId === facts.caseId || caseId === '') taken.created.delete(blob);
      entries += result.entries;
      if (result.entries > 0 || result.isNew) cases.set(facts.caseId, result.entries);
      if (result.isStillSealed) stillSealed.push(facts.caseId);
    }
    if (isSameVault) entries += await takeRegistry(core, reading);
    return { cases, entries, chunks: taken.written, stillSealed };
  } catch (error) {
    await sweepCreated(session.store, taken);
    throw error;
  }
}

function keyIn(compartments: OpenCompartments | null, caseId: string): Key | null {
  try {
    return compartments?.key(caseId) ?? null;
  } catch (error) {
    if (error instanceof VaultError && error.code === 'compartmentClosed') return null; // that vault has none for this case
    throw error;
  }
}

interface TakenCase {
  readonly entries: number;
  /** Not listed here before. */
  readonly isNew: boolean;
  readonly isStillSealed: boolean;
}

async function takeCase(
  core: EngineCore,
  reading: RestoreReading,
  { caseId, compartmentId, title, caseKind, isSample }: CaseFacts,
  isSameVault: boolean,
  compartmentKey: Key | null,
): Promise<TakenCase> {
  const { session } = core;
  const { vault, store } = session;
  const registry = await session.registry();
  const listing = registry.fold.view().records.caseListing[caseId];
  if (listing?.isDestroyed) throw new EngineError('caseDestroyed', 'nothingChanged', { title });
  const entries = [...(await reading.journal(caseId, title))];
  const fresh = await freshRows(store, caseId, entries);
  if (compartmentId !== '') {
    const sealed = await reading.journal(compartmentId, title);
    fresh.push(...(await freshRows(store, compartmentId, sealed)));
    entries.push(...sealed);
  }
  const carried = reading.opened.vault.carryKeys(caseId);
  const canOpen = isSameVault || compartmentKey !== null;
  const lacksKeys =
    carried.epochs.some(({ epoch }) => !vault.hasCaseKey(caseId, epoch)) ||
    (canOpen && carried.compartment !== null && vault.carryKeys(caseId).compartment === null);
  await session.takeCertificates(reading.certificatesOf(entries));
  if (lacksKeys) await vault.takeKeys(caseId, carried, compartmentKey);
  // Compartments that are open now do not know the new key: they open again with the passphrase.
  if (lacksKeys && compartmentKey !== null)
    for (const closed of await session.closeSources()) core.emit({ type: 'sources.closed', caseId: closed });
  const isStillSealed = compartmentId !== '' && vault.carryKeys(caseId).compartment === null;
  const isNew = listing === undefined;
  if (fresh.length === 0 && !lacksKeys && !isNew) return { entries: 0, isNew, isStillSealed };
  const isOpen = session.isOpen(caseId);
  if (isOpen) await session.closeCase(caseId); // commits what is being typed; it opens again with what came
  const rows = { entries: fresh, files: lacksKeys ? vaultFileRows(vault) : [] };
  // In another vault the list here learns of the case; in the same one its own entries say so, and come last.
  if (isNew && !isSameVault) {
    const change = setRecord('caseListing', caseId, { title, caseKind, isSample, compartmentId, addedAt: core.now() });
    await registry.apply([change], { isUndoable: false, with: rows });
  } else await session.appender.commit(rows);
  await session.store.commit({ droppedCaches: [['snapshot', caseId]] });
  if (fresh.some(row => row.writer === toHex(vault.writer.publicKey))) await session.startNewWriter();
  return { entries: fresh.length, isNew, isStillSealed };
}

/** Entries of the registry that this station lost: its list of cases is whole again, on screen too. */
async function takeRegistry(core: EngineCore, reading: RestoreReading): Promise<number> {
  const { session } = core;
  const { registryId } = session;
  const entries = await reading.journal(registryId, '');
  const fresh = await freshRows(session.store, registryId, entries);
  if (fresh.length === 0) return 0;
  await session.takeCertificates(reading.certificatesOf(entries));
  const before = (await session.registry()).view();
  await session.closeCase(registryId);
  await session.appender.commit({ entries: fresh });
  if (fresh.some(row => row.writer === toHex(session.vault.writer.publicKey))) await session.startNewWriter();
  const journal = await session.registry();
  const patch = wholePatch(before, journal.view());
  core.emit({ type: 'case.patch', patch, canUndo: journal.canUndo, canRedo: journal.canRedo });
  return fresh.length;
}

/** Everything that differs between two views of a journal, as one patch for the replica on screen. */
function wholePatch(before: CaseView, after: CaseView): CasePatch {
  const gone = <T>(old: Readonly<Record<string, T>>, now: Readonly<Record<string, T>>) =>
    Object.fromEntries([...Object.keys(old).map(id => [id, null]), ...Object.entries(now)]);
  const { caseId, revision, records, provenance, ...rest } = after;
  return {
    caseId,
    fromRevision: before.revision,
    revision,
    records: Object.fromEntries(
      RECORD_KINDS.map(kind => [kind, gone<unknown>(before.records[kind], records[kind])]),
    ) as CasePatch['records'],
    provenance: gone(before.provenance, provenance),
    rest,
  };
}

/** Tells the act in the history of what it touched, where this person may write, and makes the rows of the list. */
export async function noteRestored(core: EngineCore, run: string, cases: ReadonlyMap<string, number>): Promise<void> {
  const { session, summaries } = core;
  for (const [caseId, entries] of cases) {
    try {
      await session.openBriefly(caseId, async ({ journal }) => {
        await noteIn(journal, run, entries);
        summaries.changed(caseId);
        await summaries.flush();
      });
      summaries.noteDamage(caseId, null);
    } catch (error) {
      summaries.noteDamage(caseId, error); // it stays in the list with what is wrong
    }
  }
  const entries = [...cases.values()].reduce((sum, each) => sum + each, 0);
  await noteIn(await session.registry(), run, entries, [...cases.keys()]);
}

/** What the fold would refuse is not written: a case that one may only look at keeps its history as it came. */
export async function noteIn(
  journal: OpenJournal,
  run: string,
  entries: number,
  cases?: readonly string[],
): Promise<void> {
  const detail = JSON.stringify({ restoredFrom: run, entries, ...(cases && { cases: cases.slice(0, 50) }) });
  try {
    await journal.apply([{ type: 'note.recorded', what: 'opened', detail }], { isUndoable: false });
  } catch (error) {
    if (!(error instanceof EngineError && error.code.startsWith('refused_'))) throw error;
  }
}
