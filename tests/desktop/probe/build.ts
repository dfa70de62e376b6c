import { copyFileSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from '../../../build/build.mjs';
import { root } from '../harness.ts';

/** Builds the real hosts around the probe page. @returns a folder for `openApp({ folder })` */
export async function buildProbe(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'minh-chung-probe-'));
  mkdirSync(join(folder, 'out'));
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await buildAll({ quiet: true, out: join(folder, 'out'), page: join(root, 'tests/desktop/probe') });
  return folder;
}
