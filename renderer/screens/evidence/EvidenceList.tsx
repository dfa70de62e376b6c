import { type ReactElement, useMemo } from 'react';
import { defaultScheme, folioOf, folioText, leavesOf, personName, type RecordValue, wasInspector } from '#casefile';
import { formatDate, useCase, useT } from '../../app/index.ts';
import { type Column, DataTable } from '../../components/table/index.ts';

type Item = RecordValue<'evidence'>;

/** The register: number, title, kind, leaves, folio range, who collected it when. */
export function EvidenceList({
  chosenId,
  onChoose,
  isNarrow,
}: {
  readonly chosenId: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly isNarrow: boolean;
}): ReactElement {
  const t = useT();
  const { view } = useCase();
  const rows = useMemo(() => Object.values(view.records.evidence), [view.records.evidence]);
  const columns = useMemo((): Column<Item>[] => {
    const scheme = defaultScheme(view);
    const range = (item: Item) => {
      const numbers =
        scheme === null ? [] : leavesOf(view, item.id).flatMap(leaf => folioOf(view, scheme.id, leaf.id) ?? []);
      const [first] = numbers;
      const last = numbers.at(-1);
      return first === undefined || last === undefined
        ? ''
        : first === last
          ? folioText(first)
          : `${folioText(first)}-${folioText(last)}`;
    };
    const column = (
      key: string,
      type: Column<Item>['type'],
      width: number,
      value: Column<Item>['value'],
      show?: (item: Item) => string,
    ): Column<Item> => ({
      key,
      label: t(`evidence.column.${key}`),
      type,
      width,
      value,
      isReadOnly: true,
      ...(show && { show }),
    });
    const short = [
      column(
        'number',
        'whole',
        68,
        item => item.number,
        item => `TL ${item.number ?? '?'}`,
      ),
      column('title', 'text', isNarrow ? 200 : 320, item => item.title),
      column('folios', 'text', 80, range),
    ];
    if (isNarrow) return short;
    return [
      ...short,
      column('copyKind', 'text', 110, item =>
        item.copyKind === null ? '' : t(`choice.evidence.copyKind.${item.copyKind}`),
      ),
      column('leaves', 'whole', 72, item => leavesOf(view, item.id).length),
      column('pages', 'whole', 80, item => item.pageCount),
      column(
        'collectedOn',
        'text',
        122,
        item => item.collectedOn ?? '',
        item => formatDate(item.collectedOn),
      ),
      column('collector', 'text', 170, item => {
        const name = personName(view, item.collectorId);
        const isWrong =
          item.collectorId !== null &&
          item.collectedOn !== null &&
          wasInspector(view, item.collectorId, item.collectedOn) === false;
        return isWrong ? t('evidence.notInspector', { name }) : name;
      }),
      column('state', 'text', 140, item =>
        item.isWithdrawn ? t('evidence.withdrawn') : item.isOriginalReturned ? t('evidence.returned') : '',
      ),
    ];
  }, [view, t, isNarrow]);
  return (
    <div className="evidence-list" data-narrow={isNarrow || undefined}>
      <DataTable
        tableId={isNarrow ? 'evidence-narrow' : 'evidence'}
        label={t('evidence.title')}
        rows={rows}
        columns={columns}
        isReadOnly
        focusId={chosenId}
        initialSort={{ key: 'number', isDown: false }}
        emptyText={t('evidence.emptyText')}
        onActive={row => {
          if (isNarrow && row !== null && row.id !== chosenId) onChoose(row.id);
        }}
        onOpen={row => onChoose(row.id)}
        rowTone={row => (row.isWithdrawn ? 'quiet' : undefined)}
      />
    </div>
  );
}
