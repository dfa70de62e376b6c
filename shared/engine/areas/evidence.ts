import { type Change, leavesOf, mapPages, proposeFolios, remapLeaves, setRecord } from '#casefile';
import { BlobReader } from '#evidence';
import { checkedChange } from '../checkedChange.ts';
import type { EngineContext } from '../context.ts';
import type { AreaApi } from '../contract/call.ts';
import type { Contract } from '../contract/index.ts';
import { EngineError } from '../errors.ts';
import { boundLeaves } from '../evidence/boundLeaves.ts';
import { toEvidenceError } from '../evidence/files.ts';
import { ingestJob } from '../evidence/ingestJob.ts';
import type { ItemTexts } from '../evidence/itemText.ts';
import { verifyJob } from '../evidence/verifyJob.ts';

/** Evidence: taking in, reading, custody, leaves, folio numbers, verification. */
export function evidenceArea(context: EngineContext, texts: ItemTexts): AreaApi<Contract['evidence']> {
  return {
    async ingest({ caseId, files, provenance }) {
      checkedChange(setRecord('evidence', 'check', provenance));
      await context.openJournal(caseId);
      return { jobId: context.jobs.start(ingestJob(context, caseId, files, provenance)) };
    },

    async read({ caseId, evidenceId, offset, length }) {
      const item = (await context.openJournal(caseId)).fold.value('evidence', evidenceId);
      if (item === null || item.blob === null) throw new EngineError('unknownEvidence');
      try {
        const reader = await BlobReader.open(
          item.blob,
          context.session.vault.caseKey(caseId, item.blob.epoch),
          context.blobs(caseId),
        );
        return await reader.read(offset, length);
      } catch (error) {
        throw toEvidenceError(error);
      }
    },

    text: ({ caseId, evidenceId }) => texts.text(caseId, evidenceId),

    async recordCustody({ caseId, evidenceId, act, purpose, from, to, documentNumber }) {
      const journal = await context.openJournal(caseId);
      const view = journal.view();
      const item = view.records.evidence[evidenceId];
      if (item === undefined) throw new EngineError('unknownEvidence');
      const byName = await context.session.ownName();
      // A first viewing is recorded once per person and item.
      const me = context.session.vault.identity;
      const isSeen =
        act === 'viewed' &&
        Object.values(view.records.custody).some(
          each =>
            each.evidenceId === evidenceId &&
            each.act === 'viewed' &&
            view.provenance[`custody:${each.id}`]?.addedBy === me,
        );
      if (isSeen) return { isNew: false };
      await journal.apply(
        [
          setRecord('custody', context.newId(), {
            evidenceId,
            act,
            at: context.now(),
            purpose,
            from: from ?? '',
            to: to ?? '',
            documentNumber: documentNumber ?? '',
            sha256: item.blob?.sha256 ?? '',
            byName,
          }),
        ],
        { isUndoable: false },
      );
      return { isNew: true };
    },

    async mapLeaves({ caseId, evidenceId, pageCount, scanMode, blankBacks }) {
      const journal = await context.openJournal(caseId);
      const view = journal.view();
      if (view.records.evidence[evidenceId] === undefined) throw new EngineError('unknownEvidence');
      const pages = mapPages(pageCount, scanMode, new Set(blankBacks));
      const { ids, losing, gone } = remapLeaves(leavesOf(view, evidenceId), pages);
      if (losing.length > 0) {
        const bound = await boundLeaves(context, caseId);
        const inUse = losing.filter(id => bound.has(id)).length;
        if (inUse > 0) throw new EngineError('leavesInUse', 'nothingChanged', { count: inUse });
      }
      const changes: Change[] = pages.map((leaf, order) =>
        setRecord('leaf', ids[order] ?? context.newId(), { evidenceId, order, ...leaf }),
      );
      for (const id of gone) changes.push({ type: 'record.removed', kind: 'leaf', id });
      changes.push(setRecord('evidence', evidenceId, { pageCount, scanMode, sheetCount: pages.length }));
      await journal.apply(changes);
      return { leafCount: pages.length };
    },

    async assignFolios({ caseId, schemeId, leavesPerVolume }) {
      const journal = await context.openJournal(caseId);
      const view = journal.view();
      if (view.records.folioScheme[schemeId] === undefined) throw new EngineError('unknownScheme');
      const proposals = proposeFolios(view, schemeId, leavesPerVolume);
      if (proposals.length === 0) return { assigned: 0 };
      const volumes = new Map(
        Object.values(view.records.volume)
          .filter(each => each.schemeId === schemeId)
          .map(each => [each.order, each.id]),
      );
      const changes: Change[] = [];
      for (const order of new Set(proposals.map(each => each.volume))) {
        if (volumes.has(order)) continue;
        const id = context.newId();
        volumes.set(order, id);
        changes.push(setRecord('volume', id, { schemeId, order, name: `Tập ${order + 1}` }));
      }
      for (const each of proposals) {
        const { leafId, number, suffix } = each;
        changes.push(
          setRecord('folio', `${schemeId}:${leafId}`, {
            schemeId,
            leafId,
            number,
            suffix,
            volumeId: volumes.get(each.volume) ?? null,
          }),
        );
      }
      await journal.apply(changes);
      return { assigned: proposals.length };
    },

    async freezeFolios({ caseId, schemeId, on }) {
      const journal = await context.openJournal(caseId);
      if (journal.view().records.folioScheme[schemeId] === undefined) throw new EngineError('unknownScheme');
      await journal.apply([setRecord('folioScheme', schemeId, { isFrozen: true, frozenOn: on })]);
      return null;
    },

    verifyAll: async ({ caseId }) => ({ jobId: context.jobs.start(await verifyJob(context, caseId)) }),
  };
}
