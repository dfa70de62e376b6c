import * as z from 'zod';

/** One last-writer-wins register of a record: what it may hold and what it holds before anybody set it. */
export interface Field<T> {
  readonly schema: z.ZodType<T>;
  readonly initial: T;
}

/** A collection of a record: items are added and removed one by one, so two people adding at once both keep theirs. */
export interface Collection<T> {
  readonly item: z.ZodType<T>;
}

type Fields = Record<string, Field<unknown>>;
type Collections = Record<string, Collection<unknown>>;

export interface RecordDefinition<F extends Fields = Fields, C extends Collections = Collections> {
  readonly kind: string;
  /** Version of this record's shape; a changed shape bumps it and keeps reading the old one. */
  readonly version: number;
  readonly fields: F;
  readonly collections: C;
  /** Written once, never changed or removed (custody, signed opinions after signing). */
  readonly appendOnly: boolean;
  /** Only its author may change it (differing and reserved opinions, remarks). */
  readonly authorOnly: boolean;
  /** Fields of an `authorOnly` record that others fill in: the answer to a remark. */
  readonly answerFields: readonly string[];
}

export type FieldValues<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };
export type CollectionValues<C extends Collections> = {
  [K in keyof C]: C[K] extends Collection<infer T> ? readonly T[] : never;
};

/** Defines a record kind. Values hold no floats and no `undefined`: they are encoded as canonical CBOR. */
export function defineRecord<K extends string, F extends Fields, C extends Collections>(definition: {
  kind: K;
  version: number;
  fields: F;
  collections: C;
  appendOnly?: boolean;
  authorOnly?: boolean;
  answerFields?: readonly (keyof F & string)[];
}): RecordDefinition<F, C> & { readonly kind: K } {
  return { appendOnly: false, authorOnly: false, answerFields: [], ...definition };
}

export function field<T>(schema: z.ZodType<T>, initial: NoInfer<T>): Field<T> {
  return { schema, initial };
}

export function collection<T>(item: z.ZodType<T>): Collection<T> {
  return { item };
}

/** Identity of an item inside a collection: the string itself, or its `id`. */
export function itemKey(item: unknown): string {
  if (typeof item === 'string') return item;
  if (typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string') return item.id;
  throw new TypeError('a collection holds strings or objects with an id');
}

// Common fields ---------------------------------------------------------------------------------------------

const LONGEST_TEXT = 100_000;

export const recordId = z.string().min(1).max(64);
export const isoDate = z.iso.date();
/** Whole đồng, or a whole number of another unit; the journal holds no floats. */
export const wholeNumber = z.int().min(-9_007_199_254_740_991).max(9_007_199_254_740_991);

export const text = () => field(z.string().max(LONGEST_TEXT), '');
export const ref = () => field(recordId.nullable(), null);
export const date = () => field(isoDate.nullable(), null);
export const whole = () => field(wholeNumber.nullable(), null);
export const flag = () => field(z.boolean(), false);
export const order = () => field(z.int(), 0);
export const refs = () => collection(recordId);
export const texts = () => collection(z.string().min(1).max(LONGEST_TEXT));
export function choice<const T extends readonly [string, ...string[]]>(values: T, initial: NoInfer<T[number]>) {
  return field<T[number]>(z.enum(values), initial);
}
export function optionalChoice<const T extends readonly [string, ...string[]]>(values: T) {
  return field<T[number] | null>(z.enum(values).nullable(), null);
}
