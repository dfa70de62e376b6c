import type { CaseView } from '#casefile';
import { type BlockResult, blockIssues, type Surroundings } from './blockIssues.ts';
import { type CaseIndex, caseIndex } from './caseIndex.ts';
import {
  FindingTies,
  findingIssues,
  type PlacedBlock,
  recordIssues,
  type TextOfDocument,
  totalIssues,
  unusedEvidence,
} from './caseIssues.ts';
import { CLAIM_RULES, type ClaimRules } from './claims.ts';
import { findingsOfAtoms } from './context.ts';
import { type BlockFacts, isCitation, type NodeFacts } from './facts.ts';
import { type ProofIssue, type ProofResult, type SourceText, textKey } from './issues.ts';
import { type Place, placesOf } from './parts.ts';
import { QuoteMemory, quoteIssues } from './quoteIssues.ts';
import { tableFaults } from './tables.ts';
import { positionOf } from './textBlocks.ts';

export interface ProofInput {
  /** What each top-level node of the body says, in order; the same object for the same node makes the next run cheap. */
  readonly nodes: readonly NodeFacts[];
  readonly view: CaseView;
  readonly documentId: string;
  /** A conclusion must speak of every finding; other papers only prove what they say. */
  readonly isConclusion: boolean;
  /** ISO day. */
  readonly today: string;
  /** The text of an item; undefined while it is not known. */
  readonly textOf: (evidenceId: string) => SourceText | undefined;
  readonly rules?: ClaimRules;
}

/**
 * The proof check (Kiểm chứng). `check` is a pure function of its input; what it read of unchanged blocks it remembers, so
 * that running it after every pause of typing costs little.
 */
export class ProofChecker {
  readonly #blocks = new WeakMap<BlockFacts, { key: string; index: CaseIndex; result: BlockResult }>();
  readonly #pages = new WeakMap<CaseIndex, WeakMap<BlockFacts, ReadonlySet<string>>>();
  readonly #cases = new WeakMap<CaseIndex, { today: string; issues: readonly ProofIssue[] }>();
  readonly #quotes = new QuoteMemory();
  readonly #ties = new FindingTies();

  check(input: ProofInput): ProofResult {
    const { view, documentId, isConclusion, today } = input;
    const index = caseIndex(view);
    const text = placed(input.nodes);
    const issues: ProofIssue[] = [];
    const wanted = new Set<string>();
    let total = 0;
    let proven = 0;
    text.blocks.forEach((each, at) => {
      const result = this.#blockResult(text.blocks, at, index, input);
      total += result.claims;
      proven += result.proven;
      issues.push(...result.issues);
      if (each.facts.quotations.length === 0) return;
      const before = text.blocks[at - 1]?.facts.sentences.at(-1)?.atoms.filter(isCitation) ?? [];
      const quotes = quoteIssues(each.facts, each.node, before, index, input.textOf, this.#quotes);
      issues.push(...quotes.issues);
      for (const id of quotes.wanted) wanted.add(id);
    });
    issues.push(...sumRowIssues(input.nodes));
    issues.sort(inOrder);
    if (isConclusion) issues.push(...findingIssues(text, documentId, index, this.#ties), ...totalIssues(text, index));
    issues.push(...this.#ofCase(index, today), ...unusedEvidence(text.blocks, index));
    return { ...withoutWaived(issues, view, documentId), claims: { total, proven }, wantedTexts: [...wanted] };
  }

  #blockResult(blocks: readonly PlacedBlock[], at: number, index: CaseIndex, input: ProofInput): BlockResult {
    const { facts, node, place } = blocks[at] as PlacedBlock;
    if (facts.sentences.length === 0 || facts.block.role.startsWith('heading')) return NOTHING;
    const around: Surroundings = {
      place,
      heading: headingAbove(blocks, at),
      findings: this.#neighbours(blocks, at, index),
      isProvenByList: isProvenByList(blocks, at),
      today: input.today,
    };
    const key = JSON.stringify([
      place,
      around.heading,
      [...around.findings].sort(),
      around.isProvenByList,
      around.today,
    ]);
    const known = this.#blocks.get(facts);
    let result = known?.key === key && known.index === index ? known.result : null;
    if (result === null) {
      result = blockIssues(facts, around, index, input.rules ?? CLAIM_RULES);
      this.#blocks.set(facts, { key, index, result });
    }
    return { ...result, issues: result.issues.map(issue => atNode(issue, node)) };
  }

  /** Findings of the block itself and of what stands right before and after it under the same heading. */
  #neighbours(blocks: readonly PlacedBlock[], at: number, index: CaseIndex): ReadonlySet<string> {
    const found = new Set<string>();
    for (const by of [-1, 0, 1, 2]) {
      const block = blocks[at + by];
      if (block === undefined) continue;
      if (block.facts.block.role.startsWith('heading')) {
        if (by >= 0) break;
        continue;
      }
      for (const id of this.#findingsIn(block.facts, index)) found.add(id);
    }
    return found;
  }

  #findingsIn(facts: BlockFacts, index: CaseIndex): ReadonlySet<string> {
    let known = this.#pages.get(index);
    if (known === undefined) {
      known = new WeakMap();
      this.#pages.set(index, known);
    }
    let found = known.get(facts);
    if (found === undefined) {
      found = findingsOfAtoms(facts.block.atoms, index);
      known.set(facts, found);
    }
    return found;
  }

  #ofCase(index: CaseIndex, today: string): readonly ProofIssue[] {
    const known = this.#cases.get(index);
    if (known !== undefined && known.today === today) return known.issues;
    const issues = recordIssues(index, today);
    this.#cases.set(index, { today, issues });
    return issues;
  }
}

const NOTHING: BlockResult = { issues: [], claims: 0, proven: 0 };

/** Every text block with its part, and the live tables. */
function placed(nodes: readonly NodeFacts[]): TextOfDocument {
  const flat = nodes.flatMap((each, node) => each.blocks.map(facts => ({ facts, node })));
  const places = placesOf(flat.map(each => each.facts.block));
  const blocks = flat.map((each, i) => ({ ...each, place: places[i] as Place }));
  const last = new Map<number, Place>();
  for (const block of blocks) last.set(block.node, block.place);
  let place: Place = { part: 'other', subPart: null };
  const caseTables: { table: string; place: Place }[] = [];
  nodes.forEach((each, node) => {
    place = last.get(node) ?? place;
    if (each.caseTable !== null) caseTables.push({ table: each.caseTable, place });
  });
  return { blocks, caseTables };
}

function headingAbove(blocks: readonly PlacedBlock[], at: number): string {
  let second = '';
  let third = '';
  for (let i = at; i >= 0; i--) {
    const { role, text } = blocks[i]?.facts.block ?? { role: 'heading1', text: '' };
    if (role === 'heading3' && second === '' && third === '') third = text;
    else if (role === 'heading2') second ||= text;
    if (role === 'heading1' || role === 'heading2') break;
  }
  return `${second} ${third}`.trim();
}

/** «…, gồm:» and a list whose items all carry evidence. */
function isProvenByList(blocks: readonly PlacedBlock[], at: number): boolean {
  const block = blocks[at]?.facts.block;
  if (block === undefined || !block.text.trimEnd().endsWith(':')) return false;
  let items = 0;
  for (let i = at + 1; blocks[i]?.facts.block.role === 'listItem'; i++) {
    if (blocks[i]?.facts.block.atoms.some(isCitation) !== true) return false;
    items++;
  }
  return items > 0;
}

function atNode(issue: ProofIssue, node: number): ProofIssue {
  return issue.place.type === 'text' && issue.place.node !== node
    ? { ...issue, place: { ...issue.place, node } }
    : issue;
}

function sumRowIssues(nodes: readonly NodeFacts[]): ProofIssue[] {
  return nodes.flatMap((each, node) =>
    each.type !== 'table'
      ? []
      : tableFaults(each.blocks).map(
          ({ at, said, sum }): ProofIssue => ({
            key: `${textKey('tableSumDiffers', said)}|${sum}`,
            code: 'tableSumDiffers',
            severity: 'error',
            place: {
              type: 'text',
              node,
              from: positionOf(at.block, 0),
              to: positionOf(at.block, at.block.text.length),
            },
            quote: said,
            params: { said, sum },
          }),
        ),
  );
}

function inOrder(a: ProofIssue, b: ProofIssue): number {
  if (a.place.type !== 'text' || b.place.type !== 'text') return 0;
  return a.place.node - b.place.node || a.place.from - b.place.from;
}

function withoutWaived(
  issues: readonly ProofIssue[],
  view: CaseView,
  documentId: string,
): Pick<ProofResult, 'issues' | 'waived'> {
  const waivers = new Map(
    Object.values(view.records.proofWaiver)
      .filter(each => each.documentId === documentId)
      .map(each => [each.issueKey, each.id]),
  );
  const waived = issues.flatMap(issue => {
    const waiverId = waivers.get(issue.key);
    return waiverId === undefined ? [] : [{ issue, waiverId }];
  });
  return { issues: waived.length === 0 ? issues : issues.filter(issue => !waivers.has(issue.key)), waived };
}
