import type { Change, Fold } from '#casefile';

export interface Done {
  readonly entryId: string;
  readonly changes: readonly Change[];
  /** Computed from the state before; null = an act that stays done. */
  readonly inverse: readonly Change[] | null;
}

/** What one session did to one journal, to undo and redo in order (JOURNAL B7). */
export class UndoStack {
  readonly #undo: Done[] = [];
  #redo: Done[] = [];
  readonly #own = new Set<string>();

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  /** A new act: what was undone before can no longer be redone. */
  did(done: Done): void {
    this.#own.add(done.entryId);
    this.#undo.push(done);
    this.#redo = [];
  }

  nextUndo(): Done | undefined {
    return this.#undo.at(-1);
  }

  nextRedo(): Done | undefined {
    return this.#redo.at(-1);
  }

  undid(done: Done): void {
    this.#own.add(done.entryId);
    this.#undo.pop();
    this.#redo.push(done);
  }

  redid(done: Done): void {
    this.#own.add(done.entryId);
    this.#redo.pop();
    this.#undo.push(done);
  }

  /** Forgets an act that cannot be undone, so that the one before it can be reached. */
  skipUndo(): void {
    this.#undo.pop();
  }

  skipRedo(): void {
    this.#redo.pop();
  }

  /**
   * Does everything these changes set still hold what this session wrote? Values this session put back by undoing count
   * as its own. @returns the first thing that somebody else changed since, null when nothing did.
   */
  overwritten(fold: Fold, { changes, inverse }: Done): string | null {
    return fold.firstOverwritten(changes, inverse ?? [], this.#own);
  }
}
