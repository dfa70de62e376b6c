/** Reads a date as people type it: `5/3/2024`, `05.03.24`, `5-3-2024`. @returns ISO, or null when it is no date. */
export function readTypedDate(typed: string): string | null {
  const match = /^\s*(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{2}|\d{4})\s*$/.exec(typed);
  if (match === null) return null;
  const [, day = '', month = '', year = ''] = match;
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  const date = new Date(Date.UTC(full, Number(month) - 1, Number(day)));
  const isReal =
    date.getUTCFullYear() === full && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/**
 * Reads money as people type it: `1.234.000`, `1,5 tỷ`, `250 triệu`, `250tr`.
 * @returns whole đồng, or null when it is no amount.
 */
export function readTypedMoney(typed: string): number | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/đồng|vnđ|đ$/u, '')
    .trim();
  const match = /^(-?)([\d.]+)(?:,(\d+))?\s*(tỷ|tỉ|ty|triệu|tr|nghìn|ngàn|k)?$/u.exec(text);
  if (match === null) return null;
  const [, sign = '', wholePart = '', fraction = '', unit = ''] = match;
  if (!/^\d{1,3}(\.\d{3})*$|^\d+$/.test(wholePart)) return null;
  const scale = /^(tỷ|tỉ|ty)$/u.test(unit) ? 9 : /^(triệu|tr)$/u.test(unit) ? 6 : unit === '' ? 0 : 3;
  if (fraction.length > scale) return null;
  const digits = wholePart.replaceAll('.', '') + fraction.padEnd(scale, '0');
  const amount = Number(digits) * (sign === '-' ? -1 : 1);
  return Number.isSafeInteger(amount) ? amount : null;
}
