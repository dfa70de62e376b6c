/** Dates and money as Vietnamese papers print them: dd/mm/yyyy, dots between thousands. */

const two = (number: number) => String(number).padStart(2, '0');

/** `2026-02-05` → `05/02/2026`; null or empty → «». */
export function formatDate(isoDate: string | null | undefined): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate ?? '');
  return match === null ? '' : `${match[3]}/${match[2]}/${match[1]}`;
}

/** ms since the epoch → `14:32 05/02/2026`, by this machine's clock. */
export function formatDateTime(time: number): string {
  const date = new Date(time);
  return `${formatTime(time)} ${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()}`;
}

export function formatTime(time: number): string {
  const date = new Date(time);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Whole đồng with dots: `1.234.567`. */
export function formatMoney(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
}

/** Bytes for people: `12,4 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits).replace('.', ',')} ${units[unit]}`;
}

/** Today by this machine's clock, ISO. */
export function todayIso(now = new Date()): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
