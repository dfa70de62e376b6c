import { Button, ScrollArea, Text } from '@mantine/core';
import { IconFilePlus } from '@tabler/icons-react';
import { type ReactElement, useMemo, useState } from 'react';
import { useCase, usePreferences, useRoute, useT } from '../../app/index.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { DocumentList } from './DocumentList.tsx';
import { DocumentWorkspace } from './DocumentWorkspace.tsx';
import { CreateDialog } from './forms/CreateDialog.tsx';
import './documents.css';

/** Văn bản: the documents of a case at the left, the chosen one for writing at the right. */
export function DocumentsScreen(): ReactElement {
  const t = useT();
  const { caseId, view, isReadOnly } = useCase();
  const [creates, setCreates] = useState(false);
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

  const create = () => setCreates(true);
  const dialog = creates && (
    <CreateDialog
      onCreated={id => {
        setCreates(false);
        // What the form still asks for stands first in that pane.
        change({ documentPane: 'header' });
        open(id);
      }}
      onClose={() => setCreates(false)}
    />
  );

  if (chosen === undefined) {
    return (
      <EmptyState title={t('documents.emptyTitle')} text={t('documents.emptyText')}>
        <Button leftSection={<IconFilePlus size={18} />} disabled={isReadOnly} onClick={create}>
          {t('forms.create')}
        </Button>
        {dialog}
      </EmptyState>
    );
  }
  return (
    <div className="documents">
      <nav className="document-list" aria-label={t('documents.list')}>
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
        <Text size="xs" c="dimmed">
          {t('documents.numberHint')}
        </Text>
      </nav>
      {dialog}
      <DocumentWorkspace key={chosen.id} document={chosen} />
    </div>
  );
}
