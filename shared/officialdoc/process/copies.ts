import type { CaseView, RecordValue } from '#casefile';
import { numberLine, placeAndDate } from '../figures.ts';
import { dashed, linesOf } from '../lines.ts';
import { blockText } from '../plainText.ts';
import type { Block, CopyMark, OfficialDocument } from '../tree.ts';

type Copy = RecordValue<'documentCopy'>;

const FORM_OF: Readonly<Record<Copy['copyKind'], CopyMark['form']>> = {
  fullCopy: 'SAO Y',
  copyOfCopy: 'SAO LỤC',
  extract: 'TRÍCH SAO',
};
const VIETNAM_MS = 7 * 3_600_000;

/** Copies of a document in the order they were made. */
export function copiesOf(view: CaseView, documentId: string): readonly Copy[] {
  return Object.values(view.records.documentCopy)
    .filter(each => each.documentId === documentId)
    .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

/** Places a trích sao may hold: the blocks of the body and the annexes, with their first words. */
export function copyPlaces(issued: OfficialDocument): readonly { readonly place: string; readonly text: string }[] {
  const body = issued.body.map((block, index) => ({ place: `body.${index}`, text: textOfBlock(block) }));
  const annexes = issued.annexes.map((annex, index) => ({ place: `annex.${index}`, text: annex.title }));
  return [...body, ...annexes].filter(each => each.text !== '');
}

/**
 * The issued document as a copy of it is printed (NĐ 30/2020, Điều 3; Phụ lục I, Phần II): the whole of it, or for a trích sao the
 * chosen parts, with the mark of the copy; a sao lục stands after the sao y it copies.
 */
export function copyTree(view: CaseView, issued: OfficialDocument, copy: Copy): OfficialDocument {
  const first = copy.copyKind === 'copyOfCopy' ? view.records.documentCopy[copy.copiedFromId ?? ''] : undefined;
  const copies = [...(first === undefined ? [] : [copyMark(first)]), copyMark(copy)];
  if (copy.copyKind !== 'extract') return { ...issued, copies };
  const chosen = new Set(copy.blocks);
  const end = issued.body.findLastIndex(block => block.type !== 'paragraph' || blockText(block).trim() !== '');
  return {
    ...issued,
    copies,
    body: issued.body.filter((_, index) => chosen.has(`body.${index}`)),
    // An exact copy of a part: `./.` stands only where the original has it.
    ...(!chosen.has(`body.${end}`) && { isCutShort: true }),
    annexes: issued.annexes.filter((_, index) => chosen.has(`annex.${index}`)),
  };
}

function copyMark(copy: Copy): CopyMark {
  const authority = copy.signAuthority === null ? '' : `${copy.signAuthority}. `;
  return {
    form: FORM_OF[copy.copyKind],
    medium: copy.medium,
    parentOrgan: copy.parentOrgan,
    issuingOrgan: linesOf(copy.issuingOrgan),
    numberLine: numberLine(copy.number, copy.symbol),
    placeAndDate: placeAndDate(copy.place, copy.date),
    signedAt: copy.signedAt === null ? '' : inVietnam(copy.signedAt),
    signature: {
      lines: [`${authority}${copy.signTitle}`, copy.signTitleSecond].filter(line => line.trim() !== ''),
      name: copy.signerName,
    },
    recipients: linesOf(copy.recipients).map(dashed),
  };
}

/** ISO 8601 with the zone of Việt Nam, to the second. */
const inVietnam = (ms: number) => `${new Date(ms + VIETNAM_MS).toISOString().slice(0, 19)}+07:00`;

function textOfBlock(block: Block): string {
  const label = block.type === 'heading' && block.label !== '' ? `${block.label} ` : '';
  const text = `${label}${blockText(block)}`.replace(/\s+/g, ' ').trim();
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
