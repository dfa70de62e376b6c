import type { Change } from '#casefile';
import { decodeHeader, headOf, unpackEntry, writeEntries } from '#journal';
import { openStore } from '#store';
import { openVault, randomBytes, toHex } from '#vault';
import { rowOf } from '../../../shared/engine/journals/entryRow.ts';
import { PASSPHRASE } from './engine.ts';

/** Rows per transaction: filling is not what is measured. */
const BATCH = 500;

/**
 * Appends acts to a case of a locked vault with its own keys, many per transaction: ten thousand acts of a person, each
 * its own signed entry, without ten thousand waits for the disk.
 */
export async function fillCase(vaultName: string, caseId: string, acts: readonly (readonly Change[])[]): Promise<void> {
  const store = await openStore(vaultName);
  const header = await store.file('vault.header');
  const keyring = await store.file('vault.keyring');
  if (header === null || keyring === null) throw new Error('no vault to fill');
  const vault = await openVault({ header, keyring }, { type: 'passphrase', passphrase: PASSPHRASE });
  const { rows } = await store.entries.all(caseId);
  const own = toHex(vault.writer.publicKey);
  const newest = rows.filter(row => row.writer === own).at(-1);
  if (newest === undefined) throw new Error('the case has no entry of this writer');
  const entry = unpackEntry(newest.bytes);
  const written = await writeEntries(
    {
      caseId,
      epoch: 0,
      caseKey: vault.caseKey(caseId, 0),
      writer: vault.writer,
      previous: headOf(entry, decodeHeader(entry.header)),
      seen: [],
    },
    acts.map((changes, i) => ({ body: { v: 1, time: 1_700_000_000_000 + i * 1000, changes }, salt: randomBytes(32) })),
  );
  for (let from = 0; from < written.length; from += BATCH)
    await store.commit({
      entries: written.slice(from, from + BATCH).map(each => rowOf(caseId, each.entry, each.head)),
    });
  vault.close();
  store.close();
}
