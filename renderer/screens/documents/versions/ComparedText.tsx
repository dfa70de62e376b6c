import { Button } from '@mantine/core';
import { Fragment, type ReactElement, type ReactNode, type Ref, useMemo, useState } from 'react';
import type { ComparedLine, Comparison, Piece } from '#officialdoc';
import { useT } from '../../../app/index.ts';

interface Props {
  readonly comparison: Comparison;
  readonly layout: 'inline' | 'beside';
  /** Names of the two texts. */
  readonly before: string;
  readonly after: string;
  readonly ref: Ref<HTMLDivElement>;
}

/** Lines that did not change, beyond this many beside a change, are folded away. */
const CONTEXT = 1;

type Part =
  | { readonly type: 'line'; readonly at: number; readonly line: ComparedLine }
  | { readonly type: 'fold'; readonly at: number; readonly count: number };

/** Two texts as one, or side by side: what came is underlined, what went is struck; colour never says it alone. */
export function ComparedText({ comparison, layout, before, after, ref }: Props): ReactElement {
  const t = useT();
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const parts = useMemo(() => partsOf(comparison.lines, unfolded), [comparison, unfolded]);
  return (
    <section
      className="compared"
      data-layout={layout}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard
      tabIndex={0}
      aria-label={t('versions.comparison')}
      ref={ref}
    >
      {layout === 'beside' && (
        <>
          <h3 className="compared-head">{before}</h3>
          <h3 className="compared-head">{after}</h3>
        </>
      )}
      {parts.map(part =>
        part.type === 'fold' ? (
          <div className="compared-fold" key={`fold ${part.at}`}>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => setUnfolded(new Set([...unfolded, part.at]))}
            >
              {t('versions.unchanged', { count: part.count })}
            </Button>
          </div>
        ) : layout === 'inline' ? (
          <InlineLine key={part.at} line={part.line} />
        ) : (
          <BesideLine key={part.at} line={part.line} />
        ),
      )}
    </section>
  );
}

function partsOf(lines: readonly ComparedLine[], unfolded: ReadonlySet<number>): readonly Part[] {
  const isNear = lines.map(() => false);
  lines.forEach((line, at) => {
    if (line.change !== 'same') isNear.fill(true, Math.max(0, at - CONTEXT), Math.min(lines.length, at + CONTEXT + 1));
  });
  const parts: Part[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (end < lines.length && isNear[end] === false) end++;
    if (end - at > 1 && !unfolded.has(at)) {
      parts.push({ type: 'fold', at, count: end - at });
      at = end;
    } else {
      for (const last = Math.max(end, at + 1); at < last; at++) {
        const line = lines[at];
        if (line !== undefined) parts.push({ type: 'line', at, line });
      }
    }
  }
  return parts;
}

function InlineLine({ line }: { readonly line: ComparedLine }): ReactElement {
  return (
    <div className="compared-line" {...attributesOf(line)}>
      <Note line={line} />
      <Cells line={line} shows="both" />
    </div>
  );
}

function BesideLine({ line }: { readonly line: ComparedLine }): ReactElement {
  const isOld = line.change !== 'added' && line.change !== 'movedTo';
  const isNew = line.change !== 'removed' && line.change !== 'movedFrom';
  return (
    <div className="compared-row">
      <div className="compared-line" {...(isOld && attributesOf(line))} data-style={line.oldStyle ?? line.style}>
        {isOld && (
          <>
            {!isNew && <Note line={line} />}
            <Cells line={line} shows="removed" />
          </>
        )}
      </div>
      <div className="compared-line" {...(isNew && attributesOf(line))} data-style={line.style}>
        {isNew && (
          <>
            <Note line={line} />
            <Cells line={line} shows="added" />
          </>
        )}
      </div>
    </div>
  );
}

function attributesOf({ change, style }: ComparedLine) {
  return {
    'data-change': change,
    'data-style': style,
    // The buttons for the next and previous change go from one to the next.
    ...(change !== 'same' && { 'data-go': true, tabIndex: -1 }),
  };
}

/** What words alone do not show. */
function Note({ line }: { readonly line: ComparedLine }): ReactElement | null {
  const t = useT();
  const { change, style, oldStyle } = line;
  const text =
    change === 'movedFrom' || change === 'movedTo'
      ? t(`versions.${change}`)
      : oldStyle !== null && oldStyle !== style
        ? t('versions.restyled', { before: t(`versions.style_${oldStyle}`), after: t(`versions.style_${style}`) })
        : null;
  return text === null ? null : <div className="compared-note">{text}</div>;
}

function Cells({
  line,
  shows,
}: {
  readonly line: ComparedLine;
  readonly shows: 'both' | 'added' | 'removed';
}): ReactElement {
  const { cells, label, style } = line;
  if (style !== 'row')
    return (
      <p>
        {label !== '' && <span className="compared-label">{label} </span>}
        <Pieces pieces={cells[0] ?? []} shows={shows} />
      </p>
    );
  return (
    <div className="compared-cells">
      {cells.map((pieces, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a compared row never change places
        <p key={index}>
          <Pieces pieces={pieces} shows={shows} />
        </p>
      ))}
    </div>
  );
}

function Pieces({
  pieces,
  shows,
}: {
  readonly pieces: readonly Piece[];
  readonly shows: 'both' | 'added' | 'removed';
}): ReactNode {
  let at = 0;
  return pieces
    .filter(({ kind }) => kind === 'same' || shows === 'both' || kind === shows)
    .map(({ kind, text }) => {
      const key = `${kind} ${at}`;
      at += text.length;
      if (kind === 'added') return <ins key={key}>{text}</ins>;
      if (kind === 'removed') return <del key={key}>{text}</del>;
      return <Fragment key={key}>{text}</Fragment>;
    });
}
