import { MultiSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import type { PartyRef, RecordValue } from '#casefile';
import { newId, useCase, useT } from '../../app/index.ts';
import { useActs, useRecordOptions } from '../../components/record/index.ts';
import { foldedFilter } from '../../components/table/index.ts';

/** The parties of an event: organisations and persons from one picker. */
export function EventParties({ event }: { readonly event: RecordValue<'timelineEvent'> }): ReactElement {
  const t = useT();
  const { view, isReadOnly } = useCase();
  const { setField } = useActs();
  const optionsOf = useRecordOptions();
  const keep = (ids: readonly string[]) => {
    const parties = ids.map(
      (partyId): PartyRef =>
        event.parties.find(party => party.partyId === partyId) ?? {
          id: newId(),
          type: view.records.person[partyId] === undefined ? 'organisation' : 'person',
          partyId,
        },
    );
    void setField('timelineEvent', event.id, 'parties', parties);
  };
  return (
    <MultiSelect
      size="xs"
      label={t('record.timelineEvent.parties')}
      data={[...optionsOf('organisation'), ...optionsOf('person')]}
      value={[...new Set(event.parties.map(party => party.partyId))]}
      searchable
      filter={foldedFilter}
      limit={80}
      readOnly={isReadOnly}
      nothingFoundMessage={t('table.nothingFound')}
      onChange={keep}
    />
  );
}
