import * as z from 'zod';
import type { HostFailureCode } from './errors.ts';
import { type FolderOutputs, folderInputs } from './folderCalls.ts';
import type { HostFolders } from './folders.ts';

/** What a host lacks compared with the desktop product; shown in a banner. */
export type MissingPart = 'mirror' | 'lockEvents' | 'networkRefusal';

export interface AppInfo {
  readonly version: string;
  readonly platform: string;
  readonly runtime: string;
  readonly missing: readonly MissingPart[];
}

export type LockReason = 'suspend' | 'lockScreen' | 'shutdown';

/** A file being written by the host after the user chose its place. */
export type SaveHandle = string;

/** What is to be saved; its size in bytes where known, so that a copy cut short is seen as such. */
export interface SaveOrder {
  readonly suggestedName: string;
  readonly size?: number;
}

/** Everything the application needs from where it runs; both adapters pass the same contract tests. */
export interface Host {
  readonly kind: 'desktop' | 'browser';
  appInfo(): Promise<AppInfo>;
  readonly files: {
    /** Asks where; null = the user cancelled. Chunks are streamed, so a large copy never sits in memory. */
    beginSave(order: SaveOrder): Promise<SaveHandle | null>;
    write(handle: SaveHandle, chunk: Uint8Array): Promise<void>;
    /** Only now the file has its name; a stopped save leaves nothing behind. @returns the name chosen. */
    finish(handle: SaveHandle): Promise<string>;
    abort(handle: SaveHandle): Promise<void>;
    /** @returns the name chosen, null = cancelled. */
    saveBytes(order: { suggestedName: string; bytes: Uint8Array }): Promise<string | null>;
  };
  readonly pdf: {
    /** Renders an OfficialDocument (validated on the other side) to PDF/A bytes. */
    render(document: unknown): Promise<Uint8Array>;
  };
  readonly clipboard: { clear(): Promise<void> };
  onLockEvent(listener: (reason: LockReason) => void): () => void;
  /**
   * The window wants to close: called before, and waited for (at most 3 s). False = it must stay, something would be lost; where
   * the host cannot ask (a browser's tab) `warnOnClose` does.
   */
  onCloseRequest(listener: () => Promise<boolean>): () => void;
  /** While true, a tab that is closed asks first. */
  warnOnClose(isNeeded: boolean): void;
  /** The person was warned and wants it: closes the window. */
  closeNow(): Promise<void>;
  readonly folders: HostFolders;
}

// Desktop: the border between window and main process --------------------------------------------------------

const handle = z.string().regex(/^[0-9a-f]{32}$/);
const bytes = z.instanceof(Uint8Array);

/** One entry is one permission given to the window. */
export const callInputs = {
  'app.info': z.null(),
  'files.beginSave': z.strictObject({
    suggestedName: z.string().min(1).max(255),
    size: z.int().nonnegative().optional(),
  }),
  'files.write': z.strictObject({ handle, chunk: bytes.refine(chunk => chunk.length <= 16 * 1024 * 1024) }),
  'files.finish': z.strictObject({ handle }),
  'files.abort': z.strictObject({ handle }),
  'pdf.render': z.strictObject({ document: z.record(z.string(), z.unknown()) }),
  'clipboard.clear': z.null(),
  'window.readyToClose': z.null(),
  'window.stayOpen': z.null(),
  ...folderInputs,
} as const;

export type CallName = keyof typeof callInputs;
export type CallInput<N extends CallName> = z.infer<(typeof callInputs)[N]>;

export interface CallOutputs extends FolderOutputs {
  'app.info': AppInfo;
  'files.beginSave': { handle: SaveHandle } | null;
  'files.write': null;
  'files.finish': { name: string };
  'files.abort': null;
  'pdf.render': { pdf: Uint8Array };
  'clipboard.clear': null;
  'window.readyToClose': null;
  'window.stayOpen': null;
}

/** Errors cross as codes: Electron keeps only a message across `invoke`, and ours may hold names and paths. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: HostFailureCode };

export type HostEvent = { readonly type: 'lock'; readonly reason: LockReason } | { readonly type: 'closeRequested' };

/** What the preload exposes to the window as `window.desk`: one function per call and one for events. */
export type Desk = { readonly [N in CallName]: (input: CallInput<N>) => Promise<Reply<CallOutputs[N]>> } & {
  readonly subscribe: (listener: (event: HostEvent) => void) => () => void;
};
