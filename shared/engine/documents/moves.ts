import {
  type Change,
  type CollectionPatch,
  type FieldPatch,
  isLocked,
  type MoveStep,
  type RecordValue,
  setRecord,
} from '#casefile';
import type { IssueNumber, OfficialDocument } from '#officialdoc';
import { sha256, toHex, utf8 } from '#vault';
import type { EngineContext } from '../context.ts';
import { EngineError } from '../errors.ts';
import type { OpenJournal } from '../journals/openJournal.ts';

type Document = RecordValue<'document'>;

/** One step of a document, as it was asked for. */
export interface MoveOrder {
  readonly document: Document;
  readonly step: MoveStep;
  readonly note: string;
  readonly issue?: IssueNumber | undefined;
  /** The tree of the document as changed by the step. */
  readonly tree: (changed: Document) => Promise<OfficialDocument>;
}

/**
 * The changes that take a document one step on: its state, the step, and when it is issued the whole document as it was signed.
 * @throws EngineError documentMove | documentNumber
 */
export async function moveChanges(
  context: EngineContext,
  journal: OpenJournal,
  { document, step, note, issue, tree }: MoveOrder,
): Promise<Change[]> {
  const { issueParts, issueProblems, issuesOf, stateAfter } = await import('#officialdoc');
  const view = journal.view();
  const state = stateAfter(view, document, step);
  if (state === null || document.annexOfId !== null) throw new EngineError('documentMove', 'nothingChanged', { step });
  const made = { documentId: document.id, at: context.now(), byName: await context.session.ownName() };
  const set: FieldPatch<'document'> = { state };
  // What comes back is written anew: the next draft.
  if (step === 'returned') set.draftNumber = (document.draftNumber ?? 1) + 1;
  const changes: Change[] = [];
  if (step === 'issued') {
    if (issue === undefined) throw new EngineError('documentNumber', 'nothingChanged', { problem: 'dateMissing' });
    const [problem] = issueProblems(view, document, issue);
    if (problem !== undefined) throw new EngineError('documentNumber', 'nothingChanged', { problem });
    Object.assign(set, issue);
    const json = JSON.stringify(await tree({ ...document, ...set }));
    const parts: CollectionPatch<'documentIssue'> = { parts: [...issueParts(json)] };
    const record = { ...made, issueNumber: issuesOf(view, document.id).length + 1, sha256: toHex(sha256(utf8(json))) };
    changes.push(setRecord('documentIssue', context.newId(), record, parts));
  }
  return [
    setRecord('document', document.id, set),
    setRecord('documentStep', context.newId(), { ...made, step, note, draftNumber: document.draftNumber }),
    ...changes,
  ];
}

/** Of a document that is being appraised, signed, or was issued, only these may still be set by hand. */
const NEVER_LOCKED: ReadonlySet<string> = new Set([
  'issuedScanEvidenceId',
  'isExcludedFromArchive',
  'order',
  'formIgnores',
  'templateId',
]);

/** @throws EngineError documentLocked when a change would alter a document that is no longer a draft */
export function forbidLocked(journal: OpenJournal, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.type !== 'record.set' || change.kind !== 'document') continue;
    const document = journal.fold.value('document', change.id);
    if (document === null) continue;
    const touched = [change.set, change.add, change.drop].flatMap(part => Object.keys(part ?? {}));
    if (touched.every(name => NEVER_LOCKED.has(name))) continue;
    forbidLockedDocument(journal, document);
    // The state itself is changed by `move`, which keeps what is issued.
    if (touched.includes('state')) throw new EngineError('documentMove', 'nothingChanged', { step: 'state' });
  }
}

/** @throws EngineError documentLocked */
export function forbidLockedDocument(journal: OpenJournal, document: Document): void {
  const owner = document.annexOfId === null ? null : journal.fold.value('document', document.annexOfId);
  if (isLocked((owner ?? document).state)) throw new EngineError('documentLocked');
}
