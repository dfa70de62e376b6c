import { parseArgs } from 'node:util';
import { checkFormCommand } from './checkForm.ts';
import { renderCommand } from './render.ts';

/** `minh-chung check-form FILE.docx` and `minh-chung render TREE.json --docx A.docx --pdf A.pdf`: no window, no vault, no network. */

const USAGE = `minh-chung check-form TEP.docx [--json]
    Kiểm tra thể thức (Nghị định 30/2020/NĐ-CP). Mã thoát: 0 đúng, 1 có lỗi, 2 không đọc được tệp.
minh-chung render CAY.json [--docx A.docx] [--pdf A.pdf]
    Ghi văn bản ra Word và PDF/A-2. Mã thoát: 0 xong, 2 không ghi được.`;

const FAILED = 2;

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      docx: { type: 'string' },
      pdf: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [command, path] = positionals;
  if (values.help === true || path === undefined) {
    console.log(USAGE);
    return values.help === true ? 0 : FAILED;
  }
  if (command === 'check-form') return checkFormCommand(path, values.json === true);
  if (command === 'render')
    return renderCommand(path, {
      ...(values.docx !== undefined && { docx: values.docx }),
      ...(values.pdf !== undefined && { pdf: values.pdf }),
    });
  console.log(USAGE);
  return FAILED;
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = FAILED;
  },
);
