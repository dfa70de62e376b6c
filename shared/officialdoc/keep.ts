import { plainText } from './plainText.ts';
import { isTitle } from './printable.ts';
import type { Block } from './tree.ts';

/**
 * Does a page never end after this block? Titles stay with what they stand over; so does a numbered line that ends like a
 * title («a) Về nghiệm thu») or announces («gồm:»). The PDF template asks the same.
 */
export function keepsWithNext(block: Block): boolean {
  if (block.type !== 'heading' || block.variant === 'article') return false;
  return isTitle(block) || !/[.;,!?]$/.test(plainText(block.inlines).trimEnd());
}
