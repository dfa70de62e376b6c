import type { ItemText, TextFailure } from '#evidence';

export type ToTextWorker =
  | { readonly type: 'extract'; readonly mediaType: string; readonly size: number }
  | { readonly type: 'bytes'; readonly read: number; readonly bytes: Uint8Array }
  | { readonly type: 'noBytes'; readonly read: number };

export type FromTextWorker =
  | { readonly type: 'read'; readonly read: number; readonly begin: number; readonly end: number }
  | { readonly type: 'done'; readonly text: ItemText }
  | { readonly type: 'failed'; readonly code: TextFailure };
