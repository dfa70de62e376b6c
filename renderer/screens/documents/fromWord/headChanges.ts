import type { FieldPatch, RecordValue } from '#casefile';
import type { WordHead } from '#officialdoc';

/** What a file may change in the record of a document. Number and day come from Văn thư, the office from its own settings. */
const FIELDS = [
  'title',
  'summary',
  'addressees',
  'recipients',
  'signAuthority',
  'signTitle',
  'signTitleSecond',
  'signerName',
] as const;
export type HeadField = (typeof FIELDS)[number];

export interface HeadChange {
  readonly field: HeadField;
  readonly before: string;
  readonly after: string;
}

/** What the frame of a file says otherwise than the record; how it is set in capitals, dashes and stops is not looked at. */
export function headChanges(document: RecordValue<'document'>, head: WordHead): readonly HeadChange[] {
  return FIELDS.flatMap((field): HeadChange[] => {
    const after = head[field];
    const before = document[field] ?? '';
    return after === undefined || bare(after) === bare(before) ? [] : [{ field, before, after }];
  });
}

export function headPatch(changes: readonly HeadChange[], head: WordHead): FieldPatch<'document'> {
  return Object.fromEntries(changes.map(({ field }) => [field, head[field]]));
}

const bare = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
