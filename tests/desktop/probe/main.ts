import type { Host } from '#host';
import '../../../renderer/trustedTypes.ts';
import '../../../renderer/workers/withoutJit.ts';
import { createHost } from '../../../renderer/host/index.ts';
import { folderChecks } from '../../fixtures/folderContract.ts';

declare global {
  interface Window {
    host: Host;
    lockReasons: string[];
    /** Runs the folder contract over a chosen folder. @returns what was broken */
    checkFolders(): Promise<string[]>;
  }
}

/** A page that shows nothing and hands its host to the test, inside the same walls as the application. */
window.host = createHost();
window.lockReasons = [];
window.host.onLockEvent(reason => window.lockReasons.push(reason));
window.checkFolders = async () => {
  const chosen = await window.host.folders.choose('backup');
  const port = chosen === null ? null : await window.host.folders.open(chosen.place);
  if (port === null) return ['no folder'];
  const broken: string[] = [];
  for (const { name, run } of folderChecks) {
    for (const file of await port.list('')) await port.remove(file.name);
    await run(port).catch(error => broken.push(`${name}: ${error}`));
  }
  return broken;
};
