import type { Editor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { openPdf } from '../../../components/viewer/pdfDocument.ts';
import type { CaseReferences } from '../../../editor/index.ts';
import { findPageBreaks, printedLetters } from '../../../editor/index.ts';
import type { TextSession } from '../textSession.ts';
import { pageTexts } from './pageTexts.ts';
import { type PrintOrder, printedPdf } from './printedPdf.ts';

/** Pages are laid out again when the fingers have rested this long. */
const REST_MS = 1_200;

export interface PageView {
  /** Pages of the printed document; null until it was laid out. */
  readonly total: number | null;
  readonly isBusy: boolean;
  /** Why the last layout failed; the page ends shown are older ones. */
  readonly trouble: unknown | null;
}

const NOTHING: PageView = { total: null, isBusy: false, trouble: null };

/** While `isOn`, shows in the editor where the pages of the PDF end, and lays them out anew after every rest. */
export function usePageView(
  isOn: boolean,
  editor: Editor | null,
  session: TextSession | null,
  references: CaseReferences,
  order: PrintOrder,
): PageView {
  const [view, setView] = useState<PageView>(NOTHING);
  const again = useRef<() => void>(() => undefined);
  const latest = useRef(references);
  latest.current = references;

  useEffect(() => {
    if (!isOn || editor === null || session === null) return;
    const layout = new Layout(async () => {
      setView(old => ({ ...old, isBusy: true }));
      try {
        await session.flush();
        const pages = await printedPages(order);
        if (layout.isGone) return;
        const breaks = findPageBreaks(editor.state.doc, printedLetters(editor.state.doc, latest.current), pages);
        editor.commands.setPageBreaks(breaks);
        setView({ total: pages.length, isBusy: false, trouble: null });
      } catch (trouble) {
        if (!layout.isGone) setView(old => ({ ...old, isBusy: false, trouble }));
      }
    });
    const rest = () => layout.after(REST_MS, () => editor.view.composing);
    again.current = rest;
    editor.on('update', rest);
    layout.after(0, () => false);
    return () => {
      layout.stop();
      again.current = () => undefined;
      editor.off('update', rest);
      if (!editor.isDestroyed) editor.commands.setPageBreaks([]);
      setView(NOTHING);
    };
  }, [isOn, editor, session, order]);

  // The case says other numbers now: the page ends shown stay until the new ones are known.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the references are others
  useEffect(() => again.current(), [references]);

  return view;
}

/** Runs one layout at a time, each after a rest; what changed meanwhile is laid out next. */
class Layout {
  readonly #run: () => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isRunning = false;
  #isGone = false;

  constructor(run: () => Promise<void>) {
    this.#run = run;
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /** @param isBusy asked when the rest is over: nothing is drawn into a word being composed */
  after(ms: number, isBusy: () => boolean): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#isRunning || isBusy()) return this.after(REST_MS, isBusy);
      this.#isRunning = true;
      this.#run().finally(() => {
        this.#isRunning = false;
      });
    }, ms);
  }

  stop(): void {
    this.#isGone = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}

async function printedPages(order: PrintOrder): Promise<readonly (readonly string[])[]> {
  const bytes = await printedPdf(order);
  let failure: unknown = null;
  const { pdf, close } = await openPdf(
    bytes.length,
    async (begin, end) => bytes.slice(begin, end),
    error => {
      failure = error;
    },
  );
  try {
    const pages = await pageTexts(pdf);
    if (failure !== null) throw failure;
    return pages;
  } finally {
    close();
  }
}
