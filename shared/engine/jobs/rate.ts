/** The window over which a rate is taken, in ms: long enough to be calm, short enough to be true. */
const WINDOW = 4_000;

/** Units per second over the last seconds. */
export class RateMeter {
  #points: { at: number; done: number }[] = [];

  /** @param at ms @param done absolute count so far @returns units per second, 0 while unknown */
  add(at: number, done: number): number {
    this.#points.push({ at, done });
    while (this.#points.length > 2 && (this.#points[1]?.at ?? at) <= at - WINDOW) this.#points.shift();
    const first = this.#points[0];
    if (first === undefined || at - first.at < 50) return 0;
    return Math.round(((done - first.done) / (at - first.at)) * 1000);
  }

  reset(): void {
    this.#points = [];
  }
}
