import { type TimelineMark, type TimeWindow, ticksOf } from './timelineMarks.ts';

export interface TimelineColours {
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly mark: string;
  readonly span: string;
  readonly chosen: string;
}

/** Where a mark was drawn, so that a click finds it. */
export interface DrawnMark {
  readonly mark: TimelineMark;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const AXIS = 20;
const LANE = 20;
/** Above this many marks on screen the drawing shows how many there are at each place instead of their titles. */
const MOST_LABELLED = 220;

/** Draws one frame. Exact days are points, «khoảng» has ≈, months, years and ranges are bars as long as the doubt. */
export function drawTimeline(
  context: CanvasRenderingContext2D,
  size: { readonly width: number; readonly height: number },
  marks: readonly TimelineMark[],
  window: TimeWindow,
  colours: TimelineColours,
  chosenId: string | null,
): readonly DrawnMark[] {
  const { width, height } = size;
  context.clearRect(0, 0, width, height);
  context.font = "12px 'Be Vietnam Pro', sans-serif";
  context.textBaseline = 'middle';
  for (const tick of ticksOf(window, width)) {
    context.fillStyle = colours.line;
    context.fillRect(Math.round(tick.x), 0, 1, height);
    context.fillStyle = colours.quiet;
    context.fillText(tick.label, tick.x + 4, AXIS / 2);
  }
  const last = window.start + width / window.scale;
  const shown = marks.filter(mark => mark.from <= last && mark.to + 1 >= window.start);
  return shown.length > MOST_LABELLED
    ? drawDensity(context, size, shown, window, colours, chosenId)
    : drawLabelled(context, size, shown, window, colours, chosenId);
}

function drawDensity(
  context: CanvasRenderingContext2D,
  { width, height }: { readonly width: number; readonly height: number },
  shown: readonly TimelineMark[],
  window: TimeWindow,
  colours: TimelineColours,
  chosenId: string | null,
): readonly DrawnMark[] {
  const BIN = 4;
  const bins = new Map<number, { count: number; first: TimelineMark }>();
  for (const mark of shown) {
    const bin = Math.floor(((mark.from - window.start) * window.scale) / BIN);
    const old = bins.get(bin);
    if (old === undefined) bins.set(bin, { count: 1, first: mark });
    else old.count++;
  }
  let most = 1;
  for (const { count } of bins.values()) most = Math.max(most, count);
  const drawn: DrawnMark[] = [];
  const room = height - AXIS - 8;
  for (const [bin, { count, first }] of bins) {
    const size = Math.max(2, (count / most) * room);
    const x = bin * BIN;
    context.fillStyle = first.id === chosenId ? colours.chosen : colours.mark;
    context.fillRect(x, height - size, BIN - 1, size);
    if (x >= -BIN && x <= width) drawn.push({ mark: first, x, y: height - size, width: BIN });
  }
  const chosen = shown.find(mark => mark.id === chosenId);
  if (chosen !== undefined) {
    context.fillStyle = colours.chosen;
    context.fillRect((chosen.from - window.start) * window.scale, AXIS, 2, height);
  }
  return drawn;
}

function drawLabelled(
  context: CanvasRenderingContext2D,
  { width, height }: { readonly width: number; readonly height: number },
  shown: readonly TimelineMark[],
  window: TimeWindow,
  colours: TimelineColours,
  chosenId: string | null,
): readonly DrawnMark[] {
  const laneCount = Math.max(1, Math.floor((height - AXIS - 4) / LANE));
  const laneEnds = new Array<number>(Math.max(1, laneCount - 1)).fill(Number.NEGATIVE_INFINITY);
  const drawn: DrawnMark[] = [];
  for (const mark of shown) {
    const x = (mark.from - window.start) * window.scale;
    const isPoint = mark.precision === 'exact' || mark.precision === 'about';
    const length = isPoint ? 8 : Math.max(6, (mark.to - mark.from + 1) * window.scale);
    const label = mark.precision === 'about' ? `≈ ${mark.title}` : mark.title;
    const free = laneEnds.findIndex(end => end <= x - 4);
    // What finds no room for its title stands in the last lane, apart from the titles of others.
    const lane = free === -1 ? laneCount - 1 : free;
    const y = AXIS + lane * LANE + LANE / 2;
    const labelX = Math.max(4, isPoint ? x + 8 : x + 4);
    const isLabelled = free !== -1;
    const shortened = label.length > 42 ? `${label.slice(0, 41)}…` : label;
    const labelEnd = isLabelled ? labelX + context.measureText(shortened).width + 8 : x + length;
    if (isLabelled) laneEnds[lane] = Math.max(laneEnds[lane] ?? 0, labelEnd, x + length);
    const isChosen = mark.id === chosenId;
    if (isPoint) {
      context.beginPath();
      context.arc(x, y, isChosen ? 6 : 4, 0, Math.PI * 2);
      context.fillStyle = isChosen ? colours.chosen : colours.mark;
      context.strokeStyle = context.fillStyle;
      context.lineWidth = 1.5;
      // «khoảng»: an open ring, because the day itself is not known.
      if (mark.precision === 'about') context.stroke();
      else context.fill();
    } else {
      context.fillStyle = colours.span;
      context.fillRect(x, y - 8, length, 16);
      context.fillStyle = isChosen ? colours.chosen : colours.mark;
      context.fillRect(x, y - 8, 2, 16);
      context.fillRect(x + length - 2, y - 8, 2, 16);
    }
    if (isLabelled) {
      context.fillStyle = isChosen ? colours.chosen : colours.text;
      context.fillText(shortened, labelX, y);
    }
    if (x <= width) drawn.push({ mark, x: x - 4, y: y - 8, width: Math.max(length, labelEnd - x) });
  }
  return drawn;
}
