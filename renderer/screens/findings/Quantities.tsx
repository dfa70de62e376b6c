import { type ReactElement, useMemo, useState } from 'react';
import { useCase, useT } from '../../app/index.ts';
import { CitationsField, RecordTable, useRecordColumns, useRecordOptions } from '../../components/record/index.ts';
import { areaText } from '../../components/table/index.ts';

/** Land and counts of a finding. Land is whole hundredths of m². */
export function Quantities({ findingId }: { readonly findingId: string }): ReactElement {
  const t = useT();
  const { view } = useCase();
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('quantity');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const rows = useMemo(
    () => Object.values(view.records.quantity).filter(each => each.findingId === findingId),
    [view.records.quantity, findingId],
  );
  const columns = useMemo(
    () => [
      column('quantityKind', 'choice', 130),
      // Land is typed in m² or ha; every other kind is a plain count.
      column('area', 'area', 130, {
        label: t('findings.area'),
        value: row => (row.quantityKind === 'landCentiM2' ? row.value : null),
      }),
      column('value', 'whole', 90, {
        label: t('findings.count'),
        value: row => (row.quantityKind === 'landCentiM2' ? null : row.value),
      }),
      column('landKind', 'text', 130),
      column('mapSheet', 'text', 80),
      column('plot', 'text', 80),
      column('organisationId', 'reference', 160, { options: optionsOf('organisation') }),
      column('fiscalYear', 'whole', 70),
      column('note', 'longText', 160),
    ],
    [column, optionsOf, t],
  );
  const chosen = rows.find(row => row.id === chosenId);
  return (
    <>
      <div className="short-table is-low">
        <RecordTable
          kind="quantity"
          tableId="quantity"
          label={t('findings.quantities')}
          rows={rows}
          columns={columns}
          isPlain
          emptyText={t('findings.noQuantities')}
          onActive={row => setChosenId(row?.id ?? null)}
          fresh={() => ({ findingId, quantityKind: 'landCentiM2' as const })}
          footer={shown => ({
            quantityKind: t('findings.sum'),
            area: areaText(
              shown.filter(row => row.quantityKind === 'landCentiM2').reduce((sum, row) => sum + (row.value ?? 0), 0),
            ),
          })}
          fieldOf={key => (key === 'area' || key === 'value' ? 'value' : key)}
        />
      </div>
      {chosen !== undefined && <CitationsField isLabelled key={chosen.id} kind="quantity" record={chosen} />}
    </>
  );
}
