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
