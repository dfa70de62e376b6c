import { componentNamesEn, componentNamesVi, formTextsEn, formTextsVi } from '#officialdoc';
// One line per area and language; vi is the source of truth, tests/unit/i18n.test.ts compares the keys.
import { backups as backupsEn } from './en/backups.ts';
import { cases as casesEn } from './en/cases.ts';
import { check as checkEn } from './en/check.ts';
import { choice as choiceEn } from './en/choice.ts';
import { common as commonEn } from './en/common.ts';
import { copies as copiesEn } from './en/copies.ts';
import { data as dataEn } from './en/data.ts';
import { deadline as deadlineEn } from './en/deadline.ts';
import { documents as documentsEn } from './en/documents.ts';
import { editor as editorEn } from './en/editor.ts';
import { error as errorEn } from './en/error.ts';
import { evidence as evidenceEn } from './en/evidence.ts';
import { findings as findingsEn } from './en/findings.ts';
import { formCheck as formCheckEn } from './en/formCheck.ts';
import { forms as formsEn } from './en/forms.ts';
import { fromWord as fromWordEn } from './en/fromWord.ts';
import { generate as generateEn } from './en/generate.ts';
import { health as healthEn } from './en/health.ts';
import { history as historyEn } from './en/history.ts';
import { keeping as keepingEn } from './en/keeping.ts';
import { library as libraryEn } from './en/library.ts';
import { overview as overviewEn } from './en/overview.ts';
import { parties as partiesEn } from './en/parties.ts';
import { proof as proofEn } from './en/proof.ts';
import { publicVersion as publicVersionEn } from './en/publicVersion.ts';
import { recommendations as recommendationsEn } from './en/recommendations.ts';
import { record as recordEn } from './en/record.ts';
import { remarks as remarksEn } from './en/remarks.ts';
import { settings as settingsEn } from './en/settings.ts';
import { shell as shellEn } from './en/shell.ts';
import { sources as sourcesEn } from './en/sources.ts';
import { stage as stageEn } from './en/stage.ts';
import { suggestions as suggestionsEn } from './en/suggestions.ts';
import { table as tableEn } from './en/table.ts';
import { team as teamEn } from './en/team.ts';
import { templates as templatesEn } from './en/templates.ts';
import { timeline as timelineEn } from './en/timeline.ts';
import { vault as vaultEn } from './en/vault.ts';
import { versions as versionsEn } from './en/versions.ts';
import { backups as backupsVi } from './vi/backups.ts';
import { cases as casesVi } from './vi/cases.ts';
import { check as checkVi } from './vi/check.ts';
import { choice as choiceVi } from './vi/choice.ts';
import { common as commonVi } from './vi/common.ts';
import { copies as copiesVi } from './vi/copies.ts';
import { data as dataVi } from './vi/data.ts';
import { deadline as deadlineVi } from './vi/deadline.ts';
import { documents as documentsVi } from './vi/documents.ts';
import { editor as editorVi } from './vi/editor.ts';
import { error as errorVi } from './vi/error.ts';
import { evidence as evidenceVi } from './vi/evidence.ts';
import { findings as findingsVi } from './vi/findings.ts';
import { formCheck as formCheckVi } from './vi/formCheck.ts';
import { forms as formsVi } from './vi/forms.ts';
import { fromWord as fromWordVi } from './vi/fromWord.ts';
import { generate as generateVi } from './vi/generate.ts';
import { health as healthVi } from './vi/health.ts';
import { history as historyVi } from './vi/history.ts';
import { keeping as keepingVi } from './vi/keeping.ts';
import { library as libraryVi } from './vi/library.ts';
import { overview as overviewVi } from './vi/overview.ts';
import { parties as partiesVi } from './vi/parties.ts';
import { proof as proofVi } from './vi/proof.ts';
import { publicVersion as publicVersionVi } from './vi/publicVersion.ts';
import { recommendations as recommendationsVi } from './vi/recommendations.ts';
import { record as recordVi } from './vi/record.ts';
import { remarks as remarksVi } from './vi/remarks.ts';
import { settings as settingsVi } from './vi/settings.ts';
import { shell as shellVi } from './vi/shell.ts';
import { sources as sourcesVi } from './vi/sources.ts';
import { stage as stageVi } from './vi/stage.ts';
import { suggestions as suggestionsVi } from './vi/suggestions.ts';
import { table as tableVi } from './vi/table.ts';
import { team as teamVi } from './vi/team.ts';
import { templates as templatesVi } from './vi/templates.ts';
import { timeline as timelineVi } from './vi/timeline.ts';
import { vault as vaultVi } from './vi/vault.ts';
import { versions as versionsVi } from './vi/versions.ts';

export const vi = {
  keeping: keepingVi,
  recommendations: recommendationsVi,
  findings: findingsVi,
  proof: proofVi,
  forms: formsVi,
  fromWord: fromWordVi,
  remarks: remarksVi,
  generate: generateVi,
  templates: templatesVi,
  timeline: timelineVi,
  parties: partiesVi,
  team: teamVi,
  overview: overviewVi,
  table: tableVi,
  check: checkVi,
  deadline: deadlineVi,
  stage: stageVi,
  backups: backupsVi,
  cases: casesVi,
  choice: choiceVi,
  common: commonVi,
  copies: copiesVi,
  data: dataVi,
  documents: documentsVi,
  editor: editorVi,
  error: errorVi,
  evidence: evidenceVi,
  health: healthVi,
  history: historyVi,
  form: formTextsVi,
  formCheck: formCheckVi,
  publicVersion: publicVersionVi,
  versions: versionsVi,
  suggestions: suggestionsVi,
  component: componentNamesVi,
  library: libraryVi,
  sources: sourcesVi,
  record: recordVi,
  settings: settingsVi,
  shell: shellVi,
  vault: vaultVi,
};

export const en = {
  keeping: keepingEn,
  recommendations: recommendationsEn,
  findings: findingsEn,
  proof: proofEn,
  forms: formsEn,
  fromWord: fromWordEn,
  remarks: remarksEn,
  generate: generateEn,
  templates: templatesEn,
  timeline: timelineEn,
  parties: partiesEn,
  team: teamEn,
  overview: overviewEn,
  table: tableEn,
  check: checkEn,
  deadline: deadlineEn,
  stage: stageEn,
  backups: backupsEn,
  cases: casesEn,
  choice: choiceEn,
  common: commonEn,
  copies: copiesEn,
  data: dataEn,
  documents: documentsEn,
  editor: editorEn,
  error: errorEn,
  evidence: evidenceEn,
  health: healthEn,
  history: historyEn,
  form: formTextsEn,
  formCheck: formCheckEn,
  publicVersion: publicVersionEn,
  versions: versionsEn,
  suggestions: suggestionsEn,
  component: componentNamesEn,
  library: libraryEn,
  sources: sourcesEn,
  record: recordEn,
  settings: settingsEn,
  shell: shellEn,
  vault: vaultEn,
};
