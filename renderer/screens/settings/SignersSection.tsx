import { ActionIcon, Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { newId, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useProfile } from './useProfile.ts';

const AUTHORITIES = ['', 'TM', 'KT', 'TL', 'TUQ', 'Q'] as const;
type Authority = (typeof AUTHORITIES)[number];

/** Who signs documents of the office. */
export function SignersSection(): ReactElement {
  const t = useT();
  const { profile, isReadOnly, error, change } = useProfile();
  const [signer, setSigner] = useState<{ name: string; title: string; authority: Authority }>({
    name: '',
    title: '',
    authority: '',
  });
  const signers = profile?.signers ?? [];
  const label = (authority: Authority) => t(`settings.authority_${authority === '' ? 'none' : authority}`);
  const add = async () => {
    await change({
      add: {
        signers: [
          {
            id: newId(),
            name: signer.name.trim().normalize('NFC'),
            title: signer.title.trim().normalize('NFC'),
            authority: signer.authority,
          },
        ],
      },
    });
    setSigner({ name: '', title: '', authority: '' });
  };
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('settings.signersText')}
      </Text>
      {error !== null && <ErrorNotice error={error} />}
      {signers.length === 0 ? (
        <Text size="sm">{t('settings.noSigners')}</Text>
      ) : (
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('settings.signerName')}</Table.Th>
              <Table.Th>{t('settings.signerTitle')}</Table.Th>
              <Table.Th>{t('settings.signerAuthority')}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {signers.map(each => (
              <Table.Tr key={each.id}>
                <Table.Td>{each.name}</Table.Td>
                <Table.Td>{each.title}</Table.Td>
                <Table.Td>{label(each.authority)}</Table.Td>
                <Table.Td ta="right">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    disabled={isReadOnly}
                    aria-label={t('settings.removeSigner', { name: each.name })}
                    onClick={() => void change({ drop: { signers: [each.id] } })}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <form
        onSubmit={event => {
          event.preventDefault();
          void add();
        }}
      >
        <Group align="end" gap="xs" wrap="nowrap">
          <TextInput
            label={t('settings.signerName')}
            value={signer.name}
            disabled={isReadOnly}
            onChange={event => setSigner({ ...signer, name: event.currentTarget.value })}
          />
          <TextInput
            label={t('settings.signerTitle')}
            placeholder={t('vault.signerTitleExample')}
            value={signer.title}
            disabled={isReadOnly}
            onChange={event => setSigner({ ...signer, title: event.currentTarget.value })}
          />
          <Select
            label={t('settings.signerAuthority')}
            allowDeselect={false}
            disabled={isReadOnly}
            data={AUTHORITIES.map(value => ({ value: value === '' ? 'none' : value, label: label(value) }))}
            value={signer.authority === '' ? 'none' : signer.authority}
            onChange={value => setSigner({ ...signer, authority: AUTHORITIES.find(each => each === value) ?? '' })}
          />
          <Button
            type="submit"
            variant="default"
            leftSection={<IconPlus size={16} />}
            disabled={isReadOnly || signer.name.trim() === ''}
          >
            {t('settings.addSigner')}
          </Button>
        </Group>
      </form>
    </Stack>
  );
}
