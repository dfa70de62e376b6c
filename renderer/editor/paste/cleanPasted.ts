import { headingOfLabel } from '#officialdoc';

/**
 * Turns what Word, Excel, LibreOffice and browsers put on the clipboard into the shapes the schema knows, before it parses
 * them: Word's list paragraphs and notes, ordered lists, blocks inside cells. Fonts and colours need no cleaning: the schema
 * has no place for them. Works on the nodes ProseMirror parsed into an inert document; no text becomes HTML here.
 * @returns how many pictures were left out: a picture comes from the case, never from a clipboard
 */
export function cleanPasted(root: HTMLElement): { readonly pictures: number } {
  // Conditional parts for old browsers, Word's own tags, styles.
  remove(root, 'style, script, meta, link, title, xml, o\\:p:empty');
  const pictures = root.querySelectorAll('img, v\\:imagedata, picture, svg, object').length;
  remove(root, 'img, picture, svg, object, v\\:shape, v\\:shapetype');
  wordNotes(root);
  wordLists(root);
  orderedLists(root);
  flatCells(root);
  return { pictures };
}

function remove(root: HTMLElement, selector: string): void {
  for (const element of root.querySelectorAll(selector)) element.remove();
}

const styleOf = (element: Element) => element.getAttribute('style') ?? '';

/** Word's footnotes: `mso-footnote-id` at the mark, `mso-element:footnote` for the text at the end. */
function wordNotes(root: HTMLElement): void {
  const texts = new Map<string, Element>();
  for (const note of root.querySelectorAll('[style*="mso-element:footnote"][id], [style*="mso-element:endnote"][id]')) {
    for (const back of note.querySelectorAll('a[href^="#_ftnref"], a[href^="#_ednref"]')) back.remove();
    texts.set(note.id, note);
  }
  for (const mark of root.querySelectorAll('a[style*="mso-footnote-id"], a[style*="mso-endnote-id"]')) {
    const id = /mso-(?:foot|end)note-id:\s*([\w]+)/.exec(styleOf(mark))?.[1] ?? '';
    const note = texts.get(id);
    if (note === undefined) continue;
    const footnote = root.ownerDocument.createElement('span');
    footnote.setAttribute('data-footnote', '');
    moveInlines(note, footnote);
    mark.replaceWith(footnote);
  }
  for (const note of texts.values()) note.remove();
  for (const list of root.querySelectorAll('[style*="mso-element:footnote-list"], [style*="mso-element:endnote-list"]'))
    list.remove();
}

/** Moves what paragraphs hold into one line, paragraphs parted by a space. */
function moveInlines(from: Element, into: Element): void {
  const paragraphs = from.querySelectorAll('p');
  const parts: Element[] = paragraphs.length === 0 ? [from] : [...paragraphs];
  parts.forEach((part, i) => {
    if (i > 0) into.append(' ');
    into.append(...part.childNodes);
  });
  const first = into.firstChild;
  if (first?.nodeType === Node.TEXT_NODE) first.textContent = (first.textContent ?? '').trimStart();
}

const DASH_MARKS = /^[-–—+*•·●○◦oØ§üv➢▪■\uf0a0-\uf0ff\uf02d]$/u;

/** `mso-list:l0 level1 lfo1` with the mark in a span `mso-list:Ignore`: dashes become dashes, numbers our own numbers. */
function wordLists(root: HTMLElement): void {
  let list: { element: HTMLElement; depth: number } | null = null;
  for (const paragraph of [...root.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6')]) {
    const match = /mso-list:\s*l\d+\s+level(\d+)/.exec(styleOf(paragraph));
    if (match === null) {
      list = null;
      continue;
    }
    const ignored = paragraph.querySelector<HTMLElement>('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]');
    const mark = (ignored?.textContent ?? '').replace(/[\s\u00a0]+/g, '');
    ignored?.remove();
    if (mark === '' || DASH_MARKS.test(mark)) {
      const depth = Number(match[1]) - 1;
      const isNext = list !== null && list.element === paragraph.previousElementSibling;
      list = addDash(paragraph, depth, isNext ? list : null);
    } else {
      list = null;
      numbered(paragraph, mark);
    }
  }
}

/** Puts a paragraph into the dash list before it, as deep as it was, or into a new one. */
function addDash(
  paragraph: HTMLElement,
  depth: number,
  list: { element: HTMLElement; depth: number } | null,
): { element: HTMLElement; depth: number } {
  const document = paragraph.ownerDocument;
  let element = list?.element ?? null;
  const base = list?.depth ?? depth;
  if (element === null) {
    element = document.createElement('ul');
    paragraph.replaceWith(element);
  }
  let level = element;
  for (let i = base; i < depth; i++) {
    const item = level.lastElementChild ?? level.appendChild(document.createElement('li'));
    const inner = [...item.children].findLast(each => each.tagName === 'UL') as HTMLElement | undefined;
    level = inner ?? item.appendChild(document.createElement('ul'));
  }
  const line = document.createElement('p');
  line.append(...paragraph.childNodes);
  paragraph.remove();
  const item = document.createElement('li');
  item.append(line);
  level.append(item);
  return { element, depth: base };
}

/** A numbered paragraph becomes a numbered line of ours when its number is one; another number stays as typed. */
function numbered(paragraph: Element, mark: string): void {
  const heading = headingOfLabel(mark.replace(/^([a-zđ])\.$/u, '$1)'));
  if (heading === null) {
    paragraph.prepend(`${mark} `);
    return;
  }
  const isTitle = isAllBold(paragraph);
  const line = paragraph.ownerDocument.createElement(`h${heading.level + 1}`);
  line.setAttribute('data-level', String(heading.level));
  const variant = heading.isArticle ? 'article' : heading.level === 2 && !isTitle ? 'text' : 'title';
  line.setAttribute('data-variant', JSON.stringify(variant));
  line.append(...paragraph.childNodes);
  // The weight of a title is its style's, not the author's.
  if (isTitle) for (const bold of line.querySelectorAll('b, strong')) bold.replaceWith(...bold.childNodes);
  paragraph.replaceWith(line);
}

function isAllBold(paragraph: Element): boolean {
  if (/^H[1-6]$/.test(paragraph.tagName)) return true;
  const copy = paragraph.cloneNode(true) as Element;
  for (const bold of copy.querySelectorAll('b, strong')) bold.remove();
  return (paragraph.textContent ?? '').trim() !== '' && (copy.textContent ?? '').trim() === '';
}

const COUNTERS: Readonly<Record<string, string | undefined>> = { I: 'I.', '1': '1.', a: 'a)' };

/** `<ol>`: its lines become numbered lines, since the schema's lists are dashes only. */
function orderedLists(root: HTMLElement): void {
  for (const list of [...root.querySelectorAll('ol')].reverse()) {
    const mark = COUNTERS[list.getAttribute('type') ?? '1'] ?? '1.';
    const isInCell = list.closest('td, th, li') !== null;
    const lines: Element[] = [];
    [...list.children].forEach((item, i) => {
      const blocks = [...item.children].filter(child => /^(P|UL|OL|H[1-6]|TABLE)$/.test(child.tagName));
      const line = root.ownerDocument.createElement('p');
      line.append(...[...item.childNodes].filter(child => !blocks.includes(child as Element)));
      const parts = (line.textContent ?? '').trim() === '' ? blocks : [line, ...blocks];
      const first = parts[0];
      if (first?.tagName === 'P' && isInCell) first.prepend(`${i + 1}. `);
      lines.push(...parts);
      if (first?.tagName === 'P' && !isInCell) {
        const holder = root.ownerDocument.createElement('div');
        holder.append(first);
        numbered(first, mark);
        lines[lines.indexOf(first)] = holder.firstElementChild ?? first;
      }
    });
    list.replaceWith(...lines);
  }
}

/** A cell holds sentences and dashes: titles in it become sentences, a table in it its cells one below the other. */
function flatCells(root: HTMLElement): void {
  for (const inner of [...root.querySelectorAll('td table, th table')].reverse()) {
    const lines = [...inner.querySelectorAll('tr')].map(row => {
      const line = root.ownerDocument.createElement('p');
      line.textContent = [...row.children].map(cell => (cell.textContent ?? '').trim()).join('; ');
      return line;
    });
    inner.replaceWith(...lines);
  }
  for (const title of root.querySelectorAll('td h1, td h2, td h3, td h4, td h5, td h6, th h1, th h2, th h3, th h4')) {
    const line = root.ownerDocument.createElement('p');
    line.append(...title.childNodes);
    title.replaceWith(line);
  }
  for (const cell of root.querySelectorAll('td, th')) {
    const align = cell.getAttribute('align') ?? alignOf(cell) ?? alignOf(cell.querySelector('p'));
    if (align === 'left' || align === 'center' || align === 'right') cell.setAttribute('align', align);
    else cell.removeAttribute('align');
  }
}

function alignOf(element: Element | null): string | null {
  if (element === null) return null;
  return element.getAttribute('align') ?? /text-align:\s*(left|center|right)/.exec(styleOf(element))?.[1] ?? null;
}
