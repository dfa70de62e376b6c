import { FORM } from '#law';
import { plainText } from '../plainText.ts';
import { isTitle } from '../printable.ts';
import type { Block, OfficialDocument } from '../tree.ts';
import type { Component, FormLine, Subject } from './subject.ts';

/** Where a component stands in the tree. */
const PLACES: Partial<Readonly<Record<Component, string>>> = {
  organ: 'header.issuingOrgan',
  number: 'header.numberLine',
  place: 'header.placeAndDate',
  title: 'title',
  summary: 'summary',
  body: 'body.0',
  signature: 'signature.lines',
  signerName: 'signature.name',
  recipient: 'recipients',
};

/** The lines of a document as its writers print them. Setting and page are the writers' own and cannot be wrong. */
export function subjectOfTree(document: OfficialDocument): Subject {
  return {
    form: document.form,
    lines: [...aboveBody(document), ...document.body.flatMap(bodyLines('body')), ...belowBody(document)],
    pages: [],
    placeOf: {
      ...PLACES,
      body: `body.${Math.max(0, document.body.length - 1)}`,
    },
  };
}

/** The same with other lines of content: those of the editor, whose places the editor knows. */
export function withBody(subject: Subject, body: readonly FormLine[]): Subject {
  const lines = subject.lines.filter(line => line.component !== 'body' && line.component !== 'table');
  const at = lines.findIndex(line => BELOW.includes(line.component));
  const end = at === -1 ? lines.length : at;
  return { ...subject, lines: [...lines.slice(0, end), ...body, ...lines.slice(end)] };
}

const BELOW: readonly Component[] = ['signature', 'signerName', 'recipientsHead', 'recipient', 'annex'];

function line(place: string, component: Component, text: string): FormLine {
  return { place, component, text };
}

function each(place: string, component: Component, texts: readonly string[]): readonly FormLine[] {
  return texts.map((text, index) => line(`${place}.${index}`, component, text));
}

function aboveBody({ header, title, summary, addressees, legalBases }: OfficialDocument): readonly FormLine[] {
  return [
    line('header.parentOrgan', 'parentOrgan', header.parentOrgan),
    ...each('header.issuingOrgan', 'organ', header.issuingOrgan),
    line('header.nation', 'nation', FORM.nation),
    line('header.motto', 'motto', FORM.motto),
    line('header.numberLine', 'number', header.numberLine),
    line('header.placeAndDate', 'place', header.placeAndDate),
    line('title', 'title', title),
    line('summary', 'summary', summary),
    ...each('addressees', 'addressee', addressees),
    ...each('legalBases', 'legalBasis', legalBases),
  ];
}

function belowBody({ signature, signatures = [], recipients, annexes }: OfficialDocument): readonly FormLine[] {
  const many = signatures.flat();
  return [
    ...(many.length === 0
      ? [...each('signature.lines', 'signature', signature.lines), line('signature.name', 'signerName', signature.name)]
      : many.flatMap((block, index) => [
          ...each(`signatures.${index}.lines`, 'signature', block.lines),
          line(`signatures.${index}.name`, 'signerName', block.name),
        ])),
    ...each('recipients', 'recipient', recipients),
    ...annexes.flatMap((annex, index) => annex.body.flatMap(bodyLines(`annexes.${index}.body`, 'annex'))),
  ];
}

function bodyLines(path: string, component?: Component) {
  return (block: Block, index: number): readonly FormLine[] => {
    const place = `${path}.${index}`;
    switch (block.type) {
      case 'heading':
        return [
          {
            ...line(place, component ?? 'body', plainText(block.inlines)),
            heading: { level: block.level, isTitle: isTitle(block) },
          },
        ];
      case 'paragraph':
        return [
          line(place, component ?? (block.role === 'legalBasis' ? 'legalBasis' : 'body'), plainText(block.inlines)),
        ];
      case 'listItem':
        return [line(place, component ?? 'body', plainText(block.inlines))];
      case 'image':
        return [line(place, component ?? 'table', plainText(block.caption))];
      case 'table':
        return block.rows.flatMap((row, r) =>
          row.flatMap((cell, c) =>
            cell.blocks.map((part, p) =>
              line(`${place}.${r}.${c}.${p}`, component ?? 'table', plainText(part.inlines)),
            ),
          ),
        );
    }
  };
}

/** With the end mark that the writers put there by themselves: it is not asked of the author. A title is no end. */
export function asPrinted(subject: Subject): Subject {
  const at = subject.lines.findLastIndex(
    ({ component, text }) => (component === 'body' || component === 'table') && text.trim() !== '',
  );
  const last = subject.lines[at];
  if (last === undefined || last.heading?.isTitle === true) return subject;
  // After a table or picture the mark stands in a line of its own.
  if (last.component === 'table') {
    const mark = line(`${last.place}.end`, 'body', FORM.endMark);
    return { ...subject, lines: subject.lines.toSpliced(at + 1, 0, mark) };
  }
  const text = last.text.trimEnd().replace(/(\.\/)?\.$/, '') + FORM.endMark;
  return { ...subject, lines: subject.lines.with(at, { ...last, text }) };
}
