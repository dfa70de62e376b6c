import {
  blankRecord,
  type CaseView,
  type Change,
  type CollectionPatch,
  type FieldPatch,
  type RecordValue,
  type Signatory,
  setRecord,
} from '#casefile';
import type { EditorDocInput } from '../editorJson.ts';
import { reporterName } from './blocks.ts';
import { bodyOf } from './body.ts';
import { type FormSource, infoOf, lastAct } from './case/source.ts';
import { leaderName, nameOf, roleOf } from './case/team.ts';
import { fillText, namesIn } from './markup.ts';
import { fieldValue, listValue } from './names.ts';
import { officeName, officeValues, organLines, type Profile, signersOn, symbolOf } from './office.ts';
import type { FormTemplate } from './template.ts';
import { keepTemplate } from './templates.ts';

type Document = RecordValue<'document'>;

/** What the person chose when making a document. */
export interface AboutChosen {
  readonly subjectIds?: readonly string[] | undefined;
  readonly contentIds?: readonly string[] | undefined;
  readonly findingIds?: readonly string[] | undefined;
  readonly recommendationIds?: readonly string[] | undefined;
  readonly evidenceIds?: readonly string[] | undefined;
  readonly actId?: string | null | undefined;
  readonly roundId?: string | null | undefined;
  readonly transferId?: string | null | undefined;
  readonly teamRoleId?: string | null | undefined;
}

export interface NewDocument {
  readonly documentId: string;
  readonly changes: readonly Change[];
  /** The text of the document, then of its annexes. */
  readonly bodies: readonly { readonly documentId: string; readonly body: EditorDocInput }[];
}

/** Form of an annex with a text of its own. */
export const ANNEX_FORM = 'annex';

/** What a new document is made of. */
export interface NewDocumentOrder {
  readonly view: CaseView;
  readonly template: FormTemplate;
  readonly profile: Profile | undefined;
  readonly about: AboutChosen;
  /** ISO; only to choose who may sign. */
  readonly today: string;
  /** Values the person gave for fields of the form, by name; they win over what the form says. */
  readonly entered?: Readonly<Record<string, string>>;
}

/** The document as it begins: its record before the texts are filled in, and where they are filled from. */
function beginning(order: NewDocumentOrder, documentId: string) {
  const { view, template, profile, about, entered = {} } = order;
  const base = headerOf(order);
  const collections: CollectionPatch<'document'> = {
    subjectIds: [...(about.subjectIds ?? [])],
    contentIds: [...(about.contentIds ?? [])],
    findingIds: [...(about.findingIds ?? [])],
    recommendationIds: [...(about.recommendationIds ?? [])],
    evidenceIds: [...(about.evidenceIds ?? [])],
  };
  const blank: Document = { ...blankRecord('document', documentId), ...base, ...collections };
  const formFields = initialFields(template, { view, document: blank }, profile, entered);
  const source: FormSource = { view, document: { ...blank, formFields } };
  return { base, collections, formFields, source };
}

/** What the form's own fields would hold if the document were made now, by name; '' = nothing is known. */
export function firstFieldValues(order: NewDocumentOrder): Readonly<Record<string, string>> {
  const { source, formFields } = beginning(order, 'new');
  return Object.fromEntries(
    order.template.fields.map(({ name }) => [
      name,
      formFields.find(each => each.id === name)?.value ?? fieldValue(source, name),
    ]),
  );
}

/** A document of a form, filled from the case and the office: record, annexes and texts. */
export function newDocument(order: NewDocumentOrder & { readonly newId: () => string }): NewDocument {
  const { view, template, profile, newId } = order;
  const documentId = newId();
  const kept = keepTemplate(view, template);
  const { base, collections, formFields, source } = beginning(order, documentId);
  const office = officeValues(profile);
  const fill = (text: string) => fillText(text, name => office[name] ?? fieldValue(source, name));
  const lines = (text: string) =>
    text
      .split('\n')
      .flatMap(line => oneEach(line, name => listValue(source, name)))
      .map(fill)
      .join('\n');
  const texts: FieldPatch<'document'> = {
    title: fill(template.title),
    summary: fill(template.summary),
    authorityLine: fill(template.authority),
    verdictLine: template.verdict,
    legalBases: lines(template.legalBases),
    addressees: lines(template.addressees),
    recipients: lines((template.form === 'conclusion' && profile?.defaultRecipients) || template.recipients),
    templateId: kept.templateId,
  };
  const signatories = template.signatures.map(
    ({ row, title, name, note }, index): Signatory => ({
      id: `place-${index + 1}`,
      row,
      order: index,
      title,
      name: name === '' ? '' : fillOrEmpty(name, source),
      note,
      hasRefused: false,
      refusalReason: '',
    }),
  );
  const annexes = template.annexes.map((annex, index) => ({ ...annex, id: newId(), order: index }));
  return {
    documentId,
    changes: [
      ...kept.changes,
      setRecord(
        'document',
        documentId,
        { ...base, ...texts },
        {
          ...nonEmpty(collections),
          ...(formFields.length > 0 && { formFields }),
          ...(signatories.length > 0 && { signatories }),
        },
      ),
      ...annexes.map(annex =>
        setRecord('document', annex.id, {
          form: ANNEX_FORM,
          annexOfId: documentId,
          title: annex.title,
          order: annex.order,
        }),
      ),
    ],
    bodies: [
      { documentId, body: bodyOf(template.body, source) },
      ...annexes.map(annex => ({ documentId: annex.id, body: bodyOf(annex.body, source) })),
    ],
  };
}

/** Fields of the record that depend on office, team and what it is about, but on no text. */
function headerOf({ view, template, profile, about, today }: NewDocumentOrder): FieldPatch<'document'> {
  const { actId = null, roundId = null, transferId = null, teamRoleId = null } = about;
  const document = { ...blankRecord('document', 'new'), form: template.form, teamRoleId };
  const source: FormSource = { view, document };
  const decision = infoOf(source)?.decisionNumber || lastAct(source, 'decision')?.documentNumber || '';
  return {
    form: template.form,
    draftNumber: 1,
    ...organLines(template, profile, decision),
    organName: officeName(profile),
    series: template.issuedBy,
    symbol: symbolOf(template, profile),
    place: profile?.place ?? '',
    addressFooter: profile?.addressFooter ?? '',
    ...signerOf(source, template, profile, today),
    actId,
    roundId,
    transferId,
    teamRoleId,
    order: Object.keys(view.records.document).length,
  };
}

function signerOf(
  source: FormSource,
  template: FormTemplate,
  profile: Profile | undefined,
  today: string,
): FieldPatch<'document'> {
  switch (template.signer) {
    case 'leader':
      return { signTitle: 'TRƯỞNG ĐOÀN', signerName: leaderName(source) };
    case 'member':
      return { signTitle: 'NGƯỜI BÁO CÁO', signerName: reporterName(source) };
    case 'appraiser':
      return { signTitle: 'NGƯỜI THẨM ĐỊNH', signerName: nameOf(source, roleOf(source, 'appraiser')) };
    case 'head': {
      const able = signersOn(profile, today);
      const signer = able.find(each => each.authority === '') ?? able[0];
      if (signer === undefined) return {};
      return {
        signTitle: signer.title,
        signTitleSecond: signer.titleSecond ?? '',
        signerName: signer.name,
        signAuthority: signer.authority === '' ? null : signer.authority,
      };
    }
  }
}

/** First values of the form's own fields, and the office's values that the text itself uses: all may be changed after. */
function initialFields(
  template: FormTemplate,
  source: FormSource,
  profile: Profile | undefined,
  entered: Readonly<Record<string, string>>,
): Document['formFields'] {
  const office = officeValues(profile);
  const used = namesIn([template.body, ...template.annexes.map(each => each.body)].join('\n')).names;
  const own: { id: string; value: string }[] = [];
  for (const field of template.fields) {
    // One field may rest on another before it.
    const given = entered[field.name]?.trim().normalize('NFC');
    const value = given ?? fillOrEmpty(field.initial, { ...source, document: { ...source.document, formFields: own } });
    if (value !== '') own.push({ id: field.name, value: field.kind === 'date' ? isoOf(value) : value });
  }
  const fromOffice = [...new Set(used)].flatMap(name => {
    const value = office[name];
    return value === undefined || value === '' ? [] : [{ id: name, value }];
  });
  return [...own, ...fromOffice];
}

/** A text with its names replaced; nothing at all while one of them has no value. */
function fillOrEmpty(text: string, source: FormSource): string {
  let isWhole = true;
  const filled = fillText(text, name => {
    const value = fieldValue(source, name);
    if (value === '') isWhole = false;
    return value;
  });
  return isWhole ? filled : '';
}

function isoOf(text: string): string {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (match === null) return text;
  const [, day = '', month = '', year = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** `{đối tượng thanh tra}.` alone on a line, of several subjects, is a line for each: `A;` `B;` `C.` */
function oneEach(line: string, listOf: (name: string) => readonly string[] | null): readonly string[] {
  const match = /^\{([^{}]+)\}(.*?)([.;]?)$/.exec(line.trim());
  if (match === null) return [line];
  const [, name = '', rest = '', end = ''] = match;
  const values = listOf(name.trim());
  if (values === null) return [line];
  return values.map((value, index) => `${value}${rest}${index === values.length - 1 ? end : ';'}`);
}

function nonEmpty(collections: CollectionPatch<'document'>): CollectionPatch<'document'> {
  return Object.fromEntries(Object.entries(collections).filter(([, items]) => items.length > 0));
}
