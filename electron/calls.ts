import { join } from 'node:path';
import { app, BrowserWindow, clipboard, dialog } from 'electron';
import { type FolderPurpose, serveFolders } from '#host';
import { handle, handleFolderLinks } from './ipc.ts';
import type { DiskFolders } from './services/folders/index.ts';
import type { PdfService } from './services/pdf.ts';
import type { Savings } from './services/saving.ts';

export interface Services {
  readonly savings: Savings;
  readonly pdf: PdfService;
  readonly folders: DiskFolders;
  readonly mayClose: () => void;
  readonly stayOpen: () => void;
}

/** Every call the window may make, each with the service that does the work. */
export function registerCalls({ savings, pdf, folders, mayClose, stayOpen }: Services): void {
  handle('app.info', async () => ({
    version: app.getVersion(),
    platform: process.platform,
    runtime: `Electron ${process.versions.electron} · Chromium ${process.versions.chrome}`,
    missing: process.platform === 'linux' ? ['lockEvents'] : [],
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
  handle('window.stayOpen', async () => {
    stayOpen();
    return null;
  });
  registerFolderCalls(folders);
}

function registerFolderCalls(folders: DiskFolders): void {
  handleFolderLinks(port => serveFolders(port, folders));
  handle('folder.choose', ({ purpose }) => folders.choose(purpose));
  handle('folder.forget', async ({ place }) => {
    await folders.forget(place);
    return null;
  });
}

const FOLDER_QUESTIONS: Readonly<Record<FolderPurpose, string>> = {
  secondMirror: 'Chọn thư mục cho bản lưu dự phòng thứ hai',
  backup: 'Chọn thư mục hoặc USB để sao lưu',
  restore: 'Chọn thư mục có bản lưu hoặc bản sao lưu',
};

/** A folder from the user's dialog. Tests name one instead, because no one can click a system dialog there. */
export async function chosenFolder(purpose: FolderPurpose): Promise<string | null> {
  const folder = process.env[`MINH_CHUNG_TEST_FOLDER_${purpose}`];
  if (folder !== undefined && !app.isPackaged) return folder;
  const options = {
    title: FOLDER_QUESTIONS[purpose],
    properties: ['openDirectory' as const, 'createDirectory' as const, 'dontAddToRecent' as const],
  };
  const window = BrowserWindow.getAllWindows()[0];
  const answer =
    window === undefined ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
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
