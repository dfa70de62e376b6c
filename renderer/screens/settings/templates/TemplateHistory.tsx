import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { revisionsOf, takeTemplate } from '#officialdoc';
import { formatDateTime, useRegistry, useT } from '../../../app/index.ts';

/** Every edition of a form: who saved it when and why, and the way back to it. */
export function TemplateHistory({
  form,
  onError,
}: {
  readonly form: string;
  readonly onError: (error: unknown) => void;
}): ReactElement {
  const t = useT();
  const { view, apply, isReadOnly } = useRegistry();
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        {t('templates.history')}
      </Text>
      {revisionsOf(view, form).map(({ record, isInUse }) => {
        const name =
          record === null ? t('templates.shipped') : t('templates.revision', { number: record.revision ?? 0 });
        const about = [
          record?.savedAt == null ? '' : formatDateTime(record.savedAt),
          record?.byName ?? '',
          record?.note ?? '',
        ];
        return (
          <Group key={record?.id ?? 'shipped'} justify="space-between" wrap="nowrap">
            <div>
              <Text size="sm">{name}</Text>
              <Text size="xs" c="dimmed">
                {about.filter(Boolean).join(' · ')}
              </Text>
            </div>
            {isInUse ? (
              <Text size="xs">{t('templates.inUse')}</Text>
            ) : (
              <Button
                size="compact-xs"
                variant="default"
                disabled={isReadOnly}
                aria-label={t('templates.takeOf', { name })}
                onClick={() => void apply(takeTemplate(view, form, record?.id ?? null)).catch(onError)}
              >
                {t('templates.take')}
              </Button>
            )}
          </Group>
        );
      })}
    </Stack>
  );
}
