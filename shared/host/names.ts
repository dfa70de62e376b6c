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
  'folder.open',
  'folder.list',
  'folder.append',
  'folder.read',
  'folder.cut',
  'folder.replace',
  'folder.remove',
  'folder.info',
  'folder.choose',
  'folder.forget',
] as const satisfies readonly CallName[];

export const EVENT_CHANNEL = 'desk.event';
