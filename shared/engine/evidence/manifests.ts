import type { BlobRef, CaseView, Change } from '#casefile';
import type { ManifestRow, Store } from '#store';

/** Files that changes name, listed without a key (store/rows): written in the same transaction as their entry. */
export function manifestsOf(journal: string, changes: readonly Change[]): readonly ManifestRow[] {
  return changes.flatMap(change => {
    if (change.type !== 'record.set' || change.kind !== 'evidence') return [];
    const blob = change.set?.blob;
    return blob ? [manifestOf(journal, blob)] : [];
  });
}

/** Lists files that a journal names and the store does not, or not with their size: of an earlier program, or restored. */
export async function listFiles(store: Store, view: CaseView): Promise<number> {
  const journal = view.caseId;
  const listed = await store.blobs.manifests(journal);
  const known = new Set(listed.flatMap(({ blob, size }) => (size === undefined ? [] : [blob])));
  const manifests = Object.values(view.records.evidence).flatMap(({ blob }) =>
    blob === null || known.has(blob.blobId) ? [] : [manifestOf(journal, blob)],
  );
  if (manifests.length > 0) await store.commit({ manifests });
  return manifests.length;
}

function manifestOf(journal: string, { blobId, chunks, size }: BlobRef): ManifestRow {
  return { blob: blobId, journal, chunks, size };
}
