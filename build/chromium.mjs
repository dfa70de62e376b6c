// Finds a Chromium for browser tests: an installed one, else the one that @sparticuz/chromium carries.
import { existsSync } from 'node:fs';

const INSTALLED = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Flags every test browser gets: no calls home, works as root in a container. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns {Promise<string>} path of a Chromium executable; throws when there is none. */
export async function chromiumPath() {
  const found = INSTALLED.find(path => path !== undefined && existsSync(path));
  if (found !== undefined) return found;
  const { default: carried } = await import('@sparticuz/chromium');
  return carried.executablePath();
}
