import { strFromU8, unzipSync, unzlibSync } from 'fflate';
import { bareWords } from './publicVersion.ts';

/**
 * Proof that words are gone from a written file: its bytes, every part packed in it, its metadata and the text a reader
 * extracts are searched. Pictures are not read; who publishes looks at them.
 */
export interface RemovalProof {
  /** Words still found, and in which part. */
  readonly found: readonly { readonly target: string; readonly part: string }[];
  /** How many parts were searched, so that «nothing found» means something. */
  readonly parts: number;
}

interface Part {
  readonly name: string;
  readonly bytes?: Uint8Array;
  readonly text?: string;
}

/** A DOCX file: each part as bytes and as words without marks. */
export function proveWord(bytes: Uint8Array, targets: readonly string[]): RemovalProof {
  const parts: Part[] = [{ name: 'tệp', bytes }];
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    parts.push({ name, bytes: content });
    if (/\.(xml|rels)$/.test(name)) parts.push({ name: `${name} (chữ)`, text: wordsOfXml(strFromU8(content)) });
  }
  return search(parts, targets);
}

/**
 * A PDF file: its bytes, every stream unpacked, and what a reader extracts.
 * @param extracted texts of pages, metadata and outline, read by a PDF reader of the host
 */
export function provePdf(bytes: Uint8Array, extracted: readonly string[], targets: readonly string[]): RemovalProof {
  const parts: Part[] = [
    { name: 'tệp', bytes },
    ...streamsOf(bytes).map((stream, index) => ({ name: `luồng ${index + 1}`, bytes: stream })),
    ...extracted.map((text, index) => ({ name: `chữ đọc được ${index + 1}`, text })),
    // Words over the end of a page.
    { name: 'chữ đọc được, liền trang', text: extracted.join(' ') },
  ];
  return search(parts, targets);
}

function search(parts: readonly Part[], targets: readonly string[]): RemovalProof {
  const wanted = targets.filter(target => bareWords(target) !== '');
  const found = wanted.flatMap(target => {
    const bare = bareWords(target);
    const shapes = shapesOf(target);
    const holds = ({ bytes, text }: Part) =>
      (text !== undefined && bareWords(text).includes(bare)) ||
      (bytes !== undefined && shapes.some(shape => includes(bytes, shape)));
    return parts.filter(holds).map(part => ({ target, part: part.name }));
  });
  return { found, parts: parts.length };
}

/** The words as files may hold them: UTF-8 and UTF-16, composed or not, as typed, all small, all capital, in hexadecimal. */
function shapesOf(target: string): readonly Uint8Array[] {
  const spellings = new Set(
    ['NFC', 'NFD'].flatMap(form => {
      const words = target.trim().normalize(form);
      return [words, words.toLowerCase(), words.toUpperCase()];
    }),
  );
  return Array.from(spellings).flatMap(words => {
    const big = utf16(words, false);
    return [new TextEncoder().encode(words), big, utf16(words, true), hex(big), hex(big).map(lowerHex)];
  });
}

function utf16(words: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(words.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < words.length; i++) view.setUint16(i * 2, words.charCodeAt(i), isLittle);
  return bytes;
}

const hex = (bytes: Uint8Array): Uint8Array =>
  new TextEncoder().encode(Array.from(bytes, byte => byte.toString(16).padStart(2, '0').toUpperCase()).join(''));
const lowerHex = (code: number): number => (code >= 65 && code <= 70 ? code + 32 : code);

function includes(bytes: Uint8Array, wanted: Uint8Array): boolean {
  const [first] = wanted;
  if (first === undefined) return false;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    let i = 1;
    while (i < wanted.length && bytes[at + i] === wanted[i]) i++;
    if (i === wanted.length) return true;
  }
  return false;
}

/** The words of an XML part; values of attributes too, where titles and names of pictures stand. */
function wordsOfXml(xml: string): string {
  const values = Array.from(xml.matchAll(/="([^"]*)"/g), match => match[1] ?? '').join(' \u241f ');
  const words = xml.replace(/<[^>]*>/g, '');
  return `${unescaped(words)} \u241f ${unescaped(values)}`;
}

function unescaped(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_all, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}

const encoded = (words: string) => new TextEncoder().encode(words);
const STREAM = encoded('stream');
const END = encoded('endstream');

/** Every stream of a PDF, unpacked where it is packed by zlib. */
function streamsOf(bytes: Uint8Array): readonly Uint8Array[] {
  const streams: Uint8Array[] = [];
  for (let at = indexOf(bytes, STREAM, 0); at !== -1; ) {
    let start = at + STREAM.length;
    if (bytes[start] === 13) start++;
    if (bytes[start] === 10) start++;
    const end = indexOf(bytes, END, start);
    if (end === -1) break;
    const packed = bytes.subarray(start, end);
    streams.push(unpacked(packed));
    at = indexOf(bytes, STREAM, end + END.length);
  }
  return streams;
}

function unpacked(packed: Uint8Array): Uint8Array {
  try {
    return unzlibSync(packed);
  } catch {
    // Not packed by zlib, or a picture: searched as it is.
    return packed;
  }
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    let i = 1;
    while (i < wanted.length && bytes[at + i] === wanted[i]) i++;
    if (i === wanted.length) return at;
  }
  return -1;
}
