import type { Component } from '../subject.ts';
import type { WordParagraph } from './paragraphs.ts';

/**
 * Which box of the diagram (Phụ lục I, Mục IV) each paragraph of a file stands in: told from fixed words, the table it is in
 * and what stands around it. undefined = an empty line, or nothing the form speaks of.
 */
export function classify(paragraphs: readonly WordParagraph[]): readonly (Component | undefined)[] {
  const found: (Component | undefined)[] = paragraphs.map(() => undefined);
  const words = paragraphs.map(each => each.text.trim().replace(/\s+/g, ' '));
  const end = header(paragraphs, words, found);
  const start = closing(paragraphs, words, found);
  opening(paragraphs, words, found, end, start);
  words.forEach((text, index) => {
    if (text === '' || found[index] !== undefined || (index <= end && /^_+$/.test(text))) return;
    found[index] = index > start ? 'annex' : paragraphs[index]?.cell == null ? 'body' : 'table';
  });
  return found;
}

const NATION = /^CỘNG H(ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM$/i;
const PLACE = /ngày\s.*tháng\s.*năm/i;
/** The header is the first lines of page 1. */
const HEADER_LINES = 30;
const KINDS =
  /^(KẾT LUẬN|QUYẾT ĐỊNH|BÁO CÁO|TỜ TRÌNH|THÔNG BÁO|KẾ HOẠCH|BIÊN BẢN|NGHỊ QUYẾT|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|HƯỚNG DẪN|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|DỰ ÁN|HỢP ĐỒNG|CÔNG ĐIỆN|GIẤY|PHIẾU|BẢN|THÔNG CÁO|ĐỀ CƯƠNG|NHẬT KÝ|VĂN BẢN)/;

type Found = (Component | undefined)[];

const isSameCell = (a: WordParagraph['cell'], b: WordParagraph['cell']) =>
  a?.table === b?.table && a?.row === b?.row && a?.column === b?.column;

/** Ô 1–4, 5b. @returns the last index of the header; -1 = none */
function header(paragraphs: readonly WordParagraph[], words: readonly string[], found: Found): number {
  const nation = words.findIndex((text, index) => index < HEADER_LINES && NATION.test(text));
  if (nation === -1) return -1;
  const table = paragraphs[nation]?.cell?.table;
  const isHeader = (index: number) =>
    table === undefined ? index < nation + 12 : paragraphs[index]?.cell?.table === table;
  let last = nation;
  words.forEach((text, index) => {
    if (text === '' || index > HEADER_LINES + nation || !isHeader(index)) return;
    const component = headerPart(paragraphs, text, index, nation);
    if (component === undefined) return;
    found[index] = component;
    last = Math.max(last, index);
  });
  const organs = found.flatMap((component, index) => (component === 'organ' ? [index] : []));
  const bold = organs.filter(index => paragraphs[index]?.runs.some(run => run.look.isBold));
  // The issuing organ is the bold one; where nobody set it bold, the last line.
  const own = bold.length > 0 ? bold : organs.slice(-1);
  for (const index of organs) if (!own.includes(index)) found[index] = 'parentOrgan';
  return last;
}

function headerPart(
  paragraphs: readonly WordParagraph[],
  text: string,
  index: number,
  nation: number,
): Component | undefined {
  if (index === nation) return 'nation';
  if (/^độc\s*lập/i.test(text)) return 'motto';
  if (/^Số\s*:/i.test(text)) return 'number';
  if (/^V\/v\s/i.test(text)) return 'dispatchSummary';
  if (PLACE.test(text)) return 'place';
  if (/^(HỎA TỐC|THƯỢNG KHẨN|KHẨN|MẬT|TỐI MẬT|TUYỆT MẬT|XEM XONG TRẢ LẠI|LƯU HÀNH NỘI BỘ|DỰ THẢO.*)$/i.test(text))
    return 'mark';
  if (/^_+$/.test(text)) return undefined;
  const cell = paragraphs[index]?.cell ?? null;
  const right = paragraphs[nation]?.cell ?? null;
  const isLeft = cell === null ? index < nation : cell.row === right?.row && cell.column < right.column;
  return isLeft ? 'organ' : undefined;
}

/** Ô 7a, 7b, 9b. @returns the last index of the closing block; Infinity = none */
function closing(paragraphs: readonly WordParagraph[], words: readonly string[], found: Found): number {
  const head = words.findLastIndex(text => /^Nơi nhận\s*:?/.test(text));
  if (head === -1) return Number.POSITIVE_INFINITY;
  const cell = paragraphs[head]?.cell ?? null;
  found[head] = 'recipientsHead';
  let last = head;
  const mark = (index: number, component: Component) => {
    found[index] = component;
    last = Math.max(last, index);
  };
  if (cell === null) {
    for (let index = head + 1; /^[-–+•]/.test(words[index] ?? ''); index++) mark(index, 'recipient');
    return last;
  }
  const others: number[] = [];
  words.forEach((text, index) => {
    const own = paragraphs[index]?.cell;
    if (text === '' || own?.table !== cell.table || index === head) return;
    if (isSameCell(own, cell)) {
      if (index > head) mark(index, /^[-–+•]/.test(text) || text.includes('Lưu:') ? 'recipient' : 'mark');
    } else others.push(index);
  });
  const name = others.at(-1);
  for (const index of others) {
    if (index === name && /\p{Ll}/u.test(words[index] ?? '')) mark(index, 'signerName');
    else mark(index, /^\(.*\)$/.test(words[index] ?? '') ? 'mark' : 'signature');
  }
  return last;
}

/** Ô 5a, 9a, căn cứ: between the header and the content. */
function opening(
  paragraphs: readonly WordParagraph[],
  words: readonly string[],
  found: Found,
  header: number,
  closing: number,
): void {
  const free = (index: number) => words[index] !== '' && found[index] === undefined && paragraphs[index]?.cell === null;
  const isCentred = (index: number) => paragraphs[index]?.look.align === 'center';
  const first = header + 1;
  const title = words.findIndex(
    (text, index) =>
      index >= first && index < first + 15 && free(index) && isCentred(index) && KINDS.test(text.toUpperCase()),
  );
  let next = first;
  if (title !== -1) {
    found[title] = 'title';
    next = title + 1;
    while (
      next < words.length &&
      (words[next] === '' || (free(next) && isCentred(next) && /\p{Ll}/u.test(words[next] ?? '')))
    ) {
      if (words[next] !== '') found[next] = 'summary';
      next++;
    }
  }
  const stop = Math.min(words.length, closing, next + 60);
  let isAddressing = false;
  for (let index = next; index < stop; index++) {
    const text = words[index] ?? '';
    if (text === '') continue;
    if (/^Kính gửi\s*:/.test(text)) {
      found[index] = 'addressee';
      isAddressing = true;
    } else if (isAddressing && /^[-–]/.test(text)) found[index] = 'addressee';
    else if (/^(Căn cứ|Theo đề nghị)(?!\p{L})/u.test(text) && free(index) && text.length < 600)
      found[index] = 'legalBasis';
    else if (found[index] === undefined) {
      if (text === text.toUpperCase() && text.length < 120) continue;
      break;
    }
  }
}
