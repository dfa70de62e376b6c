/** Everything of ours in a folder lies under this one, whatever else the user keeps there. */
export const ROOT = 'minhchung';

/** Small files on which all the rest hangs are there twice: one bad sector must not cost a backup. */
export const MANIFEST = 'manifest';
export const MANIFEST_COPY = 'manifest-copy';
export const CONTENTS = 'contents';
export const CONTENTS_COPY = 'contents-copy';
export const PROOF = 'proof';
/** Lies in a run's folder while it is being written or taken away: what has it may be swept. */
export const UNFINISHED = 'unfinished';

export type Series = 'entries' | 'blobs';

const RUN = /^\d{8}t\d{9}-[0-9a-f]{8}-[0-9a-f]{4}$/;
const FILE = /^minhchung\/([0-9a-f]{32})\/(\d{8}t\d{9}-[0-9a-f]{8}-[0-9a-f]{4})\/([a-z0-9-]+)$/;
const VOLUME = /^(?:entries|blobs)-\d{6}$/;

export function isRunName(text: string): boolean {
  return RUN.test(text);
}

/** Name of a run: when it began (UTC, to the ms), whose writer made it, and four digits against chance. Sorts by time. */
export function runName(at: number, writer: string, random: string): string {
  const [day = '', time = ''] = new Date(at).toISOString().slice(0, 23).split('T');
  return `${day.replaceAll('-', '')}t${time.replace(/[:.]/g, '')}-${writer.slice(0, 8)}-${random.slice(0, 4)}`;
}

/** When a run began by its name, in ms. */
export function timeOfRun(run: string): number {
  const [, year, month, day, hour, minute, second, ms] =
    /^(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)(\d{3})/.exec(run) ?? [];
  return Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number(ms),
  );
}

/** Did this writer make the run? */
export function isRunOf(run: string, writer: string): boolean {
  return run.split('-')[1] === writer.slice(0, 8);
}

export function vaultFolder(vaultId: string): string {
  return `${ROOT}/${vaultId}`;
}

export function pathOf(vaultId: string, run: string, name: string): string {
  return `${ROOT}/${vaultId}/${run}/${name}`;
}

/** What a path inside a backup folder is; null = nothing of ours. */
export function readPath(path: string): { vaultId: string; run: string; name: string } | null {
  const match = FILE.exec(path);
  const [, vaultId, run, name] = match ?? [];
  return vaultId === undefined || run === undefined || name === undefined ? null : { vaultId, run, name };
}

export function volumeName(series: Series, number: number): string {
  return `${series}-${String(number).padStart(6, '0')}`;
}

export function isVolume(name: string): boolean {
  return VOLUME.test(name);
}
