import { type PointerEvent, type ReactElement, useState } from 'react';
import type { Region } from '#casefile';

interface Drag {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
const SMALLEST = 50;

/** Drags a rectangle over a page; answers ten-thousandths of the page. */
export function RegionPicker({ onRegion }: { readonly onRegion: (region: Region) => void }): ReactElement {
  const [drag, setDrag] = useState<Drag | null>(null);
  const at = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const part = (value: number) => Math.round(Math.max(0, Math.min(1, value)) * 10_000);
    return { x: part((event.clientX - box.left) / box.width), y: part((event.clientY - box.top) / box.height) };
  };
  const region =
    drag === null
      ? null
      : {
          x: Math.min(drag.x0, drag.x1),
          y: Math.min(drag.y0, drag.y1),
          w: Math.abs(drag.x1 - drag.x0),
          h: Math.abs(drag.y1 - drag.y0),
        };
  return (
    <div
      style={{ position: 'absolute', inset: 0, zIndex: 4, touchAction: 'none' }}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const { x, y } = at(event);
        setDrag({ x0: x, y0: y, x1: x, y1: y });
      }}
      onPointerMove={event => {
        if (drag === null) return;
        const { x, y } = at(event);
        setDrag({ ...drag, x1: x, y1: y });
      }}
      onPointerUp={() => {
        setDrag(null);
        if (region !== null && region.w > SMALLEST && region.h > SMALLEST) onRegion(region);
      }}
    >
      {region !== null && <RegionMark region={region} />}
    </div>
  );
}

/** A rectangle of a page, in ten-thousandths of it. */
export function RegionMark({ region }: { readonly region: Region }): ReactElement {
  return (
    <div
      className="region"
      style={{
        left: `${region.x / 100}%`,
        top: `${region.y / 100}%`,
        width: `${region.w / 100}%`,
        height: `${region.h / 100}%`,
      }}
    />
  );
}
