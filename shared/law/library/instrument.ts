import type { Verification } from '../deadlines.ts';

/** One provision of an instrument worth finding again, at điểm – khoản – điều. */
export interface InstrumentArticle {
  readonly id: string;
  readonly article: string;
  readonly clause: string;
  readonly point: string;
  /** What it says, in a few words. */
  readonly text: string;
  /** Its own dates where they differ from the instrument's. */
  readonly inForceFrom: string | null;
  readonly inForceTo: string | null;
}

/** A law, decree, circular or directive as the library of legal bases holds it. */
export interface Instrument {
  readonly id: string;
  /** `Luật`, `Nghị định`, `Chỉ thị` … */
  readonly instrumentType: string;
  /** Số, ký hiệu as printed: `84/2025/QH15`. */
  readonly number: string;
  /** Name of a law with its type; of everything else the trích yếu, as it follows the issuer. */
  readonly name: string;
  readonly issuer: string;
  readonly issuedOn: string | null;
  readonly inForceFrom: string | null;
  /** Last day in force. */
  readonly inForceTo: string | null;
  readonly replacedById: string | null;
  /** Of the Party: cited beside the law, never as law. */
  readonly isParty: boolean;
  readonly verification: Verification;
  /** Where the entry comes from and what is open about it. */
  readonly source: string;
  readonly articles: readonly InstrumentArticle[];
}

/** Only what was read in the text of the instrument counts as law (domain/: mark V). */
export function isVerified(instrument: { readonly verification: Verification }): boolean {
  return instrument.verification === 'V';
}
