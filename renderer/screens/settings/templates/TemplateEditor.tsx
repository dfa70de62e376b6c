import { Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactElement, useState } from 'react';
import { type FormTemplate, saveTemplate, templateBlocks, templateNames, templateProblems } from '#officialdoc';
import { newId, useRegistry, useT } from '../../../app/index.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { FieldRows } from './FieldRows.tsx';
import { TemplateHistory } from './TemplateHistory.tsx';

const LINES = ['name', 'title', 'summary', 'authority', 'verdict'] as const;
const AREAS = ['legalBases', 'addressees', 'recipients'] as const;

/** The wording and fields of one form. Saved as the office's next edition; documents made before keep theirs. */
export function TemplateEditor({
  template,
  onBack,
}: {
  readonly template: FormTemplate;
  readonly onBack: () => void;
}): ReactElement {
  const t = useT();
  const { view, apply, isReadOnly } = useRegistry();
  const [edited, setEdited] = useState(template);
  const [note, setNote] = useState('');
  const [error, setError] = useState<unknown>(null);
  const problems = templateProblems(edited);
  const isChanged = JSON.stringify(edited) !== JSON.stringify(template);
  const set = (patch: Partial<FormTemplate>) => setEdited({ ...edited, ...patch });

  const save = async () => {
    setError(null);
    try {
      const byName = view.records.profile.profile?.fullName ?? '';
      await apply(saveTemplate(view, clean(edited), { id: newId(), at: Date.now(), byName, note: note.trim() }));
      notifications.show({ message: t('templates.saved', { name: edited.name }) });
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="md">
          {template.name}
        </Title>
        <Button size="xs" variant="default" onClick={onBack}>
          {t('templates.back')}
        </Button>
      </Group>
      {error !== null && <ErrorNotice error={error} />}
      {LINES.map(name => (
        <TextInput
          key={name}
          size="xs"
          label={t(`templates.${name}`)}
          value={edited[name]}
          disabled={isReadOnly}
          onChange={event => set({ [name]: event.currentTarget.value })}
        />
      ))}
      {AREAS.map(name => (
        <Textarea
          key={name}
          size="xs"
          label={t(`templates.${name}`)}
          autosize
          minRows={2}
          maxRows={10}
          value={edited[name]}
          disabled={isReadOnly}
          onChange={event => set({ [name]: event.currentTarget.value })}
        />
      ))}
      <FieldRows fields={edited.fields} isReadOnly={isReadOnly} onChange={fields => set({ fields: [...fields] })} />
      <Textarea
        size="xs"
        label={t('templates.body')}
        description={t('templates.bodyHint', { block: '{{…}}' })}
        autosize
        minRows={10}
        maxRows={24}
        styles={{ input: { fontFamily: 'ui-monospace, monospace' } }}
        value={edited.body}
        disabled={isReadOnly}
        onChange={event => set({ body: event.currentTarget.value })}
      />
      <details className="document-steps">
        <summary>{t('templates.names')}</summary>
        <Text size="xs">
          {templateNames(edited)
            .map(each => `{${each}}`)
            .join(', ')}
        </Text>
        <Text size="xs" mt={6}>
          {templateBlocks()
            .map(each => `{{${each}}}`)
            .join(', ')}
        </Text>
      </details>
      {problems.length > 0 && (
        <ul className="template-problems" role="alert">
          {problems.map(({ code, detail }) => (
            <li key={`${code}-${detail}`}>
              <Text size="sm">{t(`templates.problem_${code}`, { detail })}</Text>
            </li>
          ))}
        </ul>
      )}
      <Group align="end" gap="xs">
        <TextInput
          size="xs"
          flex={1}
          label={t('templates.note')}
          value={note}
          disabled={isReadOnly}
          onChange={event => setNote(event.currentTarget.value)}
        />
        <Button size="xs" disabled={isReadOnly || !isChanged || problems.length > 0} onClick={() => void save()}>
          {t('templates.save')}
        </Button>
      </Group>
      <TemplateHistory form={template.form} onError={setError} />
    </Stack>
  );
}

/** As it is kept: composed letters, names without blanks at their ends. */
function clean(template: FormTemplate): FormTemplate {
  const composed = JSON.parse(JSON.stringify(template).normalize('NFC')) as FormTemplate;
  return { ...composed, fields: composed.fields.map(each => ({ ...each, name: each.name.trim() })) };
}
