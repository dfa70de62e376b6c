import type { OfficialDocument } from './tree.ts';

/**
 * One annex as a file of its own: its label (which counts all annexes of the document), its title, its «Kèm theo» line and its
 * text. Nothing else of the document is in the file.
 * @param at which of the document's annexes
 */
export function annexAlone(document: OfficialDocument, at: number): OfficialDocument {
  const { v, form, header, images, date, author } = document;
  const { parentOrgan, issuingOrgan, numberLine, placeAndDate } = header;
  return {
    v,
    form,
    header: { parentOrgan, issuingOrgan, numberLine, placeAndDate, urgency: null, draftMark: '' },
    title: '',
    // The title that a reader of files shows.
    summary: document.annexes[at]?.title ?? '',
    addressees: [],
    legalBases: [],
    body: [],
    signature: { lines: [], name: '' },
    recipients: [],
    annexes: document.annexes.map((annex, index) => (index === at ? annex : { title: '', reference: '', body: [] })),
    onlyAnnex: at,
    ...(images !== undefined && { images }),
    date,
    author,
  };
}
