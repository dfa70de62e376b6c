import type { Region } from '#casefile';

/** What was marked on a page: a rectangle, or the words selected. */
export interface PageQuote {
  /** 0-based */
  readonly page: number;
  readonly region: Region | null;
  readonly quote: string | null;
}

/** The leaf to bring into view, and what is marked on it. */
export interface LeafFocus {
  readonly leafId: string;
  readonly side: 'front' | 'back' | null;
  readonly region: Region | null;
}

/** Words selected inside an element marked `data-page`, ready to be cited; null when nothing is selected there. */
export function selectedQuote(): PageQuote | null {
  const selection = window.getSelection();
  const quote = selection?.toString().replace(/\s+/g, ' ').trim().normalize('NFC') ?? '';
  const element = selection?.anchorNode?.parentElement?.closest('[data-page]');
  if (quote === '' || !(element instanceof HTMLElement)) return null;
  return { page: Number(element.dataset.page), region: null, quote };
}
