import type { Deviation, FormRule } from '../rule.ts';
import type { PageSetting, Subject } from '../subject.ts';

/** Phụ lục I, Phần I, Mục I: paper, margins, page number. They can only be wrong in a file. */

const ARTICLE = 'Phụ lục I, Phần I, Mục I';
const MARGINS = { top: [20, 25], bottom: [20, 25], left: [30, 35], right: [15, 20] } as const;
/** Files round to twips and people to half a millimetre. */
const SLACK_MM = 0.6;

const onPages =
  (test: (page: PageSetting, index: number) => readonly string[]) =>
  ({ pages }: Subject): readonly Deviation[] =>
    pages.flatMap((page, index) => test(page, index).map(detail => ({ place: `section.${index}`, detail })));

const mm = (value: number) => `${Math.round(value * 10) / 10} mm`;
const isNear = (value: number, wanted: number) => Math.abs(value - wanted) <= 1;

export const PAGE_RULES: readonly FormRule[] = [
  {
    code: 'paperNotA4',
    severity: 'error',
    article: ARTICLE,
    find: onPages(({ widthMm, heightMm }) => {
      const [short, long] = widthMm < heightMm ? [widthMm, heightMm] : [heightMm, widthMm];
      return isNear(short, 210) && isNear(long, 297) ? [] : [`${mm(widthMm)} × ${mm(heightMm)}`];
    }),
  },
  {
    code: 'landscapeWithoutTable',
    severity: 'error',
    article: ARTICLE,
    find: onPages(({ widthMm, heightMm, hasTable }) => (widthMm > heightMm && !hasTable ? [mm(widthMm)] : [])),
  },
  {
    code: 'margins',
    severity: 'error',
    article: ARTICLE,
    find: onPages(({ marginMm, widthMm, heightMm }) => {
      // A page on its side has its margins turned with it.
      if (widthMm > heightMm) return [];
      return (['top', 'bottom', 'left', 'right'] as const).flatMap(side => {
        const [least, most] = MARGINS[side];
        const value = marginMm[side];
        const isRight = value >= least - SLACK_MM && value <= most + SLACK_MM;
        return isRight ? [] : [`${SIDES[side]} ${mm(value)} (${least}–${most} mm)`];
      });
    }),
  },
  {
    code: 'pageNumberMissing',
    severity: 'warning',
    article: ARTICLE,
    find: onPages(({ number }) => (number.onOthers ? [] : ['–'])),
  },
  {
    code: 'pageNumberOnFirst',
    severity: 'error',
    article: ARTICLE,
    find: onPages(({ number }, index) => (index === 0 && number.onFirst ? ['1'] : [])),
  },
  {
    code: 'pageNumberPlace',
    severity: 'error',
    article: ARTICLE,
    find: onPages(({ numberAlign, numberSizePt }) => [
      ...(numberAlign === null || numberAlign === 'center' ? [] : [numberAlign]),
      ...(numberSizePt === null || (numberSizePt >= 13 && numberSizePt <= 14) ? [] : [`${numberSizePt} pt`]),
    ]),
  },
];

const SIDES = { top: 'lề trên', bottom: 'lề dưới', left: 'lề trái', right: 'lề phải' } as const;
