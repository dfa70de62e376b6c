import { ActionIcon, Group, Text } from '@mantine/core';
import { IconArrowsHorizontal, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useT } from '../../app/index.ts';
import { type DrawnMark, drawTimeline } from './drawTimeline.ts';
import { type TimelineMark, type TimeWindow, windowOfAll, zoomed } from './timelineMarks.ts';

interface Props {
  readonly marks: readonly TimelineMark[];
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
}

/**
 * The line of time, drawn on one canvas (10,000 events in a frame). Mouse: drag pans, wheel zooms, click chooses.
 * Keys: ←/→ pan, + and − zoom, Home shows all, Page Up and Page Down step through events. The table says the same in words.
 */
export function TimelineDrawing({ marks, chosenId, onChoose }: Props): ReactElement {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [window, setWindow] = useState<TimeWindow | null>(null);
  const drawn = useRef<readonly DrawnMark[]>([]);
  const drag = useRef<{ x: number; start: number; hasMoved: boolean } | null>(null);
  const shownWindow = window ?? windowOfAll(marks, size.width);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || size.width === 0) return;
    const ratio = devicePixelRatio;
    element.width = size.width * ratio;
    element.height = size.height * ratio;
    const style = getComputedStyle(element);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const colours = {
      text: colour('--mantine-color-text'),
      quiet: colour('--mantine-color-dimmed'),
      line: colour('--mantine-color-default-border'),
      mark: colour('--mantine-primary-color-filled'),
      span: colour('--mantine-primary-color-light'),
      chosen: colour('--mantine-color-amber-filled'),
    };
    const request = requestAnimationFrame(() => {
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      drawn.current = drawTimeline(context, size, marks, shownWindow, colours, chosenId);
    });
    return () => cancelAnimationFrame(request);
  });

  // The wheel must not scroll the page behind: React's own wheel listener is passive.
  const zoomBy = useCallback(
    (factor: number, x?: number) =>
      setWindow(old => zoomed(old ?? windowOfAll(marks, size.width), factor, x ?? size.width / 2)),
    [marks, size.width],
  );
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      zoomBy(event.deltaY < 0 ? 1.2 : 1 / 1.2, event.offsetX);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [zoomBy]);

  const panBy = (pixels: number) =>
    setWindow({ ...shownWindow, start: shownWindow.start + pixels / shownWindow.scale });
  const step = (by: number) => {
    const at = marks.findIndex(mark => mark.id === chosenId);
    const next = marks[Math.max(0, Math.min(marks.length - 1, at + by))];
    if (next === undefined) return;
    onChoose(next.id);
    const x = (next.from - shownWindow.start) * shownWindow.scale;
    if (x < 40 || x > size.width - 40)
      setWindow({ ...shownWindow, start: next.from - size.width / 2 / shownWindow.scale });
  };
  const keyAct = (key: string): (() => void) | undefined => {
    switch (key) {
      case 'ArrowLeft':
        return () => panBy(-80);
      case 'ArrowRight':
        return () => panBy(80);
      case '+':
      case '=':
        return () => zoomBy(1.4);
      case '-':
        return () => zoomBy(1 / 1.4);
      case 'Home':
        return () => setWindow(null);
      case 'PageDown':
        return () => step(1);
      case 'PageUp':
        return () => step(-1);
      default:
        return undefined;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== event.currentTarget) return;
    const act = keyAct(event.key);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const onPointerUp = (event: PointerEvent) => {
    const { hasMoved } = drag.current ?? { hasMoved: true };
    drag.current = null;
    if (hasMoved) return;
    const { offsetX, offsetY } = event.nativeEvent;
    const hit = drawn.current.findLast(
      each => offsetX >= each.x && offsetX <= each.x + each.width && offsetY >= each.y - 2 && offsetY <= each.y + 18,
    );
    if (hit !== undefined) onChoose(hit.mark.id);
  };

  return (
    <div className="timeline-drawing">
      <Group gap={4} className="timeline-tools">
        <ActionIcon
          size="sm"
          variant="default"
          aria-label={t('timeline.zoomIn')}
          title={t('timeline.zoomIn')}
          onClick={() => zoomBy(1.4)}
        >
          <IconZoomIn size={14} />
        </ActionIcon>
        <ActionIcon
          size="sm"
          variant="default"
          aria-label={t('timeline.zoomOut')}
          title={t('timeline.zoomOut')}
          onClick={() => zoomBy(1 / 1.4)}
        >
          <IconZoomOut size={14} />
        </ActionIcon>
        <ActionIcon
          size="sm"
          variant="default"
          aria-label={t('timeline.showAll')}
          title={t('timeline.showAll')}
          onClick={() => setWindow(null)}
        >
          <IconArrowsHorizontal size={14} />
        </ActionIcon>
        <Text size="xs" c="dimmed">
          {t('timeline.legend')}
        </Text>
      </Group>
      <div
        ref={frame}
        role="application"
        aria-label={t('timeline.drawing', { count: marks.length })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the drawing takes keys
        tabIndex={0}
        className="timeline-frame"
        onKeyDown={onKeyDown}
        onPointerDown={event => {
          drag.current = { x: event.clientX, start: shownWindow.start, hasMoved: false };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={event => {
          const from = drag.current;
          if (from === null) return;
          const moved = event.clientX - from.x;
          if (Math.abs(moved) < 4 && !from.hasMoved) return;
          from.hasMoved = true;
          setWindow({ ...shownWindow, start: from.start - moved / shownWindow.scale });
        }}
        onPointerUp={onPointerUp}
      >
        <canvas ref={canvas} aria-hidden className="timeline-canvas" />
      </div>
    </div>
  );
}
