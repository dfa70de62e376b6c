import { useCallback } from 'react';
import { type CaseView, officeLabel, partyName, personName, type RecordKind, type RecordValue } from '#casefile';
import { formatMoney, useCase, useT, useToday } from '../../app/index.ts';
import type { CellOption } from '../table/index.ts';

/** What a record is called in lists and pickers. `today` decides «nguyên». */
export function recordLabel(view: CaseView, kind: RecordKind, id: string | null, today: string): string {
  if (id === null) return '';
  const record = view.records[kind][id];
  if (record === undefined) return '';
  switch (kind) {
    case 'person':
      return personName(view, id);
    case 'officeHolding': {
      const holding = record as RecordValue<'officeHolding'>;
      return [personName(view, holding.personId), officeLabel(view, id, today)].filter(Boolean).join(', ');
    }
    case 'subject': {
      const subject = record as RecordValue<'subject'>;
      return partyName(view, subject.partyType, subject.partyId);
    }
    case 'teamRole':
      return personName(view, (record as RecordValue<'teamRole'>).personId);
    case 'evidence': {
      const item = record as RecordValue<'evidence'>;
      return `TL ${item.number ?? '?'} – ${item.title || item.fileName}`;
    }
    case 'amountLine': {
      const line = record as RecordValue<'amountLine'>;
      const parts = [
        recordLabel(view, 'finding', line.findingId, today),
        recordLabel(view, 'organisation', line.organisationId, today),
        line.fiscalYear === null ? '' : String(line.fiscalYear),
        line.amount === null ? '' : `${formatMoney(line.amount)} đ`,
      ];
      return parts.filter(Boolean).join(' · ');
    }
    case 'explanationRound': {
      const round = record as RecordValue<'explanationRound'>;
      return `${round.round ?? '?'}${round.requestNumber === '' ? '' : ` – ${round.requestNumber}`}`;
    }
    case 'legalBasis': {
      const basis = record as RecordValue<'legalBasis'>;
      return [basis.instrumentType, basis.number, basis.name].filter(Boolean).join(' ');
    }
    case 'recommendation':
      return (record as RecordValue<'recommendation'>).action.slice(0, 120);
    default:
      return titleOf(record);
  }
}

function titleOf(record: object): string {
  const fields = record as Record<string, unknown>;
  for (const field of ['title', 'name', 'documentNumber']) {
    const value = fields[field];
    if (typeof value === 'string' && value !== '') return value;
  }
  return '';
}

const ORDERED = (a: CellOption, b: CellOption) => a.label.localeCompare(b.label, 'vi', { numeric: true });

/** Every record of a kind as options of a picker, in Vietnamese order; those without a name say so. */
export function useRecordOptions(): (kind: RecordKind, keep?: (id: string) => boolean) => readonly CellOption[] {
  const { view } = useCase();
  const today = useToday();
  const t = useT();
  return useCallback(
    (kind, keep = () => true) =>
      Object.keys(view.records[kind])
        .filter(keep)
        .map(id => ({
          value: id,
          label: recordLabel(view, kind, id, today) || t('record.unnamed', { kind: t(`record.${kind}`) }),
        }))
        .sort(ORDERED),
    [view, today, t],
  );
}
