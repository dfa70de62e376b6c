import { type CaseView, officeLabel, organisationName, personName, provisionText } from '#casefile';
import type { CaseValueAttributes } from './editorJson.ts';
import { areaText, groupDigits } from './figures.ts';

/** Later than any office: one that has an end is called «nguyên …». Writers know no today. */
const AFTER_ALL = '9999-12-31';

/** What a live name, legal basis or quantity says today; «…» for what is gone, so that nobody prints a hole unseen. */
export function caseValueText(view: CaseView, { source, ids }: CaseValueAttributes): string {
  const [first = '', second = ''] = ids;
  switch (source) {
    case 'organisation':
      return joined(ids.map(id => organisationName(view, id)));
    case 'office':
      return joined(ids.map(id => officeLabel(view, id, AFTER_ALL)));
    case 'person':
      return joined(ids.map(id => personName(view, id)));
    case 'provision': {
      const holder = view.records.finding[first] ?? view.records.headResponsibility[first];
      const provision = holder?.provisions.find(each => each.id === second);
      return (provision === undefined ? '' : provisionText(view, provision)) || GONE;
    }
    case 'quantity':
      return quantityText(view, ids);
  }
}

const GONE = '…';

const joined = (names: readonly string[]) => names.map(name => name || GONE).join(', ');

const NOUNS = { persons: ' người', organisations: ' tổ chức', items: '' } as const;

/** Sum of land, or of one kind of count; the kinds of several are named one after another. */
function quantityText(view: CaseView, ids: readonly string[]): string {
  const sums = new Map<string, number>();
  for (const id of new Set(ids)) {
    const quantity = view.records.quantity[id];
    if (quantity !== undefined)
      sums.set(quantity.quantityKind, (sums.get(quantity.quantityKind) ?? 0) + (quantity.value ?? 0));
  }
  const texts = [...sums].map(([kind, value]) =>
    kind === 'landCentiM2' ? areaText(value) : `${groupDigits(value)}${NOUNS[kind as keyof typeof NOUNS] ?? ''}`,
  );
  return texts.length === 0 ? GONE : texts.join('; ');
}
