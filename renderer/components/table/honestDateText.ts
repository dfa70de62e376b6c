import { type HonestDate, spanOf } from '#casefile';
import { readTypedDate } from '../typedDate.ts';

/** A honest date as it is typed and shown: `05/03/2024`, `3/2024`, `2024`, `≈ 05/03/2024`, `01/03/2024 – 05/03/2024`, «». */
export function honestDateText(date: HonestDate): string {
  switch (date.precision) {
    case 'exact':
      return dayText(date.date);
    case 'month':
      return `${String(date.month).padStart(2, '0')}/${date.year}`;
    case 'year':
      return String(date.year);
    case 'about':
      return `≈ ${dayText(date.date)}`;
    case 'range':
      return `${dayText(date.from)} – ${dayText(date.to)}`;
    case 'unknown':
      return '';
  }
}

const UNKNOWN_DATE: HonestDate = { precision: 'unknown' };
const ABOUT = /^(≈|~|khoảng|vào khoảng|about)\s*/iu;
const UNKNOWN = /^(\?|chưa rõ|không rõ|unknown)?$/iu;
/** A dash with spaces, «đến», «to»: dates themselves may be typed with dashes. */
const RANGE = /^(?:từ\s+)?(.+?)\s*(?:–|—|\s-\s|\s+đến\s+|\s+to\s+|\.\.)\s*(.+)$/iu;
const MONTH = /^(?:tháng\s*)?(\d{1,2})\s*[/.-]\s*(\d{4})$/iu;
const YEAR = /^(?:năm\s*)?(\d{4})$/iu;

/**
 * Reads a date as honestly as it is typed. A range given in months or years covers them whole.
 * @returns null when the text is no date, or a range that ends before it begins.
 */
export function readHonestDate(typed: string): HonestDate | null {
  const text = typed.normalize('NFC').trim();
  if (UNKNOWN.test(text)) return { precision: 'unknown' };
  if (ABOUT.test(text)) {
    const date = readTypedDate(text.replace(ABOUT, ''));
    return date === null ? null : { precision: 'about', date };
  }
  const single = readSingle(text);
  if (single !== null) return single;
  const [, first = '', last = ''] = RANGE.exec(text) ?? [];
  const from = spanOf(readSingle(first.trim()) ?? UNKNOWN_DATE);
  const to = spanOf(readSingle(last.trim()) ?? UNKNOWN_DATE);
  if (from === null || to === null || to.to < from.from) return null;
  return { precision: 'range', from: from.from, to: to.to };
}

function readSingle(text: string): HonestDate | null {
  const date = readTypedDate(text);
  if (date !== null) return { precision: 'exact', date };
  const month = MONTH.exec(text);
  if (month !== null) {
    const number = Number(month[1]);
    return number < 1 || number > 12 ? null : { precision: 'month', month: number, year: Number(month[2]) };
  }
  const year = YEAR.exec(text);
  return year === null ? null : { precision: 'year', year: Number(year[1]) };
}

function dayText(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${day}/${month}/${year}`;
}
