import {
  type AmountSum,
  basisFindings,
  consistencyFindings,
  countedAmong,
  findingsMatrix,
  leavesBetween,
  sumOf,
  unprovenClaims,
} from '#casefile';
import { readable } from './blockIssues.ts';
import { type CaseIndex, overlap, significantWords } from './caseIndex.ts';
import { findingsOfAtoms, idsOf, SPEAKS_OF } from './context.ts';
import { type BlockFacts, isCitation } from './facts.ts';
import { type IssueCode, type ProofIssue, textKey } from './issues.ts';
import { driftOf } from './matrixFacts.ts';
import type { Place } from './parts.ts';
import { positionOf } from './textBlocks.ts';

/** A block where it stands. */
export interface PlacedBlock {
  readonly facts: BlockFacts;
  readonly node: number;
  readonly place: Place;
}

export interface TextOfDocument {
  readonly blocks: readonly PlacedBlock[];
  /** Live tables: where, and which. */
  readonly caseTables: readonly { readonly table: string; readonly place: Place }[];
}

/** How a block speaks of findings: by live nodes and pages, or by saying the title. Kept per state of the case. */
export class FindingTies {
  readonly #known = new WeakMap<CaseIndex, WeakMap<BlockFacts, ReadonlySet<string>>>();

  of(facts: BlockFacts, index: CaseIndex): ReadonlySet<string> {
    let known = this.#known.get(index);
    if (known === undefined) {
      known = new WeakMap();
      this.#known.set(index, known);
    }
    let ties = known.get(facts);
    if (ties === undefined) {
      ties = tiesOf(facts, index);
      known.set(facts, ties);
    }
    return ties;
  }
}

function tiesOf(facts: BlockFacts, index: CaseIndex): ReadonlySet<string> {
  const ties = new Set(findingsOfAtoms(facts.block.atoms, index));
  for (const text of facts.sentences.length > 0 ? facts.sentences : [facts.block]) {
    const words = new Set(significantWords(text.text));
    if (words.size < 3) continue;
    for (const [id, title] of index.titleWords) if (title.size >= 3 && overlap(title, words) >= SPEAKS_OF) ties.add(id);
  }
  return ties;
}

const recordIssue = (
  code: IssueCode,
  severity: ProofIssue['severity'],
  kind: Extract<ProofIssue['place'], { type: 'record' }>['kind'],
  id: string,
  quote: string,
  more: Partial<ProofIssue> = {},
): ProofIssue => ({
  key: `${code}|${kind}:${id}`,
  code,
  severity,
  place: { type: 'record', kind, id },
  quote,
  params: {},
  ...more,
});

/** Findings the conclusion does not speak of, conclusions that no finding stands behind, and what parted since generation. */
export function findingIssues(
  text: TextOfDocument,
  documentId: string,
  index: CaseIndex,
  ties: FindingTies,
): readonly ProofIssue[] {
  const { records } = index.view;
  const issues: ProofIssue[] = [];
  const spokenOf = new Map<string, PlacedBlock>();
  for (const each of text.blocks) {
    if (!['facts', 'conclusions', 'measures', 'other'].includes(each.place.part)) continue;
    const own = ties.of(each.facts, index);
    for (const id of own) if (!spokenOf.has(id)) spokenOf.set(id, each);
    if (each.place.part !== 'conclusions' || (each.place.subPart !== 'fault' && each.place.subPart !== null)) continue;
    if (each.facts.block.role === 'cell' || own.size > 0) continue;
    for (const sentence of each.facts.sentences) {
      if (!sentence.reasons.includes('violation')) continue;
      issues.push({
        key: textKey('conclusionWithoutFinding', sentence.text),
        code: 'conclusionWithoutFinding',
        severity: 'warning',
        place: {
          type: 'text',
          node: each.node,
          from: positionOf(each.facts.block, sentence.start),
          to: positionOf(each.facts.block, sentence.end),
        },
        quote: readable(sentence, index),
        params: {},
      });
    }
  }
  for (const finding of Object.values(records.finding)) {
    const at = spokenOf.get(finding.id);
    if (finding.state === 'dropped') {
      if (at !== undefined && sharesLiveNode(at, finding.id, index))
        issues.push(atBlock(recordIssue('droppedFindingInText', 'error', 'finding', finding.id, finding.title), at));
    } else if (at === undefined)
      issues.push(recordIssue('findingNotInText', 'warning', 'finding', finding.id, finding.title));
  }
  for (const drift of driftOf(index.view, documentId)) {
    const at = spokenOf.get(drift.findingId);
    const placed = (issue: ProofIssue) => (at === undefined ? issue : atBlock(issue, at));
    const title = records.finding[drift.findingId]?.title ?? '';
    if (drift.change === 'added')
      issues.push(recordIssue('findingAdded', 'warning', 'finding', drift.findingId, title));
    else if (drift.change === 'dropped')
      issues.push(placed(recordIssue('findingDropped', 'error', 'finding', drift.findingId, drift.title || title)));
    else {
      const isOf = (...parts: string[]) => drift.parts.filter(each => parts.includes(each.part));
      const decision = isOf('decision');
      const measures = isOf('measures', 'amountLines');
      const others = drift.parts.filter(each => !decision.includes(each) && !measures.includes(each));
      for (const [code, changes] of [
        ['decisionChanged', decision],
        ['measureChanged', measures],
        ['findingChanged', others],
      ] as const)
        if (changes.length > 0)
          issues.push(placed(recordIssue(code, 'warning', 'finding', drift.findingId, title, { changes })));
    }
  }
  for (const { finding, gaps } of findingsMatrix(index.view)) {
    // Evidence, basis and responsibility are asked for by the checks of the case.
    const own = gaps.filter(gap => gap !== 'evidence' && gap !== 'basis' && gap !== 'responsible');
    if (own.length > 0)
      issues.push(recordIssue('findingGaps', 'note', 'finding', finding.id, finding.title, { gaps: own }));
  }
  return issues;
}

/** The same issue, linked to the place in the text instead of the record. */
function atBlock(issue: ProofIssue, at: PlacedBlock): ProofIssue {
  const { block } = at.facts;
  return {
    ...issue,
    place: { type: 'text', node: at.node, from: positionOf(block, 0), to: positionOf(block, block.text.length) },
  };
}

function sharesLiveNode(at: PlacedBlock, findingId: string, index: CaseIndex): boolean {
  return findingsOfAtoms(at.facts.block.atoms, index).has(findingId);
}

/** Money asked for in part V that no finding in parts II and III states, finding by finding (bieu-mau §4.8). */
export function totalIssues(text: TextOfDocument, index: CaseIndex): readonly ProofIssue[] {
  const { records } = index.view;
  const stated = new Set<string>();
  const asked = new Set<string>();
  const all = Object.keys(records.amountLine);
  for (const { table, place } of text.caseTables) {
    if (table !== 'findings' && table !== 'amounts') continue;
    const into = place.part === 'recommendations' ? (table === 'amounts' ? asked : null) : stated;
    if (into !== null) for (const id of all) into.add(id);
  }
  let hasProse = false;
  for (const { facts, place } of text.blocks) {
    for (const { node } of facts.block.atoms) {
      if (node.type !== 'amount') continue;
      hasProse = true;
      for (const id of idsOf(node.attrs?.lineIds)) (place.part === 'recommendations' ? asked : stated).add(id);
    }
  }
  if (!hasProse && stated.size === 0) return [];
  const missing = new Map<string, string[]>();
  for (const id of asked) {
    const findingId = records.amountLine[id]?.findingId;
    if (findingId == null || stated.has(id)) continue;
    missing.set(findingId, [...(missing.get(findingId) ?? []), id]);
  }
  return [...missing].flatMap(([findingId, lineIds]) => {
    const lines = countedAmong(index.view, lineIds);
    if (sumOf(lines) === 0) return [];
    const sum: AmountSum = { scope: { findingId }, amount: sumOf(lines), lineIds: lines.map(line => line.id) };
    return [
      recordIssue('totalsDiffer', 'error', 'finding', findingId, records.finding[findingId]?.title ?? '', {
        params: { sum: sum.amount },
        sum,
      }),
    ];
  });
}

/** What the case itself shows, and evidence that nothing rests on. */
export function recordIssues(index: CaseIndex, today: string): readonly ProofIssue[] {
  return [...unprovenClaims(index.view), ...consistencyFindings(index.view, today), ...basisFindings(index.view)].map(
    check => ({
      ...recordIssue('record', check.code === 'unproven' ? 'warning' : 'error', check.kind, check.id, check.detail, {
        check,
      }),
      // A record may rest on several bases.
      key: `record|${check.code}|${check.kind}:${check.id}${check.code.startsWith('basis') ? `|${check.detail}` : ''}`,
    }),
  );
}

/** Items cited neither in this document nor by any record of the case. Papers left out of the archive are not asked for. */
export function unusedEvidence(blocks: readonly PlacedBlock[], index: CaseIndex): readonly ProofIssue[] {
  const { records } = index.view;
  const used = new Set(index.citedEvidence);
  for (const { facts } of blocks) {
    for (const atom of facts.block.atoms) {
      if (!isCitation(atom) || typeof atom.node.attrs?.leafId !== 'string') continue;
      const toLeafId = typeof atom.node.attrs.toLeafId === 'string' ? atom.node.attrs.toLeafId : null;
      for (const leaf of leavesBetween(index.view, atom.node.attrs.leafId, toLeafId))
        if (leaf.evidenceId !== null) used.add(leaf.evidenceId);
    }
  }
  return Object.values(records.evidence)
    .filter(item => !used.has(item.id) && !item.isWithdrawn && !item.isExcludedFromArchive)
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
    .map(item =>
      recordIssue('evidenceUnused', 'note', 'evidence', item.id, item.title, {
        params: { number: item.number ?? '?' },
      }),
    );
}
