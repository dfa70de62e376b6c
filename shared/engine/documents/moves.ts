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

/** @throws EngineError documentLocked when a change would alter or remove a document that is no longer a draft */
export function forbidLocked(journal: OpenJournal, changes: readonly Change[]): void {
  if (!leavesLockedAlone(journal, changes)) throw new EngineError('documentLocked');
  // The state itself is changed by `move`, which keeps what is issued.
  const setsState = (change: Change) =>
    change.type === 'record.set' && change.kind === 'document' && change.set?.state !== undefined;
  if (changes.some(change => setsState(change) && documentOf(journal, change) !== null))
    throw new EngineError('documentMove', 'nothingChanged', { step: 'state' });
}

/** False when a change, an undone one too, would alter or remove a document that is no longer a draft. */
export function leavesLockedAlone(journal: OpenJournal, changes: readonly Change[]): boolean {
  return changes.every(change => {
    const document = documentOf(journal, change);
    return document === null || isAlwaysFree(change) || !isDocumentLocked(journal, document);
  });
}

/** @throws EngineError documentLocked */
export function forbidLockedDocument(journal: OpenJournal, document: Document): void {
  if (isDocumentLocked(journal, document)) throw new EngineError('documentLocked');
}

function documentOf(journal: OpenJournal, change: Change): Document | null {
  const isOfOne = change.type === 'record.set' || change.type === 'record.removed';
  return isOfOne && change.kind === 'document' ? journal.fold.value('document', change.id) : null;
}

function isAlwaysFree(change: Change): boolean {
  if (change.type !== 'record.set') return false;
  const touched = [change.set, change.add, change.drop].flatMap(part => Object.keys(part ?? {}));
  return touched.every(name => NEVER_LOCKED.has(name));
}

function isDocumentLocked(journal: OpenJournal, document: Document): boolean {
  const owner = document.annexOfId === null ? null : journal.fold.value('document', document.annexOfId);
  return isLocked((owner ?? document).state);
}
