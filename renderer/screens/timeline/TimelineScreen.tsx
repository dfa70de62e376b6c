import { Anchor, Text } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { citationText, partyName, type RecordValue } from '#casefile';
import { useCase, useT } from '../../app/index.ts';
import {
  ChooseRow,
  CitationsField,
  FormGrid,
  FormPart,
  RecordField,
  RecordTable,
  useChosen,
  useRecordColumns,
  useRecordOptions,
} from '../../components/record/index.ts';
import { EventParties } from './EventParties.tsx';
import { TimelineDrawing } from './TimelineDrawing.tsx';
import { timelineMarks } from './timelineMarks.ts';
import './timeline.css';

/** Diễn biến: events with honest dates, as a drawing and as a table. */
export function TimelineScreen(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const { chosen, focusId, pick, choose } = useChosen('timelineEvent');
  const column = useRecordColumns('timelineEvent');
  const rows = useMemo(() => Object.values(view.records.timelineEvent), [view.records.timelineEvent]);
  const marks = useMemo(() => timelineMarks(rows), [rows]);
  const undated = useMemo(() => rows.filter(row => row.date.precision === 'unknown'), [rows]);
  const columns = useMemo(
    () => [
      column('date', 'honestDate', 190),
      column('title', 'text', 280),
      column('place', 'text', 130),
      column('parties', 'text', 180, {
        isReadOnly: true,
        value: row => row.parties.map(party => partyName(view, party.type, party.partyId)).join('; '),
      }),
      column('amount', 'money', 130),
      column('citations', 'text', 120, {
        label: t('record.citations'),
        isReadOnly: true,
        value: row => row.citations.map(citation => citationText(view, citation)).join('; '),
      }),
      column('eventKind', 'text', 120),
      column('isContested', 'flag', 80),
    ],
    [column, view, t],
  );
  return (
    <>
      {rows.length > 0 && <TimelineDrawing marks={marks} chosenId={chosen?.id ?? null} onChoose={pick} />}
      {undated.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list must be reachable by keyboard
        <section className="timeline-unknown" aria-label={t('timeline.unknown')} tabIndex={0}>
          <Text size="xs" c="dimmed" span>
            {t('timeline.unknown')} ({undated.length}):
          </Text>
          {undated.slice(0, 40).map(row => (
            <Anchor key={row.id} component="button" type="button" fz="xs" onClick={() => pick(row.id)}>
              {row.title || t('record.unnamed', { kind: t('record.timelineEvent') })}
            </Anchor>
          ))}
        </section>
      )}
      <div className="timeline-body">
        <div className="timeline-list">
          <RecordTable
            kind="timelineEvent"
            tableId="timelineEvent"
            label={t('timeline.table')}
            rows={rows}
            columns={columns}
            focusId={focusId}
            initialSort={{ key: 'date', isDown: false }}
            emptyText={t('timeline.empty')}
            onActive={choose}
            fresh={() => ({})}
            rowTone={row => (row.citations.length === 0 ? 'warn' : undefined)}
          />
        </div>
        <div className="timeline-detail">{chosen === undefined ? <ChooseRow /> : <EventDetail event={chosen} />}</div>
      </div>
    </>
  );
}

function EventDetail({ event }: { readonly event: RecordValue<'timelineEvent'> }): ReactElement {
  const t = useT();
  const optionsOf = useRecordOptions();
  const field = (name: string, type: Parameters<typeof RecordField>[0]['type']) => (
    <RecordField key={`${event.id}-${name}`} kind="timelineEvent" record={event} field={name} type={type} />
  );
  return (
    <>
      <FormPart title={event.title || t('record.timelineEvent')}>
        {field('title', 'longText')}
        <FormGrid>
          {field('date', 'honestDate')}
          {field('place', 'text')}
          {field('amount', 'money')}
          {field('eventKind', 'text')}
        </FormGrid>
        {field('description', 'longText')}
        <EventParties event={event} />
        <RecordField
          kind="timelineEvent"
          record={event}
          field="findingIds"
          type="references"
          options={optionsOf('finding')}
        />
        {field('isContested', 'flag')}
        {event.isContested && field('contestNote', 'longText')}
      </FormPart>
      <FormPart title={t('record.citations')}>
        <CitationsField key={event.id} kind="timelineEvent" record={event} />
      </FormPart>
    </>
  );
}
