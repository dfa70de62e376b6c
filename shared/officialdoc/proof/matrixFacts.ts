import {
  type CaseView,
  findingsMatrix,
  lastDecision,
  MATRIX_PARTS,
  type MatrixPart,
  type MatrixRow,
  type RecordValue,
} from '#casefile';

/** What the matrix says of each finding now, in the shape a generation keeps it. */
export type MatrixFact = RecordValue<'matrixGeneration'>['facts'][number];

/**
 * What prose generated now would say, finding by finding. Amounts, names and bases are live in the text, so of them only
 * which there are is kept, never what they say.
 */
export function matrixFacts(view: CaseView): readonly MatrixFact[] {
  return findingsMatrix(view)
    .filter(row => row.finding.state !== 'dropped')
    .map(row => matrixFact(view, row));
}

export function matrixFact(view: CaseView, row: MatrixRow): MatrixFact {
  const { finding } = row;
  const lines = Object.values(view.records.amountLine).filter(line => line.findingId === finding.id);
  const decision = lastDecision(view, finding.id);
  const ids = (items: readonly { readonly id: string }[]) =>
    items
      .map(item => item.id)
      .sort()
      .join(' ');
  const parts: Record<MatrixPart, string> = {
    title: finding.title,
    findingKind: finding.findingKind,
    behaviour: finding.behaviour,
    assessment: finding.assessment,
    conclusion: finding.conclusion,
    nature: finding.nature,
    degree: finding.degree,
    consequence: finding.consequence,
    cause: finding.cause,
    decision: decision === null ? '' : `${decision.decision}: ${decision.decisionReason}`,
    amountLines: lines
      .map(line => `${line.id}/${line.measure}`)
      .sort()
      .join(' '),
    measures: row.recommendations
      .map(each => `${each.id}/${each.recommendationKind}/${each.addresseeId ?? ''}: ${each.action}`)
      .sort()
      .join('\n'),
    provisions: ids(finding.provisions),
    responsible: finding.responsible
      .map(each => `${each.officeHoldingId ?? each.organisationId ?? ''}: ${each.responsibility}`)
      .sort()
      .join('\n'),
  };
  return { id: finding.id, parts };
}

export type Drift =
  | { readonly change: 'added'; readonly findingId: string }
  | { readonly change: 'dropped'; readonly findingId: string; readonly title: string }
  | {
      readonly change: 'changed';
      readonly findingId: string;
      readonly parts: readonly { readonly part: MatrixPart; readonly before: string; readonly now: string }[];
    };

/** Where prose generated from the matrix and the matrix have parted. Nothing when the document was never generated. */
export function driftOf(view: CaseView, documentId: string): readonly Drift[] {
  const generated = generatedFacts(view, documentId);
  if (generated === null) return [];
  const now = new Map(matrixFacts(view).map(fact => [fact.id, fact]));
  const drifts: Drift[] = [];
  for (const fact of now.values()) {
    const before = generated.get(fact.id);
    if (before === undefined) {
      drifts.push({ change: 'added', findingId: fact.id });
      continue;
    }
    const parts = MATRIX_PARTS.flatMap(part => {
      const [was, is] = [before.parts[part] ?? '', fact.parts[part] ?? ''];
      return was === is ? [] : [{ part, before: was, now: is }];
    });
    if (parts.length > 0) drifts.push({ change: 'changed', findingId: fact.id, parts });
  }
  for (const fact of generated.values())
    if (!now.has(fact.id)) drifts.push({ change: 'dropped', findingId: fact.id, title: fact.parts.title ?? '' });
  return drifts;
}

/** The last word of all generations of a document on each finding; null when there was none. */
export function generatedFacts(view: CaseView, documentId: string): ReadonlyMap<string, MatrixFact> | null {
  const generations = Object.values(view.records.matrixGeneration)
    .filter(each => each.documentId === documentId)
    .sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || a.id.localeCompare(b.id));
  if (generations.length === 0) return null;
  const facts = new Map<string, MatrixFact>();
  for (const generation of generations) for (const fact of generation.facts) facts.set(fact.id, fact);
  return facts;
}
