import { ActionIcon, Group, Loader, Modal, Text } from '@mantine/core';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useT } from '../../../app/index.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { PdfPage } from '../../../components/viewer/PdfPage.tsx';
import { openPdf } from '../../../components/viewer/pdfDocument.ts';
import type { TextSession } from '../textSession.ts';
import { type PrintOrder, printedPdf } from './printedPdf.ts';

interface Opened {
  readonly pdf: PDFDocumentProxy;
  readonly width: number;
  readonly height: number;
}

/** The document as it will be printed: the very PDF an export writes, in memory only. */
export function PrintPreview({
  title,
  session,
  order,
  onClose,
}: {
  readonly title: string;
  readonly session: TextSession;
  readonly order: PrintOrder;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let close: (() => void) | null = null;
    let isGone = false;
    const open = async () => {
      await session.flush();
      const bytes = await printedPdf(order);
      const file = await openPdf(bytes.length, async (begin, end) => bytes.slice(begin, end), setError);
      close = file.close;
      if (isGone) return file.close();
      const { width, height } = (await file.pdf.getPage(1)).getViewport({ scale: 1 });
      setOpened({ pdf: file.pdf, width, height });
    };
    open().catch(setError);
    return () => {
      isGone = true;
      close?.();
    };
  }, [session, order]);

  return (
    <Modal opened onClose={onClose} title={t('documents.previewOf', { title })} fullScreen className="print-preview">
      {error !== null && <ErrorNotice error={error} />}
      {opened === null && error === null && <Loader m="xl" aria-label={t('documents.layingOut')} />}
      {opened !== null && <Pages opened={opened} title={title} />}
    </Modal>
  );
}

function Pages({ opened, title }: { readonly opened: Opened; readonly title: string }): ReactElement {
  const t = useT();
  const [scale, setScale] = useState(1.25);
  const desk = useRef<HTMLDivElement>(null);
  const { pdf, height } = opened;
  const rows = useVirtualizer({
    count: pdf.numPages,
    getScrollElement: () => desk.current,
    estimateSize: () => height * scale + 16,
    overscan: 1,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scale is another height of every page
  useEffect(() => rows.measure(), [rows, scale]);
  const current = rows.getVirtualItems().find(row => row.end > (rows.scrollOffset ?? 0) + 40)?.index ?? 0;
  return (
    <div className="viewer print-pages">
      <Group className="viewer-bar" gap={4} wrap="nowrap">
        <Text size="xs" className="tabular">
          {t('documents.pageOf', { page: current + 1, total: pdf.numPages })}
        </Text>
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
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the scroll area must be reachable by keyboard */}
      <section className="viewer-desk" ref={desk} tabIndex={0} aria-label={t('documents.previewOf', { title })}>
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(row => (
            <div
              key={row.key}
              style={{ position: 'absolute', top: row.start, left: 0, right: 0 }}
              data-index={row.index}
              ref={rows.measureElement}
            >
              <PdfPage
                document={pdf}
                page={row.index}
                scale={scale}
                mark=""
                isRegion={false}
                marked={null}
                onRegion={() => undefined}
              />
            </div>
          ))}
        </div>
      </section>
    </div>
  );
}
