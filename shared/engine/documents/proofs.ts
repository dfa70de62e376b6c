import type * as Y from 'yjs';
import type { CaseView, RecordValue } from '#casefile';
import type { NodeFacts, ProofChecker, ProofResult, SourceText } from '#officialdoc';
import { EngineError } from '../errors.ts';
import type { ItemTexts } from '../evidence/itemText.ts';
import { bodyOf, nodesOf } from './editorJsonOf.ts';
import type { TextSession } from './textSession.ts';

export interface ProofOrder {
  readonly journal: { readonly id: string; view(): CaseView };
  readonly texts: TextSession;
  readonly document: RecordValue<'document'>;
  /** ISO day. */
  readonly today: string;
  /** Reads what quotations ask for; else they wait. */
  readonly reads: boolean;
}

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook;

/** What is remembered of one document, so that a check after every pause of typing reads only what changed. */
interface Known {
  readonly checker: ProofChecker;
  readonly doc: Y.Doc;
  readonly facts: WeakMap<Child, readonly NodeFacts[]>;
}

/**
 * Proof checks of the open cases. Texts of quoted items are held only for as long as their case is open: all of it hangs on
 * the session's own texts and goes with them.
 */
export class Proofs {
  readonly #itemTexts: ItemTexts;
  readonly #known = new WeakMap<TextSession, Map<string, Known>>();
  readonly #sources = new WeakMap<TextSession, Map<string, SourceText>>();

  constructor(itemTexts: ItemTexts) {
    this.#itemTexts = itemTexts;
  }

  async check(order: ProofOrder): Promise<ProofResult> {
    const { journal, texts, document, today } = order;
    const sources = of(this.#sources, texts, () => new Map<string, SourceText>());
    // The document room is loaded when first needed: unlocking does not wait for it.
    const { factsOf, ProofChecker } = await import('#officialdoc');
    const doc = await texts.reading(document.id);
    const documents = of(this.#known, texts, () => new Map<string, Known>());
    let known = documents.get(document.id);
    if (known?.doc !== doc) {
      known = { checker: new ProofChecker(), doc, facts: followed(doc) };
      documents.set(document.id, known);
    }
    const { checker, facts } = known;
    const once = (): ProofResult =>
      checker.check({
        nodes: bodyOf(doc)
          .toArray()
          .flatMap(child => {
            const read = facts.get(child) ?? nodesOf(child).map(node => factsOf(node));
            facts.set(child, read);
            return read;
          }),
        view: journal.view(),
        documentId: document.id,
        isConclusion: document.form === 'conclusion',
        today,
        textOf: id => sources.get(id),
      });
    const result = once();
    if (!order.reads || result.wantedTexts.length === 0) return result;
    for (const id of result.wantedTexts) sources.set(id, await this.#source(journal.id, id));
    return once();
  }

  async #source(caseId: string, evidenceId: string): Promise<SourceText> {
    try {
      const text = await this.#itemTexts.text(caseId, evidenceId);
      return text.state === 'failed' ? { state: 'failed' } : text;
    } catch (error) {
      // Gone or damaged: other checks say so; the quotation is told to be unchecked.
      if (error instanceof EngineError && error.code !== 'locked') return { state: 'failed' };
      throw error;
    }
  }
}

function of<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** Facts of top-level nodes; a node that changes in any depth is forgotten. */
function followed(doc: Y.Doc): Known['facts'] {
  const facts: Known['facts'] = new WeakMap();
  const body = bodyOf(doc);
  body.observeDeep(events => {
    for (const event of events) {
      let node: Y.AbstractType<unknown> | null = event.target;
      while (node !== null && node.parent !== body) node = node.parent;
      if (node !== null) facts.delete(node as Child);
    }
  });
  return facts;
}
