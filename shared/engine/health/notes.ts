import * as z from 'zod';

/** What a note in the history says of a check (MODEL: acts on the file as a whole). */
const noteSchema = z.strictObject({
  health: z.strictObject({
    /** Repairs done, by kind. */
    repaired: z.record(z.string(), z.int().min(1)).optional(),
    /** Keys of findings that stay as they are. */
    kept: z.array(z.string().max(400)).optional(),
  }),
});

/** A note holds 5,000 characters at most. */
const KEYS_PER_NOTE = 12;

/** Details for `note.recorded`: what was repaired, and what somebody decided to keep. */
export function healthNotes(repaired: Readonly<Record<string, number>>, kept: readonly string[]): readonly string[] {
  const notes: z.infer<typeof noteSchema>[] = [];
  if (Object.keys(repaired).length > 0) notes.push({ health: { repaired } });
  for (let at = 0; at < kept.length; at += KEYS_PER_NOTE)
    notes.push({ health: { kept: kept.slice(at, at + KEYS_PER_NOTE) } });
  return notes.map(note => JSON.stringify(note));
}

/** Keys that a note keeps; a note of something else keeps none. */
export function keptBy(detail: string): readonly string[] {
  if (!detail.startsWith('{"health"')) return [];
  try {
    return noteSchema.parse(JSON.parse(detail)).health.kept ?? [];
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return [];
    throw error;
  }
}
