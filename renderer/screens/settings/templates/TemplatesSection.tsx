import { NavLink, Stack, Text, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { activeTemplates, FORM_STAGES } from '#officialdoc';
import { useRegistry, useT } from '../../../app/index.ts';
import { TemplateEditor } from './TemplateEditor.tsx';

/** Mẫu văn bản: the forms of the product, as this office changed them. */
export function TemplatesSection(): ReactElement {
  const t = useT();
  const { view } = useRegistry();
  const [form, setForm] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const templates = activeTemplates(view);
  const chosen = templates.find(each => each.form === form);
  if (chosen !== undefined)
    return <TemplateEditor key={`${chosen.form}-${chosen.revision}`} template={chosen} onBack={() => setForm(null)} />;
  const found = templates.filter(each => each.name.toLocaleLowerCase('vi').includes(search.toLocaleLowerCase('vi')));
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('templates.about')}
      </Text>
      <TextInput label={t('forms.search')} value={search} onChange={event => setSearch(event.currentTarget.value)} />
      {FORM_STAGES.map(stage => {
        const group = found.filter(each => each.stage === stage);
        return group.length === 0 ? null : (
          <section key={stage} aria-label={t(`forms.stage_${stage}`)}>
            <Text component="h2" size="xs" fw={600} c="dimmed">
              {t(`forms.stage_${stage}`)}
            </Text>
            {group.map(each => (
              <NavLink
                key={each.form}
                component="button"
                py={4}
                label={each.name}
                {...(each.revision > 0 && { description: t('templates.revision', { number: each.revision }) })}
                onClick={() => setForm(each.form)}
              />
            ))}
          </section>
        );
      })}
    </Stack>
  );
}
