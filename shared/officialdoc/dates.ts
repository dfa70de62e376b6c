/** Zero before days below 10 and before months 1 and 2 only, as in the place and date line (NĐ 30/2020, Mục II.4). */
function partsOf(isoDate: string): { day: string; month: string; year: string } {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  return { day, month: Number(month) <= 2 ? month : String(Number(month)), year };
}

/** `05/6/2026`, as texts write a date. */
export function dateInText(isoDate: string | null): string {
  if (isoDate === null) return '';
  const { day, month, year } = partsOf(isoDate);
  return `${day}/${month}/${year}`;
}

/** `ngày 05 tháng 6 năm 2026`. */
export function dateInWords(isoDate: string | null): string {
  if (isoDate === null) return '';
  const { day, month, year } = partsOf(isoDate);
  return `ngày ${day} tháng ${month} năm ${year}`;
}
