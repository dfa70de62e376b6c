import { readCertificate } from '#vault';
import type { FindingCode, HealthFinding } from '../../contract/health.ts';
import type { DamagedEntry } from '../../journals/loadJournal.ts';
import { copiesBeside, wholeElsewhere } from '../elsewhere.ts';
import { found } from '../finding.ts';
import type { JournalReading } from '../readJournal.ts';
import type { Sight } from '../sight.ts';
import { type JournalCheck, MOST_NAMED } from './check.ts';

/** Entries whose bytes, signature, certificate or place in the chain do not hold. */
export const entries: JournalCheck = {
  codes: ['damagedEntry', 'badSignature', 'badCertificate', 'wrongOrder', 'newerVersion'],
  async find(reading, sight) {
    const { bad, journal } = reading;
    if (bad.length === 0) return [];
    const ids = new Set(bad.map(each => each.entryId));
    const whole = await wholeElsewhere(copiesBeside(sight.core, sight.local), journal.id, row => ids.has(row.id));
    const uncertified = bad.filter(each => each.code === 'badCertificate');
    const others = bad.filter(each => each.code !== 'badCertificate').slice(0, MOST_NAMED);
    return [
      ...others.map(each => entryFinding(each, reading, whole.has(each.entryId))),
      ...(await certificateFindings(uncertified, reading, sight)),
    ];
  },
};

function entryFinding(bad: DamagedEntry, reading: JournalReading, isElsewhere: boolean): HealthFinding {
  const code = codeOf(bad, reading);
  // What is whole but stands wrong stands wrong in every copy; what a newer program wrote is not damaged.
  const isMendable = code === 'wrongOrder' || code === 'newerVersion' || isElsewhere;
  return found(code, reading.whereOf(bad), { isMendable, cause: code === 'damagedEntry' ? bad.code : null });
}

function codeOf({ code, entryId }: DamagedEntry, { state, reads }: JournalReading): FindingCode {
  if (code === 'badSignature' || code === 'newerVersion') return code;
  const isReadable = reads.some(({ stored }) => hexIs(stored.id, entryId));
  return state.misplaced.includes(entryId) ||
    state.badLamport.includes(entryId) ||
    (isReadable && code === 'brokenChain')
    ? 'wrongOrder'
    : 'damagedEntry';
}

function hexIs(bytes: Uint8Array, hex: string): boolean {
  return bytes.every((byte, i) => byte === Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

/** One finding per writer: its certificate stands once for all its entries. */
async function certificateFindings(
  bad: readonly DamagedEntry[],
  reading: JournalReading,
  sight: Sight,
): Promise<readonly HealthFinding[]> {
  const ofWriter = new Map<string, DamagedEntry[]>();
  for (const each of bad) ofWriter.set(each.writer, [...(ofWriter.get(each.writer) ?? []), each]);
  const findings: HealthFinding[] = [];
  for (const [writer, { length, 0: first }] of ofWriter) {
    if (first === undefined) continue;
    const isMendable = await isCertifiedElsewhere(sight, writer);
    findings.push(found('badCertificate', reading.whereOf({ writer, seq: first.seq }), { isMendable, count: length }));
  }
  return findings;
}

async function isCertifiedElsewhere({ core, local }: Sight, writer: string): Promise<boolean> {
  const rows = copiesBeside(core, local).flatMap(copy => copy.certificates());
  const own = core.session.vault.writer;
  for (const { bytes } of [...rows.filter(row => row.writer === writer), { bytes: own.certificate }])
    if ((await readCertificate(bytes))?.writer === writer) return true;
  return false;
}
