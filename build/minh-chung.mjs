#!/usr/bin/env node
// `minh-chung`: the commands that need no window. Builds the application when it is not built yet.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const program = fileURLToPath(new URL('../out/main/cli.js', import.meta.url));
if (!existsSync(program)) {
  const from = process.cwd();
  const { buildAll } = await import('./build.mjs');
  await buildAll({ quiet: true });
  process.chdir(from);
}
await import(pathToFileURL(program).href);
