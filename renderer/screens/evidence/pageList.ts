/** `3, 7-9` → [2, 6, 7, 8] (0-based, ascending); null when it is no list of pages of a scan of that many. */
export function readPageList(typed: string, pageCount: number): readonly number[] | null {
  const pages = new Set<number>();
  for (const part of typed.split(/[,;]/)) {
    if (part.trim() === '') continue;
    const match = /^\s*(\d+)\s*(?:[-–]\s*(\d+)\s*)?$/.exec(part);
    if (match === null) return null;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    if (from < 1 || to < from || to > pageCount) return null;
    for (let page = from; page <= to; page++) pages.add(page - 1);
  }
  return [...pages].sort((a, b) => a - b);
}

/** [2, 6, 7, 8] → `3, 7-9`. */
export function pageListText(pages: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < pages.length; i++) {
    const first = (pages[i] ?? 0) + 1;
    while (i + 1 < pages.length && pages[i + 1] === (pages[i] ?? 0) + 1) i++;
    const last = (pages[i] ?? 0) + 1;
    parts.push(first === last ? String(first) : `${first}-${last}`);
  }
  return parts.join(', ');
}
