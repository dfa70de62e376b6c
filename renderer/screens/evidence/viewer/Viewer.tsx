import { Text } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import type { RecordValue } from '#casefile';
import { formatBytes, useCase, useEngine, useT } from '../../../app/index.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { CiteDialog, type PageQuote } from '../CiteDialog.tsx';
import { AudioView } from './AudioView.tsx';
import { ImageView } from './ImageView.tsx';
import { PdfView } from './PdfView.tsx';
import { TextView } from './TextView.tsx';

/** A picture is decoded from one piece of memory; beyond this a copy is saved instead. */
const MOST_PICTURE_BYTES = 256 * 1024 * 1024;

/** Previews from memory: nothing of the plain file becomes a Blob, an address or a temporary file (JOURNAL C5). */
export function Viewer({
  item,
  focusLeafId,
}: {
  readonly item: RecordValue<'evidence'>;
  readonly focusLeafId: string | undefined;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId, isReadOnly } = useCase();
  const [quote, setQuote] = useState<PageQuote | null>(null);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    if (!isReadOnly)
      engine.evidence.recordCustody({ caseId, evidenceId: item.id, act: 'viewed', purpose: '' }).catch(setError);
  }, [engine, caseId, item.id, isReadOnly]);

  const { mediaType, blob } = item;
  const view =
    blob === null ? (
      <Text p="md">{t('evidence.noFile')}</Text>
    ) : blob.size === 0 ? (
      <Text p="md">{t('evidence.zeroBytes')}</Text>
    ) : mediaType === 'application/pdf' ? (
      <PdfView item={item} size={blob.size} focusLeafId={focusLeafId} onCite={setQuote} />
    ) : /^image\/(png|jpeg|gif|webp|bmp|avif)$/.test(mediaType) ? (
      blob.size > MOST_PICTURE_BYTES ? (
        <Text p="md">{t('evidence.tooBigToShow', { size: formatBytes(blob.size) })}</Text>
      ) : (
        <ImageView item={item} size={blob.size} onCite={setQuote} />
      )
    ) : mediaType.startsWith('text/') ||
      mediaType === 'message/rfc822' ||
      mediaType === 'application/json' ||
      mediaType === 'application/xml' ? (
      <TextView item={item} size={blob.size} />
    ) : mediaType.startsWith('audio/') ? (
      <AudioView item={item} size={blob.size} />
    ) : (
      <Text p="md">{t('evidence.noPreview', { type: kindOf(item) })}</Text>
    );
  return (
    <div className="viewer">
      {error !== null && <ErrorNotice error={error} />}
      {view}
      {quote !== null && <CiteDialog item={item} quote={quote} onClose={() => setQuote(null)} />}
    </div>
  );
}

/** «DOCX», as people name a kind of file; what its content is, when its name has no ending. */
function kindOf({ fileName, mediaType }: RecordValue<'evidence'>): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1];
  return ending?.toUpperCase() ?? mediaType;
}
