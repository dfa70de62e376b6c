import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, type Rectangle, screen } from 'electron';
import * as z from 'zod';

const schema = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  isMaximised: z.boolean(),
});
export type WindowState = z.infer<typeof schema>;

const path = () => join(app.getPath('userData'), 'window.json');

/** Where the window was; null at first run, when unreadable, or when that screen is gone. */
export function readWindowState(): WindowState | null {
  try {
    const state = schema.parse(JSON.parse(readFileSync(path(), 'utf8')));
    return screen.getAllDisplays().some(display => overlaps(display.workArea, state)) ? state : null;
  } catch {
    return null; // no remembered place: the default one
  }
}

export function rememberWindow(window: BrowserWindow): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), isMaximised: window.isMaximized() };
    try {
      writeFileSync(path(), JSON.stringify(state));
    } catch (error) {
      console.warn('window place not remembered', error instanceof Error ? error.name : '');
    }
  });
}

function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
