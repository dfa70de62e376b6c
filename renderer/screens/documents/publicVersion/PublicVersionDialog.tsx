import { Alert, Button, Group, Loader, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileTypeDocx, IconFileTypePdf } from '@tabler/icons-react';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import type { RecordValue } from '#casefile';
import { type OfficialDocument, publicVersion, shortNotice } from '#officialdoc';
import { useCase, useEngine, useHost, useT } from '../../../app/index.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import type { CasePictures } from '../casePictures.ts';
import { fileNameOf, sha256Hex } from '../exportDocument.ts';
import type { TextSession } from '../textSession.ts';
import { RemovalList } from './RemovalList.tsx';
import { RemovalListMenu } from './RemovalListMenu.tsx';
import { SideBySide } from './SideBySide.tsx';
import { type SignedTree, signedTree } from './signedTree.ts';
import { writePublic } from './writePublic.ts';
import './publicVersion.css';

interface Props {
  readonly document: RecordValue<'document'>;
  readonly session: TextSession;
  readonly pictures: CasePictures;
  readonly onClose: () => void;
}

interface Outcome {
  readonly name: string;
  readonly targets: number;
  readonly parts: number;
  readonly sha256: string;
  readonly found: readonly { readonly target: string; readonly part: string }[];
}

/** Bản công khai (Điều 37 Luật Thanh tra): the removal list, both texts side by side, files proven before they are saved. */
export function PublicVersionDialog({ document, session, pictures, onClose }: Props): ReactElement {
  const t = useT();
  const engine = useEngine();
  const host = useHost();
  const { caseId, view, isReadOnly } = useCase();
  const [source, setSource] = useState<SignedTree | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  // The text as it was when this was opened: what is published must not move under the reader.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once
  useEffect(() => {
    let isGone = false;
    session
      .commit()
      .then(() => signedTree(engine, view, { caseId, documentId: document.id }))
      .then(
        answer => !isGone && setSource(answer),
        cause => !isGone && setError(cause),
      );
    return () => {
      isGone = true;
    };
  }, [document.id]);

  const removals = useMemo(
    () => Object.values(view.records.removal).filter(each => each.documentId === document.id),
    [view.records.removal, document.id],
  );
  const active = useMemo(() => removals.filter(each => !each.isWithdrawn), [removals]);
  const targets = useMemo(() => active.map(each => each.target), [active]);
  const result = useMemo(() => (source === null ? null : publicVersion(source.tree, active)), [source, active]);

  const save = async (tree: OfficialDocument, format: 'docx' | 'pdf', kind: 'version' | 'notice') => {
    setBusy(true);
    setError(null);
    setOutcome(null);
    try {
      const { bytes, proof } = await writePublic(host, pictures, tree, format, targets);
      const base = fileNameOf(kind === 'notice' ? { ...document, title: tree.title, number: '' } : document);
      const name = `${base} (${t(`publicVersion.file_${kind}`)}).${format}`;
      const sha256 = await sha256Hex(bytes);
      const told = { name, targets: targets.length, parts: proof.parts, sha256, found: proof.found };
      // A file that still holds the words never leaves.
      if (proof.found.length > 0) return setOutcome(told);
      if ((await host.files.saveBytes({ suggestedName: name, bytes })) === null) return;
      await engine.documents.recordExport({ caseId, documentId: document.id, format, sha256, fileName: name });
      setOutcome(told);
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={t('publicVersion.title', { title: document.title })}
      className="public-version"
    >
      {error !== null && <ErrorNotice error={error} />}
      {source === null && error === null && <Loader m="xl" aria-label={t('common.loading')} />}
      {source !== null && result !== null && (
        <div className="public-room">
          <section className="public-tools" aria-label={t('publicVersion.list')}>
            <Text size="xs" c="dimmed">
              {t('publicVersion.about')}
            </Text>
            {!source.isSigned && (
              <Alert color="amber" p="xs" title={t('publicVersion.notIssued')}>
                {t('publicVersion.notIssuedText')}
              </Alert>
            )}
            <RemovalList documentId={document.id} removals={removals} counts={result.counts} isReadOnly={isReadOnly} />
            <div className="public-save">
              <Group gap="xs">
                <Button
                  size="xs"
                  loading={isBusy}
                  leftSection={<IconFileTypeDocx size={16} />}
                  onClick={() => void save(result.document, 'docx', 'version')}
                >
                  {t('publicVersion.saveDocx')}
                </Button>
                <Button
                  size="xs"
                  loading={isBusy}
                  leftSection={<IconFileTypePdf size={16} />}
                  onClick={() => void save(result.document, 'pdf', 'version')}
                >
                  {t('publicVersion.savePdf')}
                </Button>
                {document.form === 'conclusion' && (
                  <Button
                    size="xs"
                    variant="default"
                    loading={isBusy}
                    onClick={() => void save(shortNotice(result.document), 'docx', 'notice')}
                  >
                    {t('publicVersion.saveNotice')}
                  </Button>
                )}
                <RemovalListMenu
                  document={document}
                  removals={active}
                  counts={result.counts}
                  onSaved={name => notifications.show({ message: t('documents.exported', { name }) })}
                  onError={setError}
                />
              </Group>
              {outcome !== null && <Proof outcome={outcome} />}
            </div>
          </section>
          <SideBySide full={source.tree} open={result.document} targets={targets} />
        </div>
      )}
    </Modal>
  );
}

function Proof({ outcome }: { readonly outcome: Outcome }): ReactElement {
  const t = useT();
  const { name, targets, parts, sha256, found } = outcome;
  if (found.length > 0)
    return (
      <Alert color="seal" title={t('publicVersion.stillThere')}>
        {found.slice(0, 10).map(each => (
          <Text size="sm" key={`${each.target}-${each.part}`}>
            «{each.target}»: {each.part}
          </Text>
        ))}
      </Alert>
    );
  return (
    <Alert color="deep" title={t('publicVersion.proven', { name })} role="status">
      <Text size="sm">{t('publicVersion.provenText', { count: targets, parts })}</Text>
      <Text size="xs" c="dimmed" className="hash">
        SHA-256 {sha256}
      </Text>
    </Alert>
  );
}
