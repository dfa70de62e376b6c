import type { CacheKey, Commit, DraftRow, Store } from '#store';
import { type Key, type OpenVault, readCertificate, SUCCESSION_FILE, toHex, type VaultSecret } from '#vault';
import { readStation, stationRow } from '../backups/station.ts';
import type { Rotated } from '../contract/vault.ts';
import { sealSettings } from '../copies/settings.ts';
import { openDraft, sealDraft } from '../documents/drafts.ts';
import type { EngineCore } from '../engineCore.ts';
import { EngineError } from '../errors.ts';
import { toEngineError } from '../toEngineError.ts';
import { oldOpenings } from './oldOpenings.ts';
import { UNSENT } from './unsentSources.ts';
import { certificateRow, vaultFileRows } from './vaultSession.ts';

/**
 * «Lộ mật khẩu» (JOURNAL C2): new passphrase, recovery code, vault key, identities and writer, a new epoch for every case.
 * First everything typed is committed and the session ends; then one transaction puts the new keys in the place of the old,
 * and from there on only the new passphrase opens; then the journals are handed over, which every later opening would go on
 * with. The vault is locked afterwards, whatever happened.
 * @throws VaultError wrongPassphrase | wrongRecoveryCode, with the vault still open; EngineError rotationDisturbed. Nothing has
 *   changed then. What fails after the transaction is in the result.
 */
export async function rotateKeys(
  core: EngineCore,
  { secret, passphrase }: { readonly secret: VaultSecret; readonly passphrase: string },
): Promise<Rotated> {
  const { session, store, copies } = core;
  const { vault, registryId } = session;
  const { deviceName = '' } = (await readCertificate(vault.writer.certificate)) ?? {};
  await commitDrafts(core);
  const succession = await store.file(SUCCESSION_FILE);
  const rotated = await vault.rotate({ current: secret, passphrase, deviceName, now: core.now(), succession });
  const next = rotated.vault;
  const draftKeys = { from: await vault.localKey('drafts'), to: await next.localKey('drafts') };
  const kept = [
    await sealSettings(await next.localKey('copies'), copies.settings),
    await stationRow(next, await readStation(store, vault)),
    { name: SUCCESSION_FILE, bytes: rotated.succession },
  ];
  await core.lock();
  let generation = 0;
  let at = 0;
  let failure: string | null = null;
  let openings: Rotated['openings'] = null;
  let isChanged = false;
  try {
    await core.opening(async store => {
      // A key that came in meanwhile would be missing from the new keyring.
      if (vault.generation + 1 !== next.generation) throw new EngineError('rotationDisturbed', 'nothingChanged');
      generation = next.generation;
      at = core.now();
      await store.commit({
        ...(await localRows(store, draftKeys, registryId)),
        ...newKeys(next),
        files: [...vaultFileRows(next), ...kept],
      });
      isChanged = true;
      const { now, newId } = core;
      const files = await store.files();
      const secret: VaultSecret = { type: 'passphrase', passphrase };
      await core.startSession({ vault: next, store, files, registryId, now, newId, secret });
    });
    openings = await oldOpenings(core, { generation, at });
  } catch (error) {
    if (!isChanged) throw error;
    failure = toEngineError(error).code;
  }
  const isWhole = failure === null && next.retiring === null;
  await core.lock();
  return { recoveryCode: rotated.recoveryCode, openings, isWhole, failure };
}

/** Texts of every case, also of those that are not open; what a case refuses stays in the draft log. */
async function commitDrafts({ session, store }: EngineCore): Promise<void> {
  for (const { texts } of await session.openCases()) await texts.commitAll();
  for (const journal of new Set((await store.allDrafts()).map(row => row.journal)))
    await session
      .openBriefly(journal, ({ texts }) => texts.commitAll())
      .catch(error => {
        if (!(error instanceof EngineError)) throw error; // a case that does not open keeps its drafts as they are
      });
}

function newKeys(vault: OpenVault): Pick<Commit, 'certificates'> {
  const { retiring } = vault;
  const witness =
    retiring === null ? [] : [{ writer: toHex(retiring.writer.publicKey), bytes: retiring.writer.certificate }];
  return { certificates: [certificateRow(vault), ...witness] };
}

/** What lies under the old local keys: drafts that are left are sealed anew, caches go – they are made again. */
async function localRows(
  store: Store,
  { from, to }: { readonly from: Key; readonly to: Key },
  registryId: string,
): Promise<Pick<Commit, 'drafts' | 'droppedCaches'>> {
  const drafts: DraftRow[] = [];
  for (const row of await store.allDrafts()) {
    const draft = await openDraft(from, row);
    if (draft === null) continue; // damaged: it stays as it is and is told as before
    drafts.push(await sealDraft(to, { key: [row.journal, row.document, row.session, row.counter], draft }));
  }
  // Acts on sealed sources that a lock kept are under the key of their compartment, which stays.
  const isKept = ([name, journal]: CacheKey) => name === UNSENT && journal !== registryId;
  return { drafts, droppedCaches: (await store.cacheKeys()).filter(key => !isKept(key)) };
}
