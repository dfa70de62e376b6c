import type { Element } from '@xmldom/xmldom';
import { attribute, child, elements, numberOf } from '../form/docx/openDocx.ts';
import type { Styles } from '../form/docx/styles.ts';
import { roman } from '../numbering.ts';

/** What Word shows before a paragraph: a counted number as it is printed, or a dash of some depth. */
export type WordNumber = { readonly type: 'number'; readonly label: string } | { readonly type: 'dash'; depth: number };

/** Deeper lists are read as this deep. */
const DEEPEST = 8;

/** Counts the paragraphs of a file as Word does, one after another. */
export class WordNumbers {
  readonly #styles: Styles;
  readonly #lists = new Map<string, Element>();
  readonly #kinds = new Map<string, Element>();
  readonly #counts = new Map<string, (number | undefined)[]>();

  constructor(numbering: Element | null, styles: Styles) {
    this.#styles = styles;
    for (const list of elements(numbering, 'num')) this.#lists.set(attribute(list, 'numId') ?? '', list);
    for (const kind of elements(numbering, 'abstractNum'))
      this.#kinds.set(attribute(kind, 'abstractNumId') ?? '', kind);
  }

  /** Must be asked once for each paragraph, in order. @returns null for a paragraph without a number */
  next(properties: Element | null): WordNumber | null {
    const place = this.#styles.numbering(properties);
    const list = place === null ? undefined : this.#lists.get(place.list);
    if (place === null || list === undefined) return null;
    const level = Math.min(Math.max(place.level, 0), DEEPEST);
    const kindId = attribute(child(list, 'abstractNumId')) ?? '';
    const levels = this.#levels(list, kindId);
    const own = levels.get(level);
    const format = attribute(child(own ?? null, 'numFmt')) ?? 'decimal';
    if (format === 'bullet') return { type: 'dash', depth: level };
    if (format === 'none' || own === undefined) return null;
    // Lists of one kind go on counting together unless one says where it starts.
    const counts = this.#countsOf(elements(list, 'lvlOverride').length > 0 ? `list ${place.list}` : `kind ${kindId}`);
    counts[level] = (counts[level] ?? startOf(own) - 1) + 1;
    counts.length = level + 1;
    const text = attribute(child(own, 'lvlText')) ?? '';
    const label = text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const other = levels.get(at);
      return written(counts[at] ?? startOf(other), attribute(child(other ?? null, 'numFmt')) ?? 'decimal');
    });
    return label.trim() === '' ? null : { type: 'number', label: label.trim() };
  }

  #levels(list: Element, kindId: string): ReadonlyMap<number, Element> {
    const levels = new Map<number, Element>();
    for (const level of elements(this.#kinds.get(kindId) ?? null, 'lvl'))
      levels.set(numberOf(level, 'ilvl') ?? 0, level);
    for (const override of elements(list, 'lvlOverride')) {
      const own = child(override, 'lvl');
      if (own !== null) levels.set(numberOf(override, 'ilvl') ?? 0, own);
    }
    return levels;
  }

  #countsOf(key: string): (number | undefined)[] {
    const known = this.#counts.get(key) ?? [];
    this.#counts.set(key, known);
    return known;
  }
}

function startOf(level: Element | undefined): number {
  return numberOf(child(level ?? null, 'start')) ?? 1;
}

function written(number: number, format: string): string {
  if (format === 'upperRoman') return roman(number);
  if (format === 'lowerRoman') return roman(number).toLowerCase();
  if (format !== 'lowerLetter' && format !== 'upperLetter') return String(number);
  const letter = String.fromCharCode(97 + ((number - 1) % 26)).repeat(1 + Math.floor((number - 1) / 26));
  return format === 'upperLetter' ? letter.toUpperCase() : letter;
}
