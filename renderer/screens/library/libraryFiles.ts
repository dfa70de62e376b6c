import { type Change, instrumentFields, type LibraryEntry, setRecord, writeLibraryFile } from '#casefile';
import type { Host } from '#host';
import type { Instrument } from '#law';

/** @returns the name the user chose; null = cancelled */
export function saveLibrary(host: Host, library: readonly LibraryEntry[]): Promise<string | null> {
  const bytes = new TextEncoder().encode(writeLibraryFile(library));
  return host.files.saveBytes({ suggestedName: 'danh-muc-phap-luat.json', bytes });
}

export interface ImportPlan {
  readonly added: readonly Instrument[];
  /** Says something else than the library does now. */
  readonly changed: readonly Instrument[];
  readonly sameCount: number;
}

/** What taking over a file would do. Nothing of the library is ever removed by it. */
export function planImport(library: readonly LibraryEntry[], incoming: readonly Instrument[]): ImportPlan {
  const known = new Map(library.map(each => [each.id, fingerprint(each)]));
  const added = incoming.filter(each => !known.has(each.id));
  const changed = incoming.filter(each => known.has(each.id) && known.get(each.id) !== fingerprint(each));
  return { added, changed, sameCount: incoming.length - added.length - changed.length };
}

/** One act: each instrument as the file has it, its provisions exactly those of the file. */
export function importChanges(library: readonly LibraryEntry[], instruments: readonly Instrument[]): readonly Change[] {
  const known = new Map(library.map(each => [each.id, each]));
  return instruments.map(each => {
    const kept = new Set(each.articles.map(article => article.id));
    const own = known.get(each.id);
    const gone = own === undefined || own.origin === 'program' ? [] : own.articles.filter(({ id }) => !kept.has(id));
    return setRecord(
      'instrument',
      each.id,
      { ...instrumentFields(each), isHidden: false },
      { articles: each.articles },
      gone.length === 0 ? undefined : { articles: gone.map(({ id }) => id) },
    );
  });
}

function fingerprint(instrument: Instrument): string {
  const articles = [...instrument.articles].sort((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify([
    instrumentFields(instrument),
    articles.map(({ id, article, clause, point, text, inForceFrom, inForceTo }) => [
      id,
      article,
      clause,
      point,
      text,
      inForceFrom,
      inForceTo,
    ]),
  ]);
}
