import type { BackupPlace, BackupStatus } from '../contract/backups.ts';
import type { Station, StationPlace } from './station.ts';

const DAY = 24 * 3_600_000;
const PERIODS = { daily: DAY, weekly: 7 * DAY } as const;
/** A backup that is due is made within minutes where it can be; after this long it is overdue. */
const GRACE = 3_600_000;

/** When a place is due, in ms; null = no schedule. A proof from the future says that the clock was set back: due now. */
export function dueAt({ schedule, proof, since }: StationPlace, now: number): number | null {
  if (schedule === 'off') return null;
  if (proof === null) return Math.min(since, now);
  return proof.at > now ? now : proof.at + PERIODS[schedule];
}

export function statusOf(station: Station, now: number, runningJob: string | null): BackupStatus {
  const places = station.places.map((each): BackupPlace => {
    const due = dueAt(each, now);
    const { place, label, schedule, proof, failure } = each;
    return { place, label, schedule, proof, failure, dueAt: due, isOverdue: due !== null && now > due + GRACE };
  });
  const proven = [
    ...station.places.map(({ proven: proof, label }) => ({ proof, label })),
    { proof: station.fileProof, label: '' },
  ]
    .flatMap(({ proof, label }) => (proof === null ? [] : [{ ...proof, label }]))
    .sort((a, b) => b.at - a.at);
  return {
    places,
    keep: station.keep,
    proven: proven[0] ?? null,
    isOverdue: places.some(each => each.isOverdue),
    runningJob,
  };
}
