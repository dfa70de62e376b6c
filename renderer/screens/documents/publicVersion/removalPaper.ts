import type { RecordValue } from '#casefile';
import { type OfficialDocument, REMOVED_MARK } from '#officialdoc';
import { type PaperWords, paperParagraph, paperTable, workingPaper } from '../workingPaper.ts';

export interface RemovalWords extends PaperWords {
  /** Says what the list is for, and that it stays in the case file. */
  readonly about: string;
  readonly nothing: string;
  readonly columns: Readonly<Record<'number' | 'target' | 'replacement' | 'ground' | 'places', string>>;
  groundName(ground: RecordValue<'removal'>['ground']): string;
}

/**
 * Danh mục nội dung không công khai, for the case file: what was taken out, what stands in its place, on which ground and why,
 * in how many places. It holds the very words that may not be published, hence LƯU HÀNH NỘI BỘ.
 * @param removals those in force
 * @param counts by removal id, as `publicVersion` found them
 */
export function removalPaper(
  document: RecordValue<'document'>,
  removals: readonly RecordValue<'removal'>[],
  counts: ReadonlyMap<string, number>,
  words: RemovalWords,
  by: { readonly name: string; readonly on: string },
): OfficialDocument {
  const { number, target, replacement, ground, places } = words.columns;
  const table = paperTable(
    [
      { title: number, width: 7 },
      { title: target, width: 31 },
      { title: replacement, width: 21 },
      { title: ground, width: 31 },
      { title: places, width: 10 },
    ],
    removals.map(each => [
      [{ value: each.target }],
      [{ value: each.replacement.trim() || REMOVED_MARK }],
      [{ value: `${words.groundName(each.ground)}: `, bold: true }, { value: each.reason }],
      [{ value: String(counts.get(each.id) ?? 0) }],
    ]),
  );
  const body = [paperParagraph(words.about), removals.length === 0 ? paperParagraph(words.nothing) : table];
  const paper = workingPaper('removalList', document, words, body, by);
  return { ...paper, header: { ...paper.header, circulation: 'internalUse' } };
}
