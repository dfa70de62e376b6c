import { expect, it } from 'vitest';
import { drawTimeline } from '../../../renderer/screens/timeline/drawTimeline.ts';
import { timelineMarks, windowOfAll, zoomed } from '../../../renderer/screens/timeline/timelineMarks.ts';

const colours = { text: '#000', quiet: '#555', line: '#ddd', mark: '#1b4586', span: '#d8e3f4', chosen: '#a96d05' };

it('pans and zooms through 10,000 events with no frame over 33 ms', () => {
  const events = Array.from({ length: 10_000 }, (_, index) => {
    const day = new Date(Date.UTC(2022, 0, 1 + (index % 1_090))).toISOString().slice(0, 10);
    const date =
      index % 7 === 0
        ? ({ precision: 'month', year: 2023, month: (index % 12) + 1 } as const)
        : ({ precision: index % 5 === 0 ? 'about' : 'exact', date: day } as const);
    return { id: `e${index}`, title: `Sự kiện số ${index}`, date };
  });
  const marks = timelineMarks(events);
  const canvas = new OffscreenCanvas(1_180, 180);
  const context = canvas.getContext('2d') as unknown as CanvasRenderingContext2D;
  const size = { width: 1_180, height: 180 };
  let window = windowOfAll(marks, size.width);
  const frames: number[] = [];
  for (let frame = 0; frame < 120; frame++) {
    window =
      frame % 2 === 0
        ? zoomed(window, frame < 60 ? 1.15 : 1 / 1.15, 500)
        : { ...window, start: window.start + 3 / window.scale };
    const begun = performance.now();
    drawTimeline(context, size, marks, window, colours, 'e77');
    frames.push(performance.now() - begun);
  }
  frames.sort((a, b) => a - b);
  // The first frame also loads the font; the machine is shared, so the rule is on the 97th percentile.
  expect(frames[Math.floor(frames.length * 0.97)]).toBeLessThan(33);
});

it('draws what is known of a date: point, ring, bar; and leaves the unknown to the list', () => {
  const marks = timelineMarks([
    { id: 'a', title: 'Đúng ngày', date: { precision: 'exact', date: '2024-03-05' } },
    { id: 'b', title: 'Cả tháng', date: { precision: 'month', year: 2024, month: 2 } },
    { id: 'c', title: 'Không rõ', date: { precision: 'unknown' } },
  ]);
  expect(marks.map(mark => [mark.id, mark.to - mark.from])).toEqual([
    ['b', 28],
    ['a', 0],
  ]);
});
