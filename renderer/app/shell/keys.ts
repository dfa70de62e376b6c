/** The shortcuts of the house, as shown in the sheet. None is Ctrl+Shift alone or Alt+Z: they switch the input method. */
export const SHORTCUTS = [
  ['palette', 'Ctrl+K'],
  ['shortcuts', 'Ctrl+/'],
  ['search', 'Ctrl+F'],
  ['tab', 'Ctrl+1 … Ctrl+8'],
  ['back', 'Alt+←'],
  ['forward', 'Alt+→'],
  ['beside', 'F6'],
  ['undo', 'Ctrl+Z'],
  ['redo', 'Ctrl+Y'],
  ['save', 'Ctrl+S'],
  ['lock', 'Ctrl+L'],
] as const;

/** Text that is being typed keeps its own undo. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** `ctrl+k` of a key event, in the browser's own letters; '' while an input method composes. */
export function chordOf(event: KeyboardEvent): string {
  // The lock waits for no composition; an input method may hide the letter.
  if (event.ctrlKey && event.code === 'KeyL' && !event.altKey && !event.shiftKey) return 'ctrl+l';
  if (event.isComposing) return '';
  const parts = [
    event.ctrlKey || event.metaKey ? 'ctrl' : '',
    event.altKey ? 'alt' : '',
    event.shiftKey ? 'shift' : '',
  ];
  return [...parts.filter(part => part !== ''), event.key.toLowerCase()].join('+');
}
