/** A node by its way down from the root: numbers only, so that keeping it over a lock tells nothing of what it held. */
type Way = readonly number[];

/** Where the screen stood: what had the keyboard, what was selected in it, how far everything was scrolled. */
export interface ScreenPlace {
  readonly focus: {
    readonly way: Way;
    readonly tag: string;
    readonly selection: readonly [number, number] | null;
  } | null;
  readonly scrolls: readonly { readonly way: Way; readonly top: number; readonly left: number }[];
}

const TRY_EVERY_MS = 100;
const GIVE_UP_MS = 8_000;

export function screenPlace(root: Element): ScreenPlace {
  const { activeElement } = document;
  const scrolls = [...root.querySelectorAll('*')]
    .filter(({ scrollTop, scrollLeft }) => scrollTop > 0 || scrollLeft > 0)
    .map(element => ({ way: wayTo(root, element), top: element.scrollTop, left: element.scrollLeft }));
  const hasFocus = activeElement !== null && activeElement !== root && root.contains(activeElement);
  return {
    scrolls,
    focus: hasFocus
      ? { way: wayTo(root, activeElement), tag: activeElement.tagName, selection: selectionOf(activeElement) }
      : null,
  };
}

/**
 * Puts the screen back where it stood, as soon as what it needs is drawn; gives up when the person begins to do something.
 * @returns stops trying
 */
export function restorePlace(root: Element, place: ScreenPlace): () => void {
  const waiting = new Set<() => boolean>([
    ...place.scrolls.map(each => () => scrollTo(root, each)),
    ...(place.focus === null ? [] : [() => focusOn(root, place.focus)]),
  ]);
  const started = Date.now();
  const timer = setInterval(() => {
    for (const attempt of waiting) if (attempt()) waiting.delete(attempt);
    if (waiting.size === 0 || Date.now() - started > GIVE_UP_MS) stop();
  }, TRY_EVERY_MS);
  const stop = () => {
    clearInterval(timer);
    for (const name of SIGNS) window.removeEventListener(name, stop, true);
  };
  for (const name of SIGNS) window.addEventListener(name, stop, true);
  return stop;
}

const SIGNS = ['keydown', 'pointerdown', 'wheel'] as const;

function scrollTo(root: Element, { way, top, left }: ScreenPlace['scrolls'][number]): boolean {
  const element = elementAt(root, way);
  if (element === null) return false;
  element.scrollTop = top;
  element.scrollLeft = left;
  return Math.abs(element.scrollTop - top) < 2 && Math.abs(element.scrollLeft - left) < 2;
}

function focusOn(root: Element, focus: ScreenPlace['focus']): boolean {
  const element = focus === null ? null : elementAt(root, focus.way);
  if (focus === null || !(element instanceof HTMLElement) || element.tagName !== focus.tag) return false;
  element.focus({ preventScroll: true });
  if (document.activeElement !== element) return false;
  if (focus.selection !== null && isTextField(element)) element.setSelectionRange(...focus.selection);
  return true;
}

function selectionOf(element: Element): [number, number] | null {
  if (!isTextField(element)) return null;
  const { selectionStart, selectionEnd } = element;
  return selectionStart === null || selectionEnd === null ? null : [selectionStart, selectionEnd];
}

function isTextField(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && ['text', 'search', 'tel', 'url'].includes(element.type))
  );
}

function wayTo(root: Element, element: Element): number[] {
  const way: number[] = [];
  for (let at: Element | null = element; at !== null && at !== root; at = at.parentElement)
    way.unshift(at.parentElement === null ? 0 : [...at.parentElement.children].indexOf(at));
  return way;
}

function elementAt(root: Element, way: Way): Element | null {
  let at: Element | undefined = root;
  for (const index of way) at = at?.children[index];
  return at ?? null;
}
