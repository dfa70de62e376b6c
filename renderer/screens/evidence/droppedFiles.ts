/** A file from a drop or a picker, with its path inside what was dropped. */
export interface DroppedFile {
  readonly file: File;
  readonly name: string;
  readonly path: string;
}

/** Files and folders of a drop, folders opened to any depth (iterative: 50 levels are no deeper than 2). */
export async function droppedFiles(data: DataTransfer): Promise<DroppedFile[]> {
  // Entries must be taken before the first await: the list is emptied when the event ends.
  const waiting: FileSystemEntry[] = [];
  for (const item of data.items) {
    const entry = item.webkitGetAsEntry();
    if (entry !== null) waiting.push(entry);
  }
  const found: DroppedFile[] = [];
  for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
    if (isFile(entry)) {
      const file = await fileOf(entry);
      found.push({ file, name: file.name, path: entry.fullPath.replace(/^\//, '') });
    } else if (isFolder(entry)) waiting.push(...(await entriesOf(entry)));
  }
  return found.sort((a, b) => a.path.localeCompare(b.path, 'vi', { numeric: true }));
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
