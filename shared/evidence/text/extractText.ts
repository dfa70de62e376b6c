import mammoth from 'mammoth';
import PostalMime from 'postal-mime';
import { DOCX, type ItemText, MAIL, mayHoldText, PDF, type ReadableFile, TextError } from '../textTypes.ts';
import { pdfText } from './pdfText.ts';

/** A text file longer than this is no paper of a case. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Letters kept of one file: a bomb of text must not fill memory. */
const MOST_LETTERS = 20_000_000;
const PIECE = 4 * 1024 * 1024;

/**
 * The text of a PDF (its text layer), a DOCX, a mail or a plain text file. Nothing is executed, fetched or written.
 * @throws TextError
 */
export async function extractText(file: ReadableFile): Promise<ItemText> {
  if (!mayHoldText(file.mediaType) || file.size === 0) return { state: 'noText' };
  const pages = file.mediaType === PDF ? await pdfText(file) : [await plainText(file)];
  if (pages.reduce((sum, page) => sum + page.length, 0) > MOST_LETTERS) throw new TextError('tooLarge');
  return pages.every(page => page.trim() === '') ? { state: 'noText' } : { state: 'text', pages };
}

async function plainText(file: ReadableFile): Promise<string> {
  if (file.size > MOST_BYTES) throw new TextError('tooLarge');
  const bytes = await wholeOf(file);
  try {
    if (file.mediaType === DOCX) return (await mammoth.extractRawText(wordInput(bytes))).value.normalize('NFC');
    if (file.mediaType === MAIL) return await mailText(bytes);
  } catch {
    throw new TextError('unreadable');
  }
  return decoded(bytes).normalize('NFC');
}

/** mammoth takes another shape of the same bytes in Node, where tests run. */
function wordInput(bytes: Uint8Array<ArrayBuffer>): { arrayBuffer: ArrayBuffer } | { buffer: Buffer } {
  return typeof Buffer === 'undefined' ? { arrayBuffer: bytes.buffer } : { buffer: Buffer.from(bytes) };
}

async function wholeOf(file: ReadableFile): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(file.size);
  for (let at = 0; at < file.size; at += PIECE) whole.set(await file.read(at, Math.min(file.size, at + PIECE)), at);
  return whole;
}

/** UTF-8 where it is; else the Windows code page of older Vietnamese files. */
function decoded(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1258').decode(bytes);
  }
}

async function mailText(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const mail = await PostalMime.parse(bytes);
  const body = mail.text ?? mail.html?.replace(/<[^>]*>/g, ' ') ?? '';
  const addresses = [mail.from, ...(mail.to ?? [])].map(each => [each?.name, each?.address].filter(Boolean).join(' '));
  return [...addresses, mail.date ?? '', mail.subject ?? '', body].join('\n').normalize('NFC');
}
