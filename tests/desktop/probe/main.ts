import { connectFolders, type Folders, type Host, linkPort } from '#host';
import '../../../renderer/trustedTypes.ts';
import '../../../renderer/workers/withoutJit.ts';
import { createHost } from '../../../renderer/host/index.ts';
import { folderChecks } from '../../fixtures/folderContract.ts';

declare global {
  interface Window {
    host: Host;
    /** The host's folders, as the engine's worker has them. */
    folders: Folders;
    lockReasons: string[];
    /** Runs the folder contract over a chosen folder. @returns what was broken */
    checkFolders(): Promise<string[]>;
    /** Times of small flushed appends in ms, MiB/s of large blocks, in a chosen folder. */
    measureFolder(): Promise<{ p50: number; p95: number; rate: number }>;
  }
}

/** A page that shows nothing and hands its host to the test, inside the same walls as the application. */
window.host = createHost();
const { port1, port2 } = new MessageChannel();
window.host.folders.serve(port1);
window.folders = connectFolders(linkPort(port2));
window.lockReasons = [];
window.host.onLockEvent(reason => window.lockReasons.push(reason));
window.checkFolders = async () => {
  const chosen = await window.host.folders.choose('backup');
  const port = chosen === null ? null : await window.folders.open(chosen.place);
  if (port === null) return ['no folder'];
  const broken: string[] = [];
  for (const { name, run } of folderChecks) {
    for (const file of await port.list('')) await port.remove(file.name);
    await run(port).catch(error => broken.push(`${name}: ${error}`));
  }
  return broken;
};
window.measureFolder = async () => {
  const chosen = await window.host.folders.choose('backup');
  const port = chosen === null ? null : await window.folders.open(chosen.place);
  if (port === null) throw new Error('no folder');
  const small = new Uint8Array(1024).fill(1);
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    const start = performance.now();
    await port.append('speed/small', i * small.length, small, true);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const large = new Uint8Array(8 * 1024 * 1024).fill(2);
  const start = performance.now();
  for (let i = 0; i < 16; i++) await port.append('speed/large', i * large.length, large, i === 15);
  const seconds = (performance.now() - start) / 1000;
  return { p50: times[100] ?? 0, p95: times[190] ?? 0, rate: Math.round((16 * 8) / seconds) };
};
