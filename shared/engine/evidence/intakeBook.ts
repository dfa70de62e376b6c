import { type CaseView, nextEvidenceNumber } from '#casefile';
import type { OpenJournal } from '../journals/openJournal.ts';

interface Item {
  readonly id: string;
  readonly title: string;
}

/** What the case holds at a revision. */
interface Page {
  revision: number;
  next: number;
  readonly hashes: Map<string, Item>;
}

/** What the book needs of a journal. */
export interface Register {
  view(): CaseView;
}

/**
 * The register of a case at the moment an item is entered: whoever comes first gets the number, and whoever brings the
 * same bytes a moment later is a duplicate, also when two intakes run at once.
 */
export class IntakeBook {
  readonly #register: Register;
  #tail: Promise<unknown> = Promise.resolve();
  #page: Page | null = null;

  constructor(register: Register) {
    this.#register = register;
  }

  /**
   * Enters one item under the next number.
   * @param sha256 of its plain bytes; null when it is compared with nothing
   * @returns the item that holds the same bytes already (`write` was not called), null when it was entered
   */
  enter(
    item: Item & { readonly sha256: string | null },
    write: (number: number) => Promise<{ readonly revision: number }>,
  ): Promise<Item | null> {
    const turn = this.#tail.then(async () => {
      const page = this.#current();
      const twin = item.sha256 === null ? undefined : page.hashes.get(item.sha256);
      if (twin !== undefined) return twin;
      const { revision } = await write(page.next);
      // Nobody else wrote meanwhile: the page goes on without reading thousands of items again.
      if (revision !== page.revision + 1) return null;
      if (item.sha256 !== null) page.hashes.set(item.sha256, item);
      page.revision = revision;
      page.next++;
      return null;
    });
    this.#tail = turn.catch(() => undefined); // the one who asked gets the error; the next one still has a turn
    return turn;
  }

  #current(): Page {
    const view = this.#register.view();
    if (this.#page?.revision === view.revision) return this.#page;
    const hashes = new Map<string, Item>();
    for (const { id, title, blob } of Object.values(view.records.evidence))
      if (blob !== null && blob.size > 0) hashes.set(blob.sha256, { id, title });
    this.#page = { revision: view.revision, next: nextEvidenceNumber(view), hashes };
    return this.#page;
  }
}

const books = new WeakMap<OpenJournal, IntakeBook>();

/** One book per open case; it goes with the case. */
export function intakeBook(journal: OpenJournal): IntakeBook {
  let book = books.get(journal);
  if (book === undefined) {
    book = new IntakeBook(journal);
    books.set(journal, book);
  }
  return book;
}
