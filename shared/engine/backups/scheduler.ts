import type { Folders } from '#host';
import type { StationKeeper } from './station.ts';
import { dueAt } from './status.ts';

/** How often a look is taken at what is due, in ms. */
const EVERY = 60_000;
/** The screen is drawn and the case opened first. */
const FIRST = 20_000;
/** A place that failed is tried again after this long. */
const AFTER_FAILURE = 30 * 60_000;

export interface SchedulerOptions {
  readonly keeper: StationKeeper;
  readonly folders: Folders | null;
  readonly now: () => number;
  isBusy(): boolean;
  start(place: string): void;
  /** Something became overdue, or stopped being so. */
  onOverdue(): void;
}

/** Starts backups that are due, while the vault is open; one after the other. */
export class BackupScheduler {
  readonly #options: SchedulerOptions;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #wasDue = 0;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#wait(FIRST);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Takes a look now: starts the first place that is due and there. */
  async check(): Promise<void> {
    const { keeper, folders, now, isBusy, start, onOverdue } = this.#options;
    const at = now();
    const { places } = await keeper.read();
    const due = places.filter(each => {
      const when = dueAt(each, at);
      return when !== null && when <= at;
    });
    if (due.length !== this.#wasDue) onOverdue();
    this.#wasDue = due.length;
    for (const { place, failure } of due) {
      if (isBusy()) return;
      if (failure !== null && failure.at <= at && at - failure.at < AFTER_FAILURE) continue;
      // Not there: nothing to try, the reminder says so.
      if ((await folders?.open(place)) != null) start(place);
    }
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => {
      // A look that failed is taken again: the vault's own alarms tell what is wrong with the store.
      void this.check()
        .catch(() => undefined)
        .finally(() => {
          if (this.#timer !== null) this.#wait(EVERY);
        });
    }, ms);
  }
}
