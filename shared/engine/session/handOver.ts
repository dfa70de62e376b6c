import type { Change } from '#casefile';
import type { VaultSecret } from '#vault';
import { EngineError } from '../errors.ts';
import type { OpenJournal } from '../journals/openJournal.ts';
import type { VaultSession } from './vaultSession.ts';

/**
 * The second half of a rotation (JOURNAL C2): in every journal that the old identity leads, the new one takes its place, in one
 * entry each. Stopped anywhere, it goes on at the next opening of the vault. A journal that does not open now keeps the rotation
 * open; one that somebody else leads is left as it is: only its leader can admit the new identity.
 * @param secret what opened the vault: sealed sources are handed over too
 */
export async function handOver(session: VaultSession, secret: VaultSecret): Promise<void> {
  const { vault } = session;
  if (vault.retiring === null) return;
  await session.unsealSources(secret);
  let isWhole = true;
  const unlessDamaged = (error: unknown) => {
    if (!(error instanceof EngineError) || (error.code !== 'damagedCase' && error.code !== 'unknownCase')) throw error;
    isWhole = false;
  };
  await session.asWitness(async () => {
    const registry = await session.registry();
    for (const caseId of vault.caseIds()) {
      if (caseId === registry.id) continue;
      await session.openBriefly(caseId, ({ journal }) => replaceLeader(session, journal)).catch(unlessDamaged);
      if (registry.fold.value('caseListing', caseId)?.compartmentId)
        await session
          .sourceOf(caseId)
          .then(journal => replaceLeader(session, journal))
          .catch(unlessDamaged);
    }
    await replaceLeader(session, registry); // the last: whoever reads it sees the others done
  });
  await session.closeSources();
  if (!isWhole) return;
  await vault.endRotation();
  await session.keepFiles();
}

async function replaceLeader(session: VaultSession, journal: OpenJournal): Promise<void> {
  const { vault } = session;
  const { members } = journal.view();
  const old = members.find(each => each.identity === vault.retiring?.identity);
  const isDone = members.some(each => each.identity === vault.identity);
  if (old === undefined || old.isRemoved || old.role !== 'leader' || isDone) return;
  const epoch = journal.fold.epoch + 1;
  const started = vault.hasCaseKey(journal.id, epoch) ? [await startEpoch(session, journal, epoch)] : [];
  const changes: Change[] = [
    { type: 'member.admitted', identity: vault.identity, name: old.name, role: 'leader' },
    {
      type: 'member.removed',
      identity: old.identity,
      lastAccepted: journal
        .newestOf(writer => session.identityOf(writer) === old.identity)
        .map(({ writer, seq, id }) => ({ writer, seq, id })),
      reason: '',
    },
    ...started,
  ];
  await journal.apply(changes, { isUndoable: false });
}

/** The key of the new epoch goes to everyone who stays and whose key is known. A compartment has one key and no epochs. */
async function startEpoch(session: VaultSession, journal: OpenJournal, epoch: number): Promise<Change> {
  const { vault } = session;
  const key = vault.caseKey(journal.id, epoch);
  const known = Object.values((await session.registry()).view().records.knownPerson);
  const others = journal.view().members.flatMap(({ identity, isRemoved }) => {
    const recipient = known.find(each => each.identity === identity)?.recipient ?? '';
    return isRemoved || identity === vault.retiring?.identity || recipient === '' ? [] : [{ identity, recipient }];
  });
  const wraps: { identity: string; wrapped: Uint8Array<ArrayBuffer> }[] = [];
  for (const { identity, recipient } of [{ identity: vault.identity, recipient: vault.recipient }, ...others])
    wraps.push({ identity, wrapped: new Uint8Array(await vault.wrapTo(recipient, key)) });
  return { type: 'epoch.started', epoch, wraps };
}
