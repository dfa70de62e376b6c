import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
import type { ProofIssue } from '#officialdoc';
import { useT } from '../../../app/index.ts';
import type { OfferedFix } from './fixes.ts';
import { ProofItem } from './ProofItem.tsx';

export interface ShownIssue {
  readonly issue: ProofIssue;
  /** Its mark in the editor. */
  readonly mark: string;
}

/** Issues one under another, drawn by window; ↑ and ↓ walk through them, Enter goes to the place. */
export function ProofList({
  issues,
  onGo,
  onOpenLeaf,
  fixOf,
  onFix,
  onWaive,
}: {
  readonly issues: readonly ShownIssue[];
  readonly onGo: (issue: ShownIssue) => void;
  readonly onOpenLeaf: (leafId: string) => void;
  readonly fixOf: (issue: ProofIssue) => OfferedFix | null;
  readonly onFix: (issue: ShownIssue, fix: OfferedFix) => void;
  /** null: nobody may set an issue aside here. */
  readonly onWaive: ((issue: ProofIssue, reason: string) => Promise<void>) | null;
}): ReactElement {
  const t = useT();
  const desk = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const rows = useVirtualizer({
    count: issues.length,
    getScrollElement: () => desk.current,
    estimateSize: () => 92,
    getItemKey: index => `${issues[index]?.issue.key}#${index}`,
    overscan: 6,
  });
  const at = Math.min(current, issues.length - 1);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const isOnRow = event.target instanceof HTMLElement && event.target.matches('.proof-go');
    if (by === 0 || !isOnRow) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(issues.length - 1, at + by));
    setCurrent(next);
    rows.scrollToIndex(next, { align: 'auto' });
    // A row outside the window is drawn a frame later.
    if (!focusRow(desk.current, next)) requestAnimationFrame(() => focusRow(desk.current, next));
  };

  return (
    <div ref={desk} className="proof-list">
      {/* biome-ignore lint/a11y/useSemanticElements: drawn by window, so its rows stand where they are put */}
      <div
        role="list"
        aria-label={t('proof.list')}
        style={{ height: rows.getTotalSize(), position: 'relative' }}
        onKeyDown={onKeyDown}
      >
        {rows.getVirtualItems().map(row => {
          const shown = issues[row.index];
          if (shown === undefined) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            <div
              key={row.key}
              role="listitem"
              aria-posinset={row.index + 1}
              aria-setsize={issues.length}
              className="proof-row"
              data-index={row.index}
              ref={rows.measureElement}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <ProofItem
                issue={shown.issue}
                isCurrent={row.index === at}
                fix={fixOf(shown.issue)}
                onGo={() => {
                  setCurrent(row.index);
                  onGo(shown);
                }}
                onOpenLeaf={onOpenLeaf}
                onFix={fix => onFix(shown, fix)}
                onWaive={onWaive === null ? null : reason => onWaive(shown.issue, reason)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function focusRow(list: HTMLElement | null, index: number): boolean {
  const row = list?.querySelector(`[data-index="${index}"] .proof-go`);
  if (!(row instanceof HTMLElement)) return false;
  row.focus({ preventScroll: true });
  return true;
}
