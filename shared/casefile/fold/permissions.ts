import type { AnySetChange, Change, MemberRole } from '../changes.ts';
import { RECORDS, type RecordKind } from '../records/index.ts';
import type { ActKind } from '../records/team.ts';

/** What stands behind a change of a record: did it exist, and who added it? */
export interface RecordContext {
  readonly isNew: boolean;
  /** Added by the same identity. */
  readonly isOwn: boolean;
  /** Added by someone who knew that the file was closed. */
  readonly isAfterClosing: boolean;
}

const LEADER_ONLY: ReadonlySet<Change['type']> = new Set([
  'member.admitted',
  'member.roleChanged',
  'member.removed',
  'epoch.started',
  'entry.expunged',
  'case.closed',
  'case.reopened',
  'late.decided',
]);
const EVERYONE: ReadonlySet<Change['type']> = new Set(['session.started', 'note.recorded']);

/** Acts of authority: they change who may write, or what earlier entries mean. */
export function isLeaderAct(change: Change): boolean {
  return LEADER_ONLY.has(change.type);
}

type FieldTable = { readonly [K in RecordKind]?: readonly string[] };

const ARCHIVE_FIELDS = [
  'archiveCode',
  'archiveTitle',
  'archiveRetention',
  'archiveFrom',
  'archiveTo',
  'archiveKeeper',
  'archiveLeafCount',
  'archiveDisposal',
];
const KEEPING_FIELDS = ['physicalPlace', 'seal', 'condition', 'group', 'sheetCount', 'isExcludedFromArchive'];

/** Văn thư – lưu trữ: number, date and issue of a document; archive data; where papers are kept. */
const CLERK_FIELDS: FieldTable = {
  document: ['number', 'symbol', 'date', 'place', 'state', 'issuedScanEvidenceId', 'isExcludedFromArchive'],
  caseInfo: ARCHIVE_FIELDS,
  evidence: KEEPING_FIELDS,
};
/** What a clerk adds: custody, the signed scan of what was issued, certified copies. */
const CLERK_NEW: ReadonlySet<RecordKind> = new Set([
  'custody',
  'evidence',
  'leaf',
  'documentVersion',
  'documentStep',
  'documentIssue',
  'documentCopy',
]);
const CLERK_ACTS: ReadonlySet<ActKind> = new Set(['published', 'conclusionSent', 'fileArchived']);
/** A prosecutor looks, checks, and says so; nothing of the file itself moves through their hands. */
const REVIEWER_CUSTODY: ReadonlySet<string> = new Set(['viewed', 'verified', 'exported', 'printed']);

/** May this role make this change? What it may not is kept, shown and ignored (JOURNAL B3). */
export function mayChange(role: MemberRole, change: Change, record: RecordContext): boolean {
  if (EVERYONE.has(change.type) || role === 'leader') return true;
  if (LEADER_ONLY.has(change.type) || change.type === 'case.created') return false;
  if (role === 'member') return true;
  if (change.type !== 'record.set' && change.type !== 'record.removed' && change.type !== 'record.restored')
    return false;
  return role === 'reviewer' ? mayReviewerChange(change) : mayClerkChange(change, record);
}

type RecordChange = Extract<Change, { type: 'record.set' | 'record.removed' | 'record.restored' }>;

function mayReviewerChange(change: RecordChange): boolean {
  if (change.kind === 'remark' || change.kind === 'opinion') return true; // whose, `authorOnly` says
  if (change.kind !== 'custody' || change.type !== 'record.set') return false;
  const act = (change.set as { act?: string } | undefined)?.act ?? RECORDS.custody.fields.act.initial;
  return REVIEWER_CUSTODY.has(act);
}

function mayClerkChange(change: RecordChange, record: RecordContext): boolean {
  const isFree = record.isNew || record.isOwn;
  if (isFree && CLERK_NEW.has(change.kind)) return true;
  if (change.type !== 'record.set') return change.kind === 'procedureAct' && record.isOwn;
  if (change.kind === 'procedureAct' && isFree) {
    const actKind = (change.set as { actKind?: ActKind } | undefined)?.actKind;
    return actKind === undefined ? record.isOwn : CLERK_ACTS.has(actKind);
  }
  return touchesOnly(change, CLERK_FIELDS);
}

/** What may still be recorded once the file is closed (MODEL, three ends), in records that were there before. */
const CLOSED_FIELDS: FieldTable = {
  recommendation: ['state', 'note'],
  evidence: ['isOriginalReturned', 'returnedOn', 'returnReceiptNumber', ...KEEPING_FIELDS],
  measure: ['endedOn', 'endDocumentNumber', 'note'],
  transfer: ['receivedOn', 'receiptNumber', 'answer', 'answerNumber', 'answeredOn'],
  document: ['state', 'issuedScanEvidenceId', 'isExcludedFromArchive'],
  caseInfo: ARCHIVE_FIELDS,
  organisation: ['successorId', 'endedOn', 'note'],
};
/** Follow-up brings new papers: letters of đôn đốc, proof of payment, reports, a late transfer. */
const NEW_AFTER_CLOSING: ReadonlySet<RecordKind> = new Set([
  'implementation',
  'custody',
  'procedureAct',
  'document',
  'documentVersion',
  'documentStep',
  'documentIssue',
  'documentCopy',
  'template',
  'evidence',
  'leaf',
  'folio',
  'volume',
  'transfer',
  'measure',
  'remark',
]);

/** Does a closed file still accept this change? `record` is the record it touches, for text the document. */
export function mayChangeClosed(change: Change, record: RecordContext): boolean {
  switch (change.type) {
    case 'record.set':
      if (NEW_AFTER_CLOSING.has(change.kind) && (record.isNew || record.isAfterClosing)) return true;
      return change.kind === 'implementation' || touchesOnly(change, CLOSED_FIELDS) || answersOnly(change);
    case 'record.removed':
    case 'record.restored':
      return change.kind === 'implementation' || (NEW_AFTER_CLOSING.has(change.kind) && record.isAfterClosing);
    case 'document.text':
      // A new document's first words stand in the entry that makes it.
      return record.isNew || record.isAfterClosing;
    case 'conflict.settled':
      return false;
    default:
      return true;
  }
}

/** Written beside a closing it did not know of, may this stand without the leader's decision (JOURNAL B5)? */
export function needsNoDecision(change: Change): boolean {
  if (change.type === 'record.set') return change.kind === 'custody' || change.kind === 'implementation';
  return EVERYONE.has(change.type) || LEADER_ONLY.has(change.type);
}

/** Does a change only answer what its author wrote (a remark, an opinion)? Anyone who may write in the case may. */
export function answersOnly(change: RecordChange): boolean {
  if (change.type !== 'record.set') return false;
  const { answerFields } = RECORDS[change.kind];
  return answerFields.length > 0 && touchesOnly(change, { [change.kind]: answerFields });
}

function touchesOnly(change: AnySetChange, table: FieldTable): boolean {
  const allowed = table[change.kind];
  return (
    allowed !== undefined &&
    Object.keys(change.add ?? {}).length === 0 &&
    Object.keys(change.drop ?? {}).length === 0 &&
    Object.keys(change.set ?? {}).every(name => allowed.includes(name))
  );
}
