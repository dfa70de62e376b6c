import { type FolderPort, MIRROR_PLACE } from '#host';
import { findCopies } from '#mirror';
import type { EngineOptions } from '../context.ts';
import { EngineError } from '../errors.ts';
import type { JobSpec } from '../jobs/jobs.ts';

const PIECE = 8 * 1024 * 1024;
const VAULT_FILE = 'vault';
const HEADS_FILE = 'heads';

/**
 * Copies every vault found in a chosen folder into the application's own folder. A vault's own file comes last: what was
 * stopped halfway is no vault yet, and is copied anew.
 * @throws EngineError noCopyThere, noLocalCopy; HostError
 */
export async function adoptJob({ folders }: EngineOptions, place: string): Promise<JobSpec> {
  const from = (await folders?.open(place)) ?? null;
  const to = (await folders?.open(MIRROR_PLACE)) ?? null;
  if (to === null) throw new EngineError('noLocalCopy');
  const found = from === null ? [] : await findCopies(from);
  if (from === null || found.length === 0) throw new EngineError('noCopyThere');
  const files: { readonly name: string; readonly as: string; readonly size: number }[] = [];
  for (const { root, vaultId } of found)
    for (const { name, size } of await from.list(root === '' ? '' : root.slice(0, -1))) {
      const own = name.slice(root.length);
      // Other vaults of the same folder have roots of their own; heads are of the machine that wrote them.
      if (own === HEADS_FILE || (root === '' && found.some(each => each.root !== '' && name.startsWith(each.root))))
        continue;
      files.push({ name, as: `${vaultId}/${own}`, size });
    }
  const isVault = ({ as }: { readonly as: string }) => as.endsWith(`/${VAULT_FILE}`);
  const inOrder = [...files.filter(file => !isVault(file)), ...files.filter(isVault)];
  return {
    kind: 'adoptCopy',
    caseId: null,
    itemsTotal: inOrder.length,
    bytesTotal: inOrder.reduce((sum, { size }) => sum + size, 0),
    async run(handle) {
      let bytesDone = 0;
      for (const [itemsDone, { name, as }] of inOrder.entries()) {
        handle.progress({ itemsDone });
        await copyFile({ from, name }, { to, as }, async bytes => {
          bytesDone += bytes;
          handle.progress({ bytesDone });
          await handle.checkpoint();
        });
      }
      handle.progress({ itemsDone: inOrder.length });
      return { files: inOrder.length };
    },
  };
}

async function copyFile(
  { from, name }: { readonly from: FolderPort; readonly name: string },
  { to, as }: { readonly to: FolderPort; readonly as: string },
  onBytes: (bytes: number) => Promise<void>,
): Promise<void> {
  await to.remove(as);
  for (let at = 0; ; ) {
    const piece = await from.read(name, at, PIECE);
    const isLast = piece.length < PIECE;
    await to.append(as, at, piece, isLast);
    at += piece.length;
    await onBytes(piece.length);
    if (isLast) return;
  }
}
