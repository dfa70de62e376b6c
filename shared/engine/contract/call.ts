import type * as z from 'zod';

/** One call of the engine: its input is validated on the worker's side, its output is ours and only typed. */
export interface Call<I, O> {
  readonly input: z.ZodType<I>;
  readonly output?: O;
}

export function call<I>(input: z.ZodType<I>): { returns<O>(): Call<I, O> } {
  return { returns: <O>(): Call<I, O> => ({ input }) };
}

export type Area = Record<string, Call<never, unknown>>;
export type AreaApi<A> = {
  readonly [N in keyof A]: A[N] extends Call<infer I, infer O>
    ? (...input: I extends undefined ? [] : [I]) => Promise<O>
    : never;
};
