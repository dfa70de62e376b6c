import { Text } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import type { RecordValue } from '#casefile';
import { formatBytes, useCase, useEngine, useT } from '../../app/index.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { AudioView } from './AudioView.tsx';
import { ImageView } from './ImageView.tsx';
import { kindOfView } from './kindOfView.ts';
import { PdfView } from './PdfView.tsx';
import type { LeafFocus, PageQuote } from './pageQuote.ts';
import { TextView, WordView } from './TextView.tsx';
import './viewer.css';

/** A picture is decoded from one piece of memory; beyond this a copy is saved instead. */
const MOST_PICTURE_BYTES = 256 * 1024 * 1024;

/** Previews from memory: nothing of the plain file becomes a Blob, an address or a temporary file (JOURNAL C5). */
export function Viewer({
  item,
  focus,
  onCite,
}: {
  readonly item: RecordValue<'evidence'>;
  readonly focus: LeafFocus | undefined;
  /** Words or a rectangle were marked to be cited. */
  readonly onCite: (quote: PageQuote) => void;
}): ReactElement {
  const engine = useEngine();
  const { caseId, isReadOnly } = useCase();
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    if (!isReadOnly)
      engine.evidence.recordCustody({ caseId, evidenceId: item.id, act: 'viewed', purpose: '' }).catch(setError);
  }, [engine, caseId, item.id, isReadOnly]);

  return (
    <div className="viewer">
      {error !== null && <ErrorNotice error={error} />}
      <Content item={item} focus={focus} onCite={onCite} />
    </div>
  );
}

function Content({ item, focus, onCite }: Parameters<typeof Viewer>[0]): ReactElement {
  const t = useT();
  const { blob } = item;
  if (blob === null) return <Text p="md">{t('evidence.noFile')}</Text>;
  if (blob.size === 0) return <Text p="md">{t('evidence.zeroBytes')}</Text>;
  switch (kindOfView(item.mediaType)) {
    case 'pdf':
      return <PdfView item={item} size={blob.size} focus={focus} onCite={onCite} />;
    case 'image':
      if (blob.size > MOST_PICTURE_BYTES)
        return <Text p="md">{t('evidence.tooBigToShow', { size: formatBytes(blob.size) })}</Text>;
      return <ImageView item={item} size={blob.size} focus={focus} onCite={onCite} />;
    case 'text':
      return <TextView item={item} size={blob.size} onCite={onCite} />;
    case 'word':
      return <WordView item={item} onCite={onCite} />;
    case 'audio':
      return <AudioView item={item} size={blob.size} />;
    case 'none':
      return <Text p="md">{t('evidence.noPreview', { type: kindOfFile(item) })}</Text>;
  }
}

/** «DOCX», as people name a kind of file; what its content is, when its name has no ending. */
function kindOfFile({ fileName, mediaType }: RecordValue<'evidence'>): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1];
  return ending?.toUpperCase() ?? mediaType;
}
