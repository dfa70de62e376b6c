import { cases } from './cases.ts';
import type { JournalCheck, VaultCheck } from './check.ts';
import { clockBack, clockBehind } from './clock.ts';
import { copied } from './copied.ts';
import { copyState } from './copyState.ts';
import { drafts } from './drafts.ts';
import { entries } from './entries.ts';
import { files } from './files.ts';
import { forks } from './forks.ts';
import { gaps } from './gaps.ts';
import { keyring } from './keyring.ts';
import { orphans } from './orphans.ts';
import { snapshot } from './snapshot.ts';

/** In the order in which a person should read what they find. */
export const JOURNAL_CHECKS: readonly JournalCheck[] = [
  gaps,
  entries,
  copied,
  forks,
  clockBack,
  drafts,
  snapshot,
  files,
];

export const VAULT_CHECKS: readonly VaultCheck[] = [cases, copyState, keyring, clockBehind, orphans];
