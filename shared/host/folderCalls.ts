import * as z from 'zod';
import { HostError } from './errors.ts';
import {
  type ChosenFolder,
  FILE_NAME,
  FOLDER_CALL_LIMIT,
  type FolderFile,
  type FolderInfo,
  type FolderPort,
  type Folders,
  PLACE,
} from './folders.ts';

// Folders as calls: the table of the port between the engine's worker and the host.

const place = z.string().regex(PLACE);
const name = z.string().regex(FILE_NAME);
const size = z.int().nonnegative();
const bytes = z.instanceof(Uint8Array).refine(each => each.length <= FOLDER_CALL_LIMIT);

/** What a worker may ask for. */
export const folderPortInputs = {
  'folder.open': z.strictObject({ place }),
  'folder.list': z.strictObject({ place, under: z.union([z.literal(''), name]) }),
  'folder.append': z.strictObject({ place, name, at: size, bytes, flush: z.boolean() }),
  'folder.read': z.strictObject({ place, name, offset: size, length: size.max(FOLDER_CALL_LIMIT) }),
  'folder.cut': z.strictObject({ place, name, size }),
  'folder.replace': z.strictObject({ place, name, bytes }),
  'folder.remove': z.strictObject({ place, name }),
  'folder.info': z.strictObject({ place }),
} as const;

/** What the window itself may ask for. */
export const folderInputs = {
  'folder.choose': z.strictObject({ purpose: z.enum(['secondMirror', 'backup', 'restore']) }),
  'folder.forget': z.strictObject({ place }),
} as const;

export type FolderPortCall = keyof typeof folderPortInputs;
export type FolderPortInput<N extends FolderPortCall> = z.infer<(typeof folderPortInputs)[N]>;

export interface FolderOutputs {
  'folder.open': { segmentBytes: number } | null;
  'folder.list': readonly FolderFile[];
  'folder.append': null;
  'folder.read': Uint8Array;
  'folder.cut': null;
  'folder.replace': null;
  'folder.remove': null;
  'folder.info': FolderInfo;
  'folder.choose': ChosenFolder | null;
  'folder.forget': null;
}

export type FolderPortHandlers = {
  readonly [N in FolderPortCall]: (input: FolderPortInput<N>) => Promise<FolderOutputs[N]>;
};

/** Answers calls with real folders. A place must be opened before it is used: else folderGone. */
export function folderHandlers(folders: Folders): FolderPortHandlers {
  const opened = new Map<string, FolderPort>();
  const at = (id: string): FolderPort => {
    const port = opened.get(id);
    if (port === undefined) throw new HostError('folderGone');
    return port;
  };
  return {
    'folder.open': async input => {
      opened.delete(input.place);
      const port = await folders.open(input.place);
      if (port === null) return null;
      opened.set(input.place, port);
      return { segmentBytes: port.segmentBytes };
    },
    'folder.list': async input => at(input.place).list(input.under),
    'folder.append': async input => {
      await at(input.place).append(input.name, input.at, input.bytes, input.flush);
      return null;
    },
    'folder.read': async input => at(input.place).read(input.name, input.offset, input.length),
    'folder.cut': async input => {
      await at(input.place).cut(input.name, input.size);
      return null;
    },
    'folder.replace': async input => {
      await at(input.place).replace(input.name, input.bytes);
      return null;
    },
    'folder.remove': async input => {
      await at(input.place).remove(input.name);
      return null;
    },
    'folder.info': async input => at(input.place).info(),
  };
}

export type CallFolder = <N extends FolderPortCall>(name: N, input: FolderPortInput<N>) => Promise<FolderOutputs[N]>;

/** Folders on the other side of `call`, which ends in `folderHandlers` there. */
export function foldersOver(call: CallFolder): Folders {
  return {
    async open(place) {
      const opened = await call('folder.open', { place });
      return opened === null ? null : portOver(call, place, opened.segmentBytes);
    },
  };
}

function portOver(call: CallFolder, place: string, segmentBytes: number): FolderPort {
  return {
    segmentBytes,
    list: under => call('folder.list', { place, under }),
    append: async (name, at, block, flush) => {
      await call('folder.append', { place, name, at, bytes: block as Uint8Array<ArrayBuffer>, flush });
    },
    read: (name, offset, length) => call('folder.read', { place, name, offset, length }),
    cut: async (name, newSize) => {
      await call('folder.cut', { place, name, size: newSize });
    },
    replace: async (name, block) => {
      await call('folder.replace', { place, name, bytes: block as Uint8Array<ArrayBuffer> });
    },
    remove: async name => {
      await call('folder.remove', { place, name });
    },
    info: () => call('folder.info', { place }),
  };
}
