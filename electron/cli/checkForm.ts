import { readFile } from 'node:fs/promises';
import {
  checkForm,
  componentNamesVi,
  DocumentError,
  type FormFinding,
  formText,
  formTextsVi,
  readDocx,
  type Subject,
} from '#officialdoc';

const SIGNS = { error: 'LỖI', warning: 'Lưu ý', note: 'Xem lại' } as const;

/** Checks the form of a Word file and prints what deviates. @returns 0 right, 1 with errors, 2 unreadable */
export async function checkFormCommand(path: string, isJson: boolean): Promise<number> {
  const subject = await read(path);
  if (typeof subject === 'string') {
    console.error(subject);
    return 2;
  }
  const findings = checkForm(subject);
  const errors = findings.filter(each => each.severity === 'error').length;
  if (isJson) console.log(JSON.stringify({ file: path, errors, findings }));
  else for (const line of report(subject, findings)) console.log(line);
  return errors === 0 ? 0 : 1;
}

async function read(path: string): Promise<Subject | string> {
  try {
    return readDocx(await readFile(path));
  } catch (error) {
    if (error instanceof DocumentError) return `Không phải tệp Word (.docx) đọc được: ${path}`;
    return `Không mở được tệp ${path}: ${error instanceof Error ? error.message : ''}`;
  }
}

function report(subject: Subject, findings: readonly FormFinding[]): readonly string[] {
  const componentAt = new Map(subject.lines.map(line => [line.place, line.component]));
  const lines = findings.map(({ code, severity, article, place, detail }) => {
    const component = componentAt.get(place);
    const where = component === undefined ? '' : ` [${componentNamesVi[component]}]`;
    const named =
      code === 'fieldMissing' ? (componentNamesVi[detail as keyof typeof componentNamesVi] ?? detail) : detail;
    const found = named === '' ? '' : `\n    ${named.trim().slice(0, 160)}`;
    return `${SIGNS[severity]}${where} ${formText(formTextsVi, code, detail)}${article === '' ? '' : ` (${article})`}${found}`;
  });
  const errors = findings.filter(each => each.severity === 'error').length;
  return [...lines, `${findings.length} điểm, trong đó ${errors} lỗi.`];
}
