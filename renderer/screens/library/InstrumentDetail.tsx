import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { instrumentFields, type LibraryEntry, setRecord } from '#casefile';
import { forceOn, instrumentReference } from '#law';
import { formatDate, newId, type T, useRegistry, useT } from '../../app/index.ts';
import { CollectionTable, FormGrid, FormPart, RecordField, useActs } from '../../components/record/index.ts';
import { type Column, DataTable } from '../../components/table/index.ts';

type Article = LibraryEntry['articles'][number];

interface Props {
  readonly entry: LibraryEntry;
  readonly library: readonly LibraryEntry[];
  readonly today: string;
}

/** One instrument: how it is cited, its dates, its provisions. What came with the program is changed as the office's own copy. */
export function InstrumentDetail({ entry, library, today }: Props): ReactElement {
  const t = useT();
  const { isReadOnly } = useRegistry();
  const { act, remove } = useActs();
  const force = forceOn(entry, today);
  const successor = library.find(each => each.id === entry.replacedById);
  const isOwn = entry.origin !== 'program';
  const title = [entry.instrumentType, entry.number].filter(Boolean).join(' ');
  const change = () =>
    void act([setRecord('instrument', entry.id, instrumentFields(entry), { articles: entry.articles })]);
  const hide = () => {
    const fields = isOwn ? {} : instrumentFields(entry);
    void act([setRecord('instrument', entry.id, { ...fields, isHidden: true })]);
  };
  return (
    <>
      <FormPart
        title={title}
        tools={
          <Group gap="xs">
            {!isOwn && (
              <Button size="compact-xs" variant="default" disabled={isReadOnly} onClick={change}>
                {t('library.change')}
              </Button>
            )}
            {entry.origin === 'changed' && (
              <Button
                size="compact-xs"
                variant="default"
                disabled={isReadOnly}
                onClick={() => void remove([{ kind: 'instrument', id: entry.id }], title)}
              >
                {t('library.toProgram')}
              </Button>
            )}
            <Button
              size="compact-xs"
              variant="subtle"
              color="seal"
              disabled={isReadOnly}
              onClick={() =>
                entry.origin === 'office' ? void remove([{ kind: 'instrument', id: entry.id }], title) : hide()
              }
            >
              {t('library.hide')}
            </Button>
          </Group>
        }
      >
        <Stack gap={4}>
          <Text size="sm">{t(`library.forceLong_${force}`, { period: periodOf(entry, t) })}</Text>
          {successor !== undefined && (
            <Text size="sm">{t('library.replacedBy', { name: instrumentReference(successor, 'later') })}</Text>
          )}
          {entry.verification !== 'V' && (
            <Alert color="amber" p="xs" title={t(`choice.instrument.verification.${entry.verification}`)}>
              {t('library.unverifiedText')}
            </Alert>
          )}
          <Text size="xs" c="dimmed">
            {entry.source}
          </Text>
          <Text size="xs" c="dimmed">
            {t('library.citedAs')}
          </Text>
          <Text size="sm" className="cited-as">
            {instrumentReference(entry, 'first')}
          </Text>
        </Stack>
      </FormPart>
      {isOwn && <InstrumentFields entry={entry} library={library} />}
      <FormPart title={t('library.articles')}>
        <Articles entry={entry} isOwn={isOwn} />
      </FormPart>
    </>
  );
}

function InstrumentFields({ entry, library }: Pick<Props, 'entry' | 'library'>): ReactElement {
  const t = useT();
  const others = library
    .filter(each => each.id !== entry.id)
    .map(each => ({ value: each.id, label: [each.instrumentType, each.number, each.name].filter(Boolean).join(' ') }));
  const field = (name: string, type: 'text' | 'longText' | 'date' | 'flag' | 'choice') => (
    <RecordField kind="instrument" record={entry} field={name} type={type} />
  );
  return (
    <FormPart title={t('library.fields')}>
      <FormGrid>
        {field('instrumentType', 'text')}
        {field('number', 'text')}
        {field('issuer', 'text')}
        {field('issuedOn', 'date')}
        {field('inForceFrom', 'date')}
        {field('inForceTo', 'date')}
        <RecordField kind="instrument" record={entry} field="replacedById" type="reference" options={others} />
        {field('verification', 'choice')}
      </FormGrid>
      {field('name', 'longText')}
      {field('source', 'longText')}
      {field('isParty', 'flag')}
    </FormPart>
  );
}

function Articles({ entry, isOwn }: { readonly entry: LibraryEntry; readonly isOwn: boolean }): ReactElement {
  const t = useT();
  const columns: readonly Column<Article>[] = [
    { key: 'article', label: t('findings.article'), type: 'text', width: 80, value: row => row.article },
    { key: 'clause', label: t('findings.clause'), type: 'text', width: 64, value: row => row.clause },
    { key: 'point', label: t('findings.point'), type: 'text', width: 64, value: row => row.point },
    { key: 'text', label: t('library.articleText'), type: 'text', width: 300, value: row => row.text },
    {
      key: 'inForceFrom',
      label: t('record.instrument.inForceFrom'),
      type: 'date',
      width: 110,
      value: row => row.inForceFrom,
    },
    {
      key: 'inForceTo',
      label: t('record.instrument.inForceTo'),
      type: 'date',
      width: 110,
      value: row => row.inForceTo,
    },
  ];
  if (!isOwn)
    return (
      <div className="short-table">
        <DataTable<Article>
          tableId="library.articles"
          label={t('library.articles')}
          rows={entry.articles}
          columns={columns}
          isReadOnly
          emptyText={t('library.noArticles')}
        />
      </div>
    );
  return (
    <CollectionTable<Article>
      kind="instrument"
      record={entry}
      field="articles"
      items={entry.articles}
      label={t('library.articles')}
      columns={columns}
      emptyText={t('library.noArticles')}
      addLabel={t('library.addArticle')}
      fresh={() => ({ id: newId(), article: '', clause: '', point: '', text: '', inForceFrom: null, inForceTo: null })}
    />
  );
}

function periodOf({ inForceFrom, inForceTo }: LibraryEntry, t: T): string {
  const from = inForceFrom === null ? '' : formatDate(inForceFrom);
  const to = inForceTo === null ? '' : formatDate(inForceTo);
  if (from === '') return t('library.period_to', { to });
  return t(to === '' ? 'library.period_from' : 'library.period_fromTo', { from, to });
}
