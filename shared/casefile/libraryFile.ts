import * as z from 'zod';
import type { Instrument } from '#law';
import { isoDate, recordId } from './define.ts';
import { libraryArticle } from './records/library.ts';

/** The library of legal bases as a file that offices exchange: JSON, this name and version first. */
export const LIBRARY_FORMAT = 'minh-chung/legal-library';
export const LIBRARY_VERSION = 1;
const MOST_INSTRUMENTS = 5_000;
const LONGEST = 5_000;

const text = z.string().max(LONGEST);
const instrument = z.strictObject({
  id: recordId,
  instrumentType: text.min(1),
  number: text,
  name: text,
  issuer: text,
  issuedOn: isoDate.nullable(),
  inForceFrom: isoDate.nullable(),
  inForceTo: isoDate.nullable(),
  replacedById: recordId.nullable(),
  isParty: z.boolean(),
  verification: z.enum(['V', 'S', 'TT', 'M', 'unverified']),
  source: text,
  articles: z.array(libraryArticle).max(2_000),
}) satisfies z.ZodType<Instrument>;

const envelope = z.looseObject({ format: z.literal(LIBRARY_FORMAT), v: z.int().min(1) });
const file = z.strictObject({
  format: z.literal(LIBRARY_FORMAT),
  v: z.literal(LIBRARY_VERSION),
  instruments: z.array(instrument).max(MOST_INSTRUMENTS),
});

export type LibraryFileErrorCode = 'notALibrary' | 'newerLibrary' | 'badLibraryEntry' | 'doubleLibraryEntry';

export class LibraryFileError extends Error {
  readonly code: LibraryFileErrorCode;
  /** Which entry and field, where one is meant. */
  readonly place: string;
  constructor(code: LibraryFileErrorCode, place = '') {
    super(`${code} ${place}`.trim());
    this.name = 'LibraryFileError';
    this.code = code;
    this.place = place;
  }
}

/** Sorted by id, so that equal libraries are equal files. */
export function writeLibraryFile(instruments: readonly Instrument[]): string {
  const plain = instruments
    .map(each => instrument.parse(pick(each)))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return `${JSON.stringify({ format: LIBRARY_FORMAT, v: LIBRARY_VERSION, instruments: plain }, null, 2)}\n`;
}

/**
 * Reads what another office exported. Nothing of it is taken over when any entry is wrong.
 * @throws LibraryFileError
 */
export function readLibraryFile(content: string): readonly Instrument[] {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    throw new LibraryFileError('notALibrary');
  }
  const head = envelope.safeParse(json);
  if (!head.success) throw new LibraryFileError('notALibrary');
  if (head.data.v > LIBRARY_VERSION) throw new LibraryFileError('newerLibrary');
  const parsed = file.safeParse(json);
  if (!parsed.success) throw new LibraryFileError('badLibraryEntry', parsed.error.issues[0]?.path.join('.') ?? '');
  const seen = new Set<string>();
  for (const { id } of parsed.data.instruments) {
    if (seen.has(id)) throw new LibraryFileError('doubleLibraryEntry', id);
    seen.add(id);
  }
  return parsed.data.instruments.map(normalised);
}

/** Composed letters: what was typed on another system is found here. */
function normalised(each: Instrument): Instrument {
  const nfc = (value: string) => value.normalize('NFC');
  return {
    ...each,
    instrumentType: nfc(each.instrumentType),
    number: nfc(each.number),
    name: nfc(each.name),
    issuer: nfc(each.issuer),
    source: nfc(each.source),
    articles: each.articles.map(article => ({ ...article, text: nfc(article.text) })),
  };
}

/** Only the fields of the format: a screen's entry carries more. */
function pick(each: Instrument): Instrument {
  const { id, instrumentType, number, name, issuer, issuedOn, inForceFrom, inForceTo } = each;
  const { replacedById, isParty, verification, source, articles } = each;
  return {
    id,
    instrumentType,
    number,
    name,
    issuer,
    issuedOn,
    inForceFrom,
    inForceTo,
    replacedById,
    isParty,
    verification,
    source,
    articles,
  };
}
