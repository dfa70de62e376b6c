/**
 * Official wording of a reference to an instrument (NĐ 30/2020, Phụ lục I, Mục II.6.b; capital letters: Phụ lục II, V.7).
 * The first mention names type, number, date, issuing organ and trích yếu; a law or ordinance only its type and name.
 * Later mentions name type and number.
 */

interface Cited {
  readonly instrumentType: string;
  readonly number: string;
  readonly name: string;
  readonly issuer: string;
  readonly issuedOn: string | null;
}

export interface CitedProvision {
  readonly article: string;
  readonly clause: string;
  readonly point: string;
}

export type Mention = 'first' | 'later';

/** Named by type and name alone (Mục II.6.b). Central texts since 2025 print the number as well: both are right. */
const NAMED_BY_NAME = /^(bộ luật|luật|pháp lệnh|hiến pháp)/iu;
/** A trích yếu that needs no «về» before it. */
const STANDS_ALONE = /^(về|quy định|hướng dẫn|sửa đổi|ban hành|phê duyệt|tăng cường|công bố)(?=\s)/iu;

/** `Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư` */
export function instrumentReference(instrument: Cited, mention: Mention): string {
  const { instrumentType, number, name, issuer, issuedOn } = instrument;
  const isNamed = NAMED_BY_NAME.test(instrumentType);
  const numbered = number === '' ? '' : `số ${number}`;
  if (isNamed) return joined([nameWithType(instrumentType, name), numbered]);
  const short = joined([instrumentType, numbered]);
  if (mention === 'later') return short;
  const subject = name === '' ? '' : STANDS_ALONE.test(name) ? name : `về ${name}`;
  return joined([short, dateInWords(issuedOn), issuer === '' ? '' : `của ${issuer}`, subject]);
}

/** `điểm a khoản 2 Điều 36`; empty when no article is named. */
export function provisionReference({ article, clause, point }: CitedProvision): string {
  const isAnnex = /^(phụ lục|mục|phần)/iu.test(article);
  return joined([
    point === '' ? '' : `điểm ${point}`,
    clause === '' ? '' : `khoản ${clause}`,
    article === '' ? '' : isAnnex ? article : `Điều ${article}`,
  ]);
}

/** `điểm a khoản 2 Điều 36 Luật Thanh tra số 84/2025/QH15` */
export function legalReference(instrument: Cited, provision: CitedProvision, mention: Mention): string {
  return joined([provisionReference(provision), instrumentReference(instrument, mention)]);
}

function nameWithType(type: string, name: string): string {
  return name.toLocaleLowerCase('vi').startsWith(type.toLocaleLowerCase('vi')) ? name : joined([type, name]);
}

/** Zero before days below 10 and before months 1 and 2 only (Mục II.4). */
function dateInWords(isoDate: string | null): string {
  const [year, month, day] = (isoDate ?? '').split('-');
  if (day === undefined || month === undefined) return '';
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`;
}

function joined(parts: readonly string[]): string {
  return parts.filter(part => part !== '').join(' ');
}
