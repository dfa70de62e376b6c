import { type CaseView, citationText, countedAmong, isOut, type RecordValue, sumOf } from '#casefile';
import { CASE_TABLES } from './caseTables.ts';
import { caseValueText } from './caseValue.ts';
import { dateInWords } from './dates.ts';
import { amountInUnit, numberLine, placeAndDate } from './figures.ts';
import { fieldValue } from './forms/names.ts';
import { templateOf } from './forms/templates.ts';
import { bodyFromEditor, type Resolver } from './fromEditor.ts';
import { dashed, linesOf } from './lines.ts';
import type { Annex, OfficialDocument, SignatureBlock } from './tree.ts';
import { amountInWords } from './words.ts';

type DocumentRecord = RecordValue<'document'>;

/** Places to sign that stand beside each other. */
const MOST_IN_A_ROW = 3;

/** Resolves citations, amounts, fields and tables of a document from the case as it is now. */
export function caseResolver(view: CaseView, document: DocumentRecord): Resolver {
  const source = { view, document };
  return {
    citationText: citation => citationText(view, citation),
    amountText: amount => {
      const sum = sumOf(countedAmong(view, amount.lineIds));
      return amount.words
        ? `${amountInUnit(sum, amount.unit)} (${amountInWords(sum)})`
        : amountInUnit(sum, amount.unit);
    },
    valueText: value => caseValueText(view, value),
    // A blank is seen and filled in, by hand at the latest.
    fieldText: ({ name }) => fieldValue(source, name) || '…',
    caseTable: name => CASE_TABLES[name](source),
  };
}

/** Annexes of a document that have a text of their own, in order. */
export function annexesOf(view: CaseView, documentId: string): readonly DocumentRecord[] {
  return Object.values(view.records.document)
    .filter(each => each.annexOfId === documentId)
    .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

/**
 * The whole tree of a document of the case: header record, body text, references resolved.
 * @param annexBodies texts of `annexesOf`, by document id
 */
export function documentTree(
  view: CaseView,
  document: DocumentRecord,
  body: unknown,
  annexBodies: ReadonlyMap<string, unknown> = new Map(),
): OfficialDocument {
  const authority = document.signAuthority === null ? '' : `${document.signAuthority}. `;
  const address = linesOf(document.addressFooter);
  const signatures = signatureRows(document);
  return {
    v: 1,
    form: document.form,
    header: {
      parentOrgan: document.parentOrgan,
      issuingOrgan: linesOf(document.issuingOrgan),
      numberLine: numberLine(document.number, document.symbol),
      placeAndDate: placeAndDate(document.place, document.date),
      urgency: document.urgency,
      ...(document.circulation !== null && { circulation: document.circulation }),
      draftMark: draftMark(view, document),
      ...(address.length > 0 && { address }),
    },
    title: document.title,
    summary: document.summary,
    addressees: addresseesOf(document.addressees),
    ...(document.authorityLine !== '' && { authority: document.authorityLine }),
    legalBases: linesOf(document.legalBases),
    ...(document.verdictLine !== '' && { verdict: document.verdictLine }),
    body: bodyFromEditor(body, caseResolver(view, document)),
    signature: {
      lines: [`${authority}${document.signTitle}`, document.signTitleSecond].filter(line => line.trim() !== ''),
      name: document.signerName,
    },
    ...(signatures.length > 0 && { signatures }),
    recipients: linesOf(document.recipients).map(dashed),
    ...(document.drafterMark !== '' && { drafterMark: document.drafterMark }),
    annexes: annexesOf(view, document.id).map(annex => annexTree(view, document, annex, annexBodies.get(annex.id))),
    date: document.date,
    author: linesOf(document.issuingOrgan).join(' '),
  };
}

/** Until the number is there; a paper that is written and signed on the spot is no draft. */
function draftMark(view: CaseView, document: DocumentRecord): string {
  const isNumbered = document.number !== '' && document.state !== 'amended';
  return isOut(document.state) || isNumbered || templateOf(view, document)?.isDrafted === false
    ? ''
    : `DỰ THẢO LẦN ${document.draftNumber ?? 1}`;
}

function annexTree(view: CaseView, document: DocumentRecord, annex: DocumentRecord, body: unknown): Annex {
  return {
    title: annex.title,
    reference: annex.annexReference || referenceTo(document),
    body: body === undefined ? [] : bodyFromEditor(body, caseResolver(view, { ...document, ...ownTextOf(annex) })),
  };
}

/** An annex is about what its document is about, and has fields of its own besides. */
const ownTextOf = ({ id, formFields }: DocumentRecord) => (formFields.length === 0 ? { id } : { id, formFields });

/** `(Kèm theo Quyết định số 05/QĐ-TT ngày 05 tháng 7 năm 2026 của Thanh tra tỉnh …)`, blank until Văn thư gives the number. */
function referenceTo(document: DocumentRecord): string {
  const kind = document.title.trim() || 'Công văn';
  const name = kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
  const number = numberLine(document.number, document.symbol).replace('Số: ', '');
  const day = dateInWords(document.date) || 'ngày … tháng … năm …';
  return `(Kèm theo ${name} số ${number} ${day} của ${document.organName || linesOf(document.issuingOrgan).join(' ')})`;
}

/** Places to sign, row by row; a refusal stands where the signature would. */
function signatureRows({ signatories }: DocumentRecord): SignatureBlock[][] {
  const rows: SignatureBlock[][] = [];
  const sorted = [...signatories].sort((a, b) => a.row - b.row || a.order - b.order || a.id.localeCompare(b.id));
  for (const row of new Set(sorted.map(each => each.row))) {
    const places = sorted
      .filter(each => each.row === row)
      .map(each => ({
        lines: linesOf(each.title),
        note: each.hasRefused ? `(Từ chối ký: ${each.refusalReason.trim() || 'không nêu lý do'})` : each.note,
        name: each.name,
      }));
    for (let at = 0; at < places.length; at += MOST_IN_A_ROW) rows.push(places.slice(at, at + MOST_IN_A_ROW));
  }
  return rows;
}

/** One addressee stands beside «Kính gửi:»; of several, each has its dash (Mục II.9.a). */
function addresseesOf(text: string): string[] {
  const lines = linesOf(text);
  return lines.length > 1 ? lines.map(dashed) : lines;
}
