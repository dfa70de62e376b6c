import { Alert, Modal, Stack, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useT } from '../../../app/index.ts';
import type { SignedAnswer } from './signedText.ts';

const SHOWN = 200;

/** What the signed copy says otherwise than the export, place by place; or why that cannot be said. */
export function SignedDifferences({
  answer,
  onClose,
}: {
  readonly answer: SignedAnswer;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('forms.signedCompare')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {answer.state !== 'compared' ? (
        <Alert color="amber" title={t(`forms.signed_${answer.state}`)}>
          {t(`forms.signedText_${answer.state}`)}
        </Alert>
      ) : (
        <Stack gap="sm">
          <Text size="sm" role="status" fw={600}>
            {answer.differences.length === 0
              ? t('forms.signedSame', { words: answer.words })
              : t('forms.signedDiffers', { count: answer.differences.length, words: answer.words })}
          </Text>
          <Text size="xs" c="dimmed">
            {t('forms.signedIgnored')}
          </Text>
          {answer.differences.length > 0 && (
            <Table verticalSpacing={4} withRowBorders className="signed-differences">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('forms.signedExported')}</Table.Th>
                  <Table.Th>{t('forms.signedSigned')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {answer.differences.slice(0, SHOWN).map((each, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a finished list, never reordered
                  <Table.Tr key={index}>
                    {(['exported', 'signed'] as const).map(side => (
                      <Table.Td key={side}>
                        … {each.before} <mark>{each[side] || t('forms.signedNothing')}</mark> {each.after} …
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          {answer.differences.length > SHOWN && (
            <Text size="xs">{t('forms.signedMore', { count: answer.differences.length - SHOWN })}</Text>
          )}
        </Stack>
      )}
    </Modal>
  );
}
