import { Button, Stack, Text, Title } from '@mantine/core';
import { type ReactElement, useRef } from 'react';
import { type RecordValue, setRecord } from '#casefile';
import { fieldValue, missingFields, templateOf } from '#officialdoc';
import { useCase, useT } from '../../../app/index.ts';
import { DateField } from '../../../components/DateField.tsx';
import { BufferedText } from '../BufferedText.tsx';

/** The values a form asks for. Those still empty that must not be are counted, and one button goes to the next of them. */
export function FormFields({ document }: { readonly document: RecordValue<'document'> }): ReactElement | null {
  const t = useT();
  const { view, apply, isReadOnly } = useCase();
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
      {template.fields.map(field => {
        const label = `${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}${field.isRequired ? ' *' : ''}`;
        const entered = document.formFields.find(each => each.id === field.name)?.value ?? '';
        return (
          <div key={field.name} data-field-name={field.name}>
            {field.kind === 'date' ? (
              <DateField
                label={label}
                value={/^\d{4}-\d\d-\d\d$/.test(entered) ? entered : null}
                disabled={isReadOnly}
                onChange={value => set(field.name, value ?? '')}
              />
            ) : (
              <BufferedText
                label={label}
                value={entered || fieldValue({ view, document }, field.name)}
                disabled={isReadOnly}
                {...(field.kind === 'longText' && { rows: 2 })}
                onCommit={value => set(field.name, value.trim())}
              />
            )}
            {(field.hint !== '' || field.article !== '') && (
              <Text size="xs" c="dimmed">
                {[field.hint, field.article].filter(part => part !== '').join('; ')}
              </Text>
            )}
          </div>
        );
      })}
    </Stack>
  );
}
