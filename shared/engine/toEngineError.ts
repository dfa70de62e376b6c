import { JournalError } from '#journal';
import { StoreError } from '#store';
import { VaultError } from '#vault';
import { type DataState, EngineError } from './errors.ts';

const STORE_STATE: Record<StoreError['code'], DataState> = {
  quota: 'notSaved',
  writeFailed: 'notSaved',
  closed: 'notSaved',
  newerVersion: 'nothingChanged',
  readFailed: 'nothingChanged',
  damagedRow: 'damagedStored',
};
const VAULT_STATE: Partial<Record<VaultError['code'], DataState>> = {
  damagedHeader: 'damagedStored',
  damagedKeyring: 'damagedStored',
};

/** Any error as a code for the catalogue. What has no name of ours becomes `unexpected`: texts may hold content. */
export function toEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  if (error instanceof VaultError && error.code === 'closed') return new EngineError('locked');
  if (error instanceof VaultError) return new EngineError(error.code, VAULT_STATE[error.code] ?? 'nothingChanged');
  if (error instanceof StoreError) return new EngineError(error.code, STORE_STATE[error.code]);
  if (error instanceof JournalError) return new EngineError(error.code, 'damagedStored');
  return new EngineError('unexpected', 'nothingChanged', { name: error instanceof Error ? error.name : typeof error });
}
