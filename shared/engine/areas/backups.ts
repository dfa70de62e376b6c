import { backupJob } from '../backups/backupJob.ts';
import { downloadJob, PieceQueue } from '../backups/downloadJob.ts';
import { listingOf, type OwnBackups, removableOf } from '../backups/listing.ts';
import { describeOpened, OpenedBackups } from '../backups/openedBackups.ts';
import { openPlace } from '../backups/places.ts';
import { proveAsJob, proveJob } from '../backups/proveJob.ts';
import { noteIn } from '../backups/restoreInto.ts';
import { restoreJob } from '../backups/restoreJob.ts';
import { BackupScheduler } from '../backups/scheduler.ts';
import { StationKeeper } from '../backups/station.ts';
import { statusOf } from '../backups/status.ts';
import { backupKeys } from '../backups/vaultKeys.ts';
import { destroyedJournals } from '../backups/vaultSource.ts';
import type { BackupWhere } from '../contract/backups.ts';
import type { AreaApi } from '../contract/call.ts';
import type { Contract } from '../contract/index.ts';
import type { EngineCore } from '../engineCore.ts';
import { EngineError } from '../errors.ts';

/** Backups to folders the user chose: made, proven, scheduled, restored (DESIGN §7). */
export function backupsArea(core: EngineCore): AreaApi<Contract['backups']> {
  const opened = new OpenedBackups();
  const downloads = new Map<string, PieceQueue>();
  let keeper: StationKeeper | null = null;
  let scheduler: BackupScheduler | null = null;
  const changed = () => core.emit({ type: 'backups.changed' });

  const station = (): StationKeeper => {
    if (keeper === null) throw new EngineError('locked');
    return keeper;
  };
  const runningJob = (): string | null =>
    core.jobs.list().find(({ kind, state }) => kind === 'backup' && (state === 'running' || state === 'paused'))?.id ??
    null;
  const startBackup = (place: string): string => {
    if (runningJob() !== null) throw new EngineError('backupRunning');
    const jobId = core.jobs.start(backupJob(core, station(), place));
    changed();
    return jobId;
  };
  const own = async (where: BackupWhere): Promise<OwnBackups | null> => {
    if (!core.isOpen) return null;
    const { vault } = core.session;
    const { places } = await station().read();
    const place = 'place' in where ? (places.find(each => each.place === where.place) ?? null) : null;
    return { vaultId: vault.vaultId, key: (await backupKeys(vault)).key, place };
  };

  core.followSessions(
    () => {
      const kept = new StationKeeper(core.store, core.session.vault, changed);
      keeper = kept;
      scheduler = new BackupScheduler({
        keeper: kept,
        folders: core.options.folders,
        now: core.now,
        isBusy: () => runningJob() !== null,
        start: startBackup,
        onOverdue: changed,
      });
      void tellRestored(core, kept).catch(() => undefined); // told at the next opening
    },
    () => {
      scheduler?.stop();
      scheduler = null;
      keeper = null;
      opened.closeAll();
      downloads.clear();
    },
  );

  return {
    status: async () => statusOf(await station().read(), core.now(), runningJob()),

    async setPlace({ place, label, schedule }) {
      const fresh = { place, label, schedule, since: core.now(), proof: null, proven: null, failure: null };
      await station().change(old => ({
        ...old,
        places: old.places.some(each => each.place === place)
          ? old.places.map(each => (each.place === place ? { ...each, label, schedule } : each))
          : [...old.places, fresh],
      }));
      return null;
    },

    async removePlace({ place }) {
      await station().change(old => ({ ...old, places: old.places.filter(each => each.place !== place) }));
      return null;
    },

    async setKeep({ keep }) {
      await station().change(old => ({ ...old, keep }));
      return null;
    },

    run: async ({ place }) => ({ jobId: startBackup(place) }),

    prove: async ({ source, vaultId, run }) => ({
      jobId: core.jobs.start(proveJob(core, station(), source, { vaultId, run })),
    }),

    list: async ({ source }) => listingOf(await openPlace(core.options.folders, source), await own(source)),

    async removable({ place }) {
      const port = await openPlace(core.options.folders, { place });
      const mine = await own({ place });
      if (mine === null) throw new EngineError('locked');
      const [{ keep }, destroyed] = await Promise.all([station().read(), destroyedJournals(core.session)]);
      return removableOf(port, mine, keep, journal => destroyed.has(journal));
    },

    async open({ source, vaultId, run, secret }) {
      const port = await openPlace(core.options.folders, source);
      return describe(await opened.open(port, { vaultId, run }, secret));
    },

    inspect: async ({ token }) => {
      const backup = opened.get(token);
      const jobId = core.jobs.start({
        kind: 'proveBackup',
        caseId: null,
        itemsTotal: 0,
        bytesTotal: 0,
        async run(handle) {
          backup.proof = await proveAsJob(backup.port, backup.place, backup.vault, handle, core.now, false);
          return {};
        },
      });
      return { jobId };
    },

    opened: async ({ token }) => describe(opened.get(token)),

    async restore({ token, caseIds, sealedSecret, deviceName }) {
      const backup = opened.get(token);
      // Asked for again, and checked before anything starts (JOURNAL C3).
      const compartments = sealedSecret === null ? null : await backup.vault.openCompartments(sealedSecret);
      return { jobId: core.jobs.start(restoreJob(core, backup, { caseIds, compartments, deviceName })) };
    },

    async close({ token }) {
      opened.close(token);
      return null;
    },

    async download() {
      if (runningJob() !== null) throw new EngineError('backupRunning');
      const queue = new PieceQueue();
      const { spec, fileName } = downloadJob(core, queue);
      const jobId = core.jobs.start(spec);
      downloads.set(jobId, queue);
      return { jobId, fileName };
    },

    async takePiece({ jobId }) {
      const queue = downloads.get(jobId);
      if (queue === undefined) throw new EngineError('unknownJob');
      const piece = await queue.take();
      if (piece === null) downloads.delete(jobId);
      return piece;
    },
  };

  function describe(backup: ReturnType<OpenedBackups['get']>) {
    return describeOpened(backup, core.isOpen ? core.session : null);
  }
}

/** A restore that brought this vault back is told in the registry's history once the vault is open. */
async function tellRestored(core: EngineCore, keeper: StationKeeper): Promise<void> {
  const { restored } = await keeper.read();
  if (restored === null) return;
  await noteIn(await core.session.registry(), restored.run, restored.entries);
  await keeper.change(station => ({ ...station, restored: null }));
}
