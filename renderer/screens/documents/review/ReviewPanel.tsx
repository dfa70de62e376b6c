import { ActionIcon, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import type { ReactElement } from 'react';
import { useT } from '../../../app/index.ts';
import { SidePane } from '../../../components/SidePane.tsx';
import { RemarkList } from '../remarks/RemarkList.tsx';
import type { RemarkThread } from '../remarks/useRemarks.ts';
import { SuggestionList } from './SuggestionList.tsx';
import { useSuggestions } from './useSuggestions.ts';
import './review.css';

/** What the panel shows. */
export interface ReviewPlace {
  readonly tab: 'suggestions' | 'remarks';
  /** A remark that was asked for, `NEW_REMARK`, or null. */
  readonly remarkId: string | null;
}
export const SUGGESTIONS: ReviewPlace = { tab: 'suggestions', remarkId: null };
export const NEW_REMARK = 'new';

/** What others say of the text, beside it. */
export function ReviewPanel({
  documentId,
  editor,
  threads,
  place,
  onPlace,
  isReadOnly,
  onClose,
}: {
  readonly documentId: string;
  readonly editor: Editor | null;
  readonly threads: readonly RemarkThread[];
  readonly place: ReviewPlace;
  readonly onPlace: (place: ReviewPlace) => void;
  readonly isReadOnly: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const suggestions = useSuggestions(editor);
  const open = threads.filter(({ remark }) => !remark.isResolved).length;
  return (
    <SidePane name="review" label={t('suggestions.review')} width={340} className="review">
      <div className="side-pane-head">
        <Text className="side-pane-title" size="sm" fw={600} component="h2">
          {t('suggestions.review')}
        </Text>
        <Tooltip label={t('common.close')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('common.close')} onClick={onClose}>
            <IconX size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <SegmentedControl
        size="xs"
        m={8}
        aria-label={t('suggestions.review')}
        data={[
          { value: 'suggestions', label: t('suggestions.short', { count: suggestions.length }) },
          { value: 'remarks', label: t('remarks.short', { count: open }) },
        ]}
        value={place.tab}
        onChange={value => onPlace(value === 'remarks' ? { tab: 'remarks', remarkId: null } : SUGGESTIONS)}
      />
      {place.tab === 'suggestions' ? (
        <SuggestionList editor={editor} suggestions={suggestions} isReadOnly={isReadOnly} />
      ) : (
        <RemarkList
          editor={editor}
          documentId={documentId}
          threads={threads}
          chosen={place.remarkId === NEW_REMARK ? null : place.remarkId}
          onChosen={remarkId => onPlace({ tab: 'remarks', remarkId })}
          isWriting={place.remarkId === NEW_REMARK}
        />
      )}
    </SidePane>
  );
}
