import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { type Suggestion, suggestionsIn } from '../../../editor/index.ts';

/** The list waits until the fingers rest. */
const REST_MS = 250;

/** The suggestions of the text being edited, in order of place. */
export function useSuggestions(editor: Editor | null): readonly Suggestion[] {
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>([]);
  useEffect(() => {
    if (editor === null) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = () => {
      timer = null;
      setSuggestions(old => {
        const now = suggestionsIn(editor.state.doc);
        return now.length === 0 && old.length === 0 ? old : now;
      });
    };
    const later = () => {
      timer ??= setTimeout(read, REST_MS);
    };
    read();
    editor.on('update', later);
    return () => {
      editor.off('update', later);
      if (timer !== null) clearTimeout(timer);
    };
  }, [editor]);
  return suggestions;
}
