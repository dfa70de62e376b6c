import type { TypedNow } from '#engine';

const UNTYPED = new Set(['password', 'checkbox', 'radio', 'file', 'button', 'submit', 'hidden', 'range', 'color']);

/**
 * What stands in the fields of open dialogs: it belongs to nothing until the dialog is confirmed, and the lock closes it. Words
 * about a sealed source are left out: they may stand under no key but their compartment's (JOURNAL C3).
 */
export function dialogFields(): TypedNow['fields'] {
  if (document.querySelector('[data-sealed-sources]') !== null) return [];
  return [...document.querySelectorAll('[role=dialog]')].flatMap(dialog => {
    const title = textOf(dialog.getAttribute('aria-labelledby')) || (dialog.getAttribute('aria-label') ?? '');
    return [...dialog.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
      .filter(field => !UNTYPED.has(field.type) && !field.readOnly && !field.disabled && field.value.trim() !== '')
      .map(field => ({ title: title.trim(), label: labelOf(field).slice(0, 1_000), value: field.value }));
  });
}

function labelOf(field: HTMLInputElement | HTMLTextAreaElement): string {
  const [label] = field.labels ?? [];
  const words = label?.textContent ?? field.getAttribute('aria-label') ?? '';
  return words.replace(/\s*\*\s*$/, '').trim();
}

function textOf(id: string | null): string {
  return id === null ? '' : (document.getElementById(id)?.textContent ?? '');
}
