import type { CheckFinding, MatrixGap, MatrixPart, RecordKind, SumScope } from '#casefile';
import type { DiffPiece } from './quotes.ts';

/** What kind of thing the proof check found; the filter of its panel. */
export const ISSUE_GROUPS = ['claim', 'quote', 'citation', 'figure', 'finding', 'record', 'evidence'] as const;
export type IssueGroup = (typeof ISSUE_GROUPS)[number];

const GROUP_OF = {
  claimUnproven: 'claim',
  quoteDiffers: 'quote',
  quoteNotFound: 'quote',
  quoteUnchecked: 'quote',
  quoteUnsourced: 'quote',
  citationMissing: 'citation',
  citationWithdrawn: 'citation',
  citationReturned: 'citation',
  citationDamaged: 'citation',
  amountDiffers: 'figure',
  amountUnlinked: 'figure',
  amountLineGone: 'figure',
  valueGone: 'figure',
  areaDiffers: 'figure',
  countDiffers: 'figure',
  wordsDiffer: 'figure',
  percentDiffers: 'figure',
  percentUnchecked: 'figure',
  tableSumDiffers: 'figure',
  totalsDiffer: 'figure',
  dateInFuture: 'figure',
  findingNotInText: 'finding',
  droppedFindingInText: 'finding',
  conclusionWithoutFinding: 'finding',
  findingAdded: 'finding',
  findingChanged: 'finding',
  findingDropped: 'finding',
  decisionChanged: 'finding',
  measureChanged: 'finding',
  findingGaps: 'finding',
  record: 'record',
  evidenceUnused: 'evidence',
} as const satisfies Record<string, IssueGroup>;
export type IssueCode = keyof typeof GROUP_OF;

export const groupOf = (code: IssueCode): IssueGroup => GROUP_OF[code];

/** `error` contradicts, `warning` lacks something, `note` could not be decided by a program. */
export type Severity = 'error' | 'warning' | 'note';

/** Where an issue is: in the text, or in a record of the case. */
export type IssuePlace =
  | {
      readonly type: 'text';
      /** Index of the top-level node. */
      readonly node: number;
      /** ProseMirror positions counted from the beginning of that node. */
      readonly from: number;
      readonly to: number;
    }
  | { readonly type: 'record'; readonly kind: RecordKind; readonly id: string };

export interface ProofIssue {
  /** Names the issue for a waiver: code and sentence, or code and record. */
  readonly key: string;
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly place: IssuePlace;
  /** The sentence, quotation or name it is about. */
  readonly quote: string;
  /** For the text of the issue. Amounts in đồng, land in hundredths of m². */
  readonly params: Readonly<Record<string, string | number>>;
  readonly diff?: readonly DiffPiece[];
  /** The sum that a typed amount should say, and the lines that give it: one click puts the live sum in its place. */
  readonly sum?: { readonly scope: SumScope; readonly amount: number; readonly lineIds: readonly string[] };
  readonly gaps?: readonly MatrixGap[];
  readonly changes?: readonly { readonly part: MatrixPart; readonly before: string; readonly now: string }[];
  readonly check?: CheckFinding;
  /** Leaf to open beside the text. */
  readonly leafId?: string;
}

export interface ProofResult {
  /** Open issues, in the order of the document, then those of the case. */
  readonly issues: readonly ProofIssue[];
  /** Issues that somebody decided on, with the waiver's id. */
  readonly waived: readonly { readonly issue: ProofIssue; readonly waiverId: string }[];
  /** Sentences that need evidence, and those that have it. */
  readonly claims: { readonly total: number; readonly proven: number };
  /** Items whose text is asked for and not known yet. */
  readonly wantedTexts: readonly string[];
}

/** The text of an item, page by page, as far as a program can read it. */
export type SourceText =
  | { readonly state: 'text'; readonly pages: readonly string[] }
  /** A scan or picture: only people can compare it. */
  | { readonly state: 'noText' }
  /** Unreadable: damaged, encrypted, too large. */
  | { readonly state: 'failed' };

export const textKey = (code: IssueCode, text: string): string =>
  `${code}|${text.replaceAll('\uFFFC', '').replace(/\s+/gu, ' ').trim().slice(0, 1_000)}`;
