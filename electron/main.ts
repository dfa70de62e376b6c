import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, clipboard, dialog, Menu, powerMonitor, session } from 'electron';
import { EVENT_CHANNEL, type HostEvent } from '#host';
import { handle } from './ipc.ts';
import { lockContents, lockSession, silenceEngine } from './lockdown.ts';
import { START_URL } from './origin.ts';
import { registerScheme, serveApplication } from './protocol.ts';
import { PdfService } from './services/pdf.ts';
import { Savings } from './services/saving.ts';
import { readWindowState, rememberWindow } from './windowState.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const CLOSE_GRACE_MS = 3_000;

registerScheme();
silenceEngine();
if (!app.requestSingleInstanceLock()) app.exit(0);
Menu.setApplicationMenu(null);

let window: BrowserWindow | null = null;
const savings = new Savings();
const pdf = new PdfService(join(here, 'pdfWorker.js'));

const tell = (event: HostEvent) => window?.webContents.send(EVENT_CHANNEL, event);

app.on('second-instance', () => {
  if (window?.isMinimized()) window.restore();
  window?.focus();
});
app.on('window-all-closed', () => app.quit());
app.on('web-contents-created', (_event, contents) => lockContents(contents));

app.whenReady().then(() => {
  lockSession(session.defaultSession);
  serveApplication(session.defaultSession, join(here, '../renderer'));
  registerCalls();
  powerMonitor.on('suspend', () => tell({ type: 'lock', reason: 'suspend' }));
  powerMonitor.on('lock-screen', () => tell({ type: 'lock', reason: 'lockScreen' }));
  powerMonitor.on('shutdown', () => tell({ type: 'lock', reason: 'shutdown' }));
  window = openWindow();
});

function openWindow(): BrowserWindow {
  const state = readWindowState();
  const opened = new BrowserWindow({
    width: 1366,
    height: 768,
    ...state,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Minh Chứng',
    webPreferences: {
      preload: join(here, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
  rememberWindow(opened);
  letPageFinish(opened);
  opened.once('ready-to-show', () => {
    if (state?.isMaximised) opened.maximize();
    opened.show();
  });
  opened.on('closed', () => {
    window = null;
  });
  void opened.loadURL(START_URL);
  return opened;
}

/** Before closing, the page makes its last typing durable; a page that does not answer is closed all the same. */
function letPageFinish(opened: BrowserWindow): void {
  let mayClose = false;
  const close = () => {
    mayClose = true;
    if (!opened.isDestroyed()) opened.close();
  };
  opened.on('close', event => {
    if (mayClose) return;
    event.preventDefault();
    tell({ type: 'closeRequested' });
    setTimeout(close, CLOSE_GRACE_MS);
  });
  handle('window.readyToClose', async () => {
    close();
    return null;
  });
}

function registerCalls(): void {
  handle('app.info', async () => ({
    version: app.getVersion(),
    platform: process.platform,
    runtime: `Electron ${process.versions.electron} · Chromium ${process.versions.chrome}`,
    missing: ['mirror'],
  }));
  handle('files.beginSave', async ({ suggestedName }) => {
    const path = await chosenPath(suggestedName);
    return path === null ? null : { handle: await savings.begin(path) };
  });
  handle('files.write', async ({ handle: saving, chunk }) => {
    await savings.write(saving, chunk);
    return null;
  });
  handle('files.finish', async ({ handle: saving }) => ({ name: await savings.finish(saving) }));
  handle('files.abort', async ({ handle: saving }) => {
    await savings.abort(saving);
    return null;
  });
  handle('pdf.render', async ({ document }) => ({ pdf: await pdf.render(document) }));
  handle('clipboard.clear', async () => {
    clipboard.clear();
    return null;
  });
}

/** The place comes from the user's dialog. Tests name a folder instead, because no one can click a system dialog there. */
async function chosenPath(suggestedName: string): Promise<string | null> {
  const safeName = suggestedName.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-');
  const folder = process.env.MINH_CHUNG_TEST_SAVE_FOLDER;
  if (folder !== undefined && !app.isPackaged) return join(folder, safeName);
  const options = { defaultPath: join(app.getPath('documents'), safeName) };
  const answer = window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}
