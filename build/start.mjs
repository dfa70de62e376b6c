// `npm start`: the desktop application, or the browser host where Electron's runtime or a display is missing.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { buildAll } from './build.mjs';
import { electronProgram, hasDisplay } from './electronRuntime.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const marker = `${root}/out/main/main.js`;

function isStale() {
  if (!existsSync(marker)) return true;
  const built = statSync(marker).mtimeMs;
  const sources = globSync(['shared/**', 'renderer/**', 'electron/**', 'package.json', 'vite.config.ts'], {
    cwd: root,
    absolute: true,
  });
  return sources.some(path => statSync(path).mtimeMs > built);
}

if (isStale()) {
  console.log('Đang dựng ứng dụng (lần đầu mất khoảng nửa phút)…');
  await buildAll({ quiet: true });
}

const wantsBrowser = process.argv.includes('--browser');
const display = hasDisplay();
const electron = wantsBrowser || !display ? null : electronProgram(root, { mayDownload: true });

let child;
if (electron !== null) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  child = spawn(electron, [...asRoot, root], { stdio: 'inherit', cwd: root });
} else {
  if (!wantsBrowser) {
    console.log(
      `Không có ${display ? 'bộ chạy Electron' : 'màn hình'} trên máy này nên Minh Chứng mở trong trình duyệt; không dùng cách này cho hồ sơ thật.`,
    );
  }
  child = spawn(process.execPath, [`${root}/out/main/browserHost.js`], {
    stdio: ['inherit', 'pipe', 'inherit'],
    cwd: root,
  });
  child.stdout.setEncoding('utf8');
  child.stdout.once('data', text => {
    const address = text.trim();
    console.log(`Địa chỉ: ${address}`);
    if (display) openBrowser(address);
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', code => process.exit(code ?? 0));

function openBrowser(address) {
  const command = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
  spawn(command, [address], { stdio: 'ignore', detached: true })
    .on('error', () => console.log('Hãy mở địa chỉ trên bằng trình duyệt.'))
    .unref();
}
