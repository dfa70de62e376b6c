import * as Y from 'yjs';
import { type Change, setRecord, type VersionReason } from '#casefile';
import { fromHex, toHex } from '#vault';
import type { EngineContext } from '../context.ts';
import type { TextVersion } from '../contract/index.ts';
import { EngineError } from '../errors.ts';
import type { OpenCase } from '../session/vaultSession.ts';
import { bodyOf } from './editorJsonOf.ts';

export interface DocumentOf {
  readonly caseId: string;
  readonly documentId: string;
}

/** A text that is being written is kept by itself this often, in ms. */
const INTERVAL_MS = 15 * 60_000;

/** Versions of texts: Yjs snapshots that rebuild what a text was, named by a person or kept by the station. */
export class Versions {
  readonly #context: EngineContext;
  /** When each text was last kept (or first typed in): nothing is looked up while somebody types. */
  readonly #kept = new Map<string, number>();

  constructor(context: EngineContext) {
    this.#context = context;
  }

  /** Keeps the text as it stands, drafts committed. @returns id of the version */
  async add(of: DocumentOf, name: string, reason: VersionReason): Promise<string> {
    const context = this.#context;
    const { journal, texts } = await this.#open(of);
    const doc = await texts.text(of.documentId);
    const versionId = context.newId();
    const at = context.now();
    const change = setRecord('documentVersion', versionId, {
      documentId: of.documentId,
      name,
      at,
      snapshotHex: toHex(Y.encodeSnapshot(Y.snapshot(doc))),
      isAutomatic: reason !== 'named',
      reason,
      byName: await context.session.ownName(),
    });
    await journal.apply([change], { isUndoable: false });
    this.#kept.set(of.documentId, at);
    return versionId;
  }

  /** Newest first. */
  async list(of: DocumentOf): Promise<readonly TextVersion[]> {
    const { journal } = await this.#open(of);
    return Object.values(journal.view().records.documentVersion)
      .filter(version => version.documentId === of.documentId)
      .map(
        ({ id, name, at, byName, isAutomatic, reason }): TextVersion => ({
          id,
          name,
          at: at ?? 0,
          byName,
          reason: reason ?? (isAutomatic ? 'exported' : 'named'),
        }),
      )
      .sort((a, b) => b.at - a.at || b.id.localeCompare(a.id));
  }

  /** The text of a version, or as it stands (null). The document may be shared: do not change it. @throws EngineError unknownRecord */
  async text(of: DocumentOf, versionId: string | null): Promise<Y.Doc> {
    const { journal, texts } = await this.#open(of);
    const doc = await texts.text(of.documentId);
    if (versionId === null) return doc;
    const version = journal.fold.record('documentVersion', versionId)?.fields;
    const snapshotHex = version?.get('snapshotHex')?.value;
    if (version?.get('documentId')?.value !== of.documentId || typeof snapshotHex !== 'string')
      throw new EngineError('unknownRecord');
    return Y.createDocFromSnapshot(doc, Y.decodeSnapshot(fromHex(snapshotHex)), new Y.Doc({ gc: false }));
  }

  /** Something was typed. A text that has not been kept for a while is kept; when that fails, the next words try again. */
  typed(of: DocumentOf): void {
    const now = this.#context.now();
    const kept = this.#kept.get(of.documentId);
    if (kept !== undefined && now - kept < INTERVAL_MS) return;
    // At once: the words of the next quarter of a second must not keep it a second time.
    this.#kept.set(of.documentId, now);
    if (kept === undefined) return;
    this.add(of, '', 'interval').catch(() => this.#kept.set(of.documentId, kept));
  }

  /** A document passes into another state: what it said until then is kept first. */
  async beforeChanges(caseId: string, changes: readonly Change[]): Promise<void> {
    for (const change of changes) {
      if (change.type !== 'record.set' || change.kind !== 'document') continue;
      const { journal, texts } = await this.#context.session.openCase(caseId);
      const old = journal.fold.value('document', change.id);
      const state = change.set?.state;
      if (old === null || state === undefined || state === old.state) continue;
      if (bodyOf(await texts.reading(change.id)).length === 0) continue;
      await this.add({ caseId, documentId: change.id }, old.state, 'state');
    }
  }

  async #open({ caseId, documentId }: DocumentOf): Promise<OpenCase> {
    const open = await this.#context.session.openCase(caseId);
    if (open.journal.fold.record('document', documentId) === undefined) throw new EngineError('unknownRecord');
    return open;
  }
}
