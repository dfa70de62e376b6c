import { MantineProvider } from '@mantine/core';
import axe from 'axe-core';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '@mantine/core/styles.css';
import { startI18n } from '../../../renderer/app/index.ts';
import { cssVariables, theme } from '../../../renderer/app/theme.ts';
import { type Column, DataTable } from '../../../renderer/components/table/index.ts';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly amount: number | null;
  readonly on: string | null;
  readonly state: string;
  readonly isDone: boolean;
}

const columns: readonly Column<Row>[] = [
  { key: 'title', label: 'Tên', type: 'text', width: 200, value: row => row.title },
  { key: 'amount', label: 'Số tiền', type: 'money', width: 140, value: row => row.amount },
  { key: 'on', label: 'Ngày', type: 'date', width: 110, value: row => row.on },
  {
    key: 'state',
    label: 'Tình trạng',
    type: 'choice',
    width: 140,
    value: row => row.state,
    options: [
      { value: 'open', label: 'Đang làm' },
      { value: 'done', label: 'Đã xong' },
    ],
  },
  { key: 'isDone', label: 'Xong', type: 'flag', width: 80, value: row => row.isDone },
];

const rowOf = (number: number): Row => ({
  id: `r${number}`,
  title: number === 3 ? 'Đường liên xã' : `Việc ${number}`,
  amount: number * 1_000,
  on: '2024-03-05',
  state: 'open',
  isDone: false,
});

function Board({
  count,
  isReadOnly,
  focusId,
}: {
  readonly count: number;
  readonly isReadOnly?: boolean;
  readonly focusId?: string;
}) {
  const [rows, setRows] = useState(() => Array.from({ length: count }, (_, index) => rowOf(index + 1)));
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables}>
      <div style={{ height: 500, width: 900, display: 'flex' }}>
        <DataTable<Row>
          tableId="test"
          label="Bảng thử"
          rows={rows}
          columns={columns}
          isReadOnly={isReadOnly === true}
          focusId={focusId}
          emptyText="Chưa có gì"
          onChange={(row, column, value) =>
            setRows(old => old.map(each => (each.id === row.id ? { ...each, [column.key]: value } : each)))
          }
          onAdd={() => {
            setRows(old => [...old, { ...rowOf(old.length + 1), title: '', amount: null }]);
            return `r${rows.length + 1}`;
          }}
          onRemove={gone => setRows(old => old.filter(row => !gone.includes(row)))}
        />
      </div>
    </MantineProvider>
  );
}

let place: HTMLElement;
let root: ReturnType<typeof createRoot>;
beforeEach(() => {
  localStorage.clear();
  startI18n('vi');
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
});
afterEach(() => {
  root.unmount();
  place.remove();
});

async function show(count: number, rest: { isReadOnly?: boolean; focusId?: string } = {}) {
  root.render(<Board key={count} count={count} {...rest} />);
  await expect.element(page.getByRole('grid', { name: 'Bảng thử' })).toBeVisible();
  return page.getByRole('grid', { name: 'Bảng thử' });
}
const here = () => {
  const id = document.querySelector('[role=grid]')?.getAttribute('aria-activedescendant') ?? '';
  return document.getElementById(id)?.textContent;
};
const focusGrid = () => (document.querySelector('[role=grid]') as HTMLElement).focus();

it('walks by arrows, Home, End and reaches a row far outside the window', async () => {
  const grid = await show(10_000);
  await expect.element(grid).toHaveAttribute('aria-rowcount', '10001');
  focusGrid();
  await userEvent.keyboard('{ArrowDown}{ArrowRight}');
  await expect.poll(here).toBe('2.000');
  await userEvent.keyboard('{Control>}{End}{/Control}{Home}');
  await expect.poll(here).toBe('Việc 10000');
  expect(document.querySelectorAll('[role=row]').length).toBeLessThan(80);
});

it('edits money with Enter, goes on with Tab, refuses what it cannot read and leaves with Esc', async () => {
  await show(5);
  focusGrid();
  await userEvent.keyboard('{ArrowRight}{Enter}');
  const editor = page.getByRole('textbox', { name: 'Số tiền' });
  await editor.fill('1,5 tỷ');
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('gridcell', { name: '1.500.000.000' })).toBeVisible();
  const date = page.getByRole('textbox', { name: 'Ngày' });
  await date.fill('31/2/2024');
  await userEvent.keyboard('{Enter}');
  await expect.element(date).toHaveAttribute('aria-invalid', 'true');
  await userEvent.keyboard('{Escape}');
  await expect.poll(here).toBe('05/03/2024');
});

it('chooses from a list in place and toggles a flag', async () => {
  await show(3);
  focusGrid();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{F2}');
  await page.getByRole('option', { name: 'Đã xong' }).click();
  await expect.poll(here).toBe('Đã xong');
  await userEvent.keyboard('{ArrowRight}{Enter}');
  await expect.poll(here).toBe('✓');
});

it('leaves keys to an input method while it composes', async () => {
  await show(3);
  focusGrid();
  await userEvent.keyboard('{Enter}');
  const input = page.getByRole('textbox', { name: 'Tên' }).element();
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true }));
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, isComposing: true }));
  await expect.element(page.getByRole('textbox', { name: 'Tên' })).toBeVisible();
});

it('finds without marks, sorts by a head and says so', async () => {
  await show(5);
  await page.getByRole('textbox', { name: 'Tìm trong bảng' }).fill('duong');
  await expect.element(page.getByRole('gridcell', { name: 'Đường liên xã' })).toBeVisible();
  await expect.poll(() => document.querySelectorAll('.data-row').length).toBe(1);
  await page.getByRole('textbox', { name: 'Tìm trong bảng' }).fill('');
  const head = page.getByRole('columnheader', { name: 'Số tiền' });
  await head.getByRole('button').click();
  await head.getByRole('button').click();
  await expect.element(head).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(() => document.querySelector('.data-row')?.textContent).toContain('Việc 5');
});

it('adds with Ctrl+Enter, selects with Shift, removes with Delete, copies as TSV', async () => {
  await show(4);
  focusGrid();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => document.querySelectorAll('.data-row').length).toBe(5);
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await userEvent.keyboard('{Control>}{Home}{/Control}{Shift>}{ArrowDown}{/Shift}{Control>}c{/Control}');
  expect(write).toHaveBeenCalledWith('Việc 1\t1000\t05/03/2024\tĐang làm\t\nViệc 2\t2000\t05/03/2024\tĐang làm\t');
  await userEvent.keyboard('{Delete}');
  await expect.poll(() => document.querySelectorAll('.data-row').length).toBe(3);
});

it('changes nothing when read-only', async () => {
  await show(3, { isReadOnly: true });
  focusGrid();
  await userEvent.keyboard('{Enter}{Delete}{Control>}{Enter}{/Control}');
  expect(document.querySelectorAll('.data-row').length).toBe(3);
  expect(document.querySelector('.data-row input')).toBeNull();
});

it('brings the row asked for into view', async () => {
  await show(5_000, { focusId: 'r4000' });
  await expect.poll(here).toBe('Việc 4000');
});

it('remembers widths, and only widths', async () => {
  await show(3);
  const head = page.getByRole('columnheader', { name: 'Tên' }).getByRole('button').element() as HTMLElement;
  head.focus();
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  await expect.poll(() => localStorage.getItem('minhchung.columns.test')).toBe('{"title":216}');
});

it('is clean by axe, empty and full', async () => {
  for (const count of [0, 20]) {
    await show(count);
    const { violations } = await axe.run(place);
    expect(violations.map(each => `${each.id}: ${each.nodes.map(node => node.html).join()}`)).toEqual([]);
  }
});
