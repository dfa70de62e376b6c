export type StoreErrorCode =
  | 'quota' // no room: nothing of this change was written
  | 'newerVersion' // written by a newer program: refused, untouched
  | 'closed' // the browser engine closed the store under us, or we closed it
  | 'damagedRow' // one row cannot be read; the others can
  | 'writeFailed'
  | 'readFailed';

/** Whatever failed, a commit is whole or absent: `writeFailed` and `quota` leave the store as it was. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  readonly detail: string;
  constructor(code: StoreErrorCode, detail = '', options?: ErrorOptions) {
    super(`${code}${detail && `: ${detail}`}`, options);
    this.name = 'StoreError';
    this.code = code;
    this.detail = detail;
  }
}

/** An error and what caused it, outermost first; Dexie wraps the browser's own error in `inner`. */
function chainOf(error: unknown): object[] {
  const chain: object[] = [];
  let at: unknown = error;
  for (let depth = 0; depth < 8 && typeof at === 'object' && at !== null; depth++) {
    chain.push(at);
    at = 'inner' in at && at.inner !== undefined ? at.inner : 'cause' in at ? at.cause : undefined;
  }
  return chain;
}

/** Turns what Dexie or IndexedDB threw into a StoreError; `otherwise` names the plain case. */
export function toStoreError(error: unknown, otherwise: 'writeFailed' | 'readFailed'): StoreError {
  const chain = chainOf(error);
  const own = chain.find(each => each instanceof StoreError);
  if (own !== undefined) return own;
  const names = chain.flatMap(each => ('name' in each && typeof each.name === 'string' ? [each.name] : []));
  const detail = names.join(' < ');
  if (names.includes('QuotaExceededError')) return new StoreError('quota', detail, { cause: error });
  if (names.includes('VersionError')) return new StoreError('newerVersion', detail, { cause: error });
  if (names.some(name => name === 'DatabaseClosedError' || name === 'InvalidStateError'))
    return new StoreError('closed', detail, { cause: error });
  return new StoreError(otherwise, detail, { cause: error });
}
