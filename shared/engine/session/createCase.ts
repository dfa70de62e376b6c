import { type Change, setRecord } from '#casefile';
import { type Key, randomBytes, toHex } from '#vault';
import type { EngineContext } from '../context.ts';
import { newGenesis, vaultFileRows } from './vaultSession.ts';

/**
 * A new case with its sealed source compartment (JOURNAL C3), both listed in the registry, in one transaction: keys,
 * first entries and listing are all there, or none.
 * @param sealSource what the compartment holds from its first entry on, made with its key
 * @returns the id of the case
 */
export async function createCase(
  { session, now }: EngineContext,
  changes: readonly Change[],
  listing: { readonly title: string; readonly caseKind: string; readonly isSample: boolean },
  sealSource: (options: { readonly caseKey: Key }) => Promise<readonly Change[]> = async () => [],
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
  const made = await newGenesis(vault, [genesis('case', null), ...changes], key, time, false);
  const caseId = made.journalId;
  await vault.putCaseKey(caseId, 0, key);
  const compartmentKey = await vault.createCompartment(caseId);
  const compartment = await newGenesis(
    vault,
    [genesis('compartment', caseId), ...(await sealSource({ caseKey: compartmentKey }))],
    compartmentKey,
    time,
    true,
  );

  const registry = await session.registry();
  await registry.apply(
    [setRecord('caseListing', caseId, { ...listing, compartmentId: compartment.journalId, addedAt: time })],
    { isUndoable: false, with: { files: vaultFileRows(vault), entries: [made.row, compartment.row] } },
  );
  return caseId;
}
