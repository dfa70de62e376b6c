import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileTypeDocx, IconFileTypePdf, IconPencil } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import type { RecordValue } from '#casefile';
import { copiesOf, issuedTree, issuesOf } from '#officialdoc';
import { formatDate, useCase, useErrorText, useT } from '../../../app/index.ts';
import type { ExportFormat } from '../exportDocument.ts';
import type { PrintOrder } from '../printed/printedPdf.ts';
import { CopyDialog } from './CopyDialog.tsx';
import { exportCopy } from './exportCopy.ts';

type Copy = RecordValue<'documentCopy'>;

/** Bản sao: SAO Y, SAO LỤC, TRÍCH SAO of what was issued, each with its own number, day and signer. */
export function CopiesSection({
  document,
  order,
}: {
  readonly document: RecordValue<'document'>;
  readonly order: PrintOrder;
}): ReactElement | null {
  const t = useT();
  const { view, isReadOnly } = useCase();
  const errorText = useErrorText();
  const [edited, setEdited] = useState<Copy | 'new' | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [issue] = issuesOf(view, document.id);
  const issued = issue === undefined ? null : issuedTree(issue);
  if (issued === null) return null;
  const copies = copiesOf(view, document.id);

  const save = async (copy: Copy, format: ExportFormat) => {
    setBusy(`${copy.id}-${format}`);
    try {
      const name = await exportCopy({ order, view, document, issued, copy, format });
      if (name !== null) notifications.show({ message: t('documents.exported', { name }) });
    } catch (error) {
      const { data, cause, remedy } = errorText(error);
      notifications.show({ color: 'seal', title: data, message: `${cause} ${remedy}`, autoClose: false });
    } finally {
      setBusy(null);
    }
  };
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600} component="h3">
        {t('forms.copies')}
      </Text>
      {copies.map(copy => {
        const name = nameOf(copy, t);
        return (
          <Group key={copy.id} gap={2} wrap="nowrap" justify="space-between">
            <Text size="sm">{name}</Text>
            <Group gap={2} wrap="nowrap">
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                disabled={isReadOnly}
                aria-label={t('forms.copyEdit', { name })}
                onClick={() => setEdited(copy)}
              >
                <IconPencil size={16} />
              </ActionIcon>
              {(['docx', 'pdf'] as const).map(format => (
                <ActionIcon
                  key={format}
                  size="sm"
                  variant="subtle"
                  color="gray"
                  loading={busy === `${copy.id}-${format}`}
                  aria-label={t(`forms.copySave_${format}`, { name })}
                  onClick={() => void save(copy, format)}
                >
                  {format === 'docx' ? <IconFileTypeDocx size={16} /> : <IconFileTypePdf size={16} />}
                </ActionIcon>
              ))}
            </Group>
          </Group>
        );
      })}
      <Button
        size="compact-sm"
        variant="default"
        w="fit-content"
        disabled={isReadOnly}
        onClick={() => setEdited('new')}
      >
        {t('forms.copyNew')}
      </Button>
      {edited !== null && (
        <CopyDialog
          document={document}
          issued={issued}
          copy={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Stack>
  );
}

/** «SAO Y 03/SY-TT, 12/07/2026». */
function nameOf(copy: Copy, t: ReturnType<typeof useT>): string {
  const number = [copy.number || '…', copy.symbol].filter(Boolean).join('/');
  const kind = t(`choice.documentCopy.copyKind.${copy.copyKind}`);
  return [`${kind} ${number}`, copy.date === null ? '' : formatDate(copy.date)].filter(Boolean).join(', ');
}
