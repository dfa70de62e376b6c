import { Button, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { formatDateTime, useT } from '../../../app/index.ts';
import { type Suggestion, type SuggestionPiece, styleOf } from '../../../editor/index.ts';

/** Longer words are cut in the list; the text shows them whole. */
const LONGEST = 240;

/** One suggestion: who, when, what comes and what goes; accepted or rejected here. */
export function SuggestionItem({
  suggestion,
  isReadOnly,
  onGo,
  onAccept,
  onReject,
}: {
  readonly suggestion: Suggestion;
  readonly isReadOnly: boolean;
  readonly onGo: () => void;
  readonly onAccept: () => void;
  readonly onReject: () => void;
}): ReactElement {
  const t = useT();
  return (
    <li className="review-item">
      <button type="button" className="proof-go" onClick={onGo}>
        <Text size="xs" c="dimmed" span display="block">
          {suggestion.by} · {formatDateTime(suggestion.at)}
        </Text>
        <span className="review-words">
          {suggestion.pieces.map(piece => (
            <Piece key={`${piece.kind} ${piece.from}`} piece={piece} />
          ))}
        </span>
      </button>
      {!isReadOnly && (
        <Group gap={4} className="proof-acts">
          <Button size="compact-xs" variant="light" onClick={onAccept}>
            {t('suggestions.accept')}
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={onReject}>
            {t('suggestions.reject')}
          </Button>
        </Group>
      )}
    </li>
  );
}

function Piece({ piece }: { readonly piece: SuggestionPiece }): ReactElement {
  const t = useT();
  const { kind, restyle } = piece;
  const words = useWords(piece);
  if (kind === 'insertion') return <ins>{words}</ins>;
  if (kind === 'deletion') return <del>{words}</del>;
  const becomes =
    restyle === undefined
      ? t('suggestions.kind_format')
      : t('suggestions.becomes', { style: t(`editor.style_${styleOf(restyle)}`) });
  return (
    <span>
      <em>{becomes}</em> {words}
    </span>
  );
}

const NODES = [
  'break',
  'citation',
  'amount',
  'caseValue',
  'formField',
  'footnote',
  'columnSum',
  'hardBreak',
  'table',
  'tableRow',
  'bulletList',
  'listItem',
  'caseTable',
  'figure',
] as const;

function useWords({ what, text }: SuggestionPiece): string {
  const t = useT();
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const node = NODES.find(each => each === what);
  return node === undefined ? cut : ` ${t(`suggestions.what_${node}`, { text: cut }).trim()} `;
}
