import { RECORD_KINDS, type RecordKind, type RecordValue } from '../records/index.ts';
import type { CasePatch, CaseView, Conflict, Provenance } from '../view.ts';
import { applyPatch } from './applyPatch.ts';
import { compareText } from './causality.ts';
import { conflictsOf, provenanceOf, type RecordState, recordValue } from './recordState.ts';

export type RecordTables = ReadonlyMap<RecordKind, ReadonlyMap<string, RecordState>>;
/** What of a view does not come from records. */
export type Standing = Omit<CaseView, 'caseId' | 'revision' | 'records' | 'provenance' | 'removed' | 'conflicts'>;

type Touched = Map<RecordKind, Set<string>>;

/** Keeps the view in step with the records, and knows what changed since it was last handed out. */
export class Replica {
  #view: CaseView | null = null;
  /** Touched since the view was built, and since the last patch. */
  #sinceView: Touched = new Map();
  #sincePatch: Touched = new Map();
  /** Records that are removed or in conflict. */
  readonly #flagged: Touched = new Map();
  #takenRevision = 0;

  touch(kind: RecordKind, id: string): void {
    note(this.#sinceView, kind, id);
    note(this.#sincePatch, kind, id);
  }

  touchAll(tables: RecordTables): void {
    for (const [kind, table] of tables) for (const id of table.keys()) this.touch(kind, id);
  }

  /** The whole state; the same object as long as nothing changed. */
  view(caseId: string, revision: number, tables: RecordTables, standing: () => Standing): CaseView {
    if (this.#view === null) this.#view = this.#whole(caseId, revision, tables, standing());
    else if (this.#view.revision !== revision || this.#sinceView.size > 0)
      this.#view = applyPatch(this.#view, this.#patch(caseId, revision, tables, standing(), this.#sinceView));
    this.#sinceView = new Map();
    this.#sincePatch = new Map();
    this.#takenRevision = revision;
    return this.#view;
  }

  /** What changed since the last `view` or `takePatch`. */
  takePatch(caseId: string, revision: number, tables: RecordTables, standing: () => Standing): CasePatch {
    const patch = this.#patch(caseId, revision, tables, standing(), this.#sincePatch);
    this.#sincePatch = new Map();
    this.#takenRevision = revision;
    return patch;
  }

  #whole(caseId: string, revision: number, tables: RecordTables, standing: Standing): CaseView {
    const records = {} as Record<RecordKind, Record<string, RecordValue>>;
    const provenance: Record<string, Provenance> = {};
    for (const kind of RECORD_KINDS) {
      const values: Record<string, RecordValue> = {};
      for (const record of tables.get(kind)?.values() ?? []) {
        this.#flag(record);
        if (record.removed !== null) continue;
        values[record.id] = recordValue(record);
        provenance[`${kind}:${record.id}`] = provenanceOf(record);
      }
      records[kind] = values;
    }
    return {
      caseId,
      revision,
      records: records as unknown as CaseView['records'],
      provenance,
      ...standing,
      ...this.#flaggedParts(tables),
    };
  }

  #patch(caseId: string, revision: number, tables: RecordTables, standing: Standing, touched: Touched): CasePatch {
    const records: Partial<Record<RecordKind, Record<string, RecordValue | null>>> = {};
    const provenance: Record<string, Provenance | null> = {};
    for (const [kind, ids] of touched) {
      const table: Record<string, RecordValue | null> = {};
      for (const id of ids) {
        const record = tables.get(kind)?.get(id);
        if (record === undefined) this.#flagged.get(kind)?.delete(id);
        else this.#flag(record);
        const isShown = record !== undefined && record.removed === null;
        table[id] = isShown ? recordValue(record) : null;
        provenance[`${kind}:${id}`] = isShown ? provenanceOf(record) : null;
      }
      records[kind] = table;
    }
    return {
      caseId,
      fromRevision: this.#takenRevision,
      revision,
      records: records as CasePatch['records'],
      provenance,
      rest: { ...standing, ...this.#flaggedParts(tables) },
    };
  }

  #flag(record: RecordState): void {
    const isFlagged =
      record.removed !== null ||
      record.removalClash !== null ||
      some(record.fields.values(), hasOthers) ||
      some(record.collections.values(), held => some(held.values(), hasOthers));
    if (isFlagged) note(this.#flagged, record.kind, record.id);
    else this.#flagged.get(record.kind)?.delete(record.id);
  }

  #flaggedParts(tables: RecordTables): Pick<CaseView, 'removed' | 'conflicts'> {
    const conflicts: Conflict[] = [];
    const removed: { kind: RecordKind; id: string; label: string }[] = [];
    for (const kind of RECORD_KINDS) {
      for (const id of [...(this.#flagged.get(kind) ?? [])].sort()) {
        const record = tables.get(kind)?.get(id);
        if (record === undefined) continue;
        conflicts.push(...conflictsOf(record).sort((x, y) => compareText(x.field ?? '', y.field ?? '')));
        if (record.removed !== null) removed.push({ kind, id, label: labelOf(recordValue(record)) });
      }
    }
    return { removed, conflicts };
  }
}

function note(touched: Touched, kind: RecordKind, id: string): void {
  const ids = touched.get(kind);
  if (ids === undefined) touched.set(kind, new Set([id]));
  else ids.add(id);
}

function hasOthers(each: { readonly others: readonly unknown[] }): boolean {
  return each.others.length > 0;
}

function some<T>(values: Iterable<T>, test: (value: T) => boolean): boolean {
  for (const value of values) if (test(value)) return true;
  return false;
}

/** A line to know a record by. */
export function labelOf(value: RecordValue): string {
  for (const name of [
    'title',
    'name',
    'fullName',
    'action',
    'number',
    'body',
    'pseudonym',
    'reason',
    'description',
  ] as const) {
    const part = (value as Record<string, unknown>)[name];
    if (typeof part === 'string' && part !== '') return part;
    if (typeof part === 'number') return String(part);
  }
  return '';
}
