import * as z from 'zod';
import { RECORDS, type RecordKind } from '#casefile';

/** The values a choice field of a record may take, from the model itself. */
export function choicesOf(kind: RecordKind, field: string): readonly string[] {
  const known = (RECORDS[kind].fields as Record<string, { schema: z.ZodType } | undefined>)[field];
  let schema: unknown = known?.schema;
  if (schema instanceof z.ZodNullable) schema = schema.unwrap();
  return schema instanceof z.ZodEnum ? schema.options.map(String) : [];
}

/** May a choice be empty? */
export function isOptionalChoice(kind: RecordKind, field: string): boolean {
  const known = (RECORDS[kind].fields as Record<string, { schema: z.ZodType } | undefined>)[field];
  return known?.schema instanceof z.ZodNullable;
}
