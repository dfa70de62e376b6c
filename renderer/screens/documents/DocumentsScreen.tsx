import { Button, NavLink, ScrollArea, Text } from '@mantine/core';
import { IconFilePlus } from '@tabler/icons-react';
import { type ReactElement, useMemo } from 'react';
import { type RecordValue, setRecord } from '#casefile';
import { newId, useCase, useRegistry, useRoute, useT } from '../../app/index.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { DocumentWorkspace } from './DocumentWorkspace.tsx';
import './documents.css';

/** Văn bản: the documents of a case at the left, the chosen one for writing at the right. */
export function DocumentsScreen(): ReactElement {
  const t = useT();
  const { caseId, view, apply, isReadOnly } = useCase();
  const registry = useRegistry();
  const { route, go } = useRoute();
  const documents = useMemo(
    () => Object.values(view.records.document).sort((a, b) => a.order - b.order || a.id.localeCompare(b.id)),
    [view.records.document],
  );
  const focus = route.screen === 'case' ? route.focus : undefined;
  const chosen = documents.find(document => document.id === focus) ?? documents[0];
  const open = (id: string) => go({ screen: 'case', caseId, tab: 'documents', focus: id });

  const create = async () => {
    const id = newId();
    const profile = registry.view.records.profile.profile;
    const info = view.records.caseInfo.case;
    await apply([
      setRecord('document', id, {
        form: 'conclusion',
        title: t('documents.conclusionTitle'),
        summary: info === undefined ? '' : t('documents.aboutCase', { title: subjectOf(info.title) }),
        draftNumber: 1,
        parentOrgan: profile?.parentOrgan ?? '',
        issuingOrgan: profile?.issuingOrgan ?? '',
        symbol: profile?.conclusionSymbol ?? '',
        place: profile?.place ?? '',
        recipients: profile?.defaultRecipients ?? '',
        signTitle: profile?.signers[0]?.title ?? '',
        signerName: profile?.signers[0]?.name ?? '',
        order: documents.length,
      }),
    ]);
    open(id);
  };

  if (chosen === undefined) {
    return (
      <EmptyState title={t('documents.emptyTitle')} text={t('documents.emptyText')}>
        <Button leftSection={<IconFilePlus size={18} />} disabled={isReadOnly} onClick={create}>
          {t('documents.newConclusion')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <div className="documents">
      <nav className="document-list" aria-label={t('documents.list')}>
        <ScrollArea flex={1}>
          {documents.map(document => (
            <NavLink
              key={document.id}
              component="button"
              active={document.id === chosen.id}
              label={document.title || t('documents.untitled')}
              description={describe(document, t)}
              onClick={() => open(document.id)}
            />
          ))}
        </ScrollArea>
        <Button
          variant="default"
          size="xs"
          px={8}
          leftSection={<IconFilePlus size={16} />}
          disabled={isReadOnly}
          onClick={create}
        >
          {t('documents.newConclusion')}
        </Button>
        <Text size="xs" c="dimmed">
          {t('documents.numberHint')}
        </Text>
      </nav>
      <DocumentWorkspace key={chosen.id} document={chosen} />
    </div>
  );
}

/** «Thanh tra việc …» → «việc …», as a trích yếu says it. */
function subjectOf(title: string): string {
  const subject = title.replace(/^thanh tra\s+/i, '');
  return subject.charAt(0).toLowerCase() + subject.slice(1);
}

function describe(document: RecordValue<'document'>, t: ReturnType<typeof useT>): string {
  const state = t(`choice.document.state.${document.state}`);
  if (document.state === 'draft') return t('documents.draftNumber', { state, number: document.draftNumber ?? 1 });
  return document.number === '' ? state : `${state} · ${document.number}/${document.symbol}`;
}
