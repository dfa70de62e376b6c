import { type Change, setRecord } from '#casefile';
import { checkedChange } from '../checkedChange.ts';
import type { AreaApi } from '../contract/call.ts';
import type { Contract } from '../contract/index.ts';
import { forbidLocked, leavesLockedAlone } from '../documents/moves.ts';
import type { EngineCore } from '../engineCore.ts';
import { EngineError } from '../errors.ts';
import type { PublicCalls } from '../sample/createSample.ts';
import { createCase } from '../session/createCase.ts';
import { vaultFileRows } from '../session/vaultSession.ts';

/** Cases: listing, creating, opening, changing, undoing, destroying. */
export function casesArea(core: EngineCore, publicCalls: () => PublicCalls): AreaApi<Contract['cases']> {
  return {
    list: async () => core.summaries.list(),

    async create({ caseKind, title, secrecy, info }) {
      const change = checkedChange(setRecord('caseInfo', 'case', { ...info, caseKind, title, secrecy }));
      return { caseId: await createCase(core, [change], { title, caseKind, isSample: false }) };
    },

    async open({ caseId }) {
      const isRegistry = caseId === core.session.registryId;
      try {
        // Listed, but left in the backup when this vault was restored from it.
        if (core.session.vault.hasCaseKey(caseId, 0) && (await core.store.entries.count(caseId)) === 0)
          throw new EngineError('caseNotHere');
        const { journal, damagedDrafts } = await core.session.openCase(caseId);
        if (!isRegistry) core.summaries.noteDamage(caseId, null);
        return {
          view: journal.view(),
          canUndo: journal.canUndo,
          canRedo: journal.canRedo,
          damaged: [
            ...journal.damaged.map(({ entryId, code }) => ({ entryId, code })),
            ...damagedDrafts.map(([, document]) => ({ entryId: document, code: 'damagedDraft' })),
          ],
        };
      } catch (error) {
        if (!isRegistry) core.summaries.noteDamage(caseId, error);
        throw error;
      }
    },

    async close({ caseId }) {
      if (caseId === core.session.registryId) return null;
      await core.summaries.flush();
      await core.session.closeCase(caseId);
      return null;
    },

    async apply({ caseId, changes }) {
      forbidForged(changes);
      return core.session.withCase(caseId, ({ journal }) => {
        forbidLocked(journal, changes);
        return journal.apply(changes);
      });
    },

    async undo({ caseId }) {
      const journal = await core.openJournal(caseId);
      return journal.undo(changes => leavesLockedAlone(journal, changes));
    },

    async redo({ caseId }) {
      const journal = await core.openJournal(caseId);
      return journal.redo(changes => leavesLockedAlone(journal, changes));
    },

    async destroy({ caseId, reason, decisionNumber }) {
      const { session } = core;
      if (caseId === session.registryId || !session.vault.hasCaseKey(caseId, 0)) throw new EngineError('unknownCase');
      await session.closeCase(caseId).catch(error => core.summaries.noteDamage(caseId, error));
      await session.closeSources();
      const registry = await session.registry();
      const compartmentId = registry.fold.value('caseListing', caseId)?.compartmentId ?? '';
      // The index that remains: what was destroyed, why, by which decision (MODEL, archive data).
      const changes: Change[] = [
        setRecord('caseListing', caseId, { isDestroyed: true }),
        {
          type: 'note.recorded',
          what: 'opened',
          detail: JSON.stringify({ destroyed: caseId, reason, decisionNumber }),
        },
      ];
      await session.vault.destroyCaseKeys(caseId);
      await registry.apply(changes, {
        isUndoable: false,
        with: { files: vaultFileRows(session.vault) },
      });
      const journals = [caseId, ...(compartmentId === '' ? [] : [compartmentId])];
      for (const journal of journals) await session.store.deleteJournal(journal);
      core.emit({ type: 'cases.changed' });
      return { remainingCopies: await core.copies.destroy(journals) };
    },

    async createSample() {
      if (!core.isOpen) throw new EngineError('locked');
      // Loaded when asked for: its PDF and DOCX writers are large.
      const { sampleJob } = await import('../sample/createSample.ts');
      return { jobId: core.jobs.start(sampleJob(core, publicCalls())) };
    },
  };
}

/** Acts that only the engine writes, with facts it vouches for. */
const ENGINE_ONLY: ReadonlySet<Change['type']> = new Set([
  'case.created',
  'session.started',
  'document.text',
  'epoch.started',
]);

function forbidForged(changes: readonly Change[]): void {
  const forged = changes.find(change => ENGINE_ONLY.has(change.type));
  if (forged !== undefined) throw new EngineError('badInput', 'nothingChanged', { at: forged.type });
}
