/** A file from a drop or a picker, with its path inside what was dropped. */
export interface DroppedFile {
  readonly file: File;
  readonly name: string;
  readonly path: string;
}

/** What a drop gave: files that opened, and paths of files and folders that did not. */
export interface Drop {
  readonly files: readonly DroppedFile[];
  readonly unread: readonly string[];
}

/** Files and folders of a drop, folders opened to any depth (iterative: 50 levels are no deeper than 2). */
export async function droppedFiles(data: DataTransfer): Promise<Drop> {
  // Entries must be taken before the first await: the list is emptied when the event ends.
  const waiting: FileSystemEntry[] = [];
  for (const item of data.items) {
    const entry = item.webkitGetAsEntry();
    if (entry !== null) waiting.push(entry);
  }
  const files: DroppedFile[] = [];
  const unread: string[] = [];
  for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
    const path = entry.fullPath.replace(/^\//, '');
    try {
      if (isFile(entry)) {
        const file = await fileOf(entry);
        files.push({ file, name: file.name, path });
      } else if (isFolder(entry)) waiting.push(...(await entriesOf(entry)));
    } catch {
      unread.push(path); // gone or forbidden meanwhile: it is named, the others go on
    }
  }
  files.sort((a, b) => a.path.localeCompare(b.path, 'vi', { numeric: true }));
  return { files, unread };
}

export function pickedFiles(files: FileList): DroppedFile[] {
  return Array.from(files, file => ({ file, name: file.name, path: file.webkitRelativePath || file.name }));
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const fileOf = (entry: FileSystemFileEntry) => new Promise<File>((resolve, reject) => entry.file(resolve, reject));

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  // A reader answers in batches of about a hundred until an empty one.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return all;
    all.push(...batch);
  }
}
