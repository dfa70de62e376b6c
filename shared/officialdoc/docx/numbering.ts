import { AlignmentType, type INumberingOptions, LevelFormat } from 'docx';
import { FORM } from '#law';
import { headingOfLabel } from '../numbering.ts';
import type { HeadingBlock, HeadingLevel } from '../tree.ts';
import { mmToTwip } from './measures.ts';

/** Names of the numberings that Word continues: Phần I / I. / 1. / a), Điều 1. / 1. / a), and «-». */
const HEADINGS = 'minh-chung-headings';
const ARTICLES = 'minh-chung-articles';
export const DASHES = 'minh-chung-dashes';
const FIXED = 'minh-chung-label-';

/** Word counts a b c d e: from the fifth on, the order of điểm (… d, đ, e …) is not Word's, so the letter is written. */
const COUNTED_POINTS = 4;
/** Lists that start again are instances of their own, away from those of the annexes. */
const FIRST_RESTART = 1_000;

type NumberingConfig = INumberingOptions['config'][number];
const indent = mmToTwip(FORM.firstLineIndentMm);

export interface WordNumber {
  readonly reference: string;
  readonly level: number;
  readonly instance: number;
}

/** One list as Word will count it. */
interface List {
  readonly reference: string;
  readonly instance: number;
  readonly counts: number[];
  /** Only levels from here on are counted in this list: it began in the middle of another. */
  readonly from: HeadingLevel;
}

/**
 * Gives each heading the place in Word's own lists at which Word shows the label the tree has, so that moving a part in Word
 * renumbers it as here. What Word cannot count to (điểm after d, a label of another system) is written as it stands.
 */
export class HeadingNumbers {
  readonly #configs = new Map<string, NumberingConfig>();
  #base: List[] = [];
  #restarted: List | null = null;
  #isInArticle = false;
  #restarts = FIRST_RESTART;

  /** The content (0) or an annex (1, 2, …), whose headings count from the start again. */
  startPart(part: number): void {
    this.#base = [HEADINGS, ARTICLES].map(reference => ({ reference, instance: part, counts: [0, 0, 0, 0], from: 0 }));
    this.#restarted = null;
    this.#isInArticle = false;
  }

  /** @returns null for a heading without a number */
  of({ level, variant, label }: HeadingBlock): WordNumber | null {
    const isArticle = variant === 'article';
    if (isArticle || level < 2) this.#isInArticle = isArticle;
    if (this.#restarted !== null && level < this.#restarted.from) this.#restarted = null;
    if (label === '') return null;
    const meant = headingOfLabel(label);
    const number = meant?.level === level && meant.isArticle === isArticle ? meant.number : null;
    if (number === null || (level === 3 && number > COUNTED_POINTS)) return this.#written(label);
    const list = this.#restarted ?? this.#base[this.#isInArticle ? 1 : 0];
    if (list === undefined) return this.#written(label);
    if ((list.counts[level] ?? 0) + 1 === number) return this.#counted(list, level, number);
    const restarted = this.#restart(level, number);
    this.#restarted = restarted;
    return this.#counted(restarted, level, number);
  }

  config(): INumberingOptions {
    return { config: [...this.#configs.values(), dashes()] };
  }

  #counted(list: List, level: HeadingLevel, number: number): WordNumber {
    list.counts[level] = number;
    list.counts.fill(0, level + 1);
    if (!this.#configs.has(list.reference)) this.#configs.set(list.reference, listConfig(list.reference, null));
    return { reference: list.reference, level, instance: list.instance };
  }

  #restart(level: HeadingLevel, number: number): List {
    const base = this.#isInArticle ? ARTICLES : HEADINGS;
    const reference = number === 1 ? base : `${base}-${level}-${number}`;
    if (!this.#configs.has(reference)) this.#configs.set(reference, listConfig(base, { level, number }, reference));
    const counts = [0, 0, 0, 0];
    counts[level] = number - 1;
    return { reference, instance: this.#restarts++, counts, from: level };
  }

  #written(label: string): WordNumber {
    const reference = FIXED + label;
    if (!this.#configs.has(reference))
      this.#configs.set(reference, { reference, levels: [levelOf(0, LevelFormat.DECIMAL, label)] });
    return { reference, level: 0, instance: 0 };
  }
}

function levelOf(level: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) {
  return {
    level,
    format,
    text,
    alignment: AlignmentType.LEFT,
    suffix: 'space' as const,
    style: { paragraph: { indent: { left: 0, firstLine: indent } } },
  };
}

function listConfig(
  base: string,
  start: { readonly level: HeadingLevel; readonly number: number } | null,
  reference = base,
): NumberingConfig {
  const part = {
    ...levelOf(0, LevelFormat.UPPER_ROMAN, 'Phần %1'),
    alignment: AlignmentType.CENTER,
    suffix: 'nothing' as const,
    style: { paragraph: { indent: { left: 0, firstLine: 0 } } },
  };
  const article = {
    ...levelOf(1, LevelFormat.DECIMAL, 'Điều %2.'),
    style: { run: { bold: true }, paragraph: { indent: { left: 0, firstLine: indent } } },
  };
  const levels = [
    part,
    base === ARTICLES ? article : levelOf(1, LevelFormat.UPPER_ROMAN, '%2.'),
    levelOf(2, LevelFormat.DECIMAL, '%3.'),
    levelOf(3, LevelFormat.LOWER_LETTER, '%4)'),
  ];
  return {
    reference,
    levels: levels.map(each => (start?.level === each.level ? { ...each, start: start.number } : each)),
  };
}

function dashes(): NumberingConfig {
  return {
    reference: DASHES,
    levels: Array.from({ length: 9 }, (_, level) => ({
      ...levelOf(level, LevelFormat.BULLET, '-'),
      style: { paragraph: { indent: { left: indent * level, firstLine: indent } } },
    })),
  };
}
