import { describe, expect, it } from 'vitest';
import type { CaseView } from '#casefile';
import { IntakeBook } from '../../../shared/engine/evidence/intakeBook.ts';

interface Row {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly blob: { readonly sha256: string; readonly size: number } | null;
}

/** A case of evidence rows only; writing takes a turn of the clock, as in life. */
function aCase(rows: Row[] = []) {
  let revision = 1;
  let views = 0;
  const view = () => {
    views++;
    return {
      revision,
      records: { evidence: Object.fromEntries(rows.map(row => [row.id, row])) },
    } as unknown as CaseView;
  };
  const write = (id: string, sha256: string) => async (number: number) => {
    await new Promise(resolve => setTimeout(resolve, 1));
    rows.push({ id, number, title: id, blob: { sha256, size: 5 } });
    return { revision: ++revision };
  };
  return { rows, view, write, views: () => views, other: () => void revision++ };
}

describe('the book of an intake', () => {
  it('gives every item its own number when two intakes run at once', async () => {
    const { rows, view, write } = aCase([{ id: 'cũ', number: 7, title: '', blob: null }]);
    const book = new IntakeBook({ view });
    await Promise.all(
      ['a', 'b', 'c', 'd'].map(id => book.enter({ id, title: id, sha256: `hash-${id}` }, write(id, `hash-${id}`))),
    );
    expect(rows.map(row => row.number)).toEqual([7, 8, 9, 10, 11]);
  });

  it('sees the same bytes brought by both', async () => {
    const { rows, view, write } = aCase();
    const book = new IntakeBook({ view });
    const answers = await Promise.all([
      book.enter({ id: 'a', title: 'Hợp đồng', sha256: 'same' }, write('a', 'same')),
      book.enter({ id: 'b', title: 'Bản khác tên', sha256: 'same' }, write('b', 'same')),
    ]);
    expect(answers[0]).toBeNull();
    expect(answers[1]).toMatchObject({ id: 'a', title: 'Hợp đồng' });
    expect(rows).toHaveLength(1);
  });

  it('forgets what was undone meanwhile, and goes on after a failed write', async () => {
    const { rows, view, write, other } = aCase();
    const book = new IntakeBook({ view });
    await book.enter({ id: 'a', title: 'a', sha256: 'same' }, write('a', 'same'));
    rows.pop();
    other();
    const failing = book.enter({ id: 'b', title: 'b', sha256: 'same' }, () => Promise.reject(new Error('disk')));
    await expect(failing).rejects.toThrow('disk');
    expect(await book.enter({ id: 'c', title: 'c', sha256: 'same' }, write('c', 'same'))).toBeNull();
    expect(rows.map(row => [row.id, row.number])).toEqual([['c', 1]]);
  });

  it('compares empty files with nothing', async () => {
    const { rows, view, write } = aCase();
    const book = new IntakeBook({ view });
    await book.enter({ id: 'a', title: 'a', sha256: null }, write('a', 'empty'));
    await book.enter({ id: 'b', title: 'b', sha256: null }, write('b', 'empty'));
    expect(rows).toHaveLength(2);
  });
});
