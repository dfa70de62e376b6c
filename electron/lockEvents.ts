import { type BrowserWindow, powerMonitor } from 'electron';
import type { LockReason } from '#host';

/**
 * What the operating system says when the person may have left: sleep (a closed lid is one), screen lock, switched user,
 * shutdown. Linux tells of sleep and shutdown only.
 */
export function watchLockEvents(window: BrowserWindow, tell: (reason: LockReason) => void): void {
  powerMonitor.on('suspend', () => tell('suspend'));
  powerMonitor.on('lock-screen', () => tell('lockScreen'));
  powerMonitor.on('user-did-resign-active', () => tell('lockScreen'));
  powerMonitor.on('shutdown', () => tell('shutdown'));
  window.on('session-end', () => tell('shutdown'));
}
