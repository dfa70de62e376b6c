import { Button, Menu } from '@mantine/core';
import { IconDownload, IconFileTypeDocx, IconFileTypePdf } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import type { RecordValue } from '#casefile';
import { useCase, useEngine, useHost, useSession, useT, useToday } from '../../../app/index.ts';
import { type ExportFormat, fileNameOf, recordExport } from '../exportDocument.ts';
import { removalPaper } from './removalPaper.ts';

interface Props {
  readonly document: RecordValue<'document'>;
  readonly removals: readonly RecordValue<'removal'>[];
  readonly counts: ReadonlyMap<string, number>;
  readonly onSaved: (name: string) => void;
  readonly onError: (cause: unknown) => void;
}

/** Saves the removal list as a paper of the case file; the history keeps that it left the house. */
export function RemovalListMenu({ document, removals, counts, onSaved, onError }: Props): ReactElement {
  const t = useT();
  const engine = useEngine();
  const host = useHost();
  const today = useToday();
  const { caseId, view } = useCase();
  const me = useSession().session?.identity;
  const [isBusy, setBusy] = useState(false);

  const paper = () =>
    removalPaper(
      document,
      removals,
      counts,
      {
        title: t('publicVersion.list'),
        summary: t('publicVersion.listOf', { title: fileNameOf(document) }),
        about: t('publicVersion.listAbout', { count: removals.length }),
        nothing: t('publicVersion.empty'),
        signer: t('publicVersion.listSigner'),
        columns: {
          number: t('proof.reportNumber'),
          target: t('record.removal.target'),
          replacement: t('record.removal.replacement'),
          ground: t('publicVersion.listGround'),
          places: t('publicVersion.listPlaces'),
        },
        groundName: ground => t(`choice.removal.ground.${ground}`),
      },
      { name: view.members.find(member => member.identity === me)?.name ?? '', on: today },
    );

  const run = async (format: ExportFormat) => {
    setBusy(true);
    try {
      const tree = paper();
      const bytes = format === 'docx' ? await engine.documents.writeDocx({ tree }) : await host.pdf.render(tree);
      const name = `${t('publicVersion.listFile', { name: fileNameOf(document) })}.${format}`;
      if ((await host.files.saveBytes({ suggestedName: name, bytes })) === null) return;
      await recordExport(engine, { caseId, documentId: document.id }, format, name, bytes);
      onSaved(name);
    } catch (cause) {
      onError(cause);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="xs" variant="default" loading={isBusy} leftSection={<IconDownload size={16} />}>
          {t('publicVersion.saveList')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileTypeDocx size={18} />} onClick={() => void run('docx')}>
          {t('publicVersion.listDocx')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypePdf size={18} />} onClick={() => void run('pdf')}>
          {t('publicVersion.listPdf')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
