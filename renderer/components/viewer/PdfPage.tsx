import type { PDFDocumentProxy } from 'pdfjs-dist';
import { TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { Region } from '#casefile';
import { RegionMark, RegionPicker } from './RegionPicker.tsx';

interface Props {
  readonly document: PDFDocumentProxy;
  /** 0-based */
  readonly page: number;
  readonly scale: number;
  readonly mark: string;
  readonly isRegion: boolean;
  /** A cited rectangle to show. */
  readonly marked: Region | null;
  readonly onRegion: (region: Region) => void;
}

/** One page: a canvas and the text over it for selecting. Annotations are not drawn, so nothing in them can act. */
export function PdfPage({ document: pdf, page, scale, mark, isRegion, marked, onRegion }: Props): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);

  useEffect(() => {
    let isGone = false;
    let cancel: (() => void) | null = null;
    const draw = async () => {
      const proxy = await pdf.getPage(page + 1);
      const viewport = proxy.getViewport({ scale });
      const target = canvas.current;
      const layer = text.current;
      if (isGone || target === null || layer === null) return;
      setSize({ width: viewport.width, height: viewport.height });
      const density = Math.min(2, window.devicePixelRatio);
      target.width = Math.floor(viewport.width * density);
      target.height = Math.floor(viewport.height * density);
      const render = proxy.render({
        canvas: target,
        viewport,
        transform: [density, 0, 0, density, 0, 0],
        annotationMode: 0,
      });
      cancel = () => render.cancel();
      await render.promise;
      layer.replaceChildren();
      layer.style.setProperty('--scale-factor', String(scale));
      await new TextLayer({ textContentSource: await proxy.getTextContent(), container: layer, viewport }).render();
    };
    draw().catch(error => {
      if (!isGone) console.warn('page not drawn', error instanceof Error ? error.name : '');
    });
    return () => {
      isGone = true;
      cancel?.();
    };
  }, [pdf, page, scale]);

  return (
    <div
      className="viewer-page"
      data-page={page}
      style={size === null ? {} : { width: size.width, height: size.height }}
    >
      <canvas ref={canvas} style={size === null ? {} : { width: size.width, height: size.height }} />
      <div ref={text} className="textLayer" />
      {marked !== null && <RegionMark region={marked} />}
      {mark !== '' && <span className="page-mark tabular">{mark}</span>}
      {isRegion && <RegionPicker onRegion={onRegion} />}
    </div>
  );
}
