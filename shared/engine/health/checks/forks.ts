import { toHex } from '#vault';
import { found } from '../finding.ts';
import { type JournalCheck, MOST_NAMED } from './check.ts';

/** Places where one writer's chain goes on twice (JOURNAL A1): both branches stand; a person says that it was seen. */
export const forks: JournalCheck = {
  codes: ['fork'],
  async find({ state, whereOf }, { core }) {
    const own = toHex(core.session.vault.writer.publicKey);
    // Behind the first place both branches have entries of the same number each: they are one fork.
    const first = new Map<string, (typeof state.forks)[number]>();
    const length = new Map<string, number>();
    for (const fork of state.forks) {
      const known = first.get(fork.writer);
      if (known === undefined || fork.seq < known.seq) first.set(fork.writer, fork);
      length.set(fork.writer, (length.get(fork.writer) ?? 0) + 1);
    }
    return [...first.values()].slice(0, MOST_NAMED).map(fork =>
      found('fork', whereOf(fork), {
        count: length.get(fork.writer) ?? 1,
        // Somebody else goes on with the key of this installation: it must not be used any more.
        repair: fork.writer === own ? 'newWriter' : 'keep',
      }),
    );
  },
};
