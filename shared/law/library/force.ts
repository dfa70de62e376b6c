export type Force = 'inForce' | 'notYetInForce' | 'noLongerInForce' | 'unknown';

interface DatesInForce {
  readonly inForceFrom: string | null;
  readonly inForceTo: string | null;
}

/** Was it in force on that ISO date? `unknown` when the date it began is not known and no date excludes it. */
export function forceOn({ inForceFrom, inForceTo }: DatesInForce, date: string): Force {
  if (inForceTo !== null && date > inForceTo) return 'noLongerInForce';
  if (inForceFrom === null) return 'unknown';
  return date < inForceFrom ? 'notYetInForce' : 'inForce';
}

/**
 * The worst answer over a span of days: a behaviour that lasted from one law into the next was not wholly under either.
 */
export function forceDuring(dates: DatesInForce, span: { readonly from: string; readonly to: string }): Force {
  const atStart = forceOn(dates, span.from);
  return atStart === 'inForce' ? forceOn(dates, span.to) : atStart;
}
