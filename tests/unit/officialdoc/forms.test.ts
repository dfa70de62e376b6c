import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { blankRecord, setRecord } from '#casefile';
import {
  documentTree,
  type EditorDoc,
  editorDoc,
  FORMS,
  type FormTemplate,
  fieldValue,
  keepTemplate,
  missingFields,
  newDocument,
  type OfficialDocument,
  officialDocument,
  renderDocx,
  requiredContents,
  templateOf,
} from '#officialdoc';
import { renderPdf } from '#officialdoc/node';
import { pdfResourceFiles } from '../../../build/pdfResources.mjs';
import { BLOCKS } from '../../../shared/officialdoc/forms/blocks.ts';
import { namesIn } from '../../../shared/officialdoc/forms/markup.ts';
import { NAMES } from '../../../shared/officialdoc/forms/names.ts';
import { officeValues } from '../../../shared/officialdoc/forms/office.ts';
import { pdfPages } from '../../fixtures/pdfText.ts';
import { sampleCase } from '../../fixtures/sampleCase.ts';

const output = join(process.cwd(), 'tests/output/forms');
let resources: string;

beforeAll(() => {
  resources = mkdtempSync(join(tmpdir(), 'typst-'));
  for (const [from, name] of pdfResourceFiles(process.cwd())) cpSync(from, join(resources, name));
  mkdirSync(output, { recursive: true });
});

const PROFILE = {
  ...blankRecord('profile', 'profile'),
  parentOrgan: 'UBND TỈNH HOÀNG SƠN',
  issuingOrgan: 'THANH TRA TỈNH',
  organAbbreviation: 'TT',
  unitAbbreviation: 'P3',
  place: 'Hoàng Sơn',
  signers: [{ id: 's1', name: 'Lò Văn Minh', title: 'CHÁNH THANH TRA', authority: '' as const }],
};

/** The forms the product must have, by the ids of this room; a draft conclusion is a conclusion in its first state. */
const NAMED = [
  'inspectionDecision',
  'inspectionPlan',
  'reportOutline',
  'announcementMinutes',
  'workingMinutes',
  'verificationMinutes',
  'figuresMinutes',
  'informationRequest',
  'explanationRequest',
  'handoverMinutes',
  'returnMinutes',
  'extensionDecision',
  'pauseDecision',
  'resumeDecision',
  'teamChangeDecision',
  'fieldworkEndNotice',
  'teamDiary',
  'memberReport',
  'resultReport',
  'draftOrder',
  'conclusion',
  'appraisalReport',
  'conclusionNotice',
  'directionProposal',
  'prosecutionProposal',
  'recoveryDecision',
  'reminderLetter',
];

const first = (records: Readonly<Record<string, { readonly id: string }>>) => Object.keys(records).sort()[0] ?? null;

/** A document of a form about all there is in the sample case. */
function made(template: FormTemplate, isFilled: boolean) {
  const sample = sampleCase();
  const { records } = sample.view;
  let count = 0;
  const order = newDocument({
    view: sample.view,
    template,
    profile: PROFILE,
    about: {
      evidenceIds: Object.keys(records.evidence).slice(0, 4),
      actId: Object.values(records.procedureAct).find(each => template.acts.includes(each.actKind))?.id ?? null,
      roundId: template.about.includes('round') ? first(records.explanationRound) : null,
      transferId: template.about.includes('transfer') ? first(records.transfer) : null,
      teamRoleId: template.about.includes('member')
        ? (Object.values(records.teamRole).find(each => each.role === 'member')?.id ?? null)
        : null,
    },
    today: '2026-06-20',
    newId: () => `doc-${template.form}-${count++}`,
  });
  let view = sample.with(...order.changes);
  const read = () => view.records.document[order.documentId] ?? blankRecord('document', order.documentId);
  if (isFilled) {
    const missing = [
      ...template.fields.map(each => each.name),
      ...template.contents.flatMap(({ found }) => (found.by === 'field' ? [found.name] : [])),
      ...namesIn([template.summary, template.addressees, template.legalBases].join('\n')).names,
    ].filter(name => fieldValue({ view, document: read() }, name) === '');
    view = sample.with(
      setRecord(
        'document',
        order.documentId,
        {
          addressees: read().addressees.replaceAll('…', 'Sở Giáo dục và Đào tạo'),
          legalBases: read().legalBases.replaceAll('…', '01'),
        },
        {
          formFields: [...new Set(missing)].map(id => ({
            id,
            value: template.fields.find(each => each.name === id)?.kind === 'date' ? '2026-07-01' : `Nội dung ${id}`,
          })),
          signatories: read().signatories.map(each => ({ ...each, name: each.name || 'Nguyễn Văn An' })),
        },
      ),
    );
  }
  const bodies = new Map(
    order.bodies.map(each => [each.documentId, isFilled ? written(editorDoc.parse(each.body)) : each.body]),
  );
  const tree = documentTree(view, read(), bodies.get(order.documentId), bodies);
  return { view, document: read(), tree, order };
}

/** The same text with something written in each empty paragraph. */
function written(body: EditorDoc): EditorDoc {
  return JSON.parse(
    JSON.stringify(body).replaceAll(
      '{"type":"paragraph","attrs":{"role":"body"},"content":[]}',
      '{"type":"paragraph","attrs":{"role":"body"},"content":[{"type":"text","text":"Đã kiểm tra, không có sai phạm."}]}',
    ),
  );
}

const everyText = (tree: OfficialDocument) => JSON.stringify(tree);

describe('forms', () => {
  it('are all that an inspection needs, each once', () => {
    const forms = FORMS.map(each => each.form);
    expect(forms).toEqual([...new Set(forms)]);
    expect(NAMED.filter(each => !forms.includes(each))).toEqual([]);
  });

  it('ask for nothing that nobody knows', () => {
    const office = Object.keys(officeValues(PROFILE));
    for (const form of FORMS) {
      const own = form.fields.map(each => each.name);
      const texts = [
        ...[form.summary, form.authority, form.legalBases, form.addressees, form.recipients, form.body],
        ...form.annexes.map(each => each.body),
        ...form.fields.map(each => each.initial),
        ...form.signatures.map(each => each.name),
        ...form.contents.map(({ found }) => (found.by === 'field' ? `{${found.name}}` : '')),
      ];
      for (const { names, blocks } of texts.map(namesIn)) {
        expect(names.filter(name => !own.includes(name) && !office.includes(name) && !(name in NAMES))).toEqual([]);
        expect(blocks.filter(name => !(name in BLOCKS))).toEqual([]);
      }
    }
  });

  it.each(FORMS.map(each => [each.form, each] as const))(
    '%s: made empty, it is a document that names what is missing',
    (_, form) => {
      const { view, document, tree, order } = made(form, false);
      expect(officialDocument.parse(tree)).toEqual(tree);
      for (const each of order.bodies) expect(editorDoc.parse(each.body)).toEqual(each.body);
      expect(everyText(tree)).not.toMatch(/Mẫu số|undefined|\[object|\{\{|NaN/);
      expect(document.number).toBe('');
      expect(templateOf(view, document)).toEqual(form);
      expect(keepTemplate(view, form).changes).toEqual([]);
      const missing = missingFields(view, document, form).map(each => each.name);
      const required = form.fields.filter(each => each.isRequired).map(each => each.name);
      expect(required).toEqual(expect.arrayContaining(missing));
    },
  );

  it.each(FORMS.map(each => [each.form, each] as const))(
    '%s: filled in, nothing mandatory is missing and both files are made',
    async (_, form) => {
      const { view, document, tree } = made(form, true);
      expect(missingFields(view, document, form)).toEqual([]);
      expect(requiredContents(view, document, form, tree).filter(each => !each.isMet)).toEqual([]);
      const docx = await renderDocx(tree);
      const pdf = renderPdf(tree, resources);
      writeFileSync(join(output, `${form.form}.docx`), docx);
      writeFileSync(join(output, `${form.form}.pdf`), pdf);
      const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
      expect(xml).not.toContain('Mẫu số');
      const pages = (await pdfPages(pdf)).flatMap(page => page.texts.map(each => each.text)).join(' ');
      expect(pages.replace(/\s+/g, ' ')).toContain('Độc lập - Tự do - Hạnh phúc');
    },
  );

  it('a content with a blank is not met', () => {
    const form = FORMS.find(each => each.form === 'conclusion');
    if (form === undefined) throw new Error('no conclusion');
    const { view, document, tree } = made(form, false);
    expect(requiredContents(view, document, form, tree).some(each => !each.isMet)).toBe(true);
  });
});
