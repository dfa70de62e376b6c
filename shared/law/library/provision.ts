import type { InstrumentArticle } from './instrument.ts';

/** A provision with the dates of its instrument. */
export function provision(article: string, clause: string, point: string, text: string): InstrumentArticle {
  const id = [article, clause, point].filter(part => part !== '').join('-');
  return { id, article, clause, point, text, inForceFrom: null, inForceTo: null };
}
