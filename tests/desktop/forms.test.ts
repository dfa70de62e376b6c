import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import { pdfPages } from '../fixtures/pdfText.ts';
import { describeHosts, openApp, root } from './harness.ts';
import { openSampleApp } from './sample.ts';
import { axe, firstRun, openCreate } from './steps.ts';

const shots = join(root, 'tests/output/screens');

describeHosts('Forms of official documents', kind => {
  it('a form is found, filled from the case, and opened with what it still asks for', async () => {
    await mkdir(shots, { recursive: true });
    const app = await openSampleApp(kind);
    const { page } = app;
    const wrong: string[] = [];
    const looksFine = async (name: string) => {
      // Away from any button: its tooltip would stand outside every region.
      await page.mouse.move(90, 400);
      await page.screenshot({ path: join(shots, `${kind}-forms-${name}.png`) });
      for (const each of await axe(page)) wrong.push(`${name}: ${each}`);
    };
    try {
      await page.getByRole('tab', { name: 'Văn bản', exact: true }).click();
      const dialog = await openCreate(page);
      await dialog.getByLabel('Tìm mẫu').fill('bien ban lam viec');
      await dialog.getByRole('button', { name: 'Biên bản làm việc', exact: true }).click();
      await looksFine('create');
      await dialog.getByRole('button', { name: 'Tạo và mở' }).click();
      await dialog.waitFor({ state: 'hidden' });
      const pane = page.getByRole('complementary', { name: 'Thể thức' });
      await pane.getByText(/^Còn \d+ mục bắt buộc chưa có\.$/).waitFor();
      await looksFine('minutes');
      // Who signs, who stands beside whom, who refused: as the sides are, not as the form has them.
      const signing = pane.getByRole('region', { name: 'Ký tên các bên' });
      await signing.getByLabel('Họ và tên người ký').first().fill('Hà Văn Tú');
      await signing.getByRole('checkbox', { name: 'Từ chối ký' }).first().check();
      await signing.getByLabel('Lý do từ chối ký').fill('Không đồng ý số liệu');
      await signing.getByRole('button', { name: 'Thêm chỗ ký' }).click();
      await signing.getByLabel('Bên ký, chức danh').last().fill('NGƯỜI CHỨNG KIẾN');
      await page.keyboard.press('Tab');
      await signing.getByRole('button', { name: 'Chuyển chỗ ký lên' }).last().click();
      await signing
        .getByRole('group', { name: /^Chỗ ký / })
        .first()
        .scrollIntoViewIfNeeded();
      await looksFine('signing');
      await page.getByRole('button', { name: 'Xuất văn bản' }).click();
      await page.getByRole('menuitem', { name: 'PDF/A' }).click();
      await copyFile(await app.savedFile(/^Biên bản.*\.pdf$/i), join(shots, `${kind}-forms-minutes.pdf`));
      await pane.getByRole('button', { name: 'Đến mục còn thiếu' }).click();
      await page.getByRole('button', { name: 'Kiểm tra thể thức', exact: true }).last().click();
      await page
        .getByText(/^Văn bản theo mẫu này thường có: /)
        .first()
        .waitFor();
      await looksFine('minutes-check');

      await openCreate(page);
      await dialog.getByLabel('Tìm mẫu').fill('quyet dinh thanh tra');
      await dialog.getByRole('button', { name: 'Quyết định thanh tra', exact: true }).click();
      await looksFine('create-decision');
      await dialog.getByRole('button', { name: 'Tạo và mở' }).click();
      await page.getByRole('textbox', { name: 'Quyết định', exact: true }).waitFor();
      await looksFine('decision');

      // Marks of urgency and circulation, and an annex with a text of its own.
      const choose = async (label: string, option: string) => {
        await page.getByRole('textbox', { name: label }).or(page.getByLabel(label)).first().click();
        await page.getByRole('option', { name: option, exact: true }).click();
      };
      await choose('Độ khẩn', 'Khẩn');
      await choose('Phạm vi lưu hành', 'Lưu hành nội bộ');
      await page.getByRole('button', { name: 'Thêm phụ lục' }).click();
      await page.getByLabel('Tên phụ lục').fill('Danh sách đơn vị được thanh tra');
      await page
        .getByRole('textbox', { name: 'Danh sách đơn vị được thanh tra' })
        .or(page.locator('.ProseMirror'))
        .first()
        .click();
      await page
        .getByRole('navigation', { name: 'Danh sách văn bản' })
        .getByText('Danh sách đơn vị được thanh tra')
        .waitFor();
      for (let line = 1; line <= 45; line++) {
        await page.keyboard.insertText(`Đơn vị thứ ${line} của danh sách.`);
        await page.keyboard.press('Enter');
      }
      await looksFine('annex');
      // It is seen, checked and saved by itself, and counts in the check of its document.
      await page.keyboard.insertText('Đoàn làm việc tại Xã Mường Khoa trong hai ngày.');
      await page.getByRole('button', { name: 'Kiểm tra thể thức', exact: true }).last().click();
      const formCheck = page.getByRole('complementary', { name: 'Kiểm tra thể thức' });
      await formCheck.getByText(/^1 điểm cần xem/).waitFor();
      await looksFine('annex-check');
      await page.getByRole('button', { name: 'Xuất văn bản' }).click();
      expect(await page.getByRole('menuitem', { name: 'Bản công khai…' }).count()).toBe(0);
      await page.getByRole('menuitem', { name: 'PDF/A' }).click();
      const alone = await app.savedFile(/^Phụ lục Danh sách.*\.pdf$/);
      await copyFile(alone, join(shots, `${kind}-forms-annex.pdf`));
      const pages = await pdfPages(new Uint8Array(await readFile(alone)));
      expect(pages.length).toBe(2);
      expect(pages[0]?.texts[0]?.text).toBe('Phụ lục');
      await page.getByRole('button', { name: 'Xuất văn bản' }).click();
      await page.getByRole('menuitem', { name: 'Xem bản in' }).click();
      await page.getByRole('region', { name: /^Bản in: / }).waitFor();
      await looksFine('annex-preview');
      await page.keyboard.press('Escape');
      await page
        .getByRole('navigation', { name: 'Danh sách văn bản' })
        .getByText('Quyết định', { exact: true })
        .click();
      await page.getByRole('textbox', { name: 'Quyết định', exact: true }).waitFor();
      await formCheck
        .getByText(/^Phụ lục · /)
        .first()
        .waitFor();
      await looksFine('annex-in-check');
      await page.getByRole('button', { name: 'Thể thức', exact: true }).click();

      // One step at a time; while it is read and signed, nothing can be written.
      const pane2 = page.getByRole('complementary', { name: 'Thể thức' });
      if (!(await pane2.isVisible())) await page.getByRole('button', { name: 'Thể thức', exact: true }).click();
      const take = async (step: string, fill?: () => Promise<void>) => {
        await pane2.getByRole('button', { name: step, exact: true }).click();
        const asked = page.getByRole('dialog', { name: step });
        await fill?.();
        await asked.getByRole('button', { name: step, exact: true }).click();
        await asked.waitFor({ state: 'hidden' });
      };
      await take('Chuyển thẩm định');
      await pane2.getByText('Thẩm định', { exact: true }).waitFor();
      const paper = page.getByRole('textbox', { name: 'Quyết định', exact: true });
      expect(await paper.getAttribute('contenteditable')).toBe('false');
      await take('Trả lại để sửa', () => page.getByLabel('Ghi chú').fill('Bổ sung căn cứ theo ý kiến thẩm định'));
      await pane2.getByText('Dự thảo lần 2').waitFor();
      await take('Trình ký');
      await take('Ban hành', async () => {
        await page.getByLabel('Số', { exact: true }).fill('12');
        await page.getByRole('dialog', { name: 'Ban hành' }).getByLabel('Ký hiệu').fill('QĐ-TT');
        await page.getByRole('dialog', { name: 'Ban hành' }).getByLabel('Ngày').first().fill('10/07/2026');
        await page.keyboard.press('Tab');
        await page.locator('.mantine-DateInput-calendarHeader').waitFor({ state: 'hidden' });
        await looksFine('issue');
      });
      await pane2.getByText('Số 12/QĐ-TT, ngày 10/07/2026').waitFor();
      await pane2.getByText(/^Lịch sử văn bản/).click();
      await pane2.getByText('Bổ sung căn cứ theo ý kiến thẩm định').waitFor();
      await looksFine('issued');
      expect(await paper.getAttribute('contenteditable')).toBe('false');

      // The signed copy comes back: the same words; one line more; a picture that no machine can read.
      await page.getByRole('button', { name: 'Xuất văn bản' }).click();
      await page.getByRole('menuitem', { name: 'PDF/A' }).click();
      const exported = await readFile(await app.savedFile(/^Quyết định.*\.pdf$/));
      const compared = page.getByRole('dialog', { name: 'So với bản xuất' });
      const attach = async (name: string, mimeType: string, buffer: Buffer) => {
        const chooser = page.waitForEvent('filechooser');
        await pane2.getByRole('button', { name: /^(Đính kèm bản đã ký|Thay bằng tệp khác)$/ }).click();
        await (await chooser).setFiles({ name, mimeType, buffer });
        await pane2.getByText(new RegExp(`– ${name.replace(/\..*$/, '')}`)).waitFor({ timeout: 30_000 });
        await pane2.getByRole('button', { name: 'So với bản xuất' }).click();
      };
      await attach('Bản ký số.pdf', 'application/pdf', exported);
      await compared.getByText(/^Không có chỗ nào khác: \d+ chữ khớp/).waitFor();
      await page.keyboard.press('Escape');
      await attach('Bản thêm dòng.pdf', 'application/pdf', await withLine(exported, 'So 13 da sua'));
      await compared.getByText(/^1 chỗ khác, /).waitFor();
      await compared.getByText('So 13 da sua').waitFor();
      await looksFine('signed-differs');
      await page.keyboard.press('Escape');
      await attach('Ảnh quét.png', 'image/png', ONE_PIXEL);
      await compared.getByText('Không so được bằng máy').waitFor();
      await looksFine('signed-scan');
      await page.keyboard.press('Escape');

      // A sao y of it, as PDF and Word.
      await pane2.getByRole('button', { name: 'Tạo bản sao' }).click();
      const copy = page.getByRole('dialog', { name: 'Tạo bản sao' });
      await copy.getByLabel('Số', { exact: true }).fill('3');
      await copy.getByLabel('Ngày').first().fill('12/07/2026');
      await page.keyboard.press('Tab');
      await page.locator('.mantine-DateInput-calendarHeader').waitFor({ state: 'hidden' });
      await looksFine('copy');
      await copy.getByRole('button', { name: 'Lưu', exact: true }).click();
      await copy.waitFor({ state: 'hidden' });
      for (const [format, name] of [
        ['PDF', /sao y\)\.pdf$/],
        ['Word', /sao y\)\.docx$/],
      ] as const) {
        await pane2.getByRole('button', { name: new RegExp(`^Lưu SAO Y 3/SY, 12/07/2026 dạng ${format}$`) }).click();
        const file = await app.savedFile(name);
        await copyFile(file, join(shots, `${kind}-forms-copy.${format === 'PDF' ? 'pdf' : 'docx'}`));
      }
      await looksFine('copies');
      expect(wrong).toEqual([]);
      expect(app.problems).toEqual([]);
    } finally {
      await app.close();
    }
  });

  it('the office sets its names, symbols, signers and the wording of a form; new documents follow', async () => {
    await mkdir(shots, { recursive: true });
    const app = await openApp(kind);
    const { page } = app;
    const wrong: string[] = [];
    const looksFine = async (name: string) => {
      await page.mouse.move(90, 400);
      await page.screenshot({ path: join(shots, `${kind}-forms-${name}.png`) });
      for (const each of await axe(page)) wrong.push(`${name}: ${each}`);
    };
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const tab = (name: string) => page.getByRole('tab', { name, exact: true });
    try {
      await firstRun(page);
      await button('Thiết lập').click();
      await tab('Cơ quan, ký hiệu').click();
      await page.getByLabel('Cơ quan chủ quản').fill('UBND TỈNH HOÀNG SƠN');
      await page.getByLabel('Chữ viết tắt của cơ quan').fill('TT');
      await page.getByLabel('Chữ viết tắt đơn vị soạn thảo').fill('P3');
      await page.getByLabel('Ký hiệu: Báo cáo').fill('BC-TTT');
      await page.keyboard.press('Tab');
      await page.getByPlaceholder('QĐ-TT').first().waitFor();
      await looksFine('office');
      await tab('Người ký').click();
      await page.getByLabel('Họ và tên').fill('Lò Văn Minh');
      await page.getByRole('textbox', { name: 'Thẩm quyền ký' }).or(page.getByLabel('Thẩm quyền ký')).first().click();
      await page.getByRole('option', { name: 'KT. (ký thay)' }).click();
      await page.getByLabel('Chức vụ', { exact: true }).fill('CHÁNH THANH TRA');
      await page.getByLabel('Dòng chức vụ thứ hai').fill('PHÓ CHÁNH THANH TRA');
      await button('Thêm người ký').click();
      await page.getByRole('cell', { name: /KT\. CHÁNH THANH TRA/ }).waitFor();
      await looksFine('signers');
      await tab('Mẫu văn bản').click();
      await looksFine('templates');
      await page.getByRole('button', { name: /^Quyết định thanh tra$/ }).click();
      await page.getByLabel('Trích yếu').fill('Về việc {không có giá trị này}');
      await page.getByText(/^Không có giá trị nào tên «không có giá trị này»/).waitFor();
      expect(await button('Lưu bản sửa').isDisabled()).toBe(true);
      await page.getByLabel('Trích yếu').fill('Về việc tiến hành {cuộc thanh tra}');
      await page.getByLabel('Lý do sửa').fill('Theo hướng dẫn của cơ quan');
      await looksFine('template');
      await button('Lưu bản sửa').click();
      await page.getByText('Bản sửa của cơ quan, lần 1').first().waitFor();
      await page.getByText('Đang dùng').waitFor();

      await page.getByRole('tab', { name: 'Hiển thị' }).click();
      await page.getByText('Tối', { exact: true }).click();
      await page.getByText('English', { exact: true }).click();
      for (const [name, file] of [
        ['Office, symbols', 'office-dark-en'],
        ['Signers', 'signers-dark-en'],
        ['Forms', 'templates-dark-en'],
      ] as const) {
        await tab(name).click();
        await looksFine(file);
      }
      await page.getByRole('button', { name: /^Quyết định thanh tra/ }).click();
      await looksFine('template-dark-en');

      await button('Case files').click();
      await button('Open the sample case').first().click();
      await tab('Overview').waitFor({ timeout: 180_000 });
      await tab('Official documents').click();
      await button('New document').first().click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Quyết định thanh tra/ })
        .click();
      await looksFine('create-dark-en');
      await button('Create and open').click();
      const pane = page.getByRole('complementary', { name: 'Form' });
      await pane.getByText(/^Về việc tiến hành thanh tra /).waitFor();
      expect(await pane.getByLabel('Symbol').inputValue()).toBe('QĐ-TT');
      expect(await pane.getByLabel('Second title line').inputValue()).toBe('PHÓ CHÁNH THANH TRA');
      await looksFine('decision-dark-en');
      expect(wrong).toEqual([]);
      expect(app.problems).toEqual([]);
    } finally {
      await app.close();
    }
  });
});

/** A page picture without any words. */
const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The file with one more line at the foot of its last page, as a stamp would leave. */
async function withLine(file: Uint8Array, line: string): Promise<Buffer> {
  const pdf = await PDFDocument.load(file);
  pdf.getPages().at(-1)?.drawText(line, { x: 90, y: 40, size: 12 });
  return Buffer.from(await pdf.save());
}
