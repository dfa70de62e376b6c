/**
 * Form checker (thể thức): every rule of NĐ 30/2020 that a program can judge, one small rule each, over lines that come from
 * the tree, the editor or a DOCX file.
 */
import type { OfficialDocument } from '../tree.ts';
import { asPrinted, subjectOfTree } from './fromTree.ts';
import type { FormFinding, FormRule } from './rule.ts';
import { CAPITAL_RULES } from './rules/capitals.ts';
import { CLOSING_RULES } from './rules/closing.ts';
import { CONTENT_RULES } from './rules/content.ts';
import { HEADER_RULES } from './rules/header.ts';
import { LETTER_RULES } from './rules/letters.ts';
import { MANDATORY_RULES } from './rules/mandatory.ts';
import { PAGE_RULES } from './rules/page.ts';
import { SETTING_RULES } from './rules/setting.ts';
import type { FormContext, Subject } from './subject.ts';

export { readDocx } from './docx/readDocx.ts';
export { asPrinted, subjectOfTree, withBody } from './fromTree.ts';
export { applyFix, type FormFinding, type FormFix, type FormRule, type Severity as FormSeverity } from './rule.ts';
export type { Component, FormContext, FormLine, Setting, Subject } from './subject.ts';
export * from './texts.ts';

/** Groups of the panel, in the order of the page. */
export const FORM_RULES = {
  page: PAGE_RULES,
  setting: SETTING_RULES,
  header: HEADER_RULES,
  contents: [...MANDATORY_RULES, ...CONTENT_RULES],
  closing: CLOSING_RULES,
  capitals: CAPITAL_RULES,
  letters: LETTER_RULES,
} as const satisfies Readonly<Record<string, readonly FormRule[]>>;
export type FormGroup = keyof typeof FORM_RULES;
export const FORM_GROUPS = Object.keys(FORM_RULES) as readonly FormGroup[];

const RULES: readonly FormRule[] = FORM_GROUPS.flatMap(group => FORM_RULES[group]);

export function formGroupOf(code: string): FormGroup {
  return FORM_GROUPS.find(group => FORM_RULES[group].some(rule => rule.code === code)) ?? 'contents';
}

/** All deviations, rule by rule. */
export function checkForm(subject: Subject, context: FormContext = {}): readonly FormFinding[] {
  return RULES.flatMap(({ code, severity, article, find }) =>
    find(subject, context).map(deviation => ({ ...deviation, code, severity, article })),
  );
}

/** Deviations of a finished tree, as its writers print it. */
export function checkDocument(document: OfficialDocument, context: FormContext = {}): readonly FormFinding[] {
  return checkForm(asPrinted(subjectOfTree(document)), context);
}
