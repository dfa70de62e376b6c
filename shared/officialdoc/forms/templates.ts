import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type CaseView, type Change, type RecordValue, setRecord } from '#casefile';
import { FORMS } from './data/index.ts';
import { type FormTemplate, formTemplate } from './template.ts';

const SHIPPED: ReadonlyMap<string, FormTemplate> = new Map(FORMS.map(each => [each.form, each]));

/** The template a stored record holds; null when it is none (made by a later version, or damaged). */
export function readTemplate(body: string): FormTemplate | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null; // the caller goes on with the shipped form
  }
  const parsed = formTemplate.safeParse(json);
  return parsed.success ? parsed.data : null;
}

export const shippedTemplate = (form: string): FormTemplate | null => SHIPPED.get(form) ?? null;

/** The office's edition of a form, newest first, else the shipped one. `registry` is the vault-wide journal. */
export function activeTemplate(registry: CaseView, form: string): FormTemplate | null {
  const edited = Object.values(registry.records.template)
    .filter(each => each.form === form && each.isActive)
    .sort((a, b) => (b.revision ?? 0) - (a.revision ?? 0) || b.id.localeCompare(a.id));
  for (const each of edited) {
    const template = readTemplate(each.body);
    if (template !== null) return template;
  }
  return shippedTemplate(form);
}

/** The forms to choose from, in the order of an inspection. */
export function activeTemplates(registry: CaseView): readonly FormTemplate[] {
  return FORMS.flatMap(each => activeTemplate(registry, each.form) ?? []);
}

/** The template a document was made from; of an older document, the shipped one of its form. */
export function templateOf(view: CaseView, document: RecordValue<'document'>): FormTemplate | null {
  const kept = document.templateId === null ? undefined : view.records.template[document.templateId];
  return (kept === undefined ? null : readTemplate(kept.body)) ?? shippedTemplate(document.form);
}

/** The case's own copy of a template, under a name made from what it says; nothing when the case has it. */
export function keepTemplate(view: CaseView, template: FormTemplate): { templateId: string; changes: Change[] } {
  const body = JSON.stringify(template);
  const templateId = `tpl-${bytesToHex(sha256(utf8ToBytes(body))).slice(0, 32)}`;
  if (view.records.template[templateId] !== undefined) return { templateId, changes: [] };
  const { form, name, revision } = template;
  return { templateId, changes: [setRecord('template', templateId, { form, name, revision, body, isActive: true })] };
}
