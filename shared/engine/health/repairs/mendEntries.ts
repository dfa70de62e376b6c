import type { CertificateRow, DraftRow, EntryRow } from '#store';
import { readCertificate, toHex } from '#vault';
import type { HealthFinding } from '../../contract/health.ts';
import { isWholeDraft } from '../../documents/drafts.ts';
import { copiesBeside, draftKeyOf, isWholeRow, wholeDrafts, wholeElsewhere } from '../elsewhere.ts';
import { journalsOfFindings, type Repair, type RepairTools } from './repair.ts';

/** Entries, certificates and typed text are taken from the copy that has them whole. */
export const mendEntries: Repair = {
  kind: 'mendEntries',
  async mend(findings, tools) {
    const journals = journalsOfFindings(findings);
    for (const journal of journals) {
      const ours = findings.filter(({ where }) => where.journalId === journal);
      await mendStore(journal, idsOf(ours, 'store'), tools);
      await mendCopy(journal, idsOf(ours, 'local'), tools);
      if (ours.some(each => each.code === 'damagedDraft')) await mendDrafts(journal, tools);
    }
    await mendCertificates(findings, tools);
    return [...journals];
  },
};

function idsOf(findings: readonly HealthFinding[], side: 'store' | 'local'): ReadonlySet<string> {
  return new Set(
    findings.flatMap(({ where: { entryId, copy } }) =>
      entryId !== null && (copy === 'local') === (side === 'local') ? [entryId] : [],
    ),
  );
}

async function mendStore(journal: string, ids: ReadonlySet<string>, { core, sight }: RepairTools): Promise<void> {
  if (ids.size === 0) return;
  const whole = await wholeElsewhere(copiesBeside(core, sight.local), journal, row => ids.has(row.id));
  if (whole.size > 0) await core.store.commit({ entries: [...whole.values()] });
}

/** The copy's rows give way to those of the store. */
async function mendCopy(journal: string, ids: ReadonlySet<string>, { core }: RepairTools): Promise<void> {
  if (ids.size === 0) return;
  const better: EntryRow[] = [];
  for (const row of await core.store.entries.many([...ids]))
    if (row !== null && (await isWholeRow(row))) better.push(row);
  if (better.length === 0) return;
  await core.copies.usingLocal(copy =>
    copy.rewriteJournal(
      journal,
      async function* () {
        yield better;
      },
      new Set(better.map(row => row.id)),
    ),
  );
}

async function mendDrafts(journal: string, { core, sight }: RepairTools): Promise<void> {
  const key = await core.session.vault.localKey('drafts');
  const anywhere = await wholeDrafts(copiesBeside(core, sight.local), journal, key);
  const inLocal = await wholeDrafts(sight.local === null ? [] : [sight.local], journal, key);
  const toStore: DraftRow[] = [];
  const toCopy: DraftRow[] = [];
  for (const row of await core.store.drafts(journal)) {
    const better = anywhere.get(draftKeyOf(row));
    if (await isWholeDraft(key, row)) {
      if (!inLocal.has(draftKeyOf(row))) toCopy.push(row);
    } else if (better !== undefined) toStore.push(better);
  }
  if (toStore.length > 0) await core.store.commit({ drafts: toStore });
  if (toCopy.length > 0) await core.copies.usingLocal(copy => copy.append({ drafts: toCopy }));
}

async function mendCertificates(findings: readonly HealthFinding[], { core, sight }: RepairTools): Promise<void> {
  const writers = new Set(
    findings.flatMap(each => (each.code === 'badCertificate' ? (each.where.writer?.id ?? []) : [])),
  );
  if (writers.size === 0) return;
  const { writer: own } = core.session.vault;
  const candidates: CertificateRow[] = copiesBeside(core, sight.local).flatMap(copy => copy.certificates());
  candidates.push({ writer: toHex(own.publicKey), bytes: own.certificate });
  for (const row of candidates) {
    if (!writers.has(row.writer)) continue;
    const certificate = await readCertificate(row.bytes);
    if (certificate?.writer !== row.writer) continue;
    await core.store.commit({ certificates: [row] });
    await core.session.takeCertificates([{ ...row, identity: certificate.identity }]);
    writers.delete(row.writer);
  }
}
