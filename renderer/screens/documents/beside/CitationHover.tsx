import { type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import { LeafPreview } from '../../../components/viewer/index.ts';
import type { CitationAt } from '../../../editor/index.ts';
import './beside.css';

const GAP = 6;

/**
 * The page of the citation under the pointer. It stays mounted when nothing is shown, so that the file of the last page is
 * still open for the next.
 */
export function CitationHover({ at }: { readonly at: CitationAt | null }): ReactElement | null {
  const [last, setLast] = useState(at);
  const box = useRef<HTMLDivElement>(null);
  if (at !== null && at !== last) setLast(at);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || at === null) return;
    const place = () => {
      const { width } = element.getBoundingClientRect();
      const height = element.scrollHeight + 2;
      const left = Math.max(GAP, Math.min(at.box.left, window.innerWidth - width - GAP));
      const below = window.innerHeight - at.box.bottom - 2 * GAP;
      const above = at.box.top - 2 * GAP;
      // Never over its own citation: the side with room, cut at the foot of the page where both are small.
      const isBelow = height <= below || below >= above;
      const shown = Math.min(height, isBelow ? below : above);
      const top = isBelow ? at.box.bottom + GAP : at.box.top - GAP - shown;
      element.style.maxHeight = `${Math.round(shown)}px`;
      element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    };
    place();
    // The page is drawn a moment later and is taller than its title.
    const watch = new ResizeObserver(place);
    for (const part of [element, ...element.children]) watch.observe(part);
    return () => watch.disconnect();
  }, [at]);
  if (last === null) return null;
  return (
    <div ref={box} role="tooltip" className="citation-hover" hidden={at === null}>
      <LeafPreview leaf={last.citation} />
    </div>
  );
}
