import type { Element } from '@xmldom/xmldom';
import { attribute, child, elements, numberOf, toggle } from './openDocx.ts';

/** What a run of letters, or a paragraph, ends up with after defaults, styles and its own properties. */
export interface RunLook {
  readonly font: string;
  readonly sizePt: number;
  readonly colour: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isUnderlined: boolean;
  readonly isCapitals: boolean;
}

export interface ParagraphLook {
  readonly align: string;
  readonly firstLineTwip: number;
  readonly leftTwip: number;
  readonly rightTwip: number;
  readonly line: number;
  readonly lineRule: string;
  readonly beforeTwip: number;
  readonly afterTwip: number;
  readonly keepsWithNext: boolean;
  readonly hasTopBorder: boolean;
  readonly hasBottomBorder: boolean;
}

const PLAIN_RUN: RunLook = {
  font: 'Times New Roman',
  sizePt: 10,
  colour: 'auto',
  isBold: false,
  isItalic: false,
  isUnderlined: false,
  isCapitals: false,
};
const PLAIN_PARAGRAPH: ParagraphLook = {
  align: 'left',
  firstLineTwip: 0,
  leftTwip: 0,
  rightTwip: 0,
  line: 240,
  lineRule: 'auto',
  beforeTwip: 0,
  afterTwip: 0,
  keepsWithNext: false,
  hasTopBorder: false,
  hasBottomBorder: false,
};

/** The styles of a file: a style stands on the one it is based on. */
export class Styles {
  readonly #byId = new Map<string, Element>();
  readonly #defaults: Element | null;
  #normal: string | null = null;

  constructor(styles: Element | null) {
    this.#defaults = child(styles, 'docDefaults');
    for (const style of elements(styles, 'style')) {
      const id = attribute(style, 'styleId');
      if (id === null) continue;
      this.#byId.set(id, style);
      const isDefault = /^(1|true)$/.test(attribute(style, 'default') ?? '');
      if (isDefault && attribute(style, 'type') === 'paragraph') this.#normal = id;
    }
  }

  /** Name of a paragraph's style as Word shows it; empty = it has none. */
  nameOf(properties: Element | null): string {
    const style = this.#byId.get(attribute(child(properties, 'pStyle')) ?? '');
    return attribute(child(style ?? null, 'name')) ?? '';
  }

  paragraph(properties: Element | null): ParagraphLook {
    const chain = this.#chain(attribute(child(properties, 'pStyle')));
    const layers = [
      child(child(this.#defaults, 'pPrDefault'), 'pPr'),
      ...chain.map(style => child(style, 'pPr')),
      properties,
    ];
    return layers.reduce(withParagraph, PLAIN_PARAGRAPH);
  }

  run(paragraph: Element | null, run: Element | null): RunLook {
    const chain = [
      ...this.#chain(attribute(child(paragraph, 'pStyle'))),
      ...this.#chain(attribute(child(run, 'rStyle')), false),
    ];
    const layers = [child(child(this.#defaults, 'rPrDefault'), 'rPr'), ...chain.map(style => child(style, 'rPr')), run];
    return layers.reduce(withRun, PLAIN_RUN);
  }

  /** The list a paragraph is counted in, by itself or by its style; null = none. */
  numbering(properties: Element | null): { readonly list: string; readonly level: number } | null {
    const chain = this.#chain(attribute(child(properties, 'pStyle'))).map(style => child(style, 'pPr'));
    const own = [...chain, properties].flatMap(layer => child(layer, 'numPr') ?? []);
    const list = own.map(each => attribute(child(each, 'numId'))).findLast(value => value !== null);
    const level = own.map(each => numberOf(child(each, 'ilvl'))).findLast(value => value !== null);
    return list == null || list === '0' ? null : { list, level: level ?? 0 };
  }

  /** From the base to the style itself; a circle of styles ends. */
  #chain(id: string | null, usesNormal = true): readonly Element[] {
    const chain: Element[] = [];
    let next = id ?? (usesNormal ? this.#normal : null);
    while (next !== null && chain.length < 20) {
      const style = this.#byId.get(next);
      if (style === undefined || chain.includes(style)) break;
      chain.unshift(style);
      next = attribute(child(style, 'basedOn'));
    }
    return chain;
  }
}

function withRun(look: RunLook, properties: Element | null): RunLook {
  if (properties === null) return look;
  const fonts = child(properties, 'rFonts');
  const size = numberOf(child(properties, 'sz'));
  const underline = child(properties, 'u');
  return {
    font: attribute(fonts, 'ascii') ?? attribute(fonts, 'hAnsi') ?? look.font,
    sizePt: size === null ? look.sizePt : size / 2,
    colour: attribute(child(properties, 'color')) ?? look.colour,
    isBold: toggle(properties, 'b') ?? look.isBold,
    isItalic: toggle(properties, 'i') ?? look.isItalic,
    isUnderlined: underline === null ? look.isUnderlined : attribute(underline) !== 'none',
    isCapitals: toggle(properties, 'caps') ?? look.isCapitals,
  };
}

function withParagraph(look: ParagraphLook, properties: Element | null): ParagraphLook {
  if (properties === null) return look;
  const indent = child(properties, 'ind');
  const spacing = child(properties, 'spacing');
  const borders = child(properties, 'pBdr');
  const isDrawn = (side: string) => {
    const border = child(borders, side);
    return border !== null && !/^(none|nil)$/.test(attribute(border) ?? 'none');
  };
  const hanging = numberOf(indent, 'hanging');
  return {
    align: attribute(child(properties, 'jc')) ?? look.align,
    firstLineTwip: numberOf(indent, 'firstLine') ?? (hanging === null ? look.firstLineTwip : -hanging),
    leftTwip: numberOf(indent, 'left') ?? numberOf(indent, 'start') ?? look.leftTwip,
    rightTwip: numberOf(indent, 'right') ?? numberOf(indent, 'end') ?? look.rightTwip,
    line: numberOf(spacing, 'line') ?? look.line,
    lineRule: attribute(spacing, 'lineRule') ?? look.lineRule,
    beforeTwip: numberOf(spacing, 'before') ?? look.beforeTwip,
    afterTwip: numberOf(spacing, 'after') ?? look.afterTwip,
    keepsWithNext: toggle(properties, 'keepNext') ?? look.keepsWithNext,
    hasTopBorder: borders === null ? look.hasTopBorder : isDrawn('top'),
    hasBottomBorder: borders === null ? look.hasBottomBorder : isDrawn('bottom'),
  };
}
