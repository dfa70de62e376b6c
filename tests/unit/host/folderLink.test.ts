import { afterEach, describe, expect, it } from 'vitest';
import { toEngineError } from '../../../shared/engine/toEngineError.ts';
import { connectFolders, type FolderPort, HostError, linkPort, serveFolders } from '../../../shared/host/index.ts';
import { folderChecks, outcome } from '../../fixtures/folderContract.ts';
import { MemoryFolders } from '../../fixtures/memoryFolder.ts';

const ends: MessagePort[] = [];
afterEach(() => {
  for (const port of ends.splice(0)) port.close();
});

async function linked(folders = new MemoryFolders()): Promise<{ port: FolderPort; raw: MessagePort }> {
  const { port1, port2 } = new MessageChannel();
  const other = new MessageChannel();
  ends.push(port1, other.port1);
  serveFolders(linkPort(port1), folders);
  serveFolders(linkPort(other.port1), folders);
  const port = await connectFolders(linkPort(port2)).open('mirror');
  if (port === null) throw new Error('no mirror');
  return { port, raw: other.port2 };
}

describe('folders through a port', () => {
  for (const { name, run } of folderChecks) it(name, async () => run((await linked()).port));

  it('a place that is not there is null; one that vanished says folderGone, and its code is one of the catalogue', async () => {
    const folders = new MemoryFolders();
    const { port } = await linked(folders);
    const mirror = folders.places.get('mirror');
    if (mirror === undefined) throw new Error('no mirror');
    mirror.isGone = true;
    const error = await port.list('').then(
      () => null,
      (seen: unknown) => seen,
    );
    expect(error).toBeInstanceOf(HostError);
    expect(toEngineError(error)).toMatchObject({ code: 'folderGone', data: 'notSaved' });
    mirror.isGone = false;
    mirror.capacity = 1;
    expect(toEngineError(await port.replace('a', new Uint8Array(9)).catch(seen => seen)).code).toBe('folderFull');
    expect(await outcome(port.read('a', 0, 1))).toBe('noSuchFile');
  });

  it('refuses calls that are none, and places that were not opened', async () => {
    const { raw } = await linked();
    const ask = (message: unknown) =>
      new Promise<unknown>(resolve => {
        raw.addEventListener('message', event => resolve(event.data), { once: true });
        raw.start();
        raw.postMessage(message);
      });
    const place = 'mirror';
    expect(await ask({ id: 1, call: 'folder.list', input: { place, under: '' } })).toMatchObject({
      code: 'folderGone',
    });
    for (const [call, input] of [
      ['constructor', { place }],
      ['folder.choose', { purpose: 'backup' }],
      ['folder.open', { place: '../mirror' }],
      ['folder.append', { place, name: '../a', at: 0, bytes: new Uint8Array(1), flush: true }],
      ['folder.append', { place, name: 'a', at: -1, bytes: new Uint8Array(1), flush: true }],
      ['folder.append', { place, name: 'a', at: 0, bytes: [1, 2], flush: true }],
      ['folder.remove', { place, name: 'a', extra: 1 }],
    ])
      expect(await ask({ id: 2, call, input }), JSON.stringify(call)).toEqual({ id: 2, ok: false, code: 'badInput' });
  });
});
