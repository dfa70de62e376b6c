import { Button, Drawer, Group, NavLink, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { type ReactElement, useCallback, useEffect, useState } from 'react';
import * as Y from 'yjs';
import type { RecordValue } from '#casefile';
import type { TextVersion } from '#engine';
import { formatDateTime, useCase, useEngine, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { type CaseReferences, DocumentEditor } from '../../editor/index.ts';
import type { TextSession } from './textSession.ts';

/** Phiên bản: name the present text, read an earlier one. */
export function VersionsDrawer({
  document,
  session,
  references,
  onClose,
}: {
  readonly document: RecordValue<'document'>;
  readonly session: TextSession;
  readonly references: CaseReferences;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId, isReadOnly } = useCase();
  const [versions, setVersions] = useState<readonly TextVersion[]>([]);
  const [name, setName] = useState('');
  const [shown, setShown] = useState<{ version: TextVersion; text: Y.Doc } | null>(null);
  const [error, setError] = useState<unknown>(null);

  const reload = useCallback(
    () => engine.documents.versions({ caseId, documentId: document.id }).then(setVersions, setError),
    [engine, caseId, document.id],
  );
  useEffect(() => {
    void reload();
  }, [reload]);

  const nameVersion = async () => {
    try {
      await session.commit();
      await engine.documents.nameVersion({ caseId, documentId: document.id, name: name.trim().normalize('NFC') });
      setName('');
      await reload();
    } catch (cause) {
      setError(cause);
    }
  };
  const show = async (version: TextVersion) => {
    try {
      const update = await engine.documents.versionText({ caseId, documentId: document.id, versionId: version.id });
      const text = new Y.Doc({ gc: false });
      Y.applyUpdate(text, update);
      setShown({ version, text });
    } catch (cause) {
      setError(cause);
    }
  };

  return (
    <Drawer opened onClose={onClose} position="right" size="xl" title={t('documents.versions')}>
      <Stack gap="sm">
        {error !== null && <ErrorNotice error={error} />}
        <Group align="end">
          <TextInput
            flex={1}
            size="xs"
            label={t('documents.versionName')}
            placeholder={t('documents.versionExample')}
            value={name}
            disabled={isReadOnly}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Button size="xs" disabled={isReadOnly || name.trim() === ''} onClick={nameVersion}>
            {t('documents.nameVersion')}
          </Button>
        </Group>
        {versions.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('documents.noVersions')}
          </Text>
        )}
        <ScrollArea.Autosize mah={220}>
          {versions.map(version => (
            <NavLink
              key={version.id}
              component="button"
              active={shown?.version.id === version.id}
              label={version.name}
              description={`${formatDateTime(version.at)} · ${version.byName}`}
              onClick={() => show(version)}
            />
          ))}
        </ScrollArea.Autosize>
        {shown !== null && (
          <DocumentEditor
            key={shown.version.id}
            text={shown.text}
            references={references}
            isReadOnly
            label={shown.version.name}
            onTyped={() => undefined}
            onOpenCitation={() => undefined}
          />
        )}
      </Stack>
    </Drawer>
  );
}
