import { Paper, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useT } from '../app/index.ts';
import type { Offer } from './extensions/referenceOffer.ts';

/** px: room the list may need; without it below the caret it opens above. */
const ROOM = 220;

function placeAt({ left, bottom }: Offer['caret']) {
  const isLow = bottom + ROOM > window.innerHeight;
  return isLow
    ? { left: Math.min(left, window.innerWidth - 460), bottom: window.innerHeight - bottom + 28 }
    : { left, top: bottom + 4 };
}

/** Leaves offered at the caret. The caret stays in the text: keys reach this list through the editor. */
export function OfferList({
  offer,
  chosen,
  onChoose,
}: {
  readonly offer: Offer;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}): ReactElement {
  const t = useT();
  return (
    <Paper
      className="offer-list"
      shadow="md"
      withBorder
      role="listbox"
      aria-label={t('editor.offer')}
      style={placeAt(offer.caret)}
    >
      {offer.leaves.map((leaf, index) => (
        <div
          key={`${leaf.attributes.leafId}${leaf.attributes.side ?? ''}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          className="offer"
          onMouseDown={event => {
            event.preventDefault();
            onChoose(index);
          }}
        >
          <Text span size="sm" fw={600} className="offer-label">
            {leaf.label}
          </Text>
          <Text span size="xs" c="dimmed" ml={8} truncate>
            {leaf.title}
          </Text>
        </div>
      ))}
    </Paper>
  );
}
