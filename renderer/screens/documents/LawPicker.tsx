import { Alert, Button, Group, Popover, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { type ReactElement, useMemo, useState } from 'react';
import { type LibraryEntry, libraryOf, type RecordValue, setRecord } from '#casefile';
import { forceOn, instrumentReference, legalReference, type Mention } from '#law';
import { formatDate, useCase, useRegistry, useT, useToday } from '../../app/index.ts';
import { useActs } from '../../components/record/index.ts';
import { foldedFilter } from '../../components/table/index.ts';
import { withBasis } from './legalBases.ts';

interface Props {
  readonly document: RecordValue<'document'>;
  readonly editor: Editor | null;
  readonly isReadOnly: boolean;
}

const NOWHERE = { article: '', clause: '', point: '' };

/** Cites an instrument in the official wording, at the caret or among the căn cứ, and says when it is not in force. */
export function LawPicker({ document, editor, isReadOnly }: Props): ReactElement {
  const t = useT();
  const today = useToday();
  const registry = useRegistry();
  const { isReadOnly: isCaseReadOnly } = useCase();
  const { act } = useActs();
  const [isOpen, setOpen] = useState(false);
  const [id, setId] = useState<string | null>(null);
  const [place, setPlace] = useState(NOWHERE);
  const [mention, setMention] = useState<Mention>('first');
  const library = useMemo(() => libraryOf(registry.view), [registry.view]);
  const chosen = library.find(each => each.id === id);
  const date = document.date ?? today;

  const choose = (next: string | null) => {
    setId(next);
    setPlace(NOWHERE);
    const number = library.find(each => each.id === next)?.number ?? '';
    const written = `${document.legalBases}\n${editor?.getText() ?? ''}`;
    setMention(number !== '' && written.includes(number) ? 'later' : 'first');
  };
  const insert = () => {
    if (chosen === undefined) return;
    const text = legalReference(chosen, place, mention);
    editor?.chain().focus().insertContent({ type: 'text', text }).run();
    setOpen(false);
  };
  const addBasis = () => {
    if (chosen === undefined) return;
    const legalBases = withBasis(document.legalBases, instrumentReference(chosen, 'first'));
    void act([setRecord('document', document.id, { legalBases })]);
    setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconGavel size={16} />}
          disabled={isReadOnly || isCaseReadOnly}
          onClick={() => setOpen(!isOpen)}
        >
          {t('library.cite')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown w={480}>
        <Stack gap="xs">
          <Select
            size="xs"
            data-autofocus
            label={t('library.citeInstrument')}
            placeholder={t('findings.libraryPlaceholder')}
            searchable
            limit={80}
            filter={foldedFilter}
            nothingFoundMessage={t('table.nothingFound')}
            comboboxProps={{ withinPortal: false }}
            data={library.map(each => ({ value: each.id, label: labelOf(each) }))}
            value={id}
            onChange={choose}
          />
          {chosen !== undefined && (
            <>
              <Place entry={chosen} place={place} onChange={setPlace} />
              <Radio.Group
                size="xs"
                label={t('library.citeMention')}
                value={mention}
                onChange={value => setMention(value === 'later' ? 'later' : 'first')}
              >
                <Group gap="md" mt={2}>
                  {(['first', 'later'] as const).map(value => (
                    <Radio key={value} size="xs" value={value} label={t(`library.mention.${value}`)} />
                  ))}
                </Group>
              </Radio.Group>
              <Text size="sm" className="cited-text">
                {legalReference(chosen, place, mention)}
              </Text>
              <ForceNotice entry={chosen} library={library} date={date} />
            </>
          )}
          <Group justify="flex-end" gap="xs">
            <Button size="xs" variant="default" disabled={chosen === undefined} onClick={addBasis}>
              {t('library.citeAsBasis')}
            </Button>
            <Button size="xs" disabled={chosen === undefined || editor === null} onClick={insert}>
              {t('library.citeInsert')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** A provision of the library, or any other, by điều – khoản – điểm. */
function Place({
  entry,
  place,
  onChange,
}: {
  readonly entry: LibraryEntry;
  readonly place: typeof NOWHERE;
  readonly onChange: (place: typeof NOWHERE) => void;
}): ReactElement {
  const t = useT();
  const part = (name: keyof typeof NOWHERE) => (
    <TextInput
      size="xs"
      w={name === 'article' ? 120 : 72}
      label={t(`findings.${name}`)}
      value={place[name]}
      onChange={event => onChange({ ...place, [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      {entry.articles.length > 0 && (
        <Select
          size="xs"
          label={t('library.citeProvision')}
          placeholder={t('library.citeWhole')}
          searchable
          clearable
          filter={foldedFilter}
          comboboxProps={{ withinPortal: false }}
          nothingFoundMessage={t('table.nothingFound')}
          data={entry.articles.map(each => ({ value: each.id, label: articleLabel(each) }))}
          value={entry.articles.find(each => isSame(each, place))?.id ?? null}
          onChange={id => {
            const article = entry.articles.find(each => each.id === id);
            onChange(
              article === undefined
                ? NOWHERE
                : { article: article.article, clause: article.clause, point: article.point },
            );
          }}
        />
      )}
      <Group gap="xs">
        {part('article')}
        {part('clause')}
        {part('point')}
      </Group>
    </>
  );
}

function ForceNotice({
  entry,
  library,
  date,
}: {
  readonly entry: LibraryEntry;
  readonly library: readonly LibraryEntry[];
  readonly date: string;
}): ReactElement | null {
  const t = useT();
  const force = forceOn(entry, date);
  if (force === 'inForce') return null;
  const successor = library.find(each => each.id === entry.replacedById);
  const title =
    force === 'unknown'
      ? t('library.citeForceUnknown')
      : t('library.citeNotInForce', { date: formatDate(date), force: t(`library.force_${force}`).toLowerCase() });
  return (
    <Alert color={force === 'unknown' ? 'amber' : 'seal'} p="xs" title={title} role="status">
      {successor !== undefined && t('library.citeReplacedBy', { name: instrumentReference(successor, 'later') })}
    </Alert>
  );
}

function labelOf({ instrumentType, number, name }: LibraryEntry): string {
  return [instrumentType, number, name].filter(part => part !== '').join(' ');
}

function articleLabel(article: LibraryEntry['articles'][number]): string {
  const parts = [
    article.article,
    article.clause && `khoản ${article.clause}`,
    article.point && `điểm ${article.point}`,
  ];
  return `${parts.filter(Boolean).join(', ')} – ${article.text}`;
}

function isSame(article: typeof NOWHERE, place: typeof NOWHERE): boolean {
  return article.article === place.article && article.clause === place.clause && article.point === place.point;
}
