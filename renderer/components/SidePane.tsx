import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import * as z from 'zod';
import { useT } from '../app/index.ts';
import './sidePane.css';

const NARROWEST = 240;
const STEP = 24;

/**
 * A pane at the right whose left edge moves, by pointer or with ← and → when the edge has the focus. Its width is remembered on
 * this machine under `name`; only a width: local storage is not encrypted.
 */
export function SidePane({
  name,
  label,
  width: usual,
  children,
  className,
}: {
  readonly name: string;
  readonly label: string;
  /** px, until the user chose another. */
  readonly width: number;
  readonly children: ReactNode;
  readonly className?: string;
}): ReactElement {
  const t = useT();
  const [width, setWidth] = useState(() => readWidth(name) ?? usual);
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const widest = Math.max(NARROWEST, Math.round(window.innerWidth * 0.6));
  const resize = (next: number) => {
    const kept = Math.round(Math.max(NARROWEST, Math.min(widest, next)));
    setWidth(kept);
    localStorage.setItem(storageKey(name), String(kept));
  };
  return (
    <aside className={`side-pane ${className ?? ''}`} style={{ width }} aria-label={label}>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that moves, not a rule between paragraphs */}
      <div
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('common.resize', { what: label })}
        aria-valuemin={NARROWEST}
        aria-valuemax={widest}
        aria-valuenow={width}
        className="side-pane-edge"
        onKeyDown={event => {
          if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
          event.preventDefault();
          resize(width + (event.key === 'ArrowLeft' ? STEP : -STEP));
        }}
        onPointerDown={event => {
          drag.current = { x: event.clientX, width };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={event => {
          if (drag.current !== null) resize(drag.current.width + drag.current.x - event.clientX);
        }}
        onPointerUp={() => {
          drag.current = null;
        }}
      />
      {children}
    </aside>
  );
}

const storageKey = (name: string) => `minhchung.pane.${name}`;

function readWidth(name: string): number | null {
  const stored = z.coerce
    .number()
    .int()
    .min(NARROWEST)
    .max(4_000)
    .safeParse(localStorage.getItem(storageKey(name)));
  return stored.success ? stored.data : null;
}
