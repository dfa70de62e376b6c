import { ActionIcon, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { formatDate, newId, useT } from '../../app/index.ts';
import { DateField } from '../../components/DateField.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useProfile } from './useProfile.ts';

/** Days the office does not work; terms in working days skip them. */
export function HolidaysSection(): ReactElement {
  const t = useT();
  const { profile, isReadOnly, error, change } = useProfile();
  const [date, setDate] = useState<string | null>(null);
  const [name, setName] = useState('');
  const holidays = [...(profile?.holidays ?? [])].sort((a, b) => a.date.localeCompare(b.date));
  const isKnown = holidays.some(each => each.date === date);
  const add = async () => {
    if (date === null || isKnown) return;
    await change({ add: { holidays: [{ id: newId(), date, name: name.trim().normalize('NFC') }] } });
    setDate(null);
    setName('');
  };
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('settings.holidaysText')}
      </Text>
      {error !== null && <ErrorNotice error={error} />}
      {holidays.length === 0 ? (
        <Text size="sm">{t('settings.noHolidays')}</Text>
      ) : (
        <Table verticalSpacing={4}>
          <Table.Tbody>
            {holidays.map(each => (
              <Table.Tr key={each.id}>
                <Table.Td className="tabular" w={120}>
                  {formatDate(each.date)}
                </Table.Td>
                <Table.Td>{each.name}</Table.Td>
                <Table.Td ta="right">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    disabled={isReadOnly}
                    aria-label={t('settings.removeHoliday', { date: formatDate(each.date) })}
                    onClick={() => void change({ drop: { holidays: [each.id] } })}
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
          <DateField label={t('settings.holidayDate')} value={date} disabled={isReadOnly} onChange={setDate} />
          <TextInput
            size="xs"
            label={t('settings.holidayName')}
            value={name}
            disabled={isReadOnly}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Button
            size="xs"
            type="submit"
            variant="default"
            leftSection={<IconPlus size={16} />}
            disabled={isReadOnly || date === null || isKnown}
          >
            {t('settings.addHoliday')}
          </Button>
        </Group>
        {isKnown && (
          <Text size="xs" c="dimmed" mt={4} role="status">
            {t('settings.holidayKnown')}
          </Text>
        )}
      </form>
    </Stack>
  );
}
