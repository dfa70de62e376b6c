import type { Change } from '../changes.ts';
import { compareMarks, type EntryMark, hasSeen } from './causality.ts';

/** An entry that holds a piece of a document's text; the update itself is in the store. */
export interface TextEntry {
  readonly entryId: string;
  readonly clientId: number;
  readonly time: number;
  readonly identity: string;
}

export interface TextPiece {
  readonly mark: EntryMark;
  readonly clientId: number;
}

/**
 * Pieces of text by document, in fold order. A piece that has no effect – late work, work after a removal – is held
 * aside, and joins when an accepted piece was written on top of it: what accepted text depends on is never dropped
 * (JOURNAL B5).
 */
export class Texts {
  readonly accepted = new Map<string, TextPiece[]>();
  readonly held = new Map<string, TextPiece[]>();
  /** ClientIDs declared in a writer's chain (JOURNAL B2). */
  readonly sessions = new Map<string, TextPiece[]>();

  declare(mark: EntryMark, clientId: number): void {
    append(this.sessions, mark.writer, { mark, clientId });
  }

  isDeclared(mark: EntryMark, clientId: number, own: readonly Change[]): boolean {
    return (
      own.some(change => change.type === 'session.started' && change.clientId === clientId) ||
      (this.sessions.get(mark.writer) ?? []).some(each => each.clientId === clientId && hasSeen(mark, each.mark))
    );
  }

  accept(documentId: string, piece: TextPiece): void {
    const held = this.held.get(documentId) ?? [];
    const needed = held.filter(each => hasSeen(piece.mark, each.mark));
    if (needed.length === 0) {
      append(this.accepted, documentId, piece);
      return;
    }
    this.held.set(
      documentId,
      held.filter(each => !needed.includes(each)),
    );
    const all = [...(this.accepted.get(documentId) ?? []), ...needed, piece];
    this.accepted.set(
      documentId,
      all.sort((x, y) => compareMarks(x.mark, y.mark)),
    );
  }

  hold(documentId: string, piece: TextPiece): void {
    append(this.held, documentId, piece);
  }

  entriesOf(documentId: string): readonly TextEntry[] {
    return (this.accepted.get(documentId) ?? []).map(({ mark, clientId }) => ({
      entryId: mark.id,
      clientId,
      time: mark.time,
      identity: mark.identity,
    }));
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
