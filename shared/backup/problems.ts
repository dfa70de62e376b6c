/** Everything that can be wrong with a backup; each code has words in the catalogue (`backup.problem.<code>`). */
export const PROBLEM_CODES = [
  // about a run as a whole
  'manifestMissing', // the folder of a run that was finished has no manifest
  'manifestDamaged',
  'manifestOther', // the manifest of another run, or of another vault, lies here
  'manifestReplaced', // not the manifest that the next run was built on: an older copy was put back
  'newerVersion', // written by a newer program: left alone
  'otherKey', // sealed under another vault key: its own passphrase of that time opens it, today's does not
  'contentsMissing',
  'contentsDamaged',
  'copyDamaged', // the second copy of manifest or contents is not the first one's twin
  'filesDamaged', // header and keyring inside do not open with the vault's key
  'runsGone', // this station proved a newer run here that the folder no longer has
  // about a volume
  'volumeMissing',
  'volumeUnreadable', // the drive does not give it back
  'volumeCut',
  'volumeSwapped', // it is whole, but another volume's place is here
  'volumeAltered',
  // about what is in the volumes
  'entriesMissing',
  'chunksMissing',
  // about the vault it was made of: the backup holds what there was, and is whole
  'sourceEntriesLost', // rows that could not be read
  'sourceEntriesBad', // entries that do not verify
  'sourceChunksBad', // pieces of files that were not there or do not open
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing that is wrong, exactly: where, and the facts for its sentence. */
export interface Problem {
  readonly code: ProblemCode;
  /** The run it is about. */
  readonly run: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const OF_THE_SOURCE: ReadonlySet<ProblemCode> = new Set(['sourceEntriesLost', 'sourceEntriesBad', 'sourceChunksBad']);

/** Is something wrong with the backup itself, so that nothing may be built on it? */
export function isUnsound(problems: readonly Problem[]): boolean {
  return problems.some(problem => !OF_THE_SOURCE.has(problem.code));
}

/** Collects problems, each once. */
export class Problems {
  readonly #known = new Map<string, Problem>();

  add(code: ProblemCode, run: string, params: Problem['params'] = {}): void {
    const key = JSON.stringify([code, run, params]);
    if (!this.#known.has(key)) this.#known.set(key, { code, run, params });
  }

  get all(): readonly Problem[] {
    return [...this.#known.values()];
  }
}

export type BackupErrorCode =
  | 'notABackup' // no manifest of ours: nothing can be said about it
  | 'newerBackup' // written by a newer program; untouched
  | 'backupDamaged' // the manifest or its contents are not whole
  | 'backupOtherKey' // the contents are sealed under another vault key
  | 'backupTooLarge'; // the vault's own files do not fit one write

/** The backup cannot be opened at all. Nothing was changed, here or there. */
export class BackupError extends Error {
  readonly code: BackupErrorCode;
  readonly detail: string;
  constructor(code: BackupErrorCode, detail = '') {
    super(`${code}${detail && `: ${detail}`}`);
    this.name = 'BackupError';
    this.code = code;
    this.detail = detail;
  }
}
