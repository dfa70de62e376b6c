import {
  compareJournals,
  type Damage,
  type LostEntry,
  type ReconcileOptions,
  type ReconcileReport,
  reconcileCertificates,
  reconcileDrafts,
  reconcileFiles,
  reconcileJournals,
  type VaultCopy,
} from '#mirror';
import type { Store } from '#store';
import type { CopyFinding } from '../contract/copies.ts';

export interface TogetherOptions {
  readonly store: Store;
  readonly copy: VaultCopy;
  /** Journals of destroyed cases are wanted nowhere. */
  isWanted(journal: string): boolean;
  /** Reads every byte of the copy instead of trusting heads and counts. */
  readonly isThorough?: boolean;
  /** Entries of the journals that differ; may wait, or throw to stop. */
  readonly onProgress?: (done: number, total: number) => Promise<void>;
  /** Entries that neither side has: true when the store was given some from elsewhere. */
  readonly onLost?: (journal: string, lost: readonly LostEntry[]) => Promise<boolean>;
}

/**
 * Makes the working store and a copy hold the same, evidence files apart: the newest vault files, certificates, typed text
 * and journals (JOURNAL D1). May be stopped and run again.
 * @throws HostError, StoreError, JournalError; whatever `onProgress` throws
 */
export async function bringTogether(options: TogetherOptions): Promise<ReconcileReport> {
  const { store, copy, isWanted, onLost, isThorough = false, onProgress } = options;
  const common: ReconcileOptions = { store, copy, isWanted, isThorough, ...(onLost && { onLost }) };
  const files = await store.files();
  const isUnreadable = copy.damage.some(place => isVaultFile(place.file));
  const altered = isUnreadable ? [] : copy.alteredKeys(files);
  if (isUnreadable) await copy.append({ files });
  else await reconcileFiles(common, files);
  const certificates = await reconcileCertificates(common);
  await reconcileDrafts(common);
  const plan = await compareJournals(common);
  const total = plan.reduce((sum, { entries }) => sum + entries, 0);
  const tell =
    onProgress === undefined ? {} : { onProgress: (done: number) => onProgress(Math.min(done, total), total) };
  if (plan.length > 0) await onProgress?.(0, total);
  const report = await reconcileJournals({ ...common, ...tell }, plan);
  report.damage.push(...altered, ...certificates);
  await copy.rewriteUnsound();
  await copy.settle();
  return report;
}

const isVaultFile = (file: string): boolean => file === 'vault' || file.endsWith('/vault');

/** What a comparison is told as; a side that was merely behind is not worth a word. */
export function findingsOf(
  report: ReconcileReport,
  {
    copy,
    at,
    isRebuilt,
    damage,
  }: Pick<CopyFinding, 'copy' | 'at'> & {
    readonly isRebuilt: boolean;
    /** Found while the copy was opened. */
    readonly damage: readonly Damage[];
  },
): readonly CopyFinding[] {
  const findings: CopyFinding[] = [];
  const place = { at, copy } as const;
  if (isRebuilt) findings.push({ ...place, type: 'rebuilt', entries: report.takenIn });
  else if (report.takenIn > 0) findings.push({ ...place, type: 'takenIn', entries: report.takenIn });
  const places = [...new Map([...damage, ...report.damage].map(each => [`${each.file}@${each.from}`, each])).values()];
  if (places.length > 0) findings.push({ ...place, type: 'repaired', places });
  const entries = report.lost.map(({ journal, writer, seq }) => ({ journalId: journal, writer, seq }));
  if (entries.length > 0) findings.push({ ...place, type: 'lost', entries });
  return findings;
}
