import type { CaseReferences } from '../references.ts';

/**
 * The case as the node views see it. Node views register here and are redrawn when the case changes (a renumbering, an
 * amount corrected): the document itself does not change, so no transaction is made.
 */
export class LiveReferences {
  #references: CaseReferences;
  readonly #redraws = new Set<() => void>();

  constructor(references: CaseReferences) {
    this.#references = references;
  }

  get current(): CaseReferences {
    return this.#references;
  }

  replace(references: CaseReferences): void {
    this.#references = references;
    for (const redraw of this.#redraws) redraw();
  }

  watch(redraw: () => void): () => void {
    this.#redraws.add(redraw);
    redraw();
    return () => this.#redraws.delete(redraw);
  }
}
