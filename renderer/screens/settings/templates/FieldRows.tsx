import { ActionIcon, Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { FormField } from '#officialdoc';
import { useT } from '../../../app/index.ts';

const KINDS = ['text', 'longText', 'date', 'number'] as const satisfies readonly FormField['kind'][];
const BLANK: FormField = { name: '', kind: 'text', isRequired: false, article: '', hint: '', initial: '' };

/** The values a form asks for: name, kind, whether it must be there and by which article. */
export function FieldRows({
  fields,
  isReadOnly,
  onChange,
}: {
  readonly fields: readonly FormField[];
  readonly isReadOnly: boolean;
  readonly onChange: (fields: readonly FormField[]) => void;
}): ReactElement {
  const t = useT();
  const set = (at: number, patch: Partial<FormField>) =>
    onChange(fields.map((each, index) => (index === at ? { ...each, ...patch } : each)));
  return (
    <Stack gap={6}>
      <Text size="sm" fw={500}>
        {t('templates.fields')}
      </Text>
      {fields.map((field, at) => {
        const text = (name: 'name' | 'article' | 'hint') => (
          <TextInput
            size="xs"
            flex={name === 'name' ? 2 : 1}
            aria-label={t(`templates.field_${name}`, { number: at + 1 })}
            placeholder={t(`templates.fieldHint_${name}`)}
            value={field[name]}
            disabled={isReadOnly}
            onChange={event => set(at, { [name]: event.currentTarget.value })}
          />
        );
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a field has no identity but its place while its name is typed
          <Group key={at} gap={6} wrap="nowrap">
            {text('name')}
            <Select
              size="xs"
              w={110}
              aria-label={t('templates.field_kind', { number: at + 1 })}
              allowDeselect={false}
              disabled={isReadOnly}
              data={KINDS.map(value => ({ value, label: t(`templates.kind_${value}`) }))}
              value={field.kind}
              onChange={value => value !== null && set(at, { kind: value })}
            />
            <Checkbox
              size="xs"
              label={t('templates.required')}
              checked={field.isRequired}
              disabled={isReadOnly}
              onChange={event => set(at, { isRequired: event.currentTarget.checked })}
            />
            {text('article')}
            {text('hint')}
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={isReadOnly}
              aria-label={t('templates.removeField', { name: field.name })}
              onClick={() => onChange(fields.filter((_, index) => index !== at))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        );
      })}
      <Button
        size="compact-xs"
        w="fit-content"
        variant="default"
        leftSection={<IconPlus size={14} />}
        disabled={isReadOnly}
        onClick={() => onChange([...fields, BLANK])}
      >
        {t('templates.addField')}
      </Button>
    </Stack>
  );
}
