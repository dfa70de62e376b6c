import * as z from 'zod';

const schema = z.object({
  language: z.enum(['vi', 'en']).catch('vi'),
  colours: z.enum(['light', 'dark', 'auto']).catch('light'),
  /** Minutes without keyboard or mouse before the vault locks itself. */
  idleMinutes: z.int().min(1).max(120).catch(10),
  /** The editor shows where the printed pages end. */
  pageView: z.boolean().catch(false),
  /** What stands open beside a document. */
  documentPane: z.enum(['header', 'proof', 'form', 'review', 'none']).catch('header'),
});
export type Preferences = z.infer<typeof schema>;

const KEY = 'minhchung.preferences';

/** How this window looks. Never a title, a name or anything of a case: local storage is not encrypted. */
export function readPreferences(): Preferences {
  return schema.parse(parsed(localStorage.getItem(KEY)));
}

export function writePreferences(preferences: Preferences): void {
  localStorage.setItem(KEY, JSON.stringify(preferences));
}

function parsed(text: string | null): object {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {}; // unreadable preferences: the defaults
  }
}
