import type { RecordKind } from '#casefile';
import { readEntries } from '#journal';
import { toHex } from '#vault';
import type { EngineContext } from '../context.ts';
import type { HistoryItem } from '../contract/history.ts';
import { unpackRows } from '../journals/loadJournal.ts';
import type { OpenJournal } from '../journals/openJournal.ts';
import { HistoryIndex } from './historyIndex.ts';

interface HistoryQuery {
  readonly caseId: string;
  readonly offset: number;
  readonly limit: number;
  readonly identity?: string | undefined;
  readonly kind?: RecordKind | undefined;
  readonly recordId?: string | undefined;
}

/** Built per open journal and dropped with it. */
const indexes = new WeakMap<OpenJournal, HistoryIndex>();

/** One page of the history, newest first. */
export async function listHistory(
  context: EngineContext,
  query: HistoryQuery,
): Promise<{ total: number; items: readonly HistoryItem[] }> {
  const { session, store } = context;
  const { caseId } = query;
  const journal = await context.openJournal(caseId);
  const keyOf = session.keyOf(caseId);
  let index = indexes.get(journal);
  if (index === undefined) {
    const identityOf = (writer: string) => session.identityOf(writer);
    index = new HistoryIndex({ store, journalId: caseId, keyOf, identityOf });
    indexes.set(journal, index);
  }
  const rows = (await index.rows()).filter(
    row =>
      (query.identity === undefined || row.identity === query.identity) &&
      (query.kind === undefined || row.acts.some(act => act.kind === query.kind)) &&
      (query.recordId === undefined || row.acts.some(act => act.recordId === query.recordId)),
  );
  const page = rows.toReversed().slice(query.offset, query.offset + query.limit);
  const stored = (await store.entries.many(page.map(row => row.entryId))).filter(row => row !== null);
  const { entries } = await readEntries(
    unpackRows(stored, []).map(each => each.stored),
    keyOf,
  );
  const bodies = new Map(entries.map(({ stored: entry, body }) => [toHex(entry.id), body]));
  const names = new Map(journal.view().members.map(member => [member.identity, member.name]));
  return {
    total: rows.length,
    items: page.map(row => ({
      ...row,
      personName: names.get(row.identity) ?? '',
      ignored: journal.fold.ignoredReason(row.entryId),
      body: bodies.get(row.entryId) ?? null,
    })),
  };
}
