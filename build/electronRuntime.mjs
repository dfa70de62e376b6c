// Finds an Electron runtime: one named by the environment, the package's own, or (when asked) its download.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const PROGRAM =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';

/** @returns {string | null} path of the Electron program */
export function electronProgram(root, { mayDownload = false } = {}) {
  const folders = [process.env.ELECTRON_OVERRIDE_DIST_PATH, join(root, 'node_modules/electron/dist')];
  const find = () =>
    folders
      .filter(Boolean)
      .map(folder => join(folder, PROGRAM))
      .find(existsSync) ?? null;
  const found = find();
  if (found !== null || !mayDownload) return found;
  console.log('Đang tải bộ chạy Electron (một lần)…');
  spawnSync(process.execPath, [join(root, 'node_modules/electron/install.js')], { stdio: 'ignore', timeout: 120_000 });
  return find();
}

/** Is there a display a window could open on? */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
