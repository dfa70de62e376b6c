import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openApp, root } from './harness.ts';
import { axe, firstRun, openSample } from './steps.ts';

const shots = join(root, 'tests/output/screens');
const folder = process.env.MINH_CHUNG_TEST_FOLDER ?? root;

/** Types into cells of the active row: Tab goes on, «» leaves a cell as it is, `#x` chooses x from a list. */
async function fillRow(page: Page, cells: readonly string[]): Promise<void> {
  await page.keyboard.press('F2');
  for (const [index, cell] of cells.entries()) {
    if (cell.startsWith('#')) {
      await page.keyboard.type(cell.slice(1));
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowRight');
      if (index < cells.length - 1) await page.keyboard.press('F2');
    } else {
      if (cell !== '') await page.keyboard.type(cell);
      await page.keyboard.press(index < cells.length - 1 ? 'Tab' : 'Enter');
    }
  }
}

describe('Case screens in the browser host', () => {
  it('holds a case by keyboard: parties, team, acts, events, findings with money, recommendations; then undoes', async () => {
    await mkdir(shots, { recursive: true });
    const app = await openApp('browser', { folder });
    const { page } = app;
    const complaints: string[] = [];
    const looksFine = async (name: string) => {
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(shots, `case-${name}.png`) });
      complaints.push(...(await axe(page)).map(text => `${name}: ${text}`));
    };
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
    const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click();
    const grid = (name: string) => page.getByRole('grid', { name, exact: true });
    const addRow = async (name: string) => {
      await grid(name).focus();
      const before = Number(await grid(name).getAttribute('aria-rowcount'));
      await page.keyboard.press('Control+Enter');
      await expect.poll(() => grid(name).getAttribute('aria-rowcount')).toBe(String(before + 1));
    };
    try {
      await firstRun(page);
      await button('Tạo cuộc thanh tra').first().click();
      await page.getByRole('radio', { name: 'Không' }).check();
      await page.getByLabel('Người xác định (họ tên, chức vụ)').fill('Trần Văn Hải, Chánh Thanh tra');
      await page
        .getByLabel('Tên cuộc thanh tra, trích yếu')
        .fill('Thanh tra quản lý, sử dụng đất đai tại huyện Tân Lạc cũ');
      await button('Tạo hồ sơ').click();
      await page.getByRole('tab', { name: 'Tổng quan' }).waitFor({ timeout: 30_000 });

      await tab('Đơn vị, cá nhân');
      await tab('Cơ quan, tổ chức');
      await addRow('Cơ quan, tổ chức');
      await fillRow(page, ['UBND xã Mường Bi', 'UBND', '#xã']);
      await addRow('Cơ quan, tổ chức');
      await fillRow(page, ['UBND huyện Tân Lạc', 'UBND', '#huyện']);
      await page.getByRole('gridcell', { name: 'UBND huyện Tân Lạc' }).click();
      await page.getByRole('combobox', { name: 'Cơ quan kế thừa' }).click();
      await page.getByRole('option', { name: 'UBND xã Mường Bi' }).click();
      await page.getByText('Kế thừa quyền, nghĩa vụ hiện nay: UBND xã Mường Bi').waitFor();
      await looksFine('parties-organisations');
      await tab('Cá nhân');
      for (const person of ['Nguyễn Thị Minh', 'Hà Văn Tú']) {
        await addRow('Cá nhân');
        await fillRow(page, [person, 'Trưởng phòng']);
      }
      await tab('Chức vụ');
      await addRow('Chức vụ');
      await fillRow(page, ['#ha van tu', 'Trưởng phòng Tài nguyên', '#tan lac', '1/1/2020', '30/6/2025']);
      await page.getByRole('gridcell', { name: 'nguyên Trưởng phòng Tài nguyên UBND huyện Tân Lạc' }).waitFor();
      await looksFine('parties-offices');
      await tab('Đối tượng thanh tra và liên quan');
      await addRow('Đối tượng thanh tra và liên quan');
      await fillRow(page, ['', '', '#tan lac']);

      await tab('Đoàn và tiến độ');
      for (const act of ['Ban hành quyết định thanh tra', 'Công bố quyết định thanh tra']) {
        await button('Ghi bước tiến hành').click();
        await page.getByRole('menuitem', { name: act }).click();
        await page.getByRole('gridcell', { name: act }).waitFor();
      }
      await page.getByText('45 ngày từ').first().waitFor();
      await looksFine('team-acts');
      await tab('Đoàn thanh tra');
      await addRow('Đoàn thanh tra');
      await fillRow(page, ['#nguyen thi', '#truong doan', '1/6/2026']);
      await button('Thêm thời gian').click();
      await looksFine('team-roles');
      await tab('Nội dung thanh tra');
      await addRow('Nội dung thanh tra');
      await fillRow(page, ['1', 'Giao đất, cho thuê đất giai đoạn 2022–2024']);
      await tab('Phân công');
      await button('Giao «Giao đất, cho thuê đất giai đoạn 2022–2024» cho Nguyễn Thị Minh').click();
      await looksFine('team-assignments');

      await tab('Diễn biến');
      for (const [when, what] of [
        ['5/3/24', 'Giao đất cho 12 hộ không qua đấu giá'],
        ['khoảng 10/4/2024', 'Thu tiền sử dụng đất thiếu'],
        ['6/2024', 'Ký hợp đồng thuê đất'],
        ['2023', 'Lập hồ sơ quy hoạch'],
        ['1/7/2024 - 15/9/2024', 'San lấp mặt bằng'],
        ['', 'Lời kể chưa rõ thời gian'],
      ] as const) {
        await addRow('Bảng diễn biến');
        await fillRow(page, [when, what]);
      }
      await page.getByRole('gridcell', { name: '≈ 10/04/2024' }).waitFor();
      await looksFine('timeline');

      await tab('Kết quả và vi phạm');
      await tab('Ma trận');
      await page.getByRole('heading', { name: 'Ma trận chưa có kết quả nào' }).waitFor();
      await looksFine('matrix-empty');
      await button('Ghi kết quả, vi phạm').click();
      await addRow('Kết quả, vi phạm');
      await fillRow(page, ['Giao đất không qua đấu giá', '#Vi phạm', '', '#giao dat']);
      await page.getByRole('combobox', { name: 'Thêm văn bản từ danh mục pháp luật' }).fill('84/2025');
      await page.getByRole('option', { name: /84\/2025/ }).click();
      await page.getByRole('gridcell', { name: /84\/2025/ }).waitFor();
      await addRow('Số tiền');
      await fillRow(page, ['#tan lac', '2023', 'Ngân sách huyện', '#Thu hồi', '#Phát hiện', '1,5 tỷ']);
      await page.getByRole('gridcell', { name: '1.500.000.000' }).first().waitFor();
      await page.getByRole('textbox', { name: 'Hành vi, việc đã làm' }).fill('Giao 12 lô đất cho cá nhân.');
      await page.getByRole('textbox', { name: 'Tính chất' }).focus();
      await looksFine('findings');
      await page.getByRole('group', { name: 'Số tiền' }).first().scrollIntoViewIfNeeded();
      await looksFine('findings-money');
      for (const [panel, name] of [
        ['Số tiền', 'findings-amounts'],
        ['Giải trình', 'findings-explanations'],
        ['Ý kiến khác, bảo lưu', 'findings-opinions'],
        ['Người đứng đầu', 'findings-heads'],
        ['Căn cứ pháp lý', 'findings-law'],
      ] as const) {
        await tab(panel);
        if (panel === 'Giải trình') await addRow('Giải trình');
        await looksFine(name);
      }

      await tab('Kiến nghị, thực hiện');
      await addRow('Kiến nghị');
      await fillRow(page, ['Thu hồi số tiền giao đất sai quy định', '#Kinh tế']);
      await page.getByRole('combobox', { name: 'Từ kết quả, vi phạm' }).click();
      await page.getByRole('option', { name: 'Giao đất không qua đấu giá' }).click();
      await page.getByText('Đề xuất nơi thực hiện: UBND xã Mường Bi').waitFor();
      await button('Dùng đơn vị này').click();
      await page.getByRole('combobox', { name: 'Các dòng số tiền' }).click();
      await page.getByRole('option', { name: /1\.500\.000\.000/ }).click();
      await page.keyboard.press('Escape');
      await addRow('Các lần thực hiện');
      await page.keyboard.press('ArrowRight');
      await fillRow(page, ['900 triệu']);
      await page.getByText('(60 %)').waitFor();
      await looksFine('recommendations');

      await tab('Tổng quan');
      await page.getByText('Phải thực hiện', { exact: false }).first().waitFor();
      await looksFine('overview');

      // One act of the user is one entry: Ctrl+Z takes back the last one only.
      await tab('Diễn biến');
      await grid('Bảng diễn biến').focus();
      const rows = await grid('Bảng diễn biến').getAttribute('aria-rowcount');
      await page.keyboard.press('Delete');
      await expect.poll(() => grid('Bảng diễn biến').getAttribute('aria-rowcount')).toBe(String(Number(rows) - 1));
      await button('Khôi phục').click();
      await expect.poll(() => grid('Bảng diễn biến').getAttribute('aria-rowcount')).toBe(rows);

      await button('Thiết lập').click();
      await page.getByRole('tab', { name: 'Hiển thị' }).click();
      await page.getByText('Tối', { exact: true }).click();
      await page.getByText('English', { exact: true }).click();
      await page.getByRole('button', { name: 'Case files' }).click();
      await page.getByText('Thanh tra quản lý, sử dụng đất đai').first().click();
      for (const [index, name] of [
        'overview',
        'team',
        'evidence',
        'timeline',
        'parties',
        'findings',
        'recommendations',
      ].entries()) {
        if (name === 'evidence') continue;
        await page.getByRole('tab').nth(index).click();
        await looksFine(`${name}-dark-en`);
      }
      expect(complaints).toEqual([]);
      expect(app.problems).toEqual([]);
    } catch (error) {
      await page.screenshot({ path: join(shots, 'case-failed.png') });
      throw error;
    } finally {
      await app.close();
    }
  });

  it('shows the sample case on every screen, light and dark, Vietnamese and English', async () => {
    await mkdir(shots, { recursive: true });
    const app = await openApp('browser', { folder });
    const { page } = app;
    const complaints: string[] = [];
    const look = async (name: string) => {
      await page.screenshot({ path: join(shots, `sample-${name}.png`) });
      complaints.push(...(await axe(page)).map(text => `${name}: ${text}`));
    };
    const panels = async (suffix: string) => {
      for (const tab of SAMPLE_TABS) {
        await page.getByRole('tablist').first().getByRole('tab').nth(tab.at).click();
        for (const panel of tab.panels) {
          if (panel > 0) await page.getByRole('tablist').nth(1).getByRole('tab').nth(panel).click();
          await page.waitForTimeout(300);
          await look(`${tab.name}-${panel}${suffix}`);
        }
      }
      for (const [index, name] of ['history', 'sources'].entries()) {
        await page.getByRole('button', { name: /^(Mục khác của hồ sơ|More of this case file)$/ }).click();
        await page.getByRole('menuitem').nth(index).click();
        await page.waitForTimeout(500);
        await look(`${name}${suffix}`);
      }
    };
    try {
      await firstRun(page);
      await openSample(page);
      await panels('');
      await page.getByRole('button', { name: 'Thiết lập' }).click();
      await page.getByRole('tab', { name: 'Hiển thị' }).click();
      await page.getByText('Tối', { exact: true }).click();
      await page.getByText('English', { exact: true }).click();
      await page.getByRole('button', { name: 'Case files' }).click();
      await page.getByRole('button', { name: 'Open the sample case' }).first().click();
      await page.getByRole('tab', { name: 'Overview' }).waitFor({ timeout: 30_000 });
      await panels('-dark-en');
      expect(complaints).toEqual([]);
      expect(app.problems).toEqual([]);
    } catch (error) {
      await page.screenshot({ path: join(shots, 'sample-failed.png') });
      throw error;
    } finally {
      await app.close();
    }
  });
});

/** Parts of a case by their place in the bar, and the panels inside each. */
const SAMPLE_TABS = [
  { name: 'overview', at: 0, panels: [0] },
  { name: 'team', at: 1, panels: [0, 1, 2, 3] },
  { name: 'evidence', at: 2, panels: [0] },
  { name: 'timeline', at: 3, panels: [0] },
  { name: 'parties', at: 4, panels: [0, 1, 2, 3] },
  { name: 'findings', at: 5, panels: [0, 1, 2, 3, 4, 5, 6] },
  { name: 'recommendations', at: 6, panels: [0, 1, 2] },
  { name: 'documents', at: 7, panels: [0] },
] as const;
