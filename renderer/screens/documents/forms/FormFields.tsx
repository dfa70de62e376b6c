import { Button, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, useRef } from 'react';
import { type RecordValue, setRecord } from '#casefile';
import { type FormField, fieldValue, missingFields, templateOf } from '#officialdoc';
import { useCase, useT } from '../../../app/index.ts';
import { FieldEntry } from './FieldEntry.tsx';

/** The values a form asks for. Those still empty that must not be are counted, and one button goes to the next of them. */
export function FormFields({
  document,
  isReadOnly,
}: {
  readonly document: RecordValue<'document'>;
  readonly isReadOnly: boolean;
}): ReactElement | null {
  const t = useT();
  const { view, apply } = useCase();
  const box = useRef<HTMLDivElement>(null);
  const template = templateOf(view, document);
  if (template === null || template.fields.length === 0) return null;
  const missing = missingFields(view, document, template);
  const set = (id: string, value: string) =>
    void apply([
      value === ''
        ? setRecord('document', document.id, {}, {}, { formFields: [id] })
        : setRecord('document', document.id, {}, { formFields: [{ id, value }] }),
    ]);
  const entered = ({ name, kind }: FormField) => {
    const own = document.formFields.find(each => each.id === name)?.value ?? '';
    return own || (kind === 'date' ? '' : fieldValue({ view, document }, name));
  };
  const goToNext = () => {
    const [next] = missing;
    const target = [...(box.current?.querySelectorAll<HTMLElement>('[data-field-name]') ?? [])].find(
      each => each.dataset.fieldName === next?.name,
    );
    target?.querySelector<HTMLElement>('input, textarea')?.focus();
    target?.scrollIntoView({ block: 'center' });
  };
  return (
    <Stack gap={8} ref={box}>
      <Title order={2} size="sm">
        {template.name}
      </Title>
      <Text size="xs" role="status" c={missing.length > 0 ? undefined : 'dimmed'}>
        {missing.length > 0 ? t('forms.missing', { count: missing.length }) : t('forms.noneMissing')}
      </Text>
      {missing.length > 0 && (
        <Button size="compact-xs" variant="default" onClick={goToNext}>
          {t('forms.nextMissing')}
        </Button>
      )}
      {template.fields.map(field => (
        <FieldEntry
          key={field.name}
          field={field}
          value={entered(field)}
          disabled={isReadOnly}
          onCommit={value => set(field.name, value)}
        />
      ))}
    </Stack>
  );
}
