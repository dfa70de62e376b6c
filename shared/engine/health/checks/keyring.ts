import type { FileRow } from '#store';
import { HEADER_FILE, headerPlace, KEYRING_FILE, keyringGeneration, REGISTRY_FILE } from '#vault';
import type { FindingCode, HealthFinding, HealthPlace } from '../../contract/health.ts';
import { found } from '../finding.ts';
import type { Sight } from '../sight.ts';
import type { VaultCheck } from './check.ts';

/** Header and keyring in every copy: whole, ours, and of the newest generation (JOURNAL C2). */
export const keyring: VaultCheck = {
  codes: ['keyringBehind', 'keyringDamaged', 'keyringRolledBack'],
  async find(_journals, { core, local }) {
    const { vault } = core.session;
    const places: (readonly [HealthPlace, readonly FileRow[]])[] = [['store', await core.store.files()]];
    if (local !== null) places.push(['local', local.files()]);
    // One that is still following is told by its own state.
    const { second, state } = core.copies;
    if (second !== null && state.second.health === 'whole') places.push(['second', second.files()]);
    const findings: HealthFinding[] = [];
    for (const [copy, rows] of places) {
      const code = await troubleOf(rows, core.session);
      if (code !== null) findings.push(found(code, { copy }));
    }
    const vouched = local?.vouchedGeneration ?? 0;
    if (vouched > vault.generation) findings.push(found('keyringRolledBack', { from: vouched }));
    return findings;
  },
};

async function troubleOf(
  rows: readonly FileRow[],
  { vault, registryId }: Sight['core']['session'],
): Promise<FindingCode | null> {
  const header = rows.find(({ name }) => name === HEADER_FILE)?.bytes;
  const ring = rows.find(({ name }) => name === KEYRING_FILE)?.bytes;
  const registry = rows.find(({ name }) => name === REGISTRY_FILE)?.bytes;
  if (header === undefined || ring === undefined || registry === undefined) return 'keyringDamaged';
  if (new TextDecoder().decode(registry) !== registryId) return 'keyringDamaged';
  if (!(await vault.isOwnCopy({ header, keyring: ring }))) return 'keyringDamaged';
  const oldest = Math.min(headerPlace(header)?.generation ?? 0, keyringGeneration(ring) ?? 0);
  return oldest < vault.generation ? 'keyringBehind' : null;
}
