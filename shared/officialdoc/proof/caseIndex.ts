import {
  type AmountSum,
  amountSums,
  type CaseView,
  type CitationTrouble,
  evidenceTroubles,
  leavesBetween,
  organisationName,
  type QuantitySum,
  quantitySums,
  type RecordValue,
} from '#casefile';

/** What the proof check looks up in the case, made once per state of the case. */
export interface CaseIndex {
  readonly view: CaseView;
  /** By amount, ascending. */
  readonly sums: readonly AmountSum[];
  readonly sumsByDigits: ReadonlyMap<string, readonly AmountSum[]>;
  readonly quantities: readonly QuantitySum[];
  readonly troubles: ReadonlyMap<string, CitationTrouble>;
  /** Findings that a leaf is evidence for. */
  readonly findingsOfLeaf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Significant words of each finding's title. */
  readonly titleWords: ReadonlyMap<string, ReadonlySet<string>>;
  /** Organisations under every name they had, longest first. */
  readonly organisationNames: readonly { readonly id: string; readonly name: string }[];
  /** Lines that rest on evidence: their own, or that of their finding. */
  readonly provenLines: ReadonlySet<string>;
  /** Evidence that some record of the case cites. */
  readonly citedEvidence: ReadonlySet<string>;
}

const indexes = new WeakMap<CaseView, CaseIndex>();

export function caseIndex(view: CaseView): CaseIndex {
  let index = indexes.get(view);
  if (index === undefined) {
    index = buildIndex(view);
    indexes.set(view, index);
  }
  return index;
}

function buildIndex(view: CaseView): CaseIndex {
  const { records } = view;
  const findingsOfLeaf = new Map<string, Set<string>>();
  const citedEvidence = new Set<string>();
  const noteEvidence = (leafId: string) => {
    const item = records.leaf[leafId]?.evidenceId;
    if (item != null) citedEvidence.add(item);
  };
  for (const finding of Object.values(records.finding)) {
    for (const citation of finding.citations) {
      for (const leaf of leavesBetween(view, citation.leafId, citation.toLeafId)) {
        const own = findingsOfLeaf.get(leaf.id) ?? new Set();
        own.add(finding.id);
        findingsOfLeaf.set(leaf.id, own);
        noteEvidence(leaf.id);
      }
    }
  }
  for (const kind of [
    'timelineEvent',
    'amountLine',
    'quantity',
    'recommendation',
    'implementation',
    'opinion',
  ] as const)
    for (const record of Object.values(records[kind]))
      for (const citation of record.citations)
        for (const leaf of leavesBetween(view, citation.leafId, citation.toLeafId)) noteEvidence(leaf.id);
  for (const line of Object.values(records.amountLine))
    for (const leafId of [line.calculationLeafId, line.confirmationLeafId]) if (leafId !== null) noteEvidence(leafId);
  for (const round of Object.values(records.explanationRound))
    for (const id of [round.replyEvidenceId, ...round.evidenceIds]) if (id !== null) citedEvidence.add(id);

  const sums = [...amountSums(view)].sort((a, b) => a.amount - b.amount);
  const sumsByDigits = new Map<string, AmountSum[]>();
  for (const sum of sums) {
    const key = digitsOf(sum.amount);
    sumsByDigits.set(key, [...(sumsByDigits.get(key) ?? []), sum]);
  }
  return {
    view,
    sums,
    sumsByDigits,
    quantities: quantitySums(view),
    troubles: evidenceTroubles(view),
    findingsOfLeaf,
    titleWords: new Map(
      Object.values(records.finding).map(finding => [finding.id, new Set(significantWords(finding.title))]),
    ),
    organisationNames: Object.values(records.organisation)
      .flatMap(organisation =>
        [
          organisationName(view, organisation.id),
          organisation.abbreviation,
          ...organisation.names.map(each => each.name),
        ]
          .filter(name => name.length > 2)
          .map(name => ({ id: organisation.id, name: name.normalize('NFC').toLowerCase() })),
      )
      .sort((a, b) => b.name.length - a.name.length),
    provenLines: new Set(
      Object.values(records.amountLine)
        .filter(line => isLineProven(view, line))
        .map(line => line.id),
    ),
    citedEvidence,
  };
}

/** The digits of a figure in order of size: equal for figures with two digits exchanged. */
export function digitsOf(value: number): string {
  return [...String(value)].sort().join('');
}

function isLineProven(view: CaseView, line: RecordValue<'amountLine'>): boolean {
  if (line.citations.length > 0 || line.calculationLeafId !== null || line.confirmationLeafId !== null) return true;
  return line.findingId !== null && (view.records.finding[line.findingId]?.citations.length ?? 0) > 0;
}

/** Words that join others and say nothing by themselves. */
const SMALL_WORDS = new Set(
  'và của các là cho có được tại trong theo với về từ đến không chưa đã do để khi một những này đó trên dưới số năm tỉnh xã huyện việc'.split(
    ' ',
  ),
);

/** Lower-case syllables of a text without the small words; figures included. */
export function significantWords(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}]+|\d+/gu) ?? []
  ).filter(word => !SMALL_WORDS.has(word));
}

/** Share of the title's words that the text says, 0–1. */
export function overlap(title: ReadonlySet<string>, text: ReadonlySet<string>): number {
  if (title.size === 0) return 0;
  let shared = 0;
  for (const word of title) if (text.has(word)) shared++;
  return shared / title.size;
}
