import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeHosts, openApp, root } from './harness.ts';

const FIRST = 'bàn ghế xanh trèo qua núi tuyết';
const SECOND = 'thuyền giấy chở mười quả mận khô';
const THIRD = 'chín con cò lội ruộng chiều mưa';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = join(root, 'tests/output/screens');
/** Set to a folder with package.json and out/ when several builds stand side by side. */
const folder = process.env.MINH_CHUNG_TEST_FOLDER ?? root;

/** Serious findings of axe on what is on screen now. */
async function axe(page: Page): Promise<string[]> {
  await page.evaluate(`if (!window.axe) { ${axeSource} }`);
  const found = await page.evaluate(
    'window.axe.run(document, { resultTypes: ["violations"] }).then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.target.join(" ")).slice(0, 4).join(" | ")))',
  );
  return found as string[];
}

describeHosts('Vault from first run to changed passphrase', kind => {
  it('creates, asks the sheet back, locks, refuses a wrong passphrase, unlocks, changes the passphrase', async () => {
    await mkdir(shots, { recursive: true });
    const app = await openApp(kind, { folder });
    const { page } = app;
    const shot = (name: string) => page.screenshot({ path: join(shots, `${kind}-${name}.png`) });
    const looksFine = async (name: string) => {
      await shot(name);
      expect(await axe(page), name).toEqual([]);
    };
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
    try {
      await page.getByLabel('Họ và tên', { exact: false }).first().fill('Nguyễn Thị Minh');
      await page.getByLabel('Cơ quan ban hành').fill('THANH TRA TỈNH');
      await page.getByLabel('Địa danh').fill('Hòa Bình');
      await looksFine('first-run-person');
      await button('Tiếp tục').click();
      await page.getByRole('checkbox').first().check();
      expect(await button('Tiếp tục').isDisabled()).toBe(true);
      await page.getByRole('checkbox').nth(1).check();
      await looksFine('first-run-statements');
      await button('Tiếp tục').click();
      await page.getByLabel('Mật khẩu mới').fill('matkhau123');
      await page.getByLabel('Nhập lại mật khẩu').fill('matkhau123');
      expect(await button('Lập kho hồ sơ').isDisabled()).toBe(true);
      await page.getByLabel('Mật khẩu mới').fill(FIRST);
      await page.getByLabel('Nhập lại mật khẩu').fill(FIRST);
      await looksFine('first-run-passphrase');
      await button('Lập kho hồ sơ').click();

      const sheet = page.getByTestId('recovery-code');
      await sheet.waitFor({ timeout: 60_000 });
      const groups = ((await sheet.textContent()) ?? '').trim().split(/\s+/);
      expect(groups).toHaveLength(6);
      await looksFine('recovery-sheet');
      await button('Tôi đã in hoặc chép xong').click();
      const back = page.getByLabel('Hai nhóm ký tự, liền nhau');
      await back.fill('AAAAAABBBBBB');
      expect(await button('Phiếu đúng, tiếp tục').isDisabled()).toBe(true);
      await back.fill(`${groups[1]?.toLowerCase()} ${groups[5]}`);
      await looksFine('recovery-asked-back');
      await button('Phiếu đúng, tiếp tục').click();

      await page.getByRole('heading', { name: 'Chưa có hồ sơ nào' }).waitFor();
      await looksFine('cases-empty');
      await page.keyboard.press('Control+l');
      await page.getByRole('heading', { name: 'Mở kho hồ sơ' }).waitFor({ timeout: 5_000 });
      await looksFine('unlock');
      await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải mật khẩu này');
      await page.keyboard.press('Enter');
      const alert = page.getByRole('alert');
      await alert.waitFor({ timeout: 30_000 });
      expect(await alert.textContent()).toContain('Mật khẩu chưa đúng');
      await looksFine('unlock-wrong');
      await page.getByLabel('Mật khẩu', { exact: true }).fill(FIRST);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Chưa có hồ sơ nào' }).waitFor({ timeout: 30_000 });

      await page.getByRole('button', { name: 'Thiết lập' }).click();
      for (const [section, name] of [
        ['Người dùng', 'profile'],
        ['Cơ quan, ký hiệu', 'office'],
        ['Người ký', 'signers'],
        ['Ngày nghỉ', 'holidays'],
        ['Hiển thị', 'display'],
        ['Giới thiệu', 'about'],
        ['Mật khẩu, khóa', 'security'],
      ] as const) {
        await page.getByRole('tab', { name: section }).click();
        await looksFine(`settings-${name}`);
      }
      await page.getByLabel('Mật khẩu đang dùng').first().fill(FIRST);
      await page.getByLabel('Mật khẩu mới').fill(SECOND);
      await page.getByLabel('Nhập lại mật khẩu').fill(SECOND);
      await button('Đổi mật khẩu').click();
      await page.getByText('Đã đổi mật khẩu.').waitFor({ timeout: 30_000 });
      await page.getByText('Những nơi còn mở được bằng mật khẩu cũ').waitFor();
      await looksFine('settings-old-openings');
      await page.keyboard.press('Control+l');
      await page.getByLabel('Mật khẩu', { exact: true }).fill(FIRST);
      await page.keyboard.press('Enter');
      await alert.waitFor({ timeout: 30_000 });
      await page.getByLabel('Mật khẩu', { exact: true }).fill(SECOND);
      await page.keyboard.press('Enter');
      // Where one was when it was locked.
      await page.getByRole('tab', { name: 'Mật khẩu, khóa' }).waitFor({ timeout: 30_000 });
      await button('Thay toàn bộ khóa…').click();
      const rotation = page.getByRole('dialog', { name: 'Lộ mật khẩu' });
      await rotation.getByLabel('Mật khẩu đang dùng').fill(SECOND);
      await rotation.getByLabel('Mật khẩu mới').fill(THIRD);
      await rotation.getByLabel('Nhập lại mật khẩu').fill(THIRD);
      await looksFine('settings-rotate');
      await button('Thay khóa và khóa kho').click();
      await sheet.waitFor({ timeout: 60_000 });
      const newGroups = ((await sheet.textContent()) ?? '').trim().split(/\s+/);
      expect(newGroups).not.toEqual(groups);
      await looksFine('settings-rotate-sheet');
      await button('Tôi đã in hoặc chép xong').click();
      await back.fill(`${newGroups[1]} ${newGroups[5]}`);
      await button('Phiếu đúng, tiếp tục').click();
      await page.getByRole('heading', { name: 'Đã thay khóa của kho' }).waitFor();
      await looksFine('settings-rotate-done');
      await button('Đến màn hình mở kho').click();
      await page.getByLabel('Mật khẩu', { exact: true }).fill(SECOND);
      await page.keyboard.press('Enter');
      await alert.waitFor({ timeout: 30_000 });
      await page.getByLabel('Mật khẩu', { exact: true }).fill(THIRD);
      await page.keyboard.press('Enter');
      await page.getByRole('tab', { name: 'Mật khẩu, khóa' }).waitFor({ timeout: 30_000 });
      await page.getByRole('navigation').getByRole('button', { name: 'Hồ sơ' }).click();
      await page.getByRole('heading', { name: 'Chưa có hồ sơ nào' }).waitFor({ timeout: 30_000 });

      await button('Tạo cuộc thanh tra').first().click();
      await page.getByRole('radio', { name: 'Có' }).check();
      await page.getByRole('dialog').getByRole('alert').waitFor();
      await looksFine('create-refused');
      await page.getByRole('radio', { name: 'Không' }).check();
      await page.getByLabel('Người xác định (họ tên, chức vụ)').fill('Trần Văn Hải, Chánh Thanh tra');
      await page
        .getByLabel('Tên cuộc thanh tra, trích yếu')
        .fill('Thanh tra việc quản lý, sử dụng đất đai tại huyện Tân Lạc');
      await looksFine('create-case');
      await button('Tạo hồ sơ').click();
      await page.getByRole('tab', { name: 'Tổng quan' }).waitFor({ timeout: 30_000 });
      await shot('case-frame');
      await page.getByRole('navigation').getByRole('button', { name: 'Hồ sơ' }).click();
      await page.getByRole('heading', { name: 'Hồ sơ', exact: true }).waitFor();
      await looksFine('cases-list');
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('Gõ tên hồ sơ').waitFor();
      await page.keyboard.type('thiet lap');
      await looksFine('palette');
      await page.keyboard.press('Escape');
      await page.getByPlaceholder('Gõ tên hồ sơ').waitFor({ state: 'detached' });
      await page.keyboard.press('Control+/');
      await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor();
      await looksFine('shortcuts');
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Thiết lập' }).click();
      await page.getByRole('tab', { name: 'Hiển thị' }).click();
      await page.getByText('Tối', { exact: true }).click();
      await page.getByText('English', { exact: true }).click();
      await looksFine('settings-dark-en');
      await page.getByRole('button', { name: 'Case files' }).click();
      await looksFine('cases-dark-en');
      await page.keyboard.press('Control+l');
      await page.getByRole('heading', { name: 'Open the vault' }).waitFor();
      await looksFine('unlock-dark-en');
      expect(app.problems).toEqual([]);
    } catch (error) {
      await shot('FAILED');
      console.error(app.problems);
      throw error;
    } finally {
      await app.close();
    }
  });
});
