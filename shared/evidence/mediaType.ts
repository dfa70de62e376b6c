import { fileTypeFromBuffer } from 'file-type';

const BY_EXTENSION: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  csv: 'text/csv',
  eml: 'message/rfc822',
  html: 'text/html',
  htm: 'text/html',
  xml: 'application/xml',
  json: 'application/json',
  svg: 'image/svg+xml',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  rtf: 'application/rtf',
  md: 'text/plain',
  log: 'text/plain',
};
/** Enough for every signature the library knows but those of very late headers. */
export const HEAD_BYTES = 4_200;

/** What the bytes are, by their content; the name decides only where the content has no signature (text, mail, CSV). */
export async function mediaTypeOf(head: Uint8Array, fileName: string): Promise<string> {
  const found = await fileTypeFromBuffer(head);
  if (found !== undefined) return found.mime;
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  return BY_EXTENSION[extension] ?? 'application/octet-stream';
}

/** Kind of medium an item most likely is, from its type. */
export function mediumOf(mediaType: string): 'paper' | 'file' | 'image' | 'recording' {
  if (mediaType === 'application/pdf' || mediaType === 'image/tiff') return 'paper';
  if (mediaType.startsWith('image/')) return 'image';
  return mediaType.startsWith('audio/') || mediaType.startsWith('video/') ? 'recording' : 'file';
}
