import { Button, FileButton, ScrollArea, Text } from '@mantine/core';
import { IconFileImport, IconFilePlus } from '@tabler/icons-react';
import { type DragEvent, type ReactElement, useMemo, useState } from 'react';
import { useCase, usePreferences, useRoute, useT } from '../../app/index.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { DocumentList } from './DocumentList.tsx';
import { DocumentWorkspace } from './DocumentWorkspace.tsx';
import { CreateDialog } from './forms/CreateDialog.tsx';
import './documents.css';

interface Creating {
  readonly wordFile: File | null;
}

/** Văn bản: the documents of a case at the left, the chosen one for writing at the right. */
export function DocumentsScreen(): ReactElement {
  const t = useT();
  const { caseId, view, isReadOnly } = useCase();
  const [creates, setCreates] = useState<Creating | null>(null);
  /** A document that was made from a Word file takes its words from there when it opens. */
  const [fromWord, setFromWord] = useState<{ readonly id: string; readonly file: File } | null>(null);
  const { route, go } = useRoute();
  const { change } = usePreferences();
  const documents = useMemo(
    () =>
      Object.values(view.records.document)
        .filter(each => each.annexOfId === null)
        .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id)),
    [view.records.document],
  );
  const focus = route.screen === 'case' ? route.focus : undefined;
  const focused = view.records.document[focus ?? ''];
  const chosen = focused ?? documents[0];
  const open = (id: string) => go({ screen: 'case', caseId, tab: 'documents', focus: id });

  const create = () => setCreates({ wordFile: null });
  const createFrom = (wordFile: File | null) => {
    if (wordFile !== null && !isReadOnly) setCreates({ wordFile });
  };
  const dropping = {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      createFrom(event.dataTransfer.files[0] ?? null);
    },
  };
  const wordButton = (
    <FileButton accept=".docx" onChange={createFrom}>
      {props => (
        <Button
          {...props}
          variant="default"
          size="xs"
          px={8}
          leftSection={<IconFileImport size={16} />}
          disabled={isReadOnly}
        >
          {t('fromWord.create')}
        </Button>
      )}
    </FileButton>
  );
  const dialog = creates !== null && (
    <CreateDialog
      wordFile={creates.wordFile}
      onCreated={id => {
        setCreates(null);
        setFromWord(creates.wordFile === null ? null : { id, file: creates.wordFile });
        // What the form still asks for stands first in that pane.
        change({ documentPane: 'header' });
        open(id);
      }}
      onClose={() => setCreates(null)}
    />
  );

  return (
    <>
      {dialog}
      {chosen === undefined ? (
        <EmptyState title={t('documents.emptyTitle')} text={t('documents.emptyText')}>
          <Button leftSection={<IconFilePlus size={18} />} disabled={isReadOnly} onClick={create}>
            {t('forms.create')}
          </Button>
          {wordButton}
        </EmptyState>
      ) : (
        <div className="documents">
          <nav className="document-list" aria-label={t('documents.list')} {...dropping}>
            <ScrollArea flex={1}>
              <DocumentList documents={documents} chosen={chosen} onOpen={open} />
            </ScrollArea>
            <Button
              variant="default"
              size="xs"
              px={8}
              leftSection={<IconFilePlus size={16} />}
              disabled={isReadOnly}
              onClick={create}
            >
              {t('forms.create')}
            </Button>
            {wordButton}
            <Text size="xs" c="dimmed">
              {t('documents.numberHint')}
            </Text>
          </nav>
          <DocumentWorkspace
            key={chosen.id}
            document={chosen}
            wordFile={fromWord?.id === chosen.id ? fromWord.file : null}
            onWordClosed={() => setFromWord(null)}
          />
        </div>
      )}
    </>
  );
}
