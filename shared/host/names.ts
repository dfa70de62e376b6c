import type { CallName } from './contract.ts';

/** The only part of the contract the preload needs: the closed list of calls. */
export const CALL_NAMES = [
  'app.info',
  'files.beginSave',
  'files.write',
  'files.finish',
  'files.abort',
  'pdf.render',
  'clipboard.clear',
  'window.readyToClose',
  'window.stayOpen',
  'folder.choose',
  'folder.forget',
] as const satisfies readonly CallName[];

export const EVENT_CHANNEL = 'desk.event';

/** The window hands the preload a port under this name, and the preload hands it to the main process: the link to folders. */
export const FOLDER_LINK = 'folder.link';
