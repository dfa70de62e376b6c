import { Button, Group, Loader } from '@mantine/core';
import { IconMarquee2 } from '@tabler/icons-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { citationText, leavesOf, type RecordValue } from '#casefile';
import { useCase, useT } from '../../app/index.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import type { LeafFocus, PageQuote } from './pageQuote.ts';
import { drawPicture } from './picture.ts';
import { RegionMark, RegionPicker } from './RegionPicker.tsx';
import { useBytes } from './useBytes.ts';
import { useOneLeaf } from './useOneLeaf.ts';

/** A picture drawn from memory by WebCodecs: the header is read before anything is decoded. */
export function ImageView({
  item,
  size,
  focus,
  onCite,
}: {
  readonly item: RecordValue<'evidence'>;
  readonly size: number;
  readonly focus: LeafFocus | undefined;
  readonly onCite: (quote: PageQuote) => void;
}): ReactElement {
  const t = useT();
  const { view, isReadOnly } = useCase();
  const bytes = useBytes(item.id, size);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [error, setError] = useState<unknown>(null);
  const [isRegion, setRegion] = useState(false);
  const [isDrawn, setDrawn] = useState(false);

  useEffect(() => {
    if (bytes.state !== 'read') return;
    if (canvas.current !== null)
      drawPicture(bytes.bytes, item.mediaType, canvas.current).then(() => setDrawn(true), setError);
  }, [bytes, item.mediaType]);
  const leaf = leavesOf(view, item.id)[0];
  const leafError = useOneLeaf(item);
  const problem = error ?? leafError ?? (bytes.state === 'failed' ? bytes.error : null);
  return (
    <div className="viewer" data-region={isRegion || undefined}>
      {problem !== null && <ErrorNotice error={problem} />}
      <Group className="viewer-bar" justify="flex-end">
        <Button
          size="compact-xs"
          variant={isRegion ? 'filled' : 'default'}
          aria-pressed={isRegion}
          leftSection={<IconMarquee2 size={14} />}
          disabled={isReadOnly || !isDrawn}
          onClick={() => setRegion(!isRegion)}
        >
          {t('evidence.citeRegion')}
        </Button>
      </Group>
      <div className="viewer-desk">
        {!isDrawn && problem === null && <Loader m="xl" aria-label={t('evidence.opening')} />}
        <div className="viewer-page" data-page={0} style={{ width: 'fit-content', maxWidth: '96%' }}>
          <canvas ref={canvas} role="img" aria-label={item.title} style={{ maxWidth: '100%', height: 'auto' }} />
          {leaf !== undefined && (
            <span className="page-mark tabular">
              {citationText(view, { leafId: leaf.id, toLeafId: null, side: null })}
            </span>
          )}
          {focus?.region != null && <RegionMark region={focus.region} />}
          {isRegion && (
            <RegionPicker
              onRegion={region => {
                setRegion(false);
                onCite({ page: 0, region, quote: null });
              }}
            />
          )}
        </div>
      </div>
    </div>
  );
}
