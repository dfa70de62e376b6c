import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import type { ReactElement } from 'react';
import { useT } from '../../../app/index.ts';
import { SidePane } from '../../../components/SidePane.tsx';
import { SuggestionList } from './SuggestionList.tsx';
import { useSuggestions } from './useSuggestions.ts';
import './review.css';

/** What others say of the text, beside it. */
export function ReviewPanel({
  editor,
  isReadOnly,
  onClose,
}: {
  readonly editor: Editor | null;
  readonly isReadOnly: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const suggestions = useSuggestions(editor);
  return (
    <SidePane name="review" label={t('suggestions.title')} width={340} className="review">
      <div className="side-pane-head">
        <Text className="side-pane-title" size="sm" fw={600} component="h2">
          {t('suggestions.title')}
        </Text>
        <Tooltip label={t('common.close')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('common.close')} onClick={onClose}>
            <IconX size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <SuggestionList editor={editor} suggestions={suggestions} isReadOnly={isReadOnly} />
    </SidePane>
  );
}
