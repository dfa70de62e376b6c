import { ActionIcon, Button, Stack, Table, Text } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import type { Signer } from '#officialdoc';
import { formatDate, newId, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SignerForm } from './SignerForm.tsx';
import { useProfile } from './useProfile.ts';

const blankSigner = (): Signer => ({
  id: newId(),
  name: '',
  title: '',
  titleSecond: '',
  authority: '',
  from: null,
  to: null,
  ground: '',
});

/** Who signs documents of the office, in whose place, on which ground and for how long. */
export function SignersSection(): ReactElement {
  const t = useT();
  const { profile, isReadOnly, error, change } = useProfile();
  const [edited, setEdited] = useState<Signer>(blankSigner);
  const signers = profile?.signers ?? [];
  const isNew = !signers.some(each => each.id === edited.id);
  const save = async (signer: Signer) => {
    await change({ add: { signers: [signer] } });
    setEdited(blankSigner());
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
              <Table.Th>{t('settings.signerPeriod')}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {signers.map(each => (
              <Table.Tr key={each.id}>
                <Table.Td>{each.name}</Table.Td>
                <Table.Td>
                  {`${each.authority === '' ? '' : `${each.authority}. `}${each.title}`}
                  {each.titleSecond ? <div>{each.titleSecond}</div> : null}
                  {each.ground ? (
                    <Text size="xs" c="dimmed">
                      {each.ground}
                    </Text>
                  ) : null}
                </Table.Td>
                <Table.Td>{periodText(each, t)}</Table.Td>
                <Table.Td ta="right" miw={72}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    disabled={isReadOnly}
                    aria-label={t('settings.editSigner', { name: each.name })}
                    onClick={() => setEdited(each)}
                  >
                    <IconPencil size={16} />
                  </ActionIcon>
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
      <SignerForm key={edited.id} signer={edited} isNew={isNew} isReadOnly={isReadOnly} onSave={save} />
      {!isNew && (
        <Button variant="default" w="fit-content" onClick={() => setEdited(blankSigner())}>
          {t('common.cancel')}
        </Button>
      )}
    </Stack>
  );
}

function periodText({ from, to }: Signer, t: ReturnType<typeof useT>): string {
  const parts = [
    from == null ? '' : t('settings.signerFromDay', { day: formatDate(from) }),
    to == null ? '' : t('settings.signerToDay', { day: formatDate(to) }),
  ];
  return parts.filter(Boolean).join(' ') || t('settings.signerAlways');
}
