import type { Desk, Host } from '#host';
import { browserHost } from './browserHost.ts';
import { desktopHost } from './desktopHost.ts';

declare global {
  interface Window {
    readonly desk?: Desk;
  }
}

/** The host this page runs in. */
export function createHost(): Host {
  return window.desk === undefined ? browserHost() : desktopHost(window.desk);
}
