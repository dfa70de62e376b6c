import type { CaseReader, CaseReading, Certificates, GoodEntry, NamedFile } from '#backup';
import { type CaseView, type EntryBody, type Fold, foldAll, type RecordValue } from '#casefile';
import { ChainIndex, headOf, toFoldEntry } from '#journal';
import { toHex } from '#vault';
import type { CaseSummary } from '../contract/cases.ts';
import { isoDay } from '../session/caseSummaries.ts';
import { summarise } from '../session/summarise.ts';

/** Folds verified entries of a backup: the same fold that a screen shows. */
export function foldOf(journal: string, entries: readonly GoodEntry[], certificates: Certificates): Fold {
  const chain = new ChainIndex();
  for (const { read } of entries) chain.add(read.stored, headOf(read.stored, read.header), read.header.prev);
  return foldAll(
    journal,
    entries.map(({ read }) => toFoldEntry(read, certificates.get(toHex(read.header.writer))?.identity ?? '', chain)),
  );
}

export type Listing = RecordValue<'caseListing'>;

export interface ReadCase extends CaseReading {
  readonly summary: CaseSummary;
}

/** What the journals of a backup say: the registry's list first, then one case after the other. */
export class BackupCases implements CaseReader {
  readonly #now: () => number;
  #listings: Readonly<Record<string, Listing>> = {};
  #holidays: ReadonlySet<string> = new Set();

  constructor(now: () => number) {
    this.#now = now;
  }

  listing(caseId: string): Listing | null {
    return this.#listings[caseId] ?? null;
  }

  async registry(journal: string, entries: readonly GoodEntry[], certificates: Certificates): Promise<void> {
    const { records } = foldOf(journal, entries, certificates).view();
    this.#listings = records.caseListing;
    this.#holidays = new Set(records.profile.profile?.holidays.map(each => each.date));
  }

  async case(journal: string, entries: readonly GoodEntry[], certificates: Certificates): Promise<ReadCase> {
    const view = foldOf(journal, entries, certificates).view();
    const summary = summarise(view, {
      entryCount: entries.length,
      damage: null,
      today: isoDay(this.#now()),
      holidays: this.#holidays,
    });
    const files = filesOf(view, entries);
    const listing = this.listing(journal);
    return {
      summary,
      files,
      facts: {
        caseId: journal,
        compartmentId: listing?.compartmentId ?? '',
        title: summary.title || (listing?.title ?? ''),
        code: summary.code,
        caseKind: summary.caseKind || (listing?.caseKind ?? ''),
        stage: summary.stage,
        isSample: listing?.isSample ?? false,
        entries: entries.length,
        leaves: summary.leafCount,
        pages: pagesOf(view),
        files: files.length,
        fileBytes: files.reduce((sum, file) => sum + file.size, 0),
        changedAt: summary.changedAt,
      },
    };
  }
}

function pagesOf(view: CaseView): number {
  return Object.values(view.records.evidence).reduce((sum, item) => sum + (item.pageCount ?? 0), 0);
}

/** Every file that any entry ever named, also of items removed since: what was taken in is kept. */
function filesOf(view: CaseView, entries: readonly GoodEntry[]): NamedFile[] {
  const files = new Map<string, NamedFile>();
  for (const { read } of entries) {
    for (const { id, set } of evidenceSets(read.body)) {
      if (set.blob === null || set.blob === undefined) continue;
      const title = view.records.evidence[id]?.title ?? set.title ?? '';
      files.set(set.blob.blobId, { ...set.blob, title });
    }
  }
  return [...files.values()];
}

type EvidenceSet = { readonly id: string; readonly set: Partial<RecordValue<'evidence'>> };

function evidenceSets(body: EntryBody | null): readonly EvidenceSet[] {
  return (body?.changes ?? []).flatMap(change =>
    change.type === 'record.set' && change.kind === 'evidence' && change.set !== undefined
      ? [{ id: change.id, set: change.set as EvidenceSet['set'] }]
      : [],
  );
}
