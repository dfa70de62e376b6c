import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { DocumentError } from '../../tree.ts';

/** Parts of a DOCX file as XML. What is no Word file, or unpacks to more than a document can be, is refused. */
export interface WordFile {
  readonly document: Element;
  readonly styles: Element | null;
  readonly numbering: Element | null;
  readonly footnotes: Element | null;
  /** Custom XML parts, where a file of ours says what its references stand for. */
  readonly custom: readonly Element[];
  /** A header or footer by its relationship id. */
  part(relationshipId: string): Element | null;
}

const MOST_BYTES = 64 * 1024 * 1024;
const PARTS =
  /^(word\/(document|styles|numbering|footnotes|_rels\/document\.xml|(header|footer)\d*)\.(xml|rels|xml\.rels)|customXml\/item\d+\.xml)$/;

/** @throws DocumentError `notADocx` */
export function openDocx(bytes: Uint8Array): WordFile {
  let files: Readonly<Record<string, Uint8Array | undefined>>;
  let total = 0;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.test(name)) return false;
        total += originalSize;
        if (total > MOST_BYTES) throw new DocumentError('notADocx', 'size');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError('notADocx', 'zip');
  }
  const xml = (name: string): Element | null => {
    const file = files[name];
    return file === undefined ? null : parse(strFromU8(file), name);
  };
  const document = xml('word/document.xml');
  if (document === null || document.localName !== 'document') throw new DocumentError('notADocx', 'word/document.xml');
  const targets = new Map(
    elements(xml('word/_rels/document.xml.rels')).map(each => [each.getAttribute('Id'), each.getAttribute('Target')]),
  );
  return {
    document,
    styles: xml('word/styles.xml'),
    numbering: xml('word/numbering.xml'),
    footnotes: xml('word/footnotes.xml'),
    custom: Object.keys(files)
      .filter(name => name.startsWith('customXml/'))
      .flatMap(name => xml(name) ?? []),
    part: id => {
      const target = targets.get(id);
      return target == null ? null : xml(`word/${target.replace(/^\/word\//, '')}`);
    },
  };
}

/** Tables in tables in Word go to about a hundred elements; whoever walks the tree may call itself this often. */
const DEEPEST = 500;

function depthOf(root: Element): number {
  let deepest = 1;
  let depth = 1;
  for (let at: Element | null = root; at !== null; ) {
    const inner = firstElement(at);
    if (inner !== null) {
      depth++;
      deepest = Math.max(deepest, depth);
      at = inner;
      continue;
    }
    while (at !== null && at !== root && nextElement(at) === null) {
      at = at.parentNode as Element | null;
      depth--;
    }
    at = at === null || at === root ? null : nextElement(at);
  }
  return deepest;
}

function firstElement(element: Element): Element | null {
  const first = element.firstChild;
  return first === null || first.nodeType === 1 ? (first as Element | null) : nextElement(first);
}

function nextElement(element: Node): Element | null {
  let next = element.nextSibling;
  while (next !== null && next.nodeType !== 1) next = next.nextSibling;
  return next as Element | null;
}

function parse(text: string, name: string): Element {
  // Word never writes a document type; entities are how XML becomes a bomb.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new DocumentError('notADocx', name);
  try {
    const root = new DOMParser({ onError: () => undefined }).parseFromString(text, 'text/xml').documentElement;
    if (root !== null && depthOf(root) <= DEEPEST) return root;
  } catch {
    throw new DocumentError('notADocx', name);
  }
  throw new DocumentError('notADocx', name);
}

/** Child elements, of one local name when given. */
export function elements(parent: Element | null, name?: string): readonly Element[] {
  const found: Element[] = [];
  for (let child = parent?.firstChild ?? null; child !== null; child = child.nextSibling)
    if (child.nodeType === 1 && (name === undefined || (child as Element).localName === name))
      found.push(child as Element);
  return found;
}

export function child(parent: Element | null, name: string): Element | null {
  return elements(parent, name)[0] ?? null;
}

/** `w:val` and its like, whatever prefix the file uses. */
export function attribute(element: Element | null, name = 'val'): string | null {
  if (element === null) return null;
  for (const each of Array.from(element.attributes)) if (each.localName === name) return each.value;
  return null;
}

export function numberOf(element: Element | null, name = 'val'): number | null {
  const value = Number.parseFloat(attribute(element, name) ?? '');
  return Number.isFinite(value) ? value : null;
}

/** An on/off property: absent = null, present without a value = on. */
export function toggle(parent: Element | null, name: string): boolean | null {
  const element = child(parent, name);
  return element === null ? null : !/^(0|false|off)$/.test(attribute(element) ?? '1');
}
