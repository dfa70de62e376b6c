import { Kbd, Modal, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useT } from '../index.ts';
import { SHORTCUTS } from './keys.ts';

/** Ctrl+/ */
export function ShortcutsSheet({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useT();
  return (
    <Modal opened onClose={onClose} title={t('shell.shortcuts')}>
      <Table verticalSpacing={4} fz="sm">
        <Table.Tbody>
          {SHORTCUTS.map(([name, keys]) => (
            <Table.Tr key={name}>
              <Table.Td>{t(`shell.key_${name}`)}</Table.Td>
              <Table.Td ta="right">
                <Kbd>{keys}</Kbd>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="sm">
        {t('shell.typingNote')}
      </Text>
    </Modal>
  );
}
