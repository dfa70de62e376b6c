import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconFileTypeDocx, IconFileTypePdf, IconPrinter, IconWorldShare } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import type { RecordValue } from '#casefile';
import { useCase, useEngine, useErrorText, useHost, useT } from '../../app/index.ts';
import type { CasePictures } from './casePictures.ts';
import { type ExportFormat, exportDocument } from './exportDocument.ts';
import type { TextSession } from './textSession.ts';

/** Xuất DOCX / PDF: the text is committed first, so that what leaves is what the journal holds. */
export function ExportMenu({
  document,
  session,
  pictures,
  onPreview,
  onPublic,
}: {
  readonly document: RecordValue<'document'>;
  readonly session: TextSession;
  readonly pictures: CasePictures;
  readonly onPreview: () => void;
  /** Left out where there is no public version: of an annex. */
  readonly onPublic?: () => void;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const host = useHost();
  const { caseId } = useCase();
  const errorText = useErrorText();
  const [isBusy, setBusy] = useState(false);

  const run = async (format: ExportFormat) => {
    setBusy(true);
    try {
      await session.commit();
      const saved = await exportDocument({ engine, host, caseId, document, format, pictures });
      if (saved !== null) notifications.show({ message: t('documents.exported', { name: saved }) });
    } catch (error) {
      const { data, cause, remedy } = errorText(error);
      notifications.show({ color: 'red', title: data, message: `${cause} ${remedy}`, autoClose: false });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" loading={isBusy} leftSection={<IconDownload size={16} />}>
          {t('documents.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPrinter size={18} />} onClick={onPreview}>
          {t('documents.preview')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypeDocx size={18} />} onClick={() => run('docx')}>
          {t('documents.exportDocx')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypePdf size={18} />} onClick={() => run('pdf')}>
          {t('documents.exportPdf')}
        </Menu.Item>
        {onPublic !== undefined && (
          <Menu.Item leftSection={<IconWorldShare size={18} />} onClick={onPublic}>
            {t('publicVersion.open')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
