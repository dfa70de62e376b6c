import { type CaseView, type Change, type RecordValue, setRecord } from '#casefile';
import { BLOCKS } from './blocks.ts';
import { namesIn } from './markup.ts';
import { NAMES } from './names.ts';
import { officeValues } from './office.ts';
import { type FormTemplate, formTemplate } from './template.ts';
import { activeTemplate, readTemplate, shippedTemplate } from './templates.ts';

type Stored = RecordValue<'template'>;

export interface TemplateProblem {
  readonly code: 'unknownName' | 'unknownBlock' | 'fieldTwice' | 'fieldUnnamed' | 'contentWithoutField' | 'tooLong';
  readonly detail: string;
}

/** What would leave a hole in every document made from the template. Empty = it can be used. */
export function templateProblems(template: FormTemplate): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const own = template.fields.map(each => each.name.trim());
  for (const name of new Set(own)) {
    if (name === '') problems.push({ code: 'fieldUnnamed', detail: '' });
    else if (own.filter(each => each === name).length > 1) problems.push({ code: 'fieldTwice', detail: name });
  }
  const known = new Set([...own, ...Object.keys(NAMES), ...Object.keys(officeValues(undefined))]);
  const used = namesIn(textsOf(template).join('\n'));
  for (const detail of new Set(used.names)) if (!known.has(detail)) problems.push({ code: 'unknownName', detail });
  for (const detail of new Set(used.blocks))
    if (BLOCKS[detail] === undefined) problems.push({ code: 'unknownBlock', detail });
  for (const { found, text } of template.contents)
    if (found.by === 'field' && !known.has(found.name)) problems.push({ code: 'contentWithoutField', detail: text });
  const [issue] = problems.length > 0 ? [] : (formTemplate.safeParse(template).error?.issues ?? []);
  if (issue !== undefined) problems.push({ code: 'tooLong', detail: issue.path.join('.') });
  return problems;
}

function textsOf(template: FormTemplate): readonly string[] {
  const { title, summary, authority, legalBases, verdict, addressees, recipients, body } = template;
  return [
    ...[title, summary, authority, legalBases, verdict, addressees, recipients, body],
    ...template.annexes.map(each => each.body),
    ...template.signatures.map(each => each.name),
    ...template.fields.map(each => each.initial),
  ];
}

/** Names and blocks that the texts of a form may hold between braces, for whoever writes one. */
export const templateNames = (template: FormTemplate): readonly string[] =>
  [...new Set([...template.fields.map(each => each.name), ...Object.keys(NAMES)])].filter(each => each !== '');
export const templateBlocks = (): readonly string[] => Object.keys(BLOCKS);

export interface TemplateRevision {
  /** null = as the product ships it. */
  readonly record: Stored | null;
  readonly template: FormTemplate;
  /** The one new documents are made from. */
  readonly isInUse: boolean;
}

/** Every edition of a form that this office has, newest first, the shipped one last. */
export function revisionsOf(registry: CaseView, form: string): readonly TemplateRevision[] {
  const active = activeTemplate(registry, form);
  const stored = Object.values(registry.records.template)
    .filter(each => each.form === form)
    .sort((a, b) => (b.revision ?? 0) - (a.revision ?? 0) || b.id.localeCompare(a.id))
    .flatMap((record): TemplateRevision[] => {
      const template = readTemplate(record.body);
      return template === null ? [] : [{ record, template, isInUse: template.revision === active?.revision }];
    });
  const shipped = shippedTemplate(form);
  return shipped === null ? stored : [...stored, { record: null, template: shipped, isInUse: active?.revision === 0 }];
}

/** Keeps an edited form as the office's next edition and puts it to use; earlier editions and documents stay as they are. */
export function saveTemplate(
  registry: CaseView,
  edited: FormTemplate,
  made: { readonly id: string; readonly at: number; readonly byName: string; readonly note: string },
): Change[] {
  const { form, name } = edited;
  const known = Object.values(registry.records.template).filter(each => each.form === form);
  const revision = Math.max(0, ...known.map(each => each.revision ?? 0)) + 1;
  const body = JSON.stringify({ ...edited, revision });
  const { id, at, byName, note } = made;
  return [
    ...retire(known),
    setRecord('template', id, { form, name, body, revision, isActive: true, savedAt: at, byName, note }),
  ];
}

/** Puts an earlier edition to use again; null = the shipped one. */
export function takeTemplate(registry: CaseView, form: string, id: string | null): Change[] {
  const known = Object.values(registry.records.template).filter(each => each.form === form);
  return [
    ...retire(known.filter(each => each.id !== id)),
    ...(id === null ? [] : [setRecord('template', id, { isActive: true })]),
  ];
}

const retire = (records: readonly Stored[]) =>
  records.filter(each => each.isActive).map(each => setRecord('template', each.id, { isActive: false }));
