import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Host, saveBytes } from '#host';
import { Savings } from '../../../electron/services/saving.ts';
import { FilesUntilLock } from '../../../renderer/app/filesUntilLock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khoa-tep-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The desktop's own saving; the person answers the question for a place when the test says so. */
function desktop() {
  const savings = new Savings();
  let answer: () => void = () => undefined;
  const asked: Promise<void>[] = [];
  const files: Host['files'] = {
    beginSave: async ({ suggestedName }) => {
      await asked.at(-1);
      return savings.begin(join(folder, suggestedName));
    },
    write: (handle, chunk) => savings.write(handle, chunk),
    finish: handle => savings.finish(handle),
    abort: handle => savings.abort(handle),
    saveBytes: order => saveBytes(files, order),
  };
  const ask = () => {
    asked.push(
      new Promise<void>(resolve => {
        answer = resolve;
      }),
    );
    return () => answer();
  };
  return { files, ask };
}

const bytes = new Uint8Array(9 * 1024 * 1024).fill(7);
const locked = { code: 'locked', data: 'nothingChanged' };

it('saves as the host does while the vault is open', async () => {
  const { files } = new FilesUntilLock(desktop().files);
  expect(await files.saveBytes({ suggestedName: 'a.pdf', bytes })).toBe('a.pdf');
  expect(readFileSync(join(folder, 'a.pdf')).equals(bytes)).toBe(true);
});

it('a lock stops what is on its way out, and leaves nothing behind', async () => {
  const guard = new FilesUntilLock(desktop().files);
  const saving = guard.files.saveBytes({ suggestedName: 'a.pdf', bytes });
  const refused = expect(saving).rejects.toMatchObject(locked);
  await expect.poll(() => readdirSync(folder)).toHaveLength(1);
  await guard.end();
  await refused;
  expect(readdirSync(folder)).toEqual([]);
});

it('a place chosen behind the lock is written to no more, and nothing new is begun', async () => {
  const host = desktop();
  const guard = new FilesUntilLock(host.files);
  const answer = host.ask();
  const saving = guard.files.saveBytes({ suggestedName: 'a.pdf', bytes });
  const refused = expect(saving).rejects.toMatchObject(locked);
  await guard.end();
  answer();
  await refused;
  await expect(guard.files.beginSave({ suggestedName: 'b.pdf' })).rejects.toMatchObject(locked);
  expect(readdirSync(folder)).toEqual([]);
});
