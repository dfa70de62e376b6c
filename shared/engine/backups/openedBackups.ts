import {
  BackupError,
  compareJournal,
  listRuns,
  newestOf,
  type OpenedChain,
  openChain,
  openProof,
  type Proof,
} from '#backup';
import type { FolderPort } from '#host';
import { type OpenVault, openVault, randomBytes, toHex, type VaultSecret } from '#vault';
import type { CaseStanding, OpenedBackup, RestorableCase } from '../contract/backups.ts';
import { EngineError } from '../errors.ts';
import type { VaultSession } from '../session/vaultSession.ts';
import type { RunPlace } from './proveJob.ts';
import { summaryOf } from './station.ts';
import { backupKeys } from './vaultKeys.ts';

/** A backup whose own vault is open in memory, apart from the one of this station. */
export interface Opened {
  readonly token: string;
  readonly port: FolderPort;
  readonly place: RunPlace;
  /** The vault as it was when the backup was made. */
  readonly vault: OpenVault;
  readonly chain: OpenedChain;
  /** null = it must be read through before its cases can be shown. */
  proof: Proof | null;
}

/** Backups opened by whoever knows their secrets; closed when asked, and when the vault locks. */
export class OpenedBackups {
  readonly #opened = new Map<string, Opened>();

  /** @throws VaultError for a wrong secret; BackupError when the run cannot be read; HostError */
  async open(port: FolderPort, place: RunPlace, secret: VaultSecret): Promise<Opened> {
    const found = await listRuns(port, place.vaultId);
    const target = found.find(each => each.run === place.run);
    if (target === undefined || target.manifest === null) throw new BackupError('backupDamaged', 'manifest');
    const vault = await openVault(target.manifest, secret);
    const { key } = await backupKeys(vault);
    const chain = await openChain(port, found, place.run, key, 'use');
    const proof = target.proof === null ? null : await openProof(key, target.proof);
    const opened: Opened = { token: toHex(randomBytes(16)), port, place, vault, chain, proof };
    this.#opened.set(opened.token, opened);
    return opened;
  }

  /** @throws EngineError backupClosed */
  get(token: string): Opened {
    const opened = this.#opened.get(token);
    if (opened === undefined) throw new EngineError('backupClosed');
    return opened;
  }

  close(token: string): void {
    this.#opened.get(token)?.vault.close();
    this.#opened.delete(token);
  }

  closeAll(): void {
    for (const token of this.#opened.keys()) this.close(token);
  }
}

/** An opened backup as a screen sees it, compared with the vault of this station if one is open. */
export async function describeOpened(opened: Opened, session: VaultSession | null): Promise<OpenedBackup> {
  const { token, vault, chain, proof } = opened;
  return {
    token,
    vaultId: vault.vaultId,
    relation: session === null ? 'none' : session.vault.vaultId === vault.vaultId ? 'sameVault' : 'otherVault',
    isSamePerson: session === null || session.vault.identity === vault.identity,
    fingerprint: vault.fingerprint,
    cases: proof === null ? null : await restorableCases(chain, proof, session),
    proof: proof === null ? null : summaryOf(proof),
    problems: proof === null ? chain.problems.all : proof.problems,
  };
}

async function restorableCases(
  chain: OpenedChain,
  proof: Proof,
  session: VaultSession | null,
): Promise<readonly RestorableCase[]> {
  const cases: RestorableCase[] = [];
  for (const { compartmentId, ...facts } of proof.facts.cases)
    cases.push({
      ...facts,
      standing: session === null ? 'notHere' : await standingOf(chain, facts.caseId, compartmentId, session),
    });
  return cases.sort((a, b) => b.changedAt - a.changedAt);
}

async function standingOf(
  chain: OpenedChain,
  caseId: string,
  compartmentId: string,
  session: VaultSession,
): Promise<CaseStanding> {
  const registry = await session.registry();
  const listing = registry.fold.view().records.caseListing[caseId];
  if (listing?.isDestroyed) return 'destroyed';
  const { journals } = newestOf(chain).contents;
  let hasMoreThere = false;
  let hasMoreHere = false;
  let isHere = false;
  for (const there of journals) {
    const journal = toHex(there.id);
    if (journal !== caseId && journal !== compartmentId) continue;
    const keys = await session.store.entries.keys(journal);
    if (keys.length > 0) isHere = true;
    const difference = compareJournal(there, keys);
    hasMoreThere ||= difference.hasMoreThere;
    hasMoreHere ||= difference.hasMoreHere;
  }
  if (!isHere) return 'notHere';
  if (hasMoreThere) return hasMoreHere ? 'both' : 'backupNewer';
  return hasMoreHere ? 'hereNewer' : 'same';
}
