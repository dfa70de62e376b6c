import { type Change, setRecord } from '#casefile';
import { type Key, randomBytes, toHex } from '#vault';
import type { EngineContext } from '../context.ts';
import { manifestsOf } from '../evidence/manifests.ts';
import { followGenesis, newGenesis } from './newJournal.ts';
import { vaultFileRows } from './vaultSession.ts';

/**
 * A new case with its sealed source compartment (JOURNAL C3), both listed in the registry, in one transaction: keys,
 * first entries and listing are all there, or none.
 * @param sealSource what the compartment holds from its second entry on, made with its key
 * @returns the id of the case
 */
export async function createCase(
  { session, now }: EngineContext,
  changes: readonly Change[],
  listing: { readonly title: string; readonly caseKind: string; readonly isSample: boolean },
  sealSource?: (options: { readonly caseKey: Key; readonly journalId: string }) => Promise<readonly Change[]>,
): Promise<string> {
  const { vault } = session;
  const leaderName = await session.ownName();
  const genesis = (journal: 'case' | 'compartment', caseId: string | null): Change => ({
    type: 'case.created',
    journal,
    leader: vault.identity,
    leaderName,
    nonce: toHex(randomBytes(32)),
    caseId,
  });

  const key = randomBytes(32);
  const time = now();
  const made = await newGenesis(vault, { changes: [genesis('case', null), ...changes], key, time, isPadded: false });
  const caseId = made.journalId;
  await vault.putCaseKey(caseId, 0, key);
  const sealed = { key: await vault.createCompartment(caseId), time, isPadded: true };
  const compartment = await newGenesis(vault, { ...sealed, changes: [genesis('compartment', caseId)] });
  const { journalId } = compartment;
  const sources = (await sealSource?.({ caseKey: sealed.key, journalId })) ?? [];
  const entries = [made.row, compartment.row];
  if (sources.length > 0) entries.push((await followGenesis(vault, { ...sealed, changes: sources }, compartment)).row);

  const registry = await session.registry();
  await registry.apply([setRecord('caseListing', caseId, { ...listing, compartmentId: journalId, addedAt: time })], {
    isUndoable: false,
    with: { files: vaultFileRows(vault), entries, manifests: manifestsOf(journalId, sources) },
  });
  return caseId;
}
