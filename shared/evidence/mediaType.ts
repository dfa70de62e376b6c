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

/** Office formats are containers: their head says zip or OLE, and what is inside lies behind the head. */
const CONTAINED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'application/zip': {
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    odt: 'application/vnd.oasis.opendocument.text',
    ods: 'application/vnd.oasis.opendocument.spreadsheet',
  },
  'application/x-cfb': {
    doc: 'application/msword',
    xls: 'application/vnd.ms-excel',
    ppt: 'application/vnd.ms-powerpoint',
    msg: 'application/vnd.ms-outlook',
  },
};

/**
 * What the bytes are, by their content; the name decides only where the content has no signature (text, mail, CSV) or is
 * a container (Word, Excel).
 */
export async function mediaTypeOf(head: Uint8Array, fileName: string): Promise<string> {
  const found = await fileTypeFromBuffer(head);
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  if (found !== undefined) return CONTAINED[found.mime]?.[extension] ?? found.mime;
  return BY_EXTENSION[extension] ?? 'application/octet-stream';
}

/** Kind of medium an item most likely is, from its type. */
export function mediumOf(mediaType: string): 'paper' | 'file' | 'image' | 'recording' {
  if (mediaType === 'application/pdf' || mediaType === 'image/tiff') return 'paper';
  if (mediaType.startsWith('image/')) return 'image';
  return mediaType.startsWith('audio/') || mediaType.startsWith('video/') ? 'recording' : 'file';
}
