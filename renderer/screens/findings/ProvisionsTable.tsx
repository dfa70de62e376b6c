import { Select } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import {
  type HonestDate,
  legalBasisFields,
  libraryOf,
  type Provision,
  provisionForce,
  setRecord,
  spanOf,
} from '#casefile';
import { formatDate, newId, useCase, useRegistry, useT } from '../../app/index.ts';
import { CollectionTable, useActs, useRecordOptions } from '../../components/record/index.ts';
import { type Column, foldedFilter } from '../../components/table/index.ts';

interface Props {
  readonly kind: 'finding' | 'headResponsibility';
  readonly record: { readonly id: string; readonly provisions: readonly Provision[] };
  /** When the behaviour took place: the law is cited as in force then. */
  readonly on: HonestDate | null;
}

/** Legal bases at điểm – khoản – điều, in the version in force when the behaviour took place. */
export function ProvisionsTable({ kind, record, on }: Props): ReactElement {
  const t = useT();
  const { view, isReadOnly } = useCase();
  const { act } = useActs();
  const optionsOf = useRecordOptions();
  const bases = optionsOf('legalBasis');
  const registry = useRegistry();
  const library = useMemo(() => libraryOf(registry.view), [registry.view]);
  const versionDate = on === null ? null : (spanOf(on)?.from ?? null);
  const known = new Set(Object.values(view.records.legalBasis).map(basis => basis.number));
  const columns: readonly Column<Provision>[] = [
    {
      key: 'legalBasisId',
      label: t('record.legalBasis'),
      type: 'reference',
      width: 260,
      options: bases,
      value: row => row.legalBasisId,
    },
    { key: 'article', label: t('findings.article'), type: 'text', width: 64, value: row => row.article },
    { key: 'clause', label: t('findings.clause'), type: 'text', width: 64, value: row => row.clause },
    { key: 'point', label: t('findings.point'), type: 'text', width: 64, value: row => row.point },
    { key: 'versionDate', label: t('findings.versionDate'), type: 'date', width: 110, value: row => row.versionDate },
    {
      key: 'force',
      label: t('findings.inForce'),
      type: 'text',
      width: 170,
      isReadOnly: true,
      value: row => forceText(row),
    },
  ];
  const forceText = (row: Provision): string => {
    const basis = view.records.legalBasis[row.legalBasisId];
    if (basis === undefined) return '';
    const { force, on: judgedOn } = provisionForce(view, row, on === null ? null : spanOf(on));
    if (judgedOn === null) return '';
    if (force === 'notYetInForce') return t('findings.notYetInForce', { date: formatDate(basis.inForceFrom ?? '') });
    if (force === 'noLongerInForce') return t('findings.noLongerInForce', { date: formatDate(basis.inForceTo ?? '') });
    return t(force === 'unknown' ? 'findings.forceUnknown' : 'findings.wasInForce');
  };
  const fresh = (legalBasisId: string): Provision => ({
    id: newId(),
    legalBasisId,
    article: '',
    clause: '',
    point: '',
    versionDate,
  });
  const addFromLibrary = (instrumentId: string | null) => {
    const instrument = library.find(each => each.id === instrumentId);
    if (instrument === undefined) return;
    const basisId = newId();
    void act([
      setRecord('legalBasis', basisId, legalBasisFields(instrument)),
      setRecord(kind, record.id, {}, { provisions: [fresh(basisId)] }),
    ]);
  };
  return (
    <>
      <CollectionTable<Provision>
        kind={kind}
        record={record}
        field="provisions"
        items={record.provisions}
        label={t('record.finding.provisions')}
        columns={columns}
        emptyText={bases.length === 0 ? t('findings.noBases') : t('findings.noProvisions')}
        addLabel={t('findings.addProvision')}
        fresh={() => (bases[0] === undefined ? null : fresh(bases[0].value))}
        changed={(item, field, value) =>
          field === 'legalBasisId' && typeof value !== 'string' ? null : { ...item, [field]: value }
        }
      />
      {!isReadOnly && (
        <Select
          size="xs"
          maw={520}
          label={t('findings.addFromLibrary')}
          placeholder={t('findings.libraryPlaceholder')}
          searchable
          filter={foldedFilter}
          value={null}
          data={library
            .filter(each => !known.has(each.number))
            .map(each => ({
              value: each.id,
              label: `${each.instrumentType} ${each.number} ${each.name}`,
            }))}
          nothingFoundMessage={t('table.nothingFound')}
          onChange={addFromLibrary}
        />
      )}
    </>
  );
}
