import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, type ReactElement, useRef } from 'react';
import { useT } from '../../app/index.ts';

interface Props {
  readonly index: number;
  readonly label: string;
  readonly width: number;
  readonly isNumber: boolean;
  readonly sort: 'ascending' | 'descending' | 'none';
  readonly filter?: string;
  readonly onSort: () => void;
  readonly onResize: (width: number) => void;
  readonly onFilter?: (text: string) => void;
}

/** A column's head: click or Enter sorts, the edge drags, Shift+← and Shift+→ on the head change the width too. */
export function HeaderCell(props: Props): ReactElement {
  const { index, label, width, isNumber, sort, filter, onSort, onResize, onFilter } = props;
  const t = useT();
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    onResize(width + (event.key === 'ArrowLeft' ? -16 : 16));
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drag.current !== null) onResize(drag.current.width + event.clientX - drag.current.x);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawn-by-window grid cannot be a table element
    // biome-ignore lint/a11y/useFocusableInteractive: its button holds the focus
    <div
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={sort}
      className={`data-headcell${isNumber ? ' is-number' : ''}`}
    >
      <button type="button" className="data-sort" title={t('table.sortHint')} onClick={onSort} onKeyDown={onKeyDown}>
        {label}
        {sort !== 'none' && <span aria-hidden>{sort === 'ascending' ? ' ↑' : ' ↓'}</span>}
      </button>
      <div
        className="data-edge"
        aria-hidden
        onPointerDown={event => {
          drag.current = { x: event.clientX, width };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          drag.current = null;
        }}
      />
      {onFilter !== undefined && (
        <TextInput
          size="xs"
          className="data-filter"
          aria-label={t('table.filterBy', { column: label })}
          placeholder={t('table.filter')}
          value={filter ?? ''}
          onChange={event => onFilter(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
