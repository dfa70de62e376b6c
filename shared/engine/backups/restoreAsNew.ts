import type { CaseFacts, FileState } from '#backup';
import { newestOf, readRecord, registryOf } from '#backup';
import type { DraftRow, Store } from '#store';
import { REGISTRY_FILE } from '#vault';
import { EngineError } from '../errors.ts';
import { summaryRow } from '../session/caseSummaries.ts';
import { certificateRow, vaultFileRows } from '../session/vaultSession.ts';
import { takeChunks } from './restoreChunks.ts';
import { type RestoreReading, rowOfEntry } from './restoreReading.ts';
import { NEW_STATION, stationRow } from './station.ts';

/**
 * Brings the vault of a backup back on a station that has none: its registry, the chosen cases, what was typed and not yet
 * committed. Header and keyring come last, in one transaction: until then this station has no vault. The chain of the old
 * installation is never continued: a new writer starts (JOURNAL A1).
 * @throws EngineError damagedRegistry when the list of cases cannot be read
 */
export async function restoreAsNew(
  store: Store,
  reading: RestoreReading,
  chosen: readonly CaseFacts[],
  deviceName: string,
  now: number,
): Promise<{ entries: number; chunks: number }> {
  const { opened, cases } = reading;
  const { vault, chain, place } = opened;
  const registryId = registryOf(chain);
  const registry = await reading.journal(registryId, '');
  if (!registry.some(({ read }) => read.header.seq === 0 && read.body !== null))
    throw new EngineError('damagedRegistry', 'nothingChanged');
  await cases.registry(registryId, registry, reading.certificates);
  const rows = registry.map(entry => rowOfEntry(registryId, entry));
  await store.commit({ entries: rows, certificates: reading.certificatesOf(registry) });

  let entries = rows.length;
  const files = new Map<string, FileState>();
  for (const { caseId, compartmentId, title } of chosen) {
    const { entries: good, read } = await reading.case(caseId, title);
    for (const file of read.files) files.set(file.blobId, { file, caseId, caseTitle: title, good: new Set() });
    const sealed = compartmentId === '' ? [] : await reading.journal(compartmentId, title);
    await store.commit({
      entries: [
        ...good.map(entry => rowOfEntry(caseId, entry)),
        ...sealed.map(entry => rowOfEntry(compartmentId, entry)),
      ],
      certificates: reading.certificatesOf([...good, ...sealed]),
      caches: [await summaryRow(vault, read.summary)],
    });
    entries += good.length + sealed.length;
  }
  const taken = { written: 0, created: new Map<string, string>() };
  await takeChunks(reading, store, files, new Set(opened.proof?.facts.unnamed), taken);
  const wanted = new Set([registryId, ...chosen.map(each => each.caseId)]);
  const drafts = (await draftsOf(reading)).filter(row => wanted.has(row.journal));

  await vault.startNewWriter(deviceName, now);
  const restored = { run: place.run, at: now, cases: chosen.length, entries };
  await store.commit({
    drafts,
    certificates: [certificateRow(vault)],
    files: [
      ...vaultFileRows(vault),
      { name: REGISTRY_FILE, bytes: new TextEncoder().encode(registryId) },
      await stationRow(vault, { ...NEW_STATION, restored }),
    ],
  });
  return { entries, chunks: taken.written };
}

/** Typed text that was not in an entry yet when the newest run was made. */
async function draftsOf({ opened, reader }: RestoreReading): Promise<DraftRow[]> {
  const run = newestOf(opened.chain);
  const drafts: DraftRow[] = [];
  for await (const payload of reader.records(run, 'entries', run.contents.drafts)) {
    const record = readRecord(payload);
    if (record?.type === 'draft') drafts.push({ ...record.row, sealed: record.row.sealed.slice() });
  }
  return drafts;
}
