import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type BrowserContext, chromium, type ElectronApplication, type Page } from 'playwright-core';
import { describe } from 'vitest';
import { CHROMIUM_ARGS, chromiumPath } from '../../build/chromium.mjs';
import { electronProgram, hasDisplay } from '../../build/electronRuntime.mjs';

export type HostKind = 'desktop' | 'browser';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const program = electronProgram(root);

/** Why the desktop cannot be driven here; null = it can. Tests that need it are then skipped, and shown as skipped. */
export const desktopIsMissing: string | null =
  program === null ? 'no Electron runtime' : hasDisplay() ? null : 'no display';

/** One group of tests per host; a host that cannot run here is skipped visibly. */
export function describeHosts(name: string, tests: (kind: HostKind) => void): void {
  describe(`${name} (browser)`, () => tests('browser'));
  describeDesktop(name, () => tests('desktop'));
}

export function describeDesktop(name: string, tests: () => void): void {
  describe.skipIf(desktopIsMissing !== null)(
    `${name} (desktop${desktopIsMissing === null ? '' : `: ${desktopIsMissing}`})`,
    tests,
  );
}

export interface OpenOptions {
  /** A folder to keep between two openings (same vault); made fresh and removed at close when left out. */
  readonly profile?: string;
  /** Browser only: IndexedDB belongs to the origin, so opening one profile again needs the same port. */
  readonly port?: number;
  /** Browser only: one that has no dialog for folders. */
  readonly withoutFolders?: boolean;
  /** Folder with package.json and out/; the application itself when left out. */
  readonly folder?: string;
}

export interface OpenedApp {
  readonly kind: HostKind;
  readonly page: Page;
  readonly port: number | null;
  /** Console errors and policy violations seen so far. */
  readonly problems: readonly string[];
  readonly electron: ElectronApplication | null;
  readonly context: BrowserContext;
  /** Waits for a file that the application saved under this name. @returns its path */
  savedFile(name: string | RegExp): Promise<string>;
  close(): Promise<void>;
}

/** A new profile folder, for tests that open the application twice. */
export function newProfile(): string {
  return mkdtempSync(join(tmpdir(), 'minh-chung-test-'));
}

/** Opens the built application as a person would, in Electron or in Chromium over the loopback host. */
export function openApp(kind: HostKind, options: OpenOptions = {}): Promise<OpenedApp> {
  if (!existsSync(join(options.folder ?? root, 'out/renderer/index.html')))
    throw new Error('not built: run `npm run build` first');
  return kind === 'desktop' ? openDesktop(options) : openBrowser(options);
}

async function openDesktop(options: OpenOptions): Promise<OpenedApp> {
  if (program === null) throw new Error('no Electron runtime');
  const profile = options.profile ?? newProfile();
  const saved = savedFiles(profile);
  const electron = await launchTwice({
    executablePath: program,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(profile, 'desktop')}`,
      options.folder ?? root,
    ],
    env: { ...definedEnvironment(), MINH_CHUNG_TEST_SAVE_FOLDER: saved.folder, ...chosenFolders(profile) },
    timeout: 30_000,
  });
  const page = await electron.firstWindow({ timeout: 60_000 });
  const problems = watchProblems(page);
  return {
    kind: 'desktop',
    page,
    port: null,
    problems,
    electron,
    context: electron.context(),
    savedFile: saved.wait,
    close: async () => {
      await electron.close();
      if (options.profile === undefined) await removeFolder(profile);
    },
  };
}

/** On a busy machine the driver now and then misses the start of the program; nothing of ours has run by then. */
async function launchTwice(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  return _electron.launch(options).catch(() => _electron.launch(options));
}

async function openBrowser(options: OpenOptions): Promise<OpenedApp> {
  const profile = options.profile ?? newProfile();
  const saved = savedFiles(profile);
  const port = options.port ?? (await freePort());
  const host = await startBrowserHost(port, options.folder);
  const context = await chromium.launchPersistentContext(join(profile, 'browser'), {
    executablePath: await chromiumPath(),
    args: CHROMIUM_ARGS,
    viewport: { width: 1366, height: 768 },
    acceptDownloads: true,
  });
  // No one can click the system's save dialog here; without it the host streams a download.
  await context.addInitScript('delete window.showSaveFilePicker');
  await context.addInitScript(
    options.withoutFolders === true ? 'delete window.showDirectoryPicker' : CHOOSES_IN_PRIVATE_FILES,
  );
  const page = context.pages()[0] ?? (await context.newPage());
  const problems = watchProblems(page);
  page.on('download', download => {
    void download.saveAs(join(saved.folder, download.suggestedFilename())).catch(error => {
      problems.push(`download: ${String(error)}`);
    });
  });
  await page.goto(host.startUrl);
  return {
    kind: 'browser',
    page,
    port,
    problems,
    electron: null,
    context,
    savedFile: saved.wait,
    close: async () => {
      // Killed or not, the host must not keep its port.
      await context.close().finally(() => host.stop());
      if (options.profile === undefined) await removeFolder(profile);
    },
  };
}

/**
 * No one can click the browser's folder dialog either: it answers a folder of the origin's private file system, one for each
 * purpose. The handles are of the same kind as those of the real dialog, written to by the same calls.
 */
const CHOOSES_IN_PRIVATE_FILES = `window.showDirectoryPicker = async ({ id }) =>
  (await navigator.storage.getDirectory()).getDirectoryHandle(id, { create: true })`;

export interface RunningHost {
  readonly startUrl: string;
  readonly child: ChildProcess;
  stop(): Promise<number | null>;
}

/** Starts the loopback host alone. @throws with what it said when it refuses to start */
export async function startBrowserHost(port: number, folder = root): Promise<RunningHost> {
  const child = spawn(process.execPath, [join(folder, 'out/main/browserHost.js')], {
    env: { ...process.env, MINH_CHUNG_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complained = '';
  child.stderr.setEncoding('utf8').on('data', text => {
    complained += text;
  });
  const startUrl = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', text => {
      said += text;
      if (said.includes('\n')) resolve(said.split('\n')[0]?.trim() ?? '');
    });
    child.once('close', () => reject(new Error(complained || 'the browser host ended')));
  });
  return {
    startUrl,
    child,
    stop: async () => {
      if (child.exitCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      const [code] = await ended;
      return code as number | null;
    },
  };
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** What the user answers when asked for a folder: no one can click a system dialog here. */
function chosenFolders(profile: string): Record<string, string> {
  const purposes = ['secondMirror', 'backup', 'restore'];
  return Object.fromEntries(
    purposes.map(purpose => {
      const folder = join(profile, 'chosen', purpose);
      mkdirSync(folder, { recursive: true });
      return [`MINH_CHUNG_TEST_FOLDER_${purpose}`, folder];
    }),
  );
}

function savedFiles(profile: string): { folder: string; wait(name: string | RegExp): Promise<string> } {
  const folder = join(profile, 'saved');
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    wait: async name => {
      const end = Date.now() + 60_000;
      while (Date.now() < end) {
        const found = (await readdir(folder)).find(file =>
          typeof name === 'string' ? file === name : name.test(file),
        );
        // Playwright copies the download when it is whole; the desktop renames it when it is whole.
        if (found !== undefined && !found.endsWith('.part')) {
          const path = join(folder, found);
          const { size } = await stat(path);
          await new Promise(resolve => setTimeout(resolve, 100));
          if ((await stat(path)).size === size) return path;
        }
        await new Promise(resolve => setTimeout(resolve, 50));
      }
      throw new Error(`no saved file ${String(name)}`);
    },
  };
}

function watchProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', error => problems.push(String(error)));
  return problems;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

const removeFolder = (path: string) => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
