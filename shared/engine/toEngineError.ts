import { BackupError } from '#backup';
import { HostError, type HostFailureCode } from '#host';
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

/** What folders on disk say; the window has texts of its own for what it asks of the host itself (`host_…`). */
const FOLDER_CODES: Partial<Record<HostFailureCode, [code: string, data: DataState]>> = {
  diskFull: ['folderFull', 'notSaved'],
  notWritable: ['folderNotWritable', 'notSaved'],
  folderGone: ['folderGone', 'notSaved'],
  noSuchFile: ['folderFileMissing', 'nothingChanged'],
  sizeDiffers: ['folderFileDiffers', 'nothingChanged'],
  heldElsewhere: ['heldElsewhere', 'nothingChanged'],
};

/** Any error as a code for the catalogue. What has no name of ours becomes `unexpected`: texts may hold content. */
export function toEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  if (error instanceof VaultError && error.code === 'closed') return new EngineError('locked');
  if (error instanceof VaultError) return new EngineError(error.code, VAULT_STATE[error.code] ?? 'nothingChanged');
  if (error instanceof StoreError) return new EngineError(error.code, STORE_STATE[error.code]);
  if (error instanceof JournalError) return new EngineError(error.code, 'damagedStored');
  if (error instanceof BackupError) return new EngineError(error.code);
  if (error instanceof HostError) return new EngineError(...(FOLDER_CODES[error.code] ?? ['folderFailed', 'notSaved']));
  return new EngineError('unexpected', 'nothingChanged', { name: error instanceof Error ? error.name : typeof error });
}
