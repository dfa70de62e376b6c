import { Extension } from '@tiptap/core';
import { DOMParser, type ParseOptions, type Slice } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { cleanPasted } from '../paste/cleanPasted.ts';

export interface PasteOptions {
  /** Pictures on a clipboard are left out; says how many. */
  onPicturesLeftOut: (count: number) => void;
}

/** Cleans what was parsed in an inert document before the schema reads it. */
class CleaningParser extends DOMParser {
  onPicturesLeftOut: (count: number) => void = () => undefined;

  override parseSlice(dom: globalThis.Node, options?: ParseOptions): Slice {
    if (dom instanceof HTMLElement || dom.nodeType === 1) {
      const { pictures } = cleanPasted(dom as HTMLElement);
      if (pictures > 0) this.onPicturesLeftOut(pictures);
    }
    return super.parseSlice(dom, options);
  }
}

/** What is pasted from Word, Excel or a page becomes text of ours; its references become live in `typedCitations`. */
export const Paste = Extension.create<PasteOptions>({
  name: 'cleanPaste',
  addOptions() {
    return { onPicturesLeftOut: () => undefined };
  },
  addProseMirrorPlugins() {
    const { options } = this;
    const { schema } = this.editor;
    const parser = new CleaningParser(schema, DOMParser.fromSchema(schema).rules);
    parser.onPicturesLeftOut = count => options.onPicturesLeftOut(count);
    return [
      new Plugin({
        key: new PluginKey('paste'),
        props: { clipboardParser: parser },
      }),
    ];
  },
});
