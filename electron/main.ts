import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, session } from 'electron';
import { EVENT_CHANNEL, type HostEvent } from '#host';
import { registerCalls } from './calls.ts';
import { lockContents, lockSession, silenceEngine } from './lockdown.ts';
import { watchLockEvents } from './lockEvents.ts';
import { setMenu } from './menu.ts';
import { registerScheme, serveApplication } from './protocol.ts';
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

function tell(event: HostEvent): void {
  if (opened !== null && !opened.window.isDestroyed()) opened.window.webContents.send(EVENT_CHANNEL, event);
}

app.on('second-instance', () => {
  if (opened?.window.isMinimized()) opened.window.restore();
  opened?.window.focus();
});
app.on('window-all-closed', () => {
  savings.abortAll().finally(() => app.quit());
});
app.on('web-contents-created', (_event, contents) => lockContents(contents));

app.whenReady().then(() => {
  lockSession(session.defaultSession);
  serveApplication(session.defaultSession, join(here, '../renderer'));
  registerCalls({ savings, pdf: new PdfService(join(here, 'pdfWorker.js')), mayClose: () => opened?.mayClose() });
  opened = openWindow(preloadPath(here), () => tell({ type: 'closeRequested' }));
  watchLockEvents(opened.window, reason => tell({ type: 'lock', reason }));
});
