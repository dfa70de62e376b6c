import { ActionIcon, ScrollArea, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import { memo, type ReactElement, useEffect, useRef, useState } from 'react';
import { useT } from '../../app/index.ts';
import { headingAtPosition, headingPosition, type OutlineEntry, outlineReader } from './outline.ts';

/** Bố cục: the headings, the one being written, a jump to each; parts fold. */
export function OutlinePane({ editor }: { readonly editor: Editor }): ReactElement {
  const t = useT();
  const [read] = useState(outlineReader);
  const now = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      outline: read(current.state.doc),
      current: headingAtPosition(current.state.doc, current.state.selection.from),
    }),
    equalityFn: (a, b) => a.outline === b?.outline && a.current === b.current,
  });
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const jump = (index: number) => {
    const position = headingPosition(editor.state.doc, index);
    if (position === null) return;
    editor
      .chain()
      .focus()
      .setTextSelection(position + 1)
      .run();
    const dom = editor.view.nodeDOM(position);
    if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'start' });
  };
  const toggle = (index: number) =>
    setFolded(old => {
      const next = new Set(old);
      if (!next.delete(index)) next.add(index);
      return next;
    });
  const hidden = hiddenEntries(now.outline, folded);
  return (
    <nav className="outline" aria-label={t('editor.outline')}>
      <ScrollArea h="100%" type="auto">
        {now.outline.length === 0 && (
          <Text size="xs" c="dimmed" p="xs">
            {t('editor.outlineEmpty')}
          </Text>
        )}
        {now.outline.map((entry, index) =>
          hidden.has(index) ? null : (
            <OutlineRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a heading is known by its place
              key={index}
              entry={entry}
              index={index}
              isCurrent={index === now.current}
              isFolded={folded.has(index)}
              hasInner={(now.outline[index + 1]?.level ?? 0) > entry.level}
              onJump={jump}
              onToggle={toggle}
            />
          ),
        )}
      </ScrollArea>
    </nav>
  );
}

function hiddenEntries(outline: readonly OutlineEntry[], folded: ReadonlySet<number>): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (const index of folded) {
    const level = outline[index]?.level;
    if (level === undefined) continue;
    for (let i = index + 1; (outline[i]?.level ?? -1) > level; i++) hidden.add(i);
  }
  return hidden;
}

interface RowProps {
  readonly entry: OutlineEntry;
  readonly index: number;
  readonly isCurrent: boolean;
  readonly isFolded: boolean;
  readonly hasInner: boolean;
  readonly onJump: (index: number) => void;
  readonly onToggle: (index: number) => void;
}

const OutlineRow = memo(
  function OutlineRow({ entry, index, isCurrent, isFolded, hasInner, onJump, onToggle }: RowProps): ReactElement {
    const t = useT();
    const row = useRef<HTMLDivElement>(null);
    useEffect(() => {
      if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
    }, [isCurrent]);
    const name = `${entry.label} ${entry.title}`.trim();
    return (
      <div
        ref={row}
        className="outline-row"
        data-current={isCurrent || undefined}
        style={{ paddingLeft: entry.level * 12 }}
      >
        {hasInner ? (
          <ActionIcon
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={t(isFolded ? 'editor.unfold' : 'editor.fold', { title: name })}
            aria-expanded={!isFolded}
            onClick={() => onToggle(index)}
          >
            {isFolded ? <IconChevronRight size={12} /> : <IconChevronDown size={12} />}
          </ActionIcon>
        ) : (
          <span className="outline-gap" />
        )}
        <button
          type="button"
          className="outline-jump"
          aria-current={isCurrent ? 'location' : undefined}
          title={name}
          onClick={() => onJump(index)}
        >
          {name === '' ? t('editor.untitledHeading') : name}
        </button>
      </div>
    );
  },
  (a, b) =>
    a.entry === b.entry &&
    a.index === b.index &&
    a.isCurrent === b.isCurrent &&
    a.isFolded === b.isFolded &&
    a.hasInner === b.hasInner,
);
