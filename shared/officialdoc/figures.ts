/** `1234567` → `1.234.567` */
export function groupDigits(value: bigint | number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
}

const UNITS = {
  dong: { scale: 0, name: 'đồng' },
  trieu: { scale: 6, name: 'triệu đồng' },
  ty: { scale: 9, name: 'tỷ đồng' },
} as const;
export type DisplayUnit = keyof typeof UNITS;

/** Whole đồng in a display unit, exact, with dots and a decimal comma: `1.234,5 triệu đồng`. */
export function amountInUnit(dong: number, unit: DisplayUnit): string {
  return `${figureInUnit(dong, unit)} ${UNITS[unit].name}`;
}

export function unitName(unit: DisplayUnit): string {
  return UNITS[unit].name;
}

/** The figure alone, without the unit's name. */
export function figureInUnit(dong: number, unit: DisplayUnit): string {
  const { scale } = UNITS[unit];
  const sign = dong < 0 ? '-' : '';
  const digits = String(Math.abs(dong)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${sign}${groupDigits(BigInt(whole))}${fraction === '' ? '' : `,${fraction}`}`;
}

/** Hundredths of m² → `1.234,5 m²`. */
export function areaText(centiM2: number): string {
  const fraction = String(centiM2 % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${groupDigits(Math.floor(centiM2 / 100))}${fraction === '' ? '' : `,${fraction}`} m²`;
}

/** `Số: 05/KL-TT`: below 10 a leading zero, no spaces (NĐ 30/2020 Phụ lục I, Mục II.3). Blank before Văn thư gives it. */
export function numberLine(number: string, symbol: string): string {
  const trimmed = number.trim();
  const padded = /^\d$/.test(trimmed) ? `0${trimmed}` : trimmed;
  return `Số: ${padded === '' ? '\u00a0'.repeat(8) : padded}${symbol.trim() === '' ? '' : `/${symbol.trim()}`}`;
}

/** `Lai Châu, ngày 05 tháng 02 năm 2026`: zero before days below 10 and before months 1 and 2 only (Mục II.4). */
export function placeAndDate(place: string, isoDate: string | null): string {
  if (isoDate === null)
    return `${place}, ngày \u00a0\u00a0\u00a0 tháng \u00a0\u00a0\u00a0 năm \u00a0\u00a0\u00a0\u00a0\u00a0`;
  const [year = '', month = '', day = ''] = isoDate.split('-');
  const monthNumber = Number(month);
  return `${place}, ngày ${day} tháng ${monthNumber <= 2 ? month : String(monthNumber)} năm ${year}`;
}
