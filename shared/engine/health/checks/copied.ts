import { equalBytes } from '#vault';
import type { HealthFinding } from '../../contract/health.ts';
import type { EngineCore } from '../../engineCore.ts';
import { isWholeRow } from '../elsewhere.ts';
import { found } from '../finding.ts';
import type { JournalReading } from '../readJournal.ts';
import type { Sight } from '../sight.ts';
import { type JournalCheck, MOST_NAMED } from './check.ts';

const STEP = 256;

/** The local copy of a journal, read to the end and compared with the store. */
export const copied: JournalCheck = {
  codes: ['copyLacks', 'storeLacks', 'copyDamaged', 'copyDiffers'],
  async find(reading, sight) {
    const { local, core } = sight;
    if (local === null) return [];
    const { journal, rows, bad } = reading;
    const damaged = new Set(bad.map(each => each.entryId));
    const inCopy = new Set<string>();
    const onlyThere: Only[] = [];
    const findings: HealthFinding[] = [];
    let read = 0;
    for await (const scan of local.readJournal(journal.id)) {
      if ('damage' in scan) {
        const { file, from, to, code } = scan.damage;
        if (code !== 'torn') findings.push(found('copyDamaged', { ...reading.at, copy: 'local', file, from, to }));
        continue;
      }
      const { row } = scan;
      const ours = rows.get(row.id);
      inCopy.add(row.id);
      if (ours === undefined) onlyThere.push(row);
      else if (!damaged.has(row.id) && !equalBytes(ours.bytes, row.bytes) && !(await isWholeRow(row)))
        findings.push(found('copyDiffers', { ...reading.whereOf({ ...row, entryId: row.id }), copy: 'local' }));
      if (++read % STEP === 0) await count(sight, STEP);
    }
    await count(sight, read % STEP);
    const onlyHere = [...rows.values()].filter(row => !inCopy.has(row.id) && !damaged.has(row.id));
    return [
      ...findings.slice(0, MOST_NAMED),
      ...lacking('copyLacks', reading, await notInCopy(core, journal.id, onlyHere)),
      ...lacking('storeLacks', reading, await notInStore(core.store, journal.id, onlyThere)),
    ];
  },
};

interface Only {
  readonly id: string;
  readonly writer: string;
  readonly seq: number;
}

/** What was written since the copy was opened is in both: it is opened once more. */
async function notInCopy(core: EngineCore, journal: string, onlyHere: readonly Only[]): Promise<readonly Only[]> {
  if (onlyHere.length === 0) return [];
  await core.session.appender.settled();
  const now = new Set<string>();
  const copy = await core.copies.inspect();
  if (copy !== null) for await (const scan of copy.readJournal(journal)) if ('row' in scan) now.add(scan.row.id);
  return onlyHere.filter(row => !now.has(row.id));
}

/** What was written since the store was read is in both. */
async function notInStore(
  store: Sight['core']['store'],
  journal: string,
  onlyThere: readonly Only[],
): Promise<readonly Only[]> {
  if (onlyThere.length === 0) return [];
  const now = new Set((await store.entries.keys(journal)).map(([, , , id]) => id));
  return onlyThere.filter(row => !now.has(row.id));
}

/** One finding for all that one side lacks, naming the first. */
function lacking(
  code: 'copyLacks' | 'storeLacks',
  reading: JournalReading,
  rows: readonly Only[],
): readonly HealthFinding[] {
  const first = rows.toSorted((a, b) => a.seq - b.seq)[0];
  if (first === undefined) return [];
  const { writer, seq } = first;
  return [
    found(
      code,
      { ...reading.whereOf({ writer, seq }), copy: code === 'copyLacks' ? 'local' : 'store' },
      { count: rows.length },
    ),
  ];
}

async function count(sight: Sight, entries: number): Promise<void> {
  sight.counts.copiedEntries += entries;
  await sight.step(entries);
}
