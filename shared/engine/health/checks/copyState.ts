import type { VaultCopy } from '#mirror';
import type { CopyFinding } from '../../contract/copies.ts';
import type { HealthFinding } from '../../contract/health.ts';
import type { EngineCore } from '../../engineCore.ts';
import { found } from '../finding.ts';
import type { VaultCheck } from './check.ts';

/** What is known of the local copy as a whole: it does not open or write, its heads prove nothing, an older state was put back. */
export const copyState: VaultCheck = {
  codes: ['copyFailed', 'headsBad', 'copyDamaged', 'rolledBack'],
  async find(_journals, { core, local, localCode }) {
    const { local: state, findings: told } = core.copies.state;
    const findings: HealthFinding[] = [];
    const code = localCode ?? (state.health === 'failed' ? state.code : null);
    if (code !== null) findings.push(found('copyFailed', { copy: 'local' }, { cause: code }));
    if (local !== null && local.headsState !== 'good') findings.push(found('headsBad', { copy: 'local' }));
    if (local !== null) findings.push(...(await damageOf(core, local)));
    return [...findings, ...rollbacks(told)];
  },
};

/** What does not read when the copy is opened, and still does not when it is opened again: files come and go as one writes. */
async function damageOf({ copies }: EngineCore, local: VaultCopy): Promise<readonly HealthFinding[]> {
  if (local.damage.length === 0) return [];
  const again = (await copies.inspect())?.damage ?? [];
  const lasting = new Set(again.map(each => `${each.file}@${each.from}`));
  return local.damage
    .filter(({ file, from, code }) => code !== 'torn' && lasting.has(`${file}@${from}`))
    .map(({ file, from, to }) => found('copyDamaged', { copy: 'local', file, from, to }));
}

/** Older states that were put back, as comparing the copies told since the vault opened. */
export function rollbacks(told: readonly CopyFinding[]): readonly HealthFinding[] {
  return told.flatMap(each =>
    each.type === 'newWriter' && each.reason !== 'restored'
      ? [found('rolledBack', { copy: each.copy, time: each.at })]
      : [],
  );
}
