import { join } from 'node:path';
import { app, BrowserWindow, clipboard, dialog } from 'electron';
import { handle } from './ipc.ts';
import type { PdfService } from './services/pdf.ts';
import type { Savings } from './services/saving.ts';

export interface Services {
  readonly savings: Savings;
  readonly pdf: PdfService;
  readonly mayClose: () => void;
}

/** Every call the window may make, each with the service that does the work. */
export function registerCalls({ savings, pdf, mayClose }: Services): void {
  handle('app.info', async () => ({
    version: app.getVersion(),
    platform: process.platform,
    runtime: `Electron ${process.versions.electron} · Chromium ${process.versions.chrome}`,
    missing: ['mirror', ...(process.platform === 'linux' ? (['lockEvents'] as const) : [])],
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
  handle('window.readyToClose', async () => {
    mayClose();
    return null;
  });
}

/** The place comes from the user's dialog. Tests name a folder instead, because no one can click a system dialog there. */
async function chosenPath(suggestedName: string): Promise<string | null> {
  const safeName = suggestedName.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-').replace(/^\.+|[. ]+$/gu, '') || 'minh-chung';
  const folder = process.env.MINH_CHUNG_TEST_SAVE_FOLDER;
  if (folder !== undefined && !app.isPackaged) return join(folder, safeName);
  const options = {
    defaultPath: join(app.getPath('documents'), safeName),
    properties: ['showOverwriteConfirmation' as const, 'dontAddToRecent' as const],
  };
  const window = BrowserWindow.getAllWindows()[0];
  const answer =
    window === undefined ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}
