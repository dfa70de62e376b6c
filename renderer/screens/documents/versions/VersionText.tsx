import { Loader } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import * as Y from 'yjs';
import type { TextVersion } from '#engine';
import { useCase, useEngine, useT } from '../../../app/index.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { type CaseReferences, DocumentEditor } from '../../../editor/index.ts';
import { useVersionName } from './useVersionName.ts';

/** The whole text of a version, to be read. */
export function VersionText({
  documentId,
  version,
  references,
}: {
  readonly documentId: string;
  readonly version: TextVersion;
  readonly references: CaseReferences;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId } = useCase();
  const nameOf = useVersionName();
  const [text, setText] = useState<Y.Doc | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const opened = new Y.Doc({ gc: false });
    engine.documents.versionText({ caseId, documentId, versionId: version.id }).then(update => {
      Y.applyUpdate(opened, update);
      setText(opened);
    }, setError);
    return () => opened.destroy();
  }, [engine, caseId, documentId, version.id]);
  if (error !== null) return <ErrorNotice error={error} />;
  if (text === null) return <Loader m="md" aria-label={t('documents.opening')} />;
  return (
    <DocumentEditor
      text={text}
      references={references}
      isReadOnly
      label={nameOf(version)}
      onTyped={() => undefined}
      onOpenCitation={() => undefined}
    />
  );
}
