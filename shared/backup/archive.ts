import * as z from 'zod';
import { FOLDER_CALL_LIMIT, type FolderPort, HostError } from '#host';
import { announcedEnd, encodeFrame, encodeFrames, FRAME_OVERHEAD } from '#journal';
import { concatBytes, encodeCanonical, fromHex, toHex, utf8 } from '#vault';
import { parseFile } from './manifest.ts';
import { isRunName, pathOf } from './names.ts';
import { BackupError } from './problems.ts';
import type { RunSink } from './volumeWriter.ts';

/** A whole backup as one file, where no folder can be chosen: the files of a run, piece by piece, each piece a frame. */

const HEAD = 0;
const PIECE = 1;
/** Longest head of a piece: kind, length of the name, name, place in its file. */
const PIECE_HEAD = 1 + 1 + 100 + 8;
const HEAD_LIMIT = 4 * 1024;

const headSchema = z.strictObject({
  v: z.literal(1),
  vaultId: z.instanceof(Uint8Array).refine(value => value.length === 16),
  run: z.string().refine(isRunName),
});

/** Volumes of a single file: a few pieces each. */
const VOLUME_BYTES = 64 * 1024 * 1024;

/** Writes a run as a stream of frames. @param emit gives bytes on, in order; it may wait */
export async function archiveSink(
  place: { readonly vaultId: string; readonly run: string },
  emit: (bytes: Uint8Array) => Promise<void>,
): Promise<RunSink> {
  const head = encodeCanonical({ v: 1, vaultId: fromHex(place.vaultId), run: place.run });
  await emit(encodeFrame(concatBytes(Uint8Array.of(HEAD), head)));
  let tail: Promise<void> = Promise.resolve();
  const put = (name: string, at: number, bytes: Uint8Array): Promise<void> => {
    const numbers = new Uint8Array(8);
    new DataView(numbers.buffer).setBigUint64(0, BigInt(at));
    const label = utf8(name);
    const next = tail.then(async () =>
      emit(await encodeFrames([[Uint8Array.of(PIECE, label.length), label, numbers, bytes]])),
    );
    tail = next.catch(() => undefined); // whoever put it gets the error
    return next;
  };
  return {
    append: put,
    replace: (name, bytes) => put(name, 0, bytes),
    volumeBytes: VOLUME_BYTES,
  };
}

/** A file read by range. */
export interface ArchiveFile {
  readonly size: number;
  read(from: number, to: number): Promise<Uint8Array>;
}

interface Piece {
  readonly at: number;
  readonly offset: number;
  readonly size: number;
}

/**
 * A single-file backup as a folder to read from. Only the heads of its pieces are read here.
 * A file cut short has fewer pieces, so its manifest, which comes last, is missing.
 * @throws BackupError notABackup | newerBackup | backupDamaged
 */
export async function openArchive(file: ArchiveFile): Promise<FolderPort> {
  const files = new Map<string, Piece[]>();
  let folder: { vaultId: string; run: string } | null = null;
  for (let at = 0; at + FRAME_OVERHEAD < file.size; ) {
    const headBytes = FRAME_OVERHEAD + (folder === null ? HEAD_LIMIT : PIECE_HEAD);
    const bytes = await file.read(at, Math.min(file.size, at + headBytes));
    const size = announcedEnd(bytes, 0);
    if (size === null) {
      if (folder === null) throw new BackupError('notABackup');
      break; // what follows is not ours, or was altered: the pieces so far count
    }
    const end = at + size;
    const payload = bytes.subarray(FRAME_OVERHEAD, size);
    if (folder === null) folder = readHead(payload);
    else if (end > file.size) break;
    else if (payload[0] === PIECE) {
      const piece = readPiece(payload, size - FRAME_OVERHEAD);
      if (piece === null) break;
      const name = pathOf(folder.vaultId, folder.run, piece.name);
      const pieces = files.get(name) ?? [];
      pieces.push({ at: piece.at, offset: at + size - piece.size, size: piece.size });
      files.set(name, pieces);
    }
    at = end;
  }
  if (folder === null) throw new BackupError('notABackup');
  return new ArchivePort(file, files);
}

/** @param whole bytes of the payload in the file; `payload` has its beginning. @returns null when it is no piece */
function readPiece(payload: Uint8Array, whole: number): { name: string; at: number; size: number } | null {
  const nameEnd = 2 + (payload[1] ?? 0);
  const size = whole - nameEnd - 8;
  if (size < 0 || payload.length < nameEnd + 8) return null;
  const at = Number(new DataView(payload.buffer, payload.byteOffset).getBigUint64(nameEnd));
  return { name: new TextDecoder().decode(payload.subarray(2, nameEnd)), at, size };
}

function readHead(payload: Uint8Array): { vaultId: string; run: string } {
  if (payload[0] !== HEAD) throw new BackupError('notABackup');
  const { vaultId, run } = parseFile(payload.subarray(1), headSchema, HEAD_LIMIT);
  return { vaultId: toHex(vaultId), run };
}

/** Reads only: a file someone saved is nobody's folder to write to. */
class ArchivePort implements FolderPort {
  readonly segmentBytes = VOLUME_BYTES;
  readonly #file: ArchiveFile;
  readonly #files: ReadonlyMap<string, readonly Piece[]>;

  constructor(file: ArchiveFile, files: ReadonlyMap<string, readonly Piece[]>) {
    this.#file = file;
    this.#files = files;
  }

  async list(under: string) {
    return [...this.#files]
      .filter(([name]) => name.startsWith(`${under}/`))
      .map(([name, pieces]) => ({ name, size: pieces.reduce((sum, piece) => sum + piece.size, 0) }));
  }

  async read(name: string, offset: number, length: number): Promise<Uint8Array> {
    const pieces = this.#files.get(name);
    if (pieces === undefined) throw new HostError('noSuchFile');
    const end = offset + Math.min(length, FOLDER_CALL_LIMIT);
    const parts: Uint8Array[] = [];
    for (const { at, offset: start, size } of pieces) {
      const from = Math.max(offset, at);
      const to = Math.min(end, at + size);
      if (from < to) parts.push(await this.#file.read(start + from - at, start + to - at));
    }
    return concatBytes(...parts);
  }

  async info() {
    return { label: '', freeBytes: null, totalBytes: null };
  }

  append = refuse;
  cut = refuse;
  replace = refuse;
  remove = refuse;
}

async function refuse(): Promise<never> {
  throw new HostError('notWritable');
}
