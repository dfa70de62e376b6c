import type { CopyMark } from './tree.ts';

/** Ô 14 of an electronic copy: «hình thức sao, tên cơ quan sao, thời gian ký» (NĐ 30/2020 Phụ lục I, Phần II). */
export function electronicCopyText(copy: CopyMark): string {
  return [copy.form, copy.issuingOrgan.join(' '), copy.signedAt].filter(part => part !== '').join('; ');
}
