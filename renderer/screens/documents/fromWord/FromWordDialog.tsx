import { Alert, Button, Checkbox, FileButton, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileTypeDocx } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { type DragEvent, type ReactElement, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type RecordValue, setRecord } from '#casefile';
import type { WordReading } from '#engine';
import { useCase, useEngine, useT } from '../../../app/index.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { editTowards, suggestionsIn } from '../../../editor/index.ts';
import type { TextSession } from '../textSession.ts';
import { ComparedText } from '../versions/ComparedText.tsx';
import '../versions/versions.css';
import './fromWord.css';
import { type HeadField, headChanges, headPatch } from './headChanges.ts';
import { LeftOut } from './LeftOut.tsx';

interface Read {
  readonly name: string;
  readonly reading: WordReading;
}

/**
 * Nhập từ Word: what a file would change is read before anything is changed. It is taken over at once or as suggestions; the
 * text before is kept as a version.
 */
export function FromWordDialog({
  document,
  editor,
  session,
  file = null,
  onClose,
}: {
  readonly document: RecordValue<'document'>;
  readonly editor: Editor;
  readonly session: TextSession;
  /** Chosen already: a new document is made from it, and its words replace those of the form. */
  readonly file?: File | null;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId, apply } = useCase();
  const [read, setRead] = useState<Read | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [taken, setTaken] = useState<ReadonlySet<HeadField>>(new Set());
  const view = useRef<HTMLDivElement>(null);
  const where = { caseId, documentId: document.id };
  // Accepting them unseen would be the worst way to lose them.
  const waiting = suggestionsIn(editor.state.doc).length;
  const isNew = file !== null || editor.isEmpty;
  const changes = read === null ? [] : headChanges(document, read.reading.head);

  const during = async (act: () => Promise<void>) => {
    setError(null);
    setBusy(true);
    try {
      await act();
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  const choose = (file: File | null) => {
    if (file === null || isBusy) return;
    setRead(null);
    void during(async () => {
      await session.commit();
      const reading = await engine.documents.readWord({ ...where, bytes: new Uint8Array(await file.arrayBuffer()) });
      setTaken(
        new Set(
          headChanges(document, reading.head).flatMap(each =>
            reading.isOwn || each.before === '' ? [each.field] : [],
          ),
        ),
      );
      setRead({ name: file.name, reading });
    });
  };
  const take = (suggests: boolean) => {
    if (read === null) return;
    void during(async () => {
      await session.commit();
      if (!editor.isEmpty)
        await engine.documents.nameVersion({ ...where, name: t('fromWord.versionName', { name: read.name }) });
      if (!editTowards(editor, read.reading.body, { suggests })) {
        notifications.show({ message: t('fromWord.cannotTake') });
        return;
      }
      const patch = headPatch(
        changes.filter(each => taken.has(each.field)),
        read.reading.head,
      );
      if (Object.keys(patch).length > 0) await apply([setRecord('document', document.id, patch)]);
      notifications.show({ message: t(suggests ? 'fromWord.suggested' : 'fromWord.taken', { name: read.name }) });
      onClose();
    });
  };
  const first = useRef(file);
  const chooseFirst = useEffectEvent(() => {
    choose(first.current);
    first.current = null;
  });
  useEffect(() => chooseFirst(), []);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    choose(event.dataTransfer.files[0] ?? null);
  };

  const picker = (
    <FileButton accept=".docx" onChange={choose}>
      {props => (
        <Button
          {...props}
          variant={read === null ? 'filled' : 'default'}
          loading={isBusy}
          leftSection={<IconFileTypeDocx size={16} />}
        >
          {t(read === null ? 'fromWord.choose' : 'fromWord.chooseOther')}
        </Button>
      )}
    </FileButton>
  );
  return (
    <Modal opened onClose={onClose} size="min(1100px, 94vw)" title={t('fromWord.title')} className="from-word">
      <Stack gap="sm" onDragOver={event => event.preventDefault()} onDrop={onDrop}>
        {error !== null && <ErrorNotice error={error} />}
        {read === null ? (
          <div className="from-word-drop">
            <Text size="sm">{t('fromWord.about')}</Text>
            {picker}
            <Text size="xs" c="dimmed">
              {t('fromWord.drop')}
            </Text>
            {isBusy && <Loader aria-label={t('fromWord.reading')} />}
          </div>
        ) : (
          <>
            <Text size="sm" fw={600} role="status">
              {isSame(read.reading)
                ? t('fromWord.noChange', { name: read.name })
                : t('fromWord.counts', { name: read.name, ...countsOf(read.reading) })}
            </Text>
            <LeftOut reading={read.reading} />
            {changes.length > 0 && (
              <Checkbox.Group
                label={t('fromWord.head')}
                value={[...taken]}
                onChange={value => setTaken(new Set(value as HeadField[]))}
              >
                <Stack gap={4} mt={4}>
                  {changes.map(({ field, before, after }) => (
                    <Checkbox
                      key={field}
                      size="xs"
                      value={field}
                      label={t('fromWord.headChange', {
                        field: t(`record.document.${field}`),
                        before: before || '…',
                        after,
                      })}
                    />
                  ))}
                </Stack>
              </Checkbox.Group>
            )}
            {!isSame(read.reading) && (
              <div className="from-word-text">
                <ComparedText
                  ref={view}
                  comparison={read.reading.comparison}
                  layout="inline"
                  before={t('versions.now')}
                  after={read.name}
                />
              </div>
            )}
            {waiting > 0 && <Alert color="amber" title={t('fromWord.waiting', { count: waiting })} />}
            <Group justify="flex-end" gap="xs">
              {picker}
              <Button variant="default" onClick={onClose}>
                {t('common.cancel')}
              </Button>
              {!isNew && (
                <Button variant="default" disabled={isBusy || waiting > 0} onClick={() => take(false)}>
                  {t('fromWord.take')}
                </Button>
              )}
              <Button disabled={isBusy || waiting > 0} data-autofocus onClick={() => take(!isNew)}>
                {t(isNew ? 'fromWord.put' : 'fromWord.suggest')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}

const countsOf = ({ comparison: { added, removed, changed, moved } }: WordReading) => ({
  added,
  removed,
  changed,
  moved,
});

/** Bold and italics are not compared: a text may differ in them alone. */
function isSame(reading: WordReading): boolean {
  return Object.values(countsOf(reading)).every(count => count === 0);
}
