import type { FormTemplate } from '#officialdoc';

/** Without marks, small: «bien ban» finds «Biên bản». */
const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();

/** Has the form every word that was typed, in its name, article or abbreviation? */
export function matches({ name, source, type }: FormTemplate, search: string): boolean {
  const text = bare([name, source, type].join(' '));
  return bare(search)
    .split(/\s+/)
    .every(word => text.includes(word));
}
