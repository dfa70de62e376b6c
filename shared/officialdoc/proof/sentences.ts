import type { Span } from './figures.ts';
import { ATOM } from './textBlocks.ts';

/** Short forms whose full stop ends nothing. */
const SHORT_FORMS =
  /(?:^|[\s(«“"])(?:[A-ZĐ]|TP|Tp|Tr|tr|BL|TL|KT|TM|TUQ|ThS|TS|PGS|GS|BS|KS|CN|v\.v|Đ\/c|đ\/c|St|No|vs|Q|P|H|X|số|Stt|STT)\.$/u;
/** Roman or Arabic numbers and letters that head a line: «1.», «a)», «II.». */
const LINE_LABEL = /^\s*(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[a-zđ])[.)]$/u;
/** What may stand in a sentence that says nothing itself: citations in brackets after the full stop. */
const ONLY_LABELS = new RegExp(`^[\\s(){}\\[\\],;.:–-]*(?:${ATOM}[\\s(){}\\[\\],;.:–-]*)+$`, 'u');

/**
 * The sentences of a paragraph. A full stop ends one unless it belongs to a number, a short form or the number of the line;
 * citations in brackets behind it still belong to the sentence before them.
 */
export function sentencesIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    const body = text.slice(start, end);
    const from = start + (body.length - body.trimStart().length);
    const to = start + body.trimEnd().length;
    start = end;
    if (from >= to) return;
    const last = spans.at(-1);
    if (last !== undefined && ONLY_LABELS.test(text.slice(from, to)))
      spans[spans.length - 1] = { start: last.start, end: to };
    else spans.push({ start: from, end: to });
  };
  for (const { index, 0: mark } of text.matchAll(/[.!?…]+["»”)\]]*|\n/gu)) {
    if (mark === '\n') {
      close(index + 1);
      continue;
    }
    const end = index + mark.length;
    const next = text[end];
    if (next !== undefined && !/\s/u.test(next)) continue; // 1.234, v.v…, http
    if (mark === '.' && isShortForm(text.slice(start, end))) continue;
    // «… của Đoàn thanh tra» goes on with a small letter; a number or a capital begins anew.
    const following = text.slice(end).trimStart();
    if (mark !== '.' && /^\p{Ll}/u.test(following)) continue;
    close(end);
  }
  close(text.length);
  return spans;
}

function isShortForm(before: string): boolean {
  return SHORT_FORMS.test(before.slice(-12)) || LINE_LABEL.test(before);
}
