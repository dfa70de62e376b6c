import { type ReactElement, useMemo, useState } from 'react';
import { useCase, useT } from '../../app/index.ts';
import { CitationsField, FormGrid, LeafField, RecordTable } from '../../components/record/index.ts';
import { useAmountColumns, useSumFooter } from './useAmountColumns.ts';

/** Money of one finding, line by line, with the calculation sheet and the signed minutes of each line. */
export function AmountLines({ findingId }: { readonly findingId: string }): ReactElement {
  const t = useT();
  const { view } = useCase();
  const columns = useAmountColumns();
  const footer = useSumFooter();
  const [lineId, setLineId] = useState<string | null>(null);
  const rows = useMemo(
    () =>
      Object.values(view.records.amountLine)
        .filter(line => line.findingId === findingId)
        .sort((a, b) => a.order - b.order),
    [view.records.amountLine, findingId],
  );
  const line = lineId === null ? undefined : view.records.amountLine[lineId];
  const last = rows.at(-1);
  return (
    <>
      <div className="short-table">
        <RecordTable
          kind="amountLine"
          tableId="amountLine"
          label={t('findings.amounts')}
          rows={rows}
          columns={columns}
          isPlain
          emptyText={t('findings.noAmounts')}
          footer={footer}
          onActive={row => setLineId(row?.id ?? null)}
          fresh={() => ({
            findingId,
            order: rows.length + 1,
            organisationId: last?.organisationId ?? null,
            fiscalYear: last?.fiscalYear ?? null,
            fundingSource: last?.fundingSource ?? '',
            measure: last?.measure ?? 'recover',
          })}
          rowTone={row => (row.overlapsId !== null ? 'quiet' : undefined)}
        />
      </div>
      {line !== undefined && line.findingId === findingId && (
        <>
          <FormGrid>
            <LeafField key={`${line.id}-c`} kind="amountLine" record={line} field="calculationLeafId" />
            <LeafField key={`${line.id}-m`} kind="amountLine" record={line} field="confirmationLeafId" />
          </FormGrid>
          <CitationsField isLabelled key={line.id} kind="amountLine" record={line} />
        </>
      )}
    </>
  );
}
