import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { START_URL } from './origin.ts';
import { readWindowState, rememberWindow } from './windowState.ts';

const CLOSE_GRACE_MS = 3_000;

export interface OpenedWindow {
  readonly window: BrowserWindow;
  /** The page has made its last typing durable. */
  readonly mayClose: () => void;
  /** Closing would lose something: the page asks the person first. */
  readonly stayOpen: () => void;
}

/**
 * The one window. Closing asks the page first, so that its last typing becomes durable; a page that does not answer is
 * closed all the same after three seconds.
 */
export function openWindow(preload: string, askToClose: (window: BrowserWindow) => void): OpenedWindow {
  const state = readWindowState();
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    ...(state !== null && { x: state.x, y: state.y, width: state.width, height: state.height }),
    minWidth: 1100,
    minHeight: 680,
    show: false,
    title: 'Minh Chứng',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      backgroundThrottling: false,
    },
  });
  rememberWindow(window);
  let isAllowed = false;
  let isAsked = false;
  let grace: NodeJS.Timeout | undefined;
  const mayClose = () => {
    isAllowed = true;
    if (!window.isDestroyed()) window.close();
  };
  const stayOpen = () => {
    clearTimeout(grace);
    isAsked = false;
  };
  window.on('close', event => {
    if (isAllowed) return;
    event.preventDefault();
    if (isAsked) return;
    isAsked = true;
    askToClose(window);
    grace = setTimeout(mayClose, CLOSE_GRACE_MS);
    grace.unref();
  });
  // A page that died cannot answer: nothing to wait for.
  window.webContents.on('render-process-gone', () => {
    isAllowed = true;
  });
  window.once('ready-to-show', () => {
    if (state?.isMaximised) window.maximize();
    window.show();
  });
  void window.loadURL(START_URL);
  return { window, mayClose, stayOpen };
}

export const preloadPath = (here: string): string => join(here, '../preload/preload.cjs');
