import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';

export const PASSPHRASE = 'bàn ghế xanh trèo qua núi tuyết';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on what is on screen now. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(`if (!window.axe) { ${axeSource} }`);
  // Half-faded words have no contrast yet; what turns for ever (a loader) is not waited for.
  await page.evaluate(() =>
    Promise.race([
      Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => undefined))),
      new Promise(resolve => setTimeout(resolve, 1_000)),
    ]),
  );
  const found = await page.evaluate(
    'window.axe.run(document, { resultTypes: ["violations"] }).then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.target.join(" ")).slice(0, 4).join(" | ")))',
  );
  return found as string[];
}

/** From the first screen to an empty list of cases, as a new user goes. @returns the recovery code of the sheet */
export async function firstRun(page: Page): Promise<string> {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.getByLabel('Họ và tên', { exact: false }).first().fill('Trần Thị Hải Vân');
  await page.getByLabel('Cơ quan ban hành').fill('THANH TRA TỈNH');
  await page.getByLabel('Địa danh').fill('Hoàng Sơn');
  await button('Tiếp tục').click();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('checkbox').nth(1).check();
  await button('Tiếp tục').click();
  await page.getByLabel('Mật khẩu mới').fill(PASSPHRASE);
  await page.getByLabel('Nhập lại mật khẩu').fill(PASSPHRASE);
  await button('Lập kho hồ sơ').click();
  const sheet = page.getByTestId('recovery-code');
  await sheet.waitFor({ timeout: 60_000 });
  const groups = ((await sheet.textContent()) ?? '').trim().split(/\s+/);
  await button('Tôi đã in hoặc chép xong').click();
  await page.getByLabel('Hai nhóm ký tự, liền nhau').fill(`${groups[1]} ${groups[5]}`);
  await button('Phiếu đúng, tiếp tục').click();
  await page.getByRole('heading', { name: 'Chưa có hồ sơ nào' }).waitFor();
  return groups.join(' ');
}

/** Builds and opens the sample case. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mở hồ sơ mẫu' }).first().click();
  const failed = page.getByText('Dựng hồ sơ mẫu: Không xong');
  await page.getByRole('tab', { name: 'Tổng quan' }).or(failed).first().waitFor({ timeout: 180_000 });
  if (await failed.isVisible()) {
    await failed.click();
    throw new Error(`the sample was not built: ${await page.getByRole('dialog').last().textContent()}`);
  }
}

export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
}

/** Times each lock in the page: from the key, or the host's word, to the screen without a vault. */
export async function watchLocks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const told = globalThis as unknown as { locks: number[] };
    told.locks = [];
    let begun = 0;
    let key = 0;
    // No function with a name in here: the bench's loader would wrap it in a helper that the page does not have.
    window.addEventListener(
      'keydown',
      event => {
        if (event.ctrlKey && event.key === 'l') key = performance.now();
      },
      true,
    );
    new MutationObserver(() => {
      if (document.documentElement.dataset.locking !== undefined) begun = key || performance.now();
      else if (begun > 0) {
        told.locks.push(performance.now() - begun);
        begun = 0;
        key = 0;
      }
    }).observe(document.documentElement, { attributes: true, attributeFilter: ['data-locking'] });
  });
}
/** What `watchLocks` saw, in ms. */
export const lockTimes = (page: Page) => page.evaluate(() => (globalThis as unknown as { locks: number[] }).locks);

/** A case of one's own, through the dialog. */
export async function newCase(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tạo cuộc thanh tra', exact: true }).first().click();
  await page.getByRole('radio', { name: 'Không' }).check();
  await page.getByLabel('Người xác định (họ tên, chức vụ)').fill('Trần Văn Hải, Chánh Thanh tra');
  await page.getByLabel('Tên cuộc thanh tra, trích yếu').fill('Thanh tra việc quản lý đất đai tại huyện Tân Lạc');
  await page.getByRole('button', { name: 'Tạo hồ sơ', exact: true }).click();
  await page.getByRole('tab', { name: 'Tổng quan' }).waitFor({ timeout: 30_000 });
}

/** A section of the settings. */
export async function openSettings(page: Page, section: string): Promise<void> {
  await page.getByText('Thiết lập', { exact: true }).first().click();
  await page.getByRole('tab', { name: section }).click();
}

/** The office's place typed in by hand, so that something new is in the vault. */
export async function writePlace(page: Page, place: string): Promise<void> {
  await openSettings(page, 'Cơ quan, ký hiệu');
  await page.getByLabel('Địa danh').fill(place);
  await page.keyboard.press('Tab');
  await page.waitForTimeout(400);
}

export async function placeNow(page: Page): Promise<string> {
  await openSettings(page, 'Cơ quan, ký hiệu');
  return page.getByLabel('Địa danh').inputValue();
}

/** The dialog that makes a document of a form. */
export async function openCreate(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Tạo văn bản', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Tạo văn bản' });
  await dialog.waitFor();
  return dialog;
}

/** A document of the form named so, opened for writing. */
export async function createDocument(page: Page, form: string): Promise<void> {
  const dialog = await openCreate(page);
  await dialog.getByLabel('Tìm mẫu').fill(form);
  await dialog.getByRole('button', { name: form, exact: true }).click();
  await dialog.getByRole('button', { name: 'Tạo và mở' }).click();
  await dialog.waitFor({ state: 'hidden' });
}
