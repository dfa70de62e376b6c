import { Extension } from '@tiptap/core';
import { PARAGRAPH_STYLES, STYLE_KEYS, setStyle } from '../paragraphStyles.ts';

/** Every style of the style box has a key. */
export const StyleKeys = Extension.create({
  name: 'styleKeys',
  addKeyboardShortcuts() {
    return Object.fromEntries(PARAGRAPH_STYLES.map(style => [STYLE_KEYS[style], () => setStyle(this.editor, style)]));
  },
});
