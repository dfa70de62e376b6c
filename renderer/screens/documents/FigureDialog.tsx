import { Alert, Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { RecordValue } from '#casefile';
import { useCase, useErrorText, useT } from '../../app/index.ts';
import type { PictureSource } from '../../editor/index.ts';
import type { CasePictures } from './casePictures.ts';

/** Width of the text on paper and the most a picture may be high, so that its caption stays on the page; mm. */
const MOST_WIDTH = 165;
const MOST_HEIGHT = 230;
const USUAL_WIDTH = 120;

const isPicture = ({ mediaType }: RecordValue<'evidence'>) => mediaType.startsWith('image/');

/** Hình từ chứng cứ: an item that is a picture, or a page of a scan; width on paper, caption, preview. */
export function FigureDialog({
  editor,
  pictures,
  onClose,
}: {
  readonly editor: Editor;
  readonly pictures: CasePictures;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const { view } = useCase();
  const errorText = useErrorText();
  const items = useMemo(
    () =>
      Object.values(view.records.evidence)
        .filter(
          item => item.blob !== null && !item.isWithdrawn && (isPicture(item) || item.mediaType === 'application/pdf'),
        )
        .sort((a, b) => (a.number ?? 0) - (b.number ?? 0)),
    [view.records.evidence],
  );
  const [itemId, setItemId] = useState<string | null>(null);
  const [page, setPage] = useState(1);
  const [width, setWidth] = useState(USUAL_WIDTH);
  const [caption, setCaption] = useState('');
  const [ratio, setRatio] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const item = items.find(each => each.id === itemId);
  const pageIndex = item === undefined || isPicture(item) ? null : page - 1;

  useEffect(() => {
    setRatio(null);
    setError(null);
    if (itemId === null || canvas.current === null) return;
    let isGone = false;
    const source: PictureSource = { evidenceId: itemId, page: pageIndex };
    pictures.draw(source, canvas.current).then(
      drawn => !isGone && setRatio(drawn),
      cause => !isGone && setError(cause),
    );
    return () => {
      isGone = true;
    };
  }, [pictures, itemId, pageIndex]);

  const insert = () => {
    if (itemId === null || ratio === null) return;
    const widthMm = Math.min(width, MOST_HEIGHT / ratio);
    const heightMm = Math.max(5, Math.round(widthMm * ratio * 10) / 10);
    const attributes = { evidenceId: itemId, page: pageIndex, widthMm: Math.round(widthMm * 10) / 10, heightMm };
    editor.chain().focus().insertFigure(attributes, caption.trim().normalize('NFC')).run();
    onClose();
  };

  return (
    <Modal opened onClose={onClose} size="lg" title={t('documents.figureTitle')}>
      <Stack gap="sm">
        <Select
          size="xs"
          searchable
          label={t('documents.figureItem')}
          placeholder={items.length === 0 ? t('documents.figureNone') : t('documents.figureChoose')}
          disabled={items.length === 0}
          value={itemId}
          data={items.map(each => ({
            value: each.id,
            label: `TL ${each.number ?? '?'} · ${each.title || each.fileName}`,
          }))}
          onChange={value => {
            setItemId(value);
            setPage(1);
          }}
        />
        <Group grow align="end">
          <NumberInput
            size="xs"
            label={t('documents.figurePage')}
            min={1}
            {...(item?.pageCount != null && { max: item.pageCount })}
            disabled={pageIndex === null}
            value={page}
            onChange={value => typeof value === 'number' && value >= 1 && setPage(Math.floor(value))}
          />
          <NumberInput
            size="xs"
            label={t('documents.figureWidth')}
            min={20}
            max={MOST_WIDTH}
            value={width}
            onChange={value => typeof value === 'number' && setWidth(Math.min(MOST_WIDTH, Math.max(20, value)))}
          />
        </Group>
        <TextInput
          size="xs"
          label={t('documents.figureCaption')}
          placeholder={t('documents.figureCaptionExample')}
          value={caption}
          onChange={event => setCaption(event.currentTarget.value)}
        />
        {error !== null && (
          <Alert color="red" title={errorText(error).data}>
            {errorText(error).cause} {errorText(error).remedy}
          </Alert>
        )}
        <div className="figure-preview">
          <canvas
            ref={canvas}
            role="img"
            aria-label={t('documents.figurePreview')}
            hidden={ratio === null}
            style={{ maxWidth: '100%', maxHeight: 260 }}
          />
        </div>
        <Group justify="flex-end">
          <Button size="xs" variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button size="xs" disabled={ratio === null} onClick={insert}>
            {t('documents.insert')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
