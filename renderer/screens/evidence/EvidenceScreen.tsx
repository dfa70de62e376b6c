import { Button, Group } from '@mantine/core';
import { IconFolderPlus, IconListNumbers, IconShieldCheck, IconUpload } from '@tabler/icons-react';
import { type DragEvent, type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { EngineError } from '#engine';
import { useCase, useEngine, useRoute, useT } from '../../app/index.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { type PageQuote, Viewer } from '../../components/viewer/index.ts';
import { CiteDialog } from './CiteDialog.tsx';
import { type DroppedFile, droppedFiles, pickedFiles } from './droppedFiles.ts';
import { EvidenceList } from './EvidenceList.tsx';
import { FactsPane } from './FactsPane.tsx';
import { FolioDialog } from './FolioDialog.tsx';
import { IntakeDialog } from './IntakeDialog.tsx';
import { IntakeResult } from './IntakeResult.tsx';
import './evidence.css';

/** Tài liệu, chứng cứ: list | viewer | facts. Files and folders are dropped anywhere on it. */
export function EvidenceScreen(): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId, view, isReadOnly } = useCase();
  const { route, go } = useRoute();
  const [intake, setIntake] = useState<readonly DroppedFile[] | null>(null);
  const [isOver, setOver] = useState(false);
  const [isNumbering, setNumbering] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [quote, setQuote] = useState<PageQuote | null>(null);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const focus = route.screen === 'case' ? route.focus : undefined;
  const chosen =
    focus === undefined
      ? undefined
      : (view.records.evidence[focus] ?? view.records.evidence[view.records.leaf[focus]?.evidenceId ?? '']);
  const isItem = focus !== undefined && view.records.evidence[focus] !== undefined;
  const leaf = useMemo(
    () => (focus === undefined || isItem ? undefined : { leafId: focus, side: null, region: null }),
    [focus, isItem],
  );
  const open = useCallback((id: string) => go({ screen: 'case', caseId, tab: 'evidence', focus: id }), [go, caseId]);

  // React knows no `webkitdirectory`; the picker of whole folders needs it.
  useEffect(() => folder.current?.setAttribute('webkitdirectory', ''), []);

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (isReadOnly) return;
    setError(null);
    droppedFiles(event.dataTransfer).then(({ files: found, unread }) => {
      if (unread.length > 0)
        setError(
          new EngineError('dropUnread', 'partlyDone', { count: unread.length, names: unread.slice(0, 5).join('; ') }),
        );
      if (found.length > 0) setIntake(found);
    }, setError);
  };
  const pick = (input: HTMLInputElement) => {
    if (input.files !== null && input.files.length > 0) setIntake(pickedFiles(input.files));
    input.value = '';
  };
  const verify = () => engine.evidence.verifyAll({ caseId }).catch(setError);
  const isEmpty = Object.keys(view.records.evidence).length === 0;

  const add = (
    <>
      <Button
        size="xs"
        leftSection={<IconUpload size={16} />}
        disabled={isReadOnly}
        onClick={() => files.current?.click()}
      >
        {t('evidence.addFiles')}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFolderPlus size={16} />}
        disabled={isReadOnly}
        onClick={() => folder.current?.click()}
      >
        {t('evidence.addFolder')}
      </Button>
    </>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has the two buttons as its keyboard way
    <div
      className="evidence"
      data-over={isOver || undefined}
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={event => event.currentTarget === event.target && setOver(false)}
      onDrop={onDrop}
    >
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t('evidence.addFiles')}
        onChange={event => pick(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={t('evidence.addFolder')}
        onChange={event => pick(event.currentTarget)}
      />
      {error !== null && <ErrorNotice error={error} />}
      <IntakeResult caseId={caseId} onOpen={open} />
      {isEmpty ? (
        <EmptyState title={t('evidence.emptyTitle')} text={t('evidence.emptyText')}>
          {add}
        </EmptyState>
      ) : (
        <>
          <Group gap="xs" p="6px 12px" wrap="nowrap">
            {add}
            <Button
              size="xs"
              variant="default"
              leftSection={<IconListNumbers size={16} />}
              onClick={() => setNumbering(true)}
            >
              {t('evidence.number')}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconShieldCheck size={16} />}
              disabled={isReadOnly}
              onClick={verify}
            >
              {t('evidence.verifyAll')}
            </Button>
          </Group>
          <div className="evidence-panes">
            <EvidenceList chosenId={chosen?.id} onChoose={open} isNarrow={chosen !== undefined} />
            {chosen !== undefined && (
              <>
                <Viewer key={chosen.id} item={chosen} focus={leaf} onCite={setQuote} />
                <FactsPane key={`facts-${chosen.id}`} item={chosen} />
              </>
            )}
          </div>
        </>
      )}
      {intake !== null && <IntakeDialog files={intake} onClose={() => setIntake(null)} />}
      {quote !== null && chosen !== undefined && (
        <CiteDialog item={chosen} quote={quote} onClose={() => setQuote(null)} />
      )}
      {isNumbering && <FolioDialog onClose={() => setNumbering(false)} />}
    </div>
  );
}
