import { useMemo } from 'react';
import type { RecordKind, RecordValue } from '#casefile';
import { amountInWords } from '#officialdoc';
import { useT } from '../../app/index.ts';
import type { CellOption, CellType, Column } from '../table/index.ts';
import { choicesOf, isOptionalChoice } from './choices.ts';

type Extra<Row> = Partial<Omit<Column<Row>, 'key' | 'type' | 'width'>>;

/** A column over a field of a record: its label, choices and hints come from the catalogue and the model. */
export function useRecordColumns<K extends RecordKind>(
  kind: K,
): (field: string, type: CellType, width: number, extra?: Extra<RecordValue<K>>) => Column<RecordValue<K>> {
  const t = useT();
  return useMemo(
    () => (field, type, width, extra) => ({
      key: field,
      label: t(`record.${kind}.${field}`),
      type,
      width,
      value: row => fieldOf(row, field),
      ...(type === 'choice' && { options: choiceOptions(kind, field, t), isOptional: isOptionalChoice(kind, field) }),
      ...(type === 'reference' && { isOptional: true }),
      ...(type === 'money' && { hint: (row: RecordValue<K>) => moneyHint(fieldOf(row, field)) }),
      ...extra,
    }),
    [kind, t],
  );
}

export function choiceOptions(kind: RecordKind, field: string, t: (key: string) => string): readonly CellOption[] {
  return choicesOf(kind, field).map(value => ({ value, label: t(`choice.${kind}.${field}.${value}`) }));
}

export function fieldOf(row: object, field: string): unknown {
  return (row as Record<string, unknown>)[field];
}

/** An amount in words, as a document would print it. */
export function moneyHint(value: unknown): string {
  return typeof value === 'number' ? amountInWords(value) : '';
}
