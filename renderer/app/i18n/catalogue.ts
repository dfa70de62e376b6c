// One line per area and language; vi is the source of truth, tests/unit/i18n.test.ts compares the keys.
import { cases as casesEn } from './en/cases.ts';
import { choice as choiceEn } from './en/choice.ts';
import { common as commonEn } from './en/common.ts';
import { data as dataEn } from './en/data.ts';
import { documents as documentsEn } from './en/documents.ts';
import { editor as editorEn } from './en/editor.ts';
import { error as errorEn } from './en/error.ts';
import { record as recordEn } from './en/record.ts';
import { settings as settingsEn } from './en/settings.ts';
import { shell as shellEn } from './en/shell.ts';
import { vault as vaultEn } from './en/vault.ts';
import { cases as casesVi } from './vi/cases.ts';
import { choice as choiceVi } from './vi/choice.ts';
import { common as commonVi } from './vi/common.ts';
import { data as dataVi } from './vi/data.ts';
import { documents as documentsVi } from './vi/documents.ts';
import { editor as editorVi } from './vi/editor.ts';
import { error as errorVi } from './vi/error.ts';
import { record as recordVi } from './vi/record.ts';
import { settings as settingsVi } from './vi/settings.ts';
import { shell as shellVi } from './vi/shell.ts';
import { vault as vaultVi } from './vi/vault.ts';

export const vi = {
  cases: casesVi,
  choice: choiceVi,
  common: commonVi,
  data: dataVi,
  documents: documentsVi,
  editor: editorVi,
  error: errorVi,
  record: recordVi,
  settings: settingsVi,
  shell: shellVi,
  vault: vaultVi,
};

export const en = {
  cases: casesEn,
  choice: choiceEn,
  common: commonEn,
  data: dataEn,
  documents: documentsEn,
  editor: editorEn,
  error: errorEn,
  record: recordEn,
  settings: settingsEn,
  shell: shellEn,
  vault: vaultEn,
};
