import { Drawer, SegmentedControl, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Editor } from '@tiptap/react';
import { type ReactElement, useCallback, useEffect, useState } from 'react';
import type { RecordValue } from '#casefile';
import type { TextVersion } from '#engine';
import { useCase, useEngine, useT } from '../../../app/index.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import type { CaseReferences } from '../../../editor/index.ts';
import type { TextSession } from '../textSession.ts';
import { restoreVersion } from './restoreVersion.ts';
import { useVersionName } from './useVersionName.ts';
import { VersionComparison } from './VersionComparison.tsx';
import { VersionList } from './VersionList.tsx';
import { VersionText } from './VersionText.tsx';
import './versions.css';

interface Props {
  readonly document: RecordValue<'document'>;
  readonly session: TextSession;
  readonly editor: Editor | null;
  readonly references: CaseReferences;
  /** An issued text is looked at, never brought back to what it was. */
  readonly isReadOnly: boolean;
  readonly onClose: () => void;
}

/** Phiên bản: name the present text, read an earlier one, see what became of it, bring it back. */
export function VersionsDrawer({ document, session, editor, references, isReadOnly, onClose }: Props): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId } = useCase();
  const nameOf = useVersionName();
  const [versions, setVersions] = useState<readonly TextVersion[] | null>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [tab, setTab] = useState<'comparison' | 'text'>('comparison');
  const [error, setError] = useState<unknown>(null);
  const documentId = document.id;

  const reload = useCallback(async () => {
    try {
      // What is compared is what was typed until now.
      await session.commit();
      setVersions(await engine.documents.versions({ caseId, documentId }));
    } catch (cause) {
      setError(cause);
    }
  }, [engine, session, caseId, documentId]);
  useEffect(() => void reload(), [reload]);

  const chosen = versions?.find(({ id }) => id === chosenId) ?? versions?.[0] ?? null;
  const add = async (name: string) => {
    try {
      await session.commit();
      const { versionId } = await engine.documents.nameVersion({ caseId, documentId, name });
      await reload();
      setChosenId(versionId);
    } catch (cause) {
      setError(cause);
    }
  };
  const restore = async (version: TextVersion) => {
    if (editor === null) return;
    try {
      await session.commit();
      await engine.documents.nameVersion({ caseId, documentId, name: nameOf(version), reason: 'beforeRestore' });
      const update = await engine.documents.versionText({ caseId, documentId, versionId: version.id });
      const isDone = restoreVersion(editor, update);
      const message = isDone ? t('versions.restored', { name: nameOf(version) }) : t('versions.cannotRestore');
      notifications.show({ message });
      if (isDone) onClose();
    } catch (cause) {
      setError(cause);
    }
  };

  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(1240px, 96vw)"
      title={t('documents.versions')}
      className="versions"
    >
      {error !== null && <ErrorNotice error={error} />}
      <div className="versions-room">
        <VersionList
          versions={versions ?? []}
          chosen={chosen}
          isReadOnly={isReadOnly}
          onChoose={setChosenId}
          onAdd={add}
          onRestore={editor === null ? null : restore}
        />
        <section className="versions-view" aria-label={chosen === null ? t('documents.versions') : nameOf(chosen)}>
          {chosen === null ? (
            <Text size="sm" c="dimmed" p="md">
              {versions === null ? '' : t('documents.noVersions')}
            </Text>
          ) : (
            <>
              <SegmentedControl
                className="versions-tabs"
                size="xs"
                aria-label={t('versions.view')}
                data={[
                  { value: 'comparison', label: t('versions.comparison') },
                  { value: 'text', label: t('versions.text') },
                ]}
                value={tab}
                onChange={value => setTab(value === 'text' ? 'text' : 'comparison')}
              />
              {tab === 'text' ? (
                <VersionText key={chosen.id} documentId={documentId} version={chosen} references={references} />
              ) : (
                <VersionComparison key={chosen.id} documentId={documentId} chosen={chosen} versions={versions ?? []} />
              )}
            </>
          )}
        </section>
      </div>
    </Drawer>
  );
}
