import { type Change, type Fold, itemKey, labelOf, RECORDS, type RecordKind, type RecordValue } from '#casefile';
import type { HistoryAct } from '../contract/history.ts';

/** What an entry's changes did, in words for the history screen; `fold` is the state before the entry. */
export function describeActs(changes: readonly Change[], fold: Fold): HistoryAct[] {
  return changes.map(change => describe(change, fold));
}

type Fields = HistoryAct['fields'];

function describe(change: Change, fold: Fold): HistoryAct {
  const { type } = change;
  switch (type) {
    case 'record.set': {
      const { kind, id } = change;
      const before = fold.record(kind, id);
      const initial = RECORDS[kind].fields as Record<string, { initial: unknown } | undefined>;
      const fields: { name: string; before: unknown; after: unknown }[] = [];
      for (const [name, after] of Object.entries(change.set ?? {})) {
        const register = before?.fields.get(name);
        fields.push({
          name,
          before: register === undefined ? (initial[name]?.initial ?? null) : register.value,
          after,
        });
      }
      for (const [name, items] of Object.entries(change.add ?? {}))
        for (const item of items as readonly unknown[])
          fields.push({ name, before: before?.collections.get(name)?.get(itemKey(item))?.item ?? null, after: item });
      for (const [name, keys] of Object.entries(change.drop ?? {}))
        for (const key of keys as readonly string[])
          fields.push({ name, before: before?.collections.get(name)?.get(key)?.item ?? key, after: null });
      const label = labelAfter(fold, kind, id, change.set ?? {});
      return { verb: before === undefined ? 'created' : 'changed', type, kind, recordId: id, label, fields };
    }
    case 'record.removed':
    case 'record.restored':
      return {
        verb: type === 'record.removed' ? 'removed' : 'restored',
        type,
        kind: change.kind,
        recordId: change.id,
        label: labelAfter(fold, change.kind, change.id, {}),
        fields: [],
      };
    case 'conflict.settled':
      return {
        verb: 'changed',
        type,
        kind: change.kind,
        recordId: change.id,
        label: labelAfter(fold, change.kind, change.id, {}),
        fields: facts({ field: change.field }),
      };
    case 'document.text':
      return {
        verb: 'wrote',
        type,
        kind: 'document',
        recordId: change.documentId,
        label: labelAfter(fold, 'document', change.documentId, {}),
        fields: facts({ added: change.added, removed: change.removed }),
      };
    case 'note.recorded':
      return other('recorded', type, change.what, facts({ what: change.what, detail: change.detail }));
    case 'case.created':
      return other('created', type, change.leaderName, facts({ journal: change.journal, leader: change.leader }));
    case 'member.admitted':
      return other('admitted', type, change.name, facts({ identity: change.identity, role: change.role }));
    case 'member.roleChanged':
      return other('changed', type, '', facts({ identity: change.identity, role: change.role }));
    case 'member.removed':
      return other('removed', type, '', facts({ identity: change.identity, reason: change.reason }));
    case 'entry.expunged':
      return other('removed', type, '', facts({ entryId: change.entryId, reason: change.reason }));
    case 'case.closed':
    case 'case.reopened':
      return other('other', type, '', facts({ reason: change.reason }));
    case 'late.decided':
      return other('other', type, '', facts({ accept: change.accept, entries: change.entryIds.length }));
    case 'epoch.started':
      return other('other', type, '', facts({ epoch: change.epoch }));
    case 'session.started':
      return other('other', type, '', []);
  }
}

function other(verb: HistoryAct['verb'], type: string, label: string, fields: Fields): HistoryAct {
  return { verb, type, kind: null, recordId: null, label, fields };
}

function facts(values: Readonly<Record<string, unknown>>): Fields {
  return Object.entries(values).map(([name, after]) => ({ name, before: null, after }));
}

/** Title of an object as it was once the entry applied. */
function labelAfter(fold: Fold, kind: RecordKind, id: string, set: Readonly<Record<string, unknown>>): string {
  const value: Record<string, unknown> = { id };
  for (const [name, register] of fold.record(kind, id)?.fields ?? []) value[name] = register.value;
  return labelOf({ ...value, ...set } as unknown as RecordValue);
}
