import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '#officialdoc';
import { aConclusion } from '../../fixtures/conclusionTree.ts';
import { editedWord } from '../../fixtures/wordFile.ts';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'minh-chung-cli-'));

/** The source itself, so that the test needs no build. */
function run(...args: string[]): Promise<{ code: number; out: string }> {
  return new Promise(resolve => {
    const program = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'electron/cli/main.ts'), ...args];
    const child = execFile(process.execPath, program, { cwd: root }, (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out: out + err }),
    );
  });
}

describe('minh-chung on the command line', () => {
  it('check-form: 0 for a right file, 1 with the rule and its article for a wrong one, 2 for no Word file', async () => {
    const right = await renderDocx(aConclusion({ findings: 1 }));
    writeFileSync(join(folder, 'đúng.docx'), right);
    writeFileSync(join(folder, 'sai.docx'), editedWord(right, [['document', 'Số: 05/', 'Số: 5/']]));
    writeFileSync(join(folder, 'khác.docx'), 'không phải Word');
    expect(await run('check-form', join(folder, 'đúng.docx'))).toEqual({ code: 0, out: '0 điểm, trong đó 0 lỗi.\n' });
    const wrong = await run('check-form', join(folder, 'sai.docx'));
    expect(wrong.code).toBe(1);
    expect(wrong.out).toContain(
      'LỖI [Số, ký hiệu] Số văn bản nhỏ hơn 10 phải ghi thêm số 0 phía trước. (Phụ lục I, Mục II.3)',
    );
    const json = await run('check-form', join(folder, 'sai.docx'), '--json');
    expect(JSON.parse(json.out)).toMatchObject({ errors: 1, findings: [{ code: 'numberWithoutZero' }] });
    expect(await run('check-form', join(folder, 'khác.docx'))).toMatchObject({ code: 2 });
    expect(await run('check-form', join(folder, 'thiếu.docx'))).toMatchObject({ code: 2 });
  });

  it('render writes the same Word file as the program, and refuses what is no tree', async () => {
    const tree = aConclusion({ findings: 1 });
    writeFileSync(join(folder, 'cây.json'), JSON.stringify(tree));
    writeFileSync(join(folder, 'hỏng.json'), '{"v":1}');
    const docx = join(folder, 'a.docx');
    expect(await run('render', join(folder, 'cây.json'), '--docx', docx)).toEqual({ code: 0, out: '' });
    expect(new Uint8Array(readFileSync(docx))).toEqual(await renderDocx(tree));
    expect(await run('render', join(folder, 'hỏng.json'), '--docx', docx)).toMatchObject({ code: 2 });
    expect(await run('render', join(folder, 'cây.json'))).toMatchObject({ code: 2 });
  });
});
