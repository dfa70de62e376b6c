import { ActionIcon, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { type ReactElement, useState } from 'react';
import { useT } from '../../../app/index.ts';
import { SidePane } from '../../../components/SidePane.tsx';
import { RemarkList } from './RemarkList.tsx';
import { SuggestionList } from './SuggestionList.tsx';
import { useRemarks } from './useRemarks.ts';
import { useSuggestions } from './useSuggestions.ts';
import './review.css';

/** What others say of the text, beside it. */
export function ReviewPanel({
  documentId,
  editor,
  isReadOnly,
  onClose,
}: {
  readonly documentId: string;
  readonly editor: Editor | null;
  readonly isReadOnly: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const suggestions = useSuggestions(editor);
  const threads = useRemarks(editor, documentId);
  const [tab, setTab] = useState<'suggestions' | 'remarks'>('suggestions');
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
          { value: 'remarks', label: t('suggestions.remarks', { count: open }) },
        ]}
        value={tab}
        onChange={value => setTab(value === 'remarks' ? 'remarks' : 'suggestions')}
      />
      {tab === 'suggestions' ? (
        <SuggestionList editor={editor} suggestions={suggestions} isReadOnly={isReadOnly} />
      ) : (
        <RemarkList editor={editor} documentId={documentId} threads={threads} />
      )}
    </SidePane>
  );
}
