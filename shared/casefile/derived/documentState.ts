import type { RecordValue } from '../records/index.ts';
import type { CaseView } from '../view.ts';

export type DocumentState = RecordValue<'document'>['state'];

/** The acts that take a document from one state to the next; which from where, the forms say (officialdoc, process). */
export const MOVE_STEPS = ['toAppraisal', 'returned', 'submitted', 'issued', 'amended', 'published'] as const;
export type MoveStep = (typeof MOVE_STEPS)[number];

const OPEN_STATES: ReadonlySet<DocumentState> = new Set(['draft', 'amended']);

/** Text and header are fixed while others read, sign or have signed: who appraised and signed saw these words. */
export const isLocked = (state: DocumentState): boolean => !OPEN_STATES.has(state);

/** Was it signed and given out, as it stands? */
export const isOut = (state: DocumentState): boolean => state === 'issued' || state === 'published';

/** The state of a document; an annex is where the document is that it belongs to. */
export function stateOf(view: CaseView, document: RecordValue<'document'>): DocumentState {
  return (view.records.document[document.annexOfId ?? ''] ?? document).state;
}
