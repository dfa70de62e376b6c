/**
 * Folders on disk that the host keeps for the application: the mirror, its heads file, a second mirror on another drive,
 * backups. The host knows nothing of what is in the files; it promises only what each call says.
 */

/** Places every desktop has: both in the application's data folder. Others come from the user's dialog. */
export const MIRROR_PLACE = 'mirror';
export const HEADS_PLACE = 'heads';

export type FolderPurpose = 'secondMirror' | 'backup' | 'restore';

/** A folder the user chose. The path stays in the host; the window knows an id and a label to show. */
export interface ChosenFolder {
  readonly place: string;
  /** «USB-THANHTRA (E:) › Sao lưu», for people. */
  readonly label: string;
}

export interface FolderInfo {
  readonly label: string;
  /** Bytes; null where the host cannot tell. */
  readonly freeBytes: number | null;
  readonly totalBytes: number | null;
}

export interface FolderFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** No dot at either end and none of Windows' device names: the same name means the same file on every system. */
const PART = '(?!(?:con|prn|aux|nul|com\\d|lpt\\d)(?:[./]|$))[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9-])?';
/** Names inside a folder: up to four parts of lower-case letters, digits, dots and dashes. */
export const FILE_NAME = new RegExp(`^${PART}(?:/${PART}){0,3}$`);
/** Ids of places: the two of the application, and 32 hex digits for one that the user chose. */
export const PLACE = /^(?:mirror|heads|[0-9a-f]{32})$/;

/** One call moves at most this much, in bytes. */
export const FOLDER_CALL_LIMIT = 16 * 1024 * 1024;

/**
 * An open folder. Calls about one file run in the order they were made; nobody waits for those about another.
 * Every failure is a HostError: diskFull, notWritable, noSuchFile, sizeDiffers, folderGone; badInput for a name or a size
 * outside the rules above. After folderGone the place must be opened again.
 */
export interface FolderPort {
  /** Files under a subfolder ('' = all), at any depth, by name. A folder that is not there yet is empty. */
  list(under: string): Promise<readonly FolderFile[]>;
  /**
   * Adds bytes at `at`, which must be the end of the file (0 also makes a new one).
   * Resolved with `flush` means: bytes and name are on the disk (fsync of the file, and of its folder when it is new),
   * with all that was appended to this file before; no bytes at all with `flush` does only that.
   * After a failure the file is as long as before, or the next append says sizeDiffers; what was not flushed by then must
   * be taken as lost (a failed fsync drops it), so go on in a new file.
   * @throws HostError sizeDiffers when the file does not end there; nothing was written
   */
  append(name: string, at: number, bytes: Uint8Array, flush: boolean): Promise<void>;
  /** Fewer bytes than asked for at the end of the file. @throws HostError noSuchFile */
  read(name: string, offset: number, length: number): Promise<Uint8Array>;
  /** Cuts the file to `size` bytes, flushed. @throws HostError noSuchFile, sizeDiffers when it is shorter than that */
  cut(name: string, size: number): Promise<void>;
  /** The file holds the old bytes or the new ones, never a mixture; flushed. */
  replace(name: string, bytes: Uint8Array): Promise<void>;
  /** Nothing happens when it is not there. */
  remove(name: string): Promise<void>;
  info(): Promise<FolderInfo>;
  /** Whoever writes here starts a new file beyond this many bytes: 64 MiB, less where appending copies the file. */
  readonly segmentBytes: number;
}

/** What the engine's worker is given. */
export interface Folders {
  /**
   * null: this host has no such place, or the drive is not there now.
   * @throws HostError heldElsewhere when another running program holds the application's own folder; notWritable, diskFull
   */
  open(place: string): Promise<FolderPort | null>;
}

/** Whoever can answer folder calls at the other end of a port (`connectFolders`). */
export interface ServesFolders {
  /** @param port handed over for good */
  serve(port: MessagePort): void;
}

/** What the UI thread has of folders: the worker's link to them, and choosing, which needs a dialog. */
export interface HostFolders extends ServesFolders {
  /** Asks the user; null = cancelled. The host remembers the place across starts. */
  choose(purpose: FolderPurpose): Promise<ChosenFolder | null>;
  forget(place: string): Promise<void>;
  /**
   * Asks for the folder of the application's own copy, which is place `mirror` then; null = cancelled. Null itself where the
   * application's data folder has it, and where there is no dialog.
   */
  readonly chooseOwn: (() => Promise<ChosenFolder | null>) | null;
  /** Chosen places that may be used only when the person allows it again: a browser forgets it when it ends. */
  notAllowed(): Promise<readonly ChosenFolder[]>;
  /** Asks to use it again; only within a click. @returns whether it may be used now */
  allow(place: string): Promise<boolean>;
  /** False where the browser has no folder dialog: then only downloads remain. */
  readonly canChoose: boolean;
}
