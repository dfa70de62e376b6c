/** The text of a file, page by page; a file without pages is one page. */
export type ItemText =
  | { readonly state: 'text'; readonly pages: readonly string[] }
  /** A scan, picture, sound or archive: no text a program can read. */
  | { readonly state: 'noText' };

/** A file to be read by ranges: plain bytes, in memory only. */
export interface ReadableFile {
  readonly mediaType: string;
  /** bytes */
  readonly size: number;
  /** Plain bytes [begin, end). */
  read(begin: number, end: number): Promise<Uint8Array>;
}

/** Why a file gave no text although it should have some. */
export type TextFailure = 'unreadable' | 'encrypted' | 'tooLarge' | 'stalled';

export class TextError extends Error {
  readonly code: TextFailure;
  constructor(code: TextFailure) {
    super(code);
    this.name = 'TextError';
    this.code = code;
  }
}

/** Reads the text of a file. @throws TextError */
export type TextReader = (file: ReadableFile) => Promise<ItemText>;

/** Media types that may hold text; for all others there is nothing to open. */
export function mayHoldText(mediaType: string): boolean {
  return (
    mediaType === PDF ||
    mediaType === DOCX ||
    mediaType === MAIL ||
    mediaType.startsWith('text/') ||
    mediaType === 'application/json' ||
    mediaType === 'application/xml'
  );
}

export const PDF = 'application/pdf';
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const MAIL = 'message/rfc822';
