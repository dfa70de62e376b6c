import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, session } from 'electron';
import { EVENT_CHANNEL, type HostEvent } from '#host';
import { chosenFolder, registerCalls } from './calls.ts';
import { lockContents, lockSession, silenceEngine } from './lockdown.ts';
import { watchLockEvents } from './lockEvents.ts';
import { setMenu } from './menu.ts';
import { registerScheme, serveApplication } from './protocol.ts';
import { DiskFolders } from './services/folders/index.ts';
import { PdfService } from './services/pdf.ts';
import { Savings } from './services/saving.ts';
import { type OpenedWindow, openWindow, preloadPath } from './window.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

registerScheme();
silenceEngine();
if (!app.requestSingleInstanceLock()) app.exit(0);
setMenu();

let opened: OpenedWindow | null = null;
const savings = new Savings();
const folders = new DiskFolders(app.getPath('userData'), chosenFolder);

function tell(event: HostEvent): void {
  if (opened !== null && !opened.window.isDestroyed()) opened.window.webContents.send(EVENT_CHANNEL, event);
}

app.on('second-instance', () => {
  if (opened?.window.isMinimized()) opened.window.restore();
  opened?.window.focus();
});
app.on('window-all-closed', () => {
  Promise.allSettled([savings.abortAll(), folders.close()]).finally(() => app.quit());
});
app.on('web-contents-created', (_event, contents) => lockContents(contents));

app.whenReady().then(() => {
  lockSession(session.defaultSession);
  serveApplication(session.defaultSession, join(here, '../renderer'));
  const pdf = new PdfService(join(here, 'pdfWorker.js'));
  registerCalls({ savings, pdf, folders, mayClose: () => opened?.mayClose(), stayOpen: () => opened?.stayOpen() });
  opened = openWindow(preloadPath(here), () => tell({ type: 'closeRequested' }));
  watchLockEvents(opened.window, reason => tell({ type: 'lock', reason }));
});
