import type { CaseView, RecordValue } from '#casefile';
import type { Block, OfficialDocument } from '../tree.ts';
import { fieldValue } from './names.ts';
import type { EvidenceOfContent, FormTemplate } from './template.ts';

export interface RequiredContent {
  readonly id: string;
  readonly text: string;
  /** Article that asks for it; empty = practice. */
  readonly article: string;
  readonly isMet: boolean;
}

const textOfInlines = (inlines: Extract<Block, { type: 'paragraph' }>['inlines']) =>
  inlines.map(inline => ('text' in inline ? inline.text : ' ')).join('');

function textOfBlock(block: Block): string {
  if ('inlines' in block) return textOfInlines(block.inlines);
  if ('rows' in block)
    return block.rows
      .flatMap(row => row.flatMap(cell => cell.blocks.map(each => textOfInlines(each.inlines))))
      .join(' ');
  return '';
}

const folded = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');

/** What a document of this form must hold, and whether its tree, as it would be printed, holds it. */
export function requiredContents(
  view: CaseView,
  document: RecordValue<'document'>,
  template: FormTemplate,
  tree: OfficialDocument,
): readonly RequiredContent[] {
  const whole = folded(
    [
      tree.title,
      tree.summary,
      ...tree.addressees,
      ...tree.legalBases,
      ...tree.body.map(textOfBlock),
      ...tree.recipients,
      ...tree.annexes.flatMap(annex => [annex.title, ...annex.body.map(textOfBlock)]),
      ...(tree.signatures ?? []).flat().map(place => place.name),
      tree.signature.name,
    ].join('\n'),
  );
  const isMet = (found: EvidenceOfContent): boolean => {
    switch (found.by) {
      case 'field': {
        const value = folded(fieldValue({ view, document }, found.name));
        return value !== '' && whole.includes(value);
      }
      case 'words':
        return found.anyOf.some(word => whole.includes(folded(word)));
      case 'headings':
        return found.groups.every(words => hasSection(tree.body, words));
      case 'legalBases':
        return tree.legalBases.length > 0 && !tree.legalBases.some(line => line.includes('…'));
      case 'addressees':
        return tree.addressees.length > 0 && !tree.addressees.some(line => line.includes('…'));
      case 'signatures':
        return document.signatories
          .filter(place => !/\(NẾU CÓ\)/i.test(place.title))
          .every(place => place.name.trim() !== '' || (place.hasRefused && place.refusalReason.trim() !== ''));
    }
  };
  return template.contents.map(({ id, text, article, found }) => ({ id, text, article, isMet: isMet(found) }));
}

/** Is there a heading with one of these words and something written under it? A blank «…» is nothing. */
function hasSection(body: readonly Block[], words: readonly string[]): boolean {
  return body.some((block, at) => {
    if (block.type !== 'heading') return false;
    const title = folded(textOfInlines(block.inlines));
    if (!words.some(word => title.includes(folded(word)))) return false;
    const rest = body.slice(at + 1);
    const end = rest.findIndex(each => each.type === 'heading' && each.level <= block.level);
    return (end === -1 ? rest : rest.slice(0, end)).some(
      each => (each.type !== 'heading' || each.level === 3) && !/^[\s….]*$/.test(textOfBlock(each)),
    );
  });
}

/** Fields of the form that must be filled in and are not. */
export function missingFields(
  view: CaseView,
  document: RecordValue<'document'>,
  template: FormTemplate,
): FormTemplate['fields'] {
  return template.fields.filter(each => each.isRequired && fieldValue({ view, document }, each.name) === '');
}
