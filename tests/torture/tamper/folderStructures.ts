import { encodeFrames, scanFrames } from '#journal';
import { HEADER_FILE, KEYRING_FILE, REGISTRY_FILE } from '#vault';
import type { MemoryFolder, MemoryFolders } from '../../fixtures/memoryFolder.ts';
import type { Parts } from './alter.ts';
import { BACKUPS } from './base.ts';
import type { Side, Spot, Structure } from './structures.ts';

function placeOf(folders: MemoryFolders, place: string): MemoryFolder {
  const folder = folders.places.get(place);
  if (folder === undefined) throw new Error(`no place ${place}`);
  return folder;
}

async function namesIn(folder: MemoryFolder, pattern: RegExp): Promise<readonly string[]> {
  return (await folder.list('')).map(({ name }) => name).filter(name => pattern.test(name));
}

type Cut = (bytes: Uint8Array) => Parts;
type Join = (parts: Parts) => Promise<Uint8Array>;

const joined: Join = async parts => new Uint8Array(Buffer.concat(parts));

/** A file cut into its parts; without a part it is gone. */
function fileStructure(name: string, side: Side, place: string, pattern: RegExp, cut: Cut, join: Join): Structure {
  return {
    name,
    side,
    ...(cut !== whole && { quiet: 'repeats' }),
    spots: async folders => {
      const folder = placeOf(folders, place);
      return (await namesIn(folder, pattern)).map(
        (file): Spot => ({
          label: file,
          parts: cut(folder.bytesOf(file) ?? new Uint8Array()),
          write: async parts => {
            const bytes = parts.length === 0 ? null : await join(parts);
            folder.tamper(file, () => bytes);
          },
        }),
      );
    },
  };
}

/** As it lies there. */
const whole: Cut = bytes => [bytes];
/** Its frames, with magic and check. */
const frames: Cut = bytes => [...scanFrames(bytes)].map(({ at, end }) => bytes.slice(at, end));
/** What the frames hold: whoever puts it back computes the checks anew. */
const payloads: Cut = bytes =>
  [...scanFrames(bytes)].flatMap(scan => (scan.type === 'record' ? [scan.payload.slice()] : []));
const inNewFrames: Join = parts => encodeFrames(parts.map(part => [part]));

/** A stream of the safety copy: altered as bytes, frame by frame, and with checks that were made to fit. */
function stream(name: string, pattern: RegExp): readonly [Structure, Structure, Structure] {
  return [
    fileStructure(`copy: ${name}`, 'copy', 'mirror', pattern, whole, joined),
    fileStructure(`copy: ${name}, frames`, 'copy', 'mirror', pattern, frames, joined),
    fileStructure(`copy: ${name}, frames forged`, 'copy', 'mirror', pattern, payloads, inNewFrames),
  ];
}

/** Settings that one side lacks are what an interrupted change leaves; keys that it lacks are told. */
function vaultFile(): readonly Structure[] {
  const [bytes, ...cut] = stream('vault file', /\/vault$/);
  const keys = [HEADER_FILE, KEYRING_FILE, REGISTRY_FILE].map(name => Buffer.from(name));
  const mustBeThere = (part: Uint8Array) => keys.some(name => Buffer.from(part).includes(name));
  return [bytes, ...cut.map(each => ({ ...each, quiet: 'absence', mustBeThere }) as const)];
}

/** Everything of the safety copy on disk. */
export const COPY_STRUCTURES: readonly Structure[] = [
  fileStructure('copy: heads', 'copy', 'heads', /heads$/, whole, joined),
  ...vaultFile(),
  ...stream('journal', /\/journals\//),
  ...stream('drafts', /\/drafts\//),
  ...stream('certificates', /\/certificates\//),
  ...stream('evidence', /\/blobs\//),
];

/** All files of a kind, one a part: volumes of another place or another run. */
function files(name: string, pattern: RegExp): Structure {
  return {
    name,
    side: 'backup',
    spots: async folders => {
      const folder = placeOf(folders, BACKUPS);
      const names = await namesIn(folder, pattern);
      const write = async (parts: Parts) => {
        for (const [i, file] of names.entries()) folder.tamper(file, () => parts[i] ?? null);
      };
      return [
        { label: `${names.length} files`, parts: names.map(file => folder.bytesOf(file) ?? new Uint8Array()), write },
      ];
    },
  };
}

function backupFile(name: string, pattern: RegExp): Structure {
  return fileStructure(`backup: ${name}`, 'backup', BACKUPS, pattern, whole, joined);
}

/** Everything of a backup. */
export const BACKUP_STRUCTURES: readonly Structure[] = [
  backupFile('manifest', /\/manifest$/),
  backupFile('second manifest', /\/manifest-copy$/),
  backupFile('contents', /\/contents$/),
  backupFile('second contents', /\/contents-copy$/),
  backupFile('volume of entries', /\/entries-\d+$/),
  backupFile('volume of files', /\/blobs-\d+$/),
  files('backup: volumes among each other', /\/(entries|blobs)-\d+$/),
  files('backup: manifests among each other', /\/manifest(-copy)?$/),
];
