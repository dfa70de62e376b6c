import { type Editor, useEditorState } from '@tiptap/react';
import type { ReactElement } from 'react';
import { useT } from '../../app/index.ts';
import { isSuggesting } from './suggestions.ts';

/** Says, as long as it is so, that edits are only suggested. */
export function SuggestingNote({ editor }: { readonly editor: Editor }): ReactElement {
  const t = useT();
  const isOn = useEditorState({ editor, selector: ({ editor: now }) => isSuggesting(now.state) });
  return <div role="status">{isOn && <div className="suggesting-note">{t('suggestions.modeOn')}</div>}</div>;
}
