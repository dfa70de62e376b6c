import type { BackupProof } from '#engine';
import { formatBytes, formatDateTime, type T } from '../../app/index.ts';

/** What was opened and counted, in one sentence. */
export function proofText(t: T, proof: BackupProof | null): string {
  if (proof === null) return t('backups.notProven');
  const counts = {
    time: formatDateTime(proof.at),
    cases: proof.cases,
    entries: proof.entries,
    leaves: proof.leaves,
    files: proof.files,
    size: formatBytes(proof.fileBytes),
  };
  return proof.problems === 0
    ? t('backups.proven', counts)
    : t('backups.provenWithProblems', { ...counts, problems: proof.problems });
}
