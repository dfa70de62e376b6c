import type { RecordKind, RecordValue } from '../records/index.ts';
import type { CasePatch, CaseView } from '../view.ts';

/** The next view, sharing every table the patch does not touch. */
export function applyPatch(view: CaseView, patch: CasePatch): CaseView {
  const records: Record<RecordKind, Readonly<Record<string, RecordValue>>> = { ...view.records };
  for (const [kind, changed] of Object.entries(patch.records) as [RecordKind, Record<string, RecordValue | null>][]) {
    records[kind] = merged(view.records[kind] as Readonly<Record<string, RecordValue>>, changed);
  }
  return {
    ...view,
    ...patch.rest,
    revision: patch.revision,
    records: records as unknown as CaseView['records'],
    provenance: merged(view.provenance, patch.provenance),
  };
}

function merged<T>(
  old: Readonly<Record<string, T>>,
  changed: Readonly<Record<string, T | null>>,
): Readonly<Record<string, T>> {
  const next: Record<string, T> = { ...old };
  for (const [id, value] of Object.entries(changed)) {
    if (value === null) delete next[id];
    else next[id] = value;
  }
  return next;
}
