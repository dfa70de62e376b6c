/** Units of WordprocessingML: twentieths of a point (twip) for lengths, half-points for type. */
export const mmToTwip = (mm: number) => Math.round((mm * 1440) / 25.4);
export const ptToTwip = (pt: number) => Math.round(pt * 20);
export const halfPoints = (pt: number) => Math.round(pt * 2);

/**
 * Width of a line of Times, pt: enough to draw a rule under it. Capitals and digits are wider than small letters; bold
 * adds about 6 %.
 */
export function lineWidthPt(text: string, sizePt: number, isBold: boolean): number {
  let em = 0;
  for (const letter of text.normalize('NFD').replace(/\p{M}/gu, '')) {
    if (/[MW]/.test(letter)) em += 0.9;
    else if (/\p{Lu}/u.test(letter)) em += 0.69;
    else if (/[\d–]/.test(letter)) em += 0.5;
    else if (/[ijlt.,;: \-/()]/.test(letter)) em += 0.28;
    else if (/[mw]/.test(letter)) em += 0.75;
    else em += 0.46;
  }
  return em * sizePt * (isBold ? 1.06 : 1);
}
