import { ActionIcon, Button, Group, Loader, NumberInput, Text, Tooltip } from '@mantine/core';
import { IconMarquee2, IconQuote, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { citationText, leavesOf, type RecordValue } from '#casefile';
import { EngineError } from '#engine';
import { useCase, useEngine, useT } from '../../app/index.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { PdfPage } from './PdfPage.tsx';
import { type LeafFocus, type PageQuote, selectedQuote } from './pageQuote.ts';
import { openPdf } from './pdfDocument.ts';

interface Props {
  readonly item: RecordValue<'evidence'>;
  readonly size: number;
  readonly focus: LeafFocus | undefined;
  readonly onCite: (quote: PageQuote) => void;
}

/** A PDF page under page, drawn as they come into view; pages carry their leaf's number. */
export function PdfView({ item, size, focus, onCite }: Props): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId, view, isReadOnly } = useCase();
  const [pdf, setPdf] = useState<{ document: PDFDocumentProxy; width: number; height: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [scale, setScale] = useState(1);
  const [isRegion, setRegion] = useState(false);
  const desk = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let close: (() => void) | null = null;
    let isGone = false;
    const read = (begin: number, end: number) =>
      engine.evidence.read({ caseId, evidenceId: item.id, offset: begin, length: end - begin });
    const open = async () => {
      const opened = await openPdf(size, read, setError);
      close = opened.close;
      if (isGone) return opened.close();
      const page = await opened.pdf.getPage(1);
      const { width, height } = page.getViewport({ scale: 1 });
      const room = (desk.current?.clientWidth ?? 700) - 32;
      setScale(Math.min(1.6, Math.max(0.4, room / width)));
      setPdf({ document: opened.pdf, width, height });
    };
    // Whatever pdf.js says of a broken file, the file itself is untouched.
    open().catch(cause => setError(cause instanceof EngineError ? cause : new EngineError('badPdf')));
    return () => {
      isGone = true;
      close?.();
    };
  }, [engine, caseId, item.id, size]);

  const pages = pdf?.document.numPages ?? 0;
  useEffect(() => {
    if (pages > 0 && item.pageCount === null && !isReadOnly) {
      engine.evidence
        .mapLeaves({ caseId, evidenceId: item.id, pageCount: pages, scanMode: item.scanMode, blankBacks: [] })
        .catch(setError);
    }
  }, [engine, caseId, item.id, item.pageCount, item.scanMode, pages, isReadOnly]);

  const marks = useMemo(() => {
    const byPage = new Map<number, string>();
    for (const leaf of leavesOf(view, item.id)) {
      const mark = (side: 'front' | 'back') => citationText(view, { leafId: leaf.id, toLeafId: null, side });
      if (leaf.frontPage !== null) byPage.set(leaf.frontPage, mark('front'));
      if (leaf.backPage !== null)
        byPage.set(
          leaf.backPage,
          `${mark('back')}${mark('back') === mark('front') ? ` (${t('evidence.backSide')})` : ''}`,
        );
    }
    return byPage;
  }, [view, item.id, t]);

  const rows = useVirtualizer({
    count: pages,
    getScrollElement: () => desk.current,
    estimateSize: () => (pdf === null ? 900 : pdf.height * scale + 16),
    overscan: 1,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scale is another height of every page
  useEffect(() => rows.measure(), [rows, scale]);
  const focusLeaf = focus === undefined ? undefined : view.records.leaf[focus.leafId];
  const focusPage = (focus?.side === 'back' ? focusLeaf?.backPage : null) ?? focusLeaf?.frontPage ?? undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, the leaf comes into view again
  useEffect(() => {
    if (pages > 0 && focusPage !== undefined) rows.scrollToIndex(focusPage, { align: 'start' });
  }, [rows, pages, focusPage, focus]);
  const current = rows.getVirtualItems().find(row => row.end > (rows.scrollOffset ?? 0) + 40)?.index ?? 0;

  const citeSelection = () => {
    const quote = selectedQuote();
    if (quote !== null) onCite(quote);
  };
  return (
    <div className="viewer" data-region={isRegion || undefined}>
      {error !== null && <ErrorNotice error={error} />}
      <Group className="viewer-bar" gap={4} wrap="nowrap">
        <NumberInput
          size="xs"
          w={64}
          hideControls
          min={1}
          max={Math.max(1, pages)}
          aria-label={t('evidence.page')}
          value={current + 1}
          onChange={value => rows.scrollToIndex(Math.max(0, Math.min(pages, Number(value)) - 1), { align: 'start' })}
        />
        <Text size="xs">/ {pages}</Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('evidence.zoomOut')}
          onClick={() => setScale(Math.max(0.3, scale / 1.2))}
        >
          <IconZoomOut size={18} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('evidence.zoomIn')}
          onClick={() => setScale(Math.min(4, scale * 1.2))}
        >
          <IconZoomIn size={18} />
        </ActionIcon>
        <div className="status-space" />
        <Tooltip label={t('evidence.citeTextHint')}>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconQuote size={14} />}
            disabled={isReadOnly}
            onMouseDown={event => event.preventDefault()}
            onClick={citeSelection}
          >
            {t('evidence.citeText')}
          </Button>
        </Tooltip>
        <Button
          size="compact-xs"
          variant={isRegion ? 'filled' : 'default'}
          aria-pressed={isRegion}
          leftSection={<IconMarquee2 size={14} />}
          disabled={isReadOnly}
          onClick={() => setRegion(!isRegion)}
        >
          {t('evidence.citeRegion')}
        </Button>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the scroll area must be reachable by keyboard */}
      <section className="viewer-desk" ref={desk} tabIndex={0} aria-label={item.title}>
        {pdf === null && error === null && <Loader m="xl" aria-label={t('evidence.opening')} />}
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {pdf !== null &&
            rows.getVirtualItems().map(row => (
              <div
                key={row.key}
                style={{ position: 'absolute', top: row.start, left: 0, right: 0 }}
                data-index={row.index}
                ref={rows.measureElement}
              >
                <PdfPage
                  document={pdf.document}
                  page={row.index}
                  scale={scale}
                  mark={marks.get(row.index) ?? ''}
                  isRegion={isRegion}
                  marked={row.index === focusPage ? (focus?.region ?? null) : null}
                  onRegion={region => {
                    setRegion(false);
                    onCite({ page: row.index, region, quote: null });
                  }}
                />
              </div>
            ))}
        </div>
      </section>
    </div>
  );
}
