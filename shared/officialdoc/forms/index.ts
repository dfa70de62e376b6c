export { missingFields, type RequiredContent, requiredContents } from './contents.ts';
export { FORMS } from './data/index.ts';
export {
  revisionsOf,
  saveTemplate,
  type TemplateProblem,
  type TemplateRevision,
  takeTemplate,
  templateBlocks,
  templateNames,
  templateProblems,
} from './edit.ts';
export { fieldValue } from './names.ts';
export {
  type AboutChosen,
  ANNEX_FORM,
  firstFieldValues,
  type NewDocument,
  type NewDocumentOrder,
  newDocument,
} from './newDocument.ts';
export { officeName, type Signer, signersOn, symbolOf } from './office.ts';
export {
  ABOUT,
  type About,
  FORM_STAGES,
  type FormField,
  type FormStage,
  type FormTemplate,
  formTemplate,
} from './template.ts';
export {
  activeTemplate,
  activeTemplates,
  keepTemplate,
  readTemplate,
  shippedTemplate,
  templateOf,
} from './templates.ts';
