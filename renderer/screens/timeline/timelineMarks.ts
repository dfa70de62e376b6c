import { type HonestDate, spanOf } from '#casefile';

/** An event as the drawing needs it: whole days since 1970, and how sure the date is. */
export interface TimelineMark {
  readonly id: string;
  readonly title: string;
  readonly from: number;
  /** Last day it may mean, inclusive. */
  readonly to: number;
  readonly precision: 'exact' | 'about' | 'month' | 'year' | 'range';
}

const DAY_MS = 86_400_000;
export const dayOf = (iso: string): number => Math.floor(Date.parse(iso) / DAY_MS);
export const isoOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Marks in order of their first day; events of unknown date are left to the list beside the drawing. */
export function timelineMarks(
  events: readonly { readonly id: string; readonly title: string; readonly date: HonestDate }[],
): readonly TimelineMark[] {
  const marks: TimelineMark[] = [];
  for (const { id, title, date } of events) {
    const span = spanOf(date);
    if (span === null || date.precision === 'unknown') continue;
    marks.push({ id, title, from: dayOf(span.from), to: dayOf(span.to), precision: date.precision });
  }
  return marks.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** What of time is on screen: first day (may be a fraction) and pixels a day. */
export interface TimeWindow {
  readonly start: number;
  readonly scale: number;
}

/** The window that shows all marks with a margin. */
export function windowOfAll(marks: readonly TimelineMark[], width: number): TimeWindow {
  const first = marks[0]?.from ?? dayOf('2024-01-01');
  const last = marks.reduce((most, mark) => Math.max(most, mark.to), first) + 1;
  const days = Math.max(30, (last - first) * 1.08);
  return { start: first - (days - (last - first)) / 2, scale: Math.max(1, width) / days };
}

/** Zooms about a point so that the day under it stays there. */
export function zoomed(window: TimeWindow, factor: number, atX: number): TimeWindow {
  const scale = Math.max(0.002, Math.min(60, window.scale * factor));
  return { start: window.start + atX / window.scale - atX / scale, scale };
}

export interface Tick {
  readonly x: number;
  readonly label: string;
}

/** Years, quarters, months or days, whichever leaves room for its label. */
export function ticksOf(window: TimeWindow, width: number): readonly Tick[] {
  const end = window.start + width / window.scale;
  const first = new Date(window.start * DAY_MS);
  const ticks: Tick[] = [];
  const put = (time: number, label: string) => ticks.push({ x: (time / DAY_MS - window.start) * window.scale, label });
  const perMonth = window.scale * 30.4;
  if (window.scale > 16) {
    const step = window.scale > 40 ? 1 : 5;
    for (let day = Math.ceil(window.start); day <= end; day++) {
      const date = new Date(day * DAY_MS);
      if ((date.getUTCDate() - 1) % step === 0 && date.getUTCDate() <= 31 - (step - 1)) {
        put(
          day * DAY_MS,
          `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`.slice(
            0,
            window.scale > 70 ? 10 : 5,
          ),
        );
      }
    }
    return ticks;
  }
  const months = perMonth > 56 ? 1 : perMonth > 20 ? 3 : perMonth > 5 ? 12 : perMonth > 1 ? 60 : 240;
  const begin =
    months >= 12 ? Math.floor(first.getUTCFullYear() / (months / 12)) * (months / 12) : first.getUTCFullYear();
  for (let index = 0; index < 4_000; index++) {
    const time = Date.UTC(begin, index * months, 1);
    if (time / DAY_MS > end) break;
    if (time / DAY_MS < window.start) continue;
    const date = new Date(time);
    put(time, months >= 12 ? String(date.getUTCFullYear()) : `${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`);
  }
  return ticks;
}

const two = (number: number) => String(number).padStart(2, '0');
