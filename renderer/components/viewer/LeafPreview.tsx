import { Loader, Text } from '@mantine/core';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { citationText, leavesBetween, type RecordValue } from '#casefile';
import { useCase, useEngine, useT } from '../../app/index.ts';

import { kindOfView } from './kindOfView.ts';
import type { LeafFocus } from './pageQuote.ts';
import { openPdf } from './pdfDocument.ts';
import { drawPicture } from './picture.ts';
import { RegionMark } from './RegionPicker.tsx';
import './viewer.css';

/** px */
const WIDTH = 400;
const MOST_TEXT = 1_500;
const MOST_PICTURE_BYTES = 32 * 1024 * 1024;

export interface PreviewedLeaf extends LeafFocus {
  readonly toLeafId: string | null;
}

interface OpenedPdf {
  readonly evidenceId: string;
  readonly pdf: Promise<PDFDocumentProxy>;
  readonly close: () => void;
}

/** The page of a leaf, small, drawn from memory. Kept mounted it keeps the last PDF open, so the next page of it comes at once. */
export function LeafPreview({ leaf }: { readonly leaf: PreviewedLeaf }): ReactElement {
  const t = useT();
  const { view } = useCase();
  const record = view.records.leaf[leaf.leafId];
  const item = record?.evidenceId == null ? undefined : view.records.evidence[record.evidenceId];
  const count = leavesBetween(view, leaf.leafId, leaf.toLeafId).length;
  const page = (leaf.side === 'back' ? record?.backPage : null) ?? record?.frontPage ?? 0;
  return (
    <div className="leaf-preview">
      <Text size="xs" fw={600} className="tabular">
        {citationText(view, leaf)}
        {count > 1 && ` · ${t('evidence.previewLeaves', { count })}`}
      </Text>
      <Text size="xs" c="dimmed" truncate>
        {item?.title ?? t('evidence.previewGone')}
      </Text>
      {item !== undefined && <PagePicture item={item} page={page} leaf={leaf} />}
    </div>
  );
}

type Shown = 'drawing' | 'drawn' | 'nothing' | { readonly text: string };

function PagePicture({
  item,
  page,
  leaf,
}: {
  readonly item: RecordValue<'evidence'>;
  /** 0-based */
  readonly page: number;
  readonly leaf: PreviewedLeaf;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId } = useCase();
  const canvas = useRef<HTMLCanvasElement>(null);
  const opened = useRef<OpenedPdf | null>(null);
  const [shown, setShown] = useState<Shown>('drawing');
  const { blob, mediaType } = item;
  const kind = blob === null || blob.size === 0 ? 'none' : kindOfView(mediaType);
  const size = blob?.size ?? 0;

  useEffect(
    () => () => {
      opened.current?.close();
      opened.current = null;
    },
    [],
  );
  useEffect(() => {
    let isGone = false;
    const read = (begin: number, end: number) =>
      engine.evidence.read({ caseId, evidenceId: item.id, offset: begin, length: end - begin });
    const draw = async (): Promise<Shown> => {
      if (kind === 'pdf') {
        if (opened.current?.evidenceId !== item.id) {
          opened.current?.close();
          const opening = openPdf(size, read, () => undefined);
          opened.current = {
            evidenceId: item.id,
            pdf: opening.then(({ pdf }) => pdf),
            close: () => void opening.then(({ close }) => close()).catch(() => undefined),
          };
        }
        await drawPage(await opened.current.pdf, page, canvas.current, () => isGone);
        return 'drawn';
      }
      if (kind === 'image' && size <= MOST_PICTURE_BYTES) {
        const bytes = new Uint8Array(size);
        const piece = 4 * 1024 * 1024;
        for (let at = 0; at < size; at += piece) bytes.set(await read(at, Math.min(size, at + piece)), at);
        if (canvas.current !== null) await drawPicture(bytes, mediaType, canvas.current);
        return 'drawn';
      }
      if (kind === 'text' || kind === 'word') {
        const answer = await engine.evidence.text({ caseId, evidenceId: item.id });
        if (answer.state === 'text') return { text: answer.pages.join('\n').slice(0, MOST_TEXT) };
      }
      return 'nothing';
    };
    setShown('drawing');
    draw().then(
      next => !isGone && setShown(next),
      () => !isGone && setShown('nothing'),
    );
    return () => {
      isGone = true;
    };
  }, [engine, caseId, item.id, kind, mediaType, size, page]);

  if (typeof shown === 'object') return <pre className="plain-text leaf-preview-text">{shown.text}</pre>;
  return (
    <>
      {shown === 'drawing' && <Loader size="sm" m="md" aria-label={t('evidence.opening')} />}
      {shown === 'nothing' && (
        <Text size="xs" p="xs">
          {t('evidence.previewNone')}
        </Text>
      )}
      <div className="viewer-page leaf-preview-page" hidden={shown !== 'drawn'}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={t('evidence.previewPage', { page: page + 1, title: item.title })}
          style={{ width: WIDTH, height: 'auto' }}
        />
        {leaf.region !== null && <RegionMark region={leaf.region} />}
      </div>
    </>
  );
}

async function drawPage(
  pdf: PDFDocumentProxy,
  page: number,
  canvas: HTMLCanvasElement | null,
  isGone: () => boolean,
): Promise<void> {
  const proxy = await pdf.getPage(page + 1);
  if (canvas === null || isGone()) return;
  const density = Math.min(2, window.devicePixelRatio);
  const { width } = proxy.getViewport({ scale: 1 });
  const viewport = proxy.getViewport({ scale: (WIDTH / width) * density });
  // Drawn aside, then shown at once: two pages asked for quickly must not share a canvas.
  const sheet = document.createElement('canvas');
  sheet.width = Math.floor(viewport.width);
  sheet.height = Math.floor(viewport.height);
  await proxy.render({ canvas: sheet, viewport, annotationMode: 0 }).promise;
  if (isGone()) return;
  canvas.width = sheet.width;
  canvas.height = sheet.height;
  canvas.getContext('2d')?.drawImage(sheet, 0, 0);
}
