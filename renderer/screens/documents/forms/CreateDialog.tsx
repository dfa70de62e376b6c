import {
  Button,
  Checkbox,
  Group,
  Modal,
  ScrollArea,
  Select,
  Stack,
  Text,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import { type ReactElement, useMemo, useState } from 'react';
import { activeTemplates, FORM_STAGES, type FormTemplate, firstFieldValues, newDocument } from '#officialdoc';
import { newId, todayIso, useCase, useEngine, useRegistry, useT } from '../../../app/index.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { type AboutChoices, aboutChoices, chosenAbout, firstChoices, type ListChoice } from './aboutChoices.ts';
import { FieldEntry } from './FieldEntry.tsx';
import { matches } from './matches.ts';

/** Tạo văn bản: a form, found by its group or by search, and what of the case it is about. */
export function CreateDialog({
  wordFile = null,
  onCreated,
  onClose,
}: {
  /** The words come from this Word file once the document is made. */
  readonly wordFile?: File | null;
  readonly onCreated: (documentId: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId, view } = useCase();
  const registry = useRegistry();
  const [search, setSearch] = useState('');
  const [template, setTemplate] = useState<FormTemplate | null>(null);
  const [chosen, setChosen] = useState<AboutChoices>({});
  const [entered, setEntered] = useState<Readonly<Record<string, string>>>({});
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const templates = useMemo(() => activeTemplates(registry.view), [registry.view]);
  const found = templates.filter(each => matches(each, search));
  const lists = template === null ? [] : aboutChoices(view, template);

  const profile = registry.view.records.profile.profile;
  const common = useMemo(
    () => ({ view, profile, about: chosenAbout(chosen), today: todayIso() }),
    [view, profile, chosen],
  );
  const first = useMemo(() => (template === null ? {} : firstFieldValues({ ...common, template })), [common, template]);

  const choose = (next: FormTemplate) => {
    setTemplate(next);
    setChosen(firstChoices(view, next));
    setEntered({});
  };
  const create = async () => {
    if (template === null) return;
    setIsBusy(true);
    setError(null);
    try {
      const order = newDocument({
        template,
        ...common,
        entered,
        newId,
      });
      await engine.documents.create({
        caseId,
        changes: [...order.changes],
        bodies: order.bodies.map(each => ({ ...each })),
      });
      onCreated(order.documentId);
    } catch (cause) {
      setError(cause);
      setIsBusy(false);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={wordFile === null ? t('forms.create') : t('fromWord.createFrom', { name: wordFile.name })}
      size={860}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="sm">
        {error !== null && <ErrorNotice error={error} />}
        <div className="form-choice">
          <Stack gap={6} miw={0}>
            <TextInput
              label={t('forms.search')}
              data-autofocus
              value={search}
              onChange={event => setSearch(event.currentTarget.value)}
            />
            <ScrollArea
              h={340}
              type="auto"
              viewportProps={{ tabIndex: 0, 'aria-label': t('forms.list'), role: 'region' }}
            >
              {found.length === 0 && <Text size="sm">{t('forms.noneFound')}</Text>}
              {FORM_STAGES.map(stage => {
                const group = found.filter(each => each.stage === stage);
                return group.length === 0 ? null : (
                  <fieldset key={stage} className="form-group">
                    <Text component="legend" size="xs" fw={600} c="dimmed">
                      {t(`forms.stage_${stage}`)}
                    </Text>
                    {group.map(each => (
                      <UnstyledButton
                        key={each.form}
                        className="form-option"
                        aria-pressed={template?.form === each.form}
                        onClick={() => choose(each)}
                      >
                        {each.name}
                      </UnstyledButton>
                    ))}
                  </fieldset>
                );
              })}
            </ScrollArea>
          </Stack>
          <ScrollArea
            h={400}
            type="auto"
            viewportProps={{ tabIndex: 0, 'aria-label': t('forms.about'), role: 'region' }}
          >
            {template === null ? (
              <Text size="sm" c="dimmed">
                {t('forms.chooseFirst')}
              </Text>
            ) : (
              <Stack gap="sm">
                <Text fw={600}>{template.name}</Text>
                {template.source !== '' && <Text size="sm">{t('forms.source', { source: template.source })}</Text>}
                {template.contents.length > 0 && (
                  <div>
                    <Text size="sm">{t('forms.mustHold')}</Text>
                    <ul className="form-contents">
                      {template.contents.map(each => (
                        <li key={each.id}>{each.article === '' ? each.text : `${each.text} (${each.article})`}</li>
                      ))}
                    </ul>
                  </div>
                )}
                {lists.map(list => (
                  <AboutField
                    key={list.about}
                    list={list}
                    value={chosen[list.about] ?? []}
                    onChange={value => setChosen({ ...chosen, [list.about]: value })}
                  />
                ))}
                {template.fields
                  .filter(each => each.isRequired)
                  .map(field => (
                    <FieldEntry
                      key={`${template.form}-${field.name}`}
                      field={field}
                      value={entered[field.name] ?? first[field.name] ?? ''}
                      onCommit={value => setEntered({ ...entered, [field.name]: value })}
                    />
                  ))}
                {template.fields.some(each => each.isRequired) && (
                  <Text size="xs" c="dimmed">
                    {t('forms.fillLater')}
                  </Text>
                )}
              </Stack>
            )}
          </ScrollArea>
        </div>
        <Group justify="space-between">
          <Text size="xs" c="dimmed" maw={520}>
            {t('documents.numberHint')}
          </Text>
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button disabled={template === null} loading={isBusy} onClick={() => void create()}>
              {t('forms.make')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}

function AboutField({
  list,
  value,
  onChange,
}: {
  readonly list: ListChoice;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}): ReactElement {
  const t = useT();
  const label = t(`forms.about_${list.about}`);
  if (list.options.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('forms.noneInCase', { what: label })}
      </Text>
    );
  if (list.isSingle)
    return (
      <Select
        label={label}
        clearable
        data={[...list.options]}
        value={value[0] ?? null}
        onChange={id => onChange(id === null ? [] : [id])}
      />
    );
  return (
    <Checkbox.Group
      label={label}
      description={list.isAllByDefault ? t('forms.allWhenNone') : undefined}
      value={[...value]}
      onChange={onChange}
    >
      <Stack gap={4} mt={4}>
        {list.options.map(each => (
          <Checkbox key={each.value} size="xs" value={each.value} label={each.label} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
