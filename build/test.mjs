// `npm test`: types, lint and borders, then unit, browser, build and both hosts. The last line counts everything.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { electronProgram, hasDisplay } from './electronRuntime.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const output = `${root}tests/output`;
mkdirSync(output, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };

/** Runs a command, its words going straight to the screen. @returns {Promise<number>} its exit code */
function run(command, args) {
  return new Promise(resolve => {
    const child = spawn(command, args, { stdio: 'inherit', cwd: root, shell: process.platform === 'win32' });
    child.on('error', () => resolve(1));
    child.on('exit', code => resolve(code ?? 1));
  });
}

/** A step that is one test of its own: it passes or fails. */
async function step(name, command, args) {
  console.log(`\n— ${name}`);
  const isFine = (await run(command, args)) === 0;
  total[isFine ? 'passed' : 'failed'] += 1;
  return isFine;
}

async function vitest(project) {
  console.log(`\n— ${project}`);
  const report = `${output}/vitest-${project}.json`;
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run('npx', ['vitest', 'run', '--project', project, '--passWithNoTests', ...reporters]);
  let counted;
  try {
    counted = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    total.failed += 1; // it ended before it could report
    return;
  }
  total.passed += counted.numPassedTests;
  total.failed += counted.numFailedTests;
  total.skipped += counted.numPendingTests + counted.numTodoTests;
  // A file that cannot be loaded, or an error outside any test, fails the run without a failed test.
  if (code !== 0 && counted.numFailedTests === 0) total.failed += 1;
}

await step('check', 'npm', ['run', '--silent', 'check']);
await vitest('unit');
await vitest('browser');
if (await step('build', 'npm', ['run', '--silent', 'build'])) {
  if (electronProgram(root) === null || !hasDisplay()) {
    console.log('\nNo Electron runtime or no display here: the desktop tests are skipped.');
  }
  await vitest('hosts');
}

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
