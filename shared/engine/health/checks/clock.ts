import type { ReadEntry } from '#journal';
import { toHex } from '#vault';
import type { HealthFinding } from '../../contract/health.ts';
import { CLOCK_TOLERANCE } from '../../session/clock.ts';
import { found } from '../finding.ts';
import type { JournalReading } from '../readJournal.ts';
import { type JournalCheck, MOST_NAMED, type VaultCheck } from './check.ts';

/** Entries dated before the one that their own writer made earlier: the machine's clock had been set back. */
export const clockBack: JournalCheck = {
  codes: ['clockBack'],
  async find(reading) {
    const ofWriter = new Map<string, ReadEntry[]>();
    for (const read of reading.reads) {
      const writer = toHex(read.header.writer);
      const group = ofWriter.get(writer);
      if (group === undefined) ofWriter.set(writer, [read]);
      else group.push(read);
    }
    return [...ofWriter].flatMap(([writer, reads]) => stepsBack(reading, writer, reads)).slice(0, MOST_NAMED);
  },
};

function stepsBack(reading: JournalReading, writer: string, reads: readonly ReadEntry[]): readonly HealthFinding[] {
  const findings: HealthFinding[] = [];
  let before: number | null = null;
  for (const { header, body } of reads.toSorted((a, b) => a.header.seq - b.header.seq)) {
    if (body === null) continue;
    if (before !== null && body.time < before - CLOCK_TOLERANCE)
      findings.push(found('clockBack', { ...reading.whereOf({ writer, seq: header.seq }), time: body.time }));
    before = body.time;
  }
  return findings;
}

/** The machine's clock now stands before what is written already. */
export const clockBehind: VaultCheck = {
  codes: ['clockBehind'],
  async find(journals, { core }) {
    const newest = Math.max(0, ...journals.map(each => each.newestTime));
    return core.now() < newest - CLOCK_TOLERANCE ? [found('clockBehind', { time: newest })] : [];
  },
};
