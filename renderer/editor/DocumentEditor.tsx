import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import './editor.css';
import type { CitationAt } from './extensions/citation.ts';
import { documentExtensions } from './extensions/index.ts';
import { LiveReferences } from './extensions/liveReferences.ts';
import type { Offer } from './extensions/referenceOffer.ts';
import { OfferList } from './OfferList.tsx';
import type { CaseReferences, CitationAttributes } from './references.ts';
import { Toolbar } from './Toolbar.tsx';

export interface DocumentEditorProps {
  /** The text of one document; gone when the vault locks. */
  readonly text: Y.Doc;
  readonly references: CaseReferences;
  readonly isReadOnly: boolean;
  readonly label: string;
  readonly onOpenCitation: (citation: CitationAttributes) => void;
  /** A citation under the pointer or chosen by keyboard, and where; null when it is left. */
  readonly onCitation?: (at: CitationAt | null) => void;
  /** Characters typed and deleted by this session, for the history screen. */
  readonly onTyped: (added: number, removed: number) => void;
  readonly onReady?: (editor: Editor) => void;
  /** Shown right of the toolbar's buttons. */
  readonly aside?: ReactElement;
}

/** The writing surface: toolbar, page, and the offer of leaves at the caret. */
export function DocumentEditor(props: DocumentEditorProps): ReactElement {
  const [live] = useState(() => new LiveReferences(props.references));
  const [offer, setOffer] = useState<Offer | null>(null);
  const [chosen, setChosen] = useState(0);
  const keyHandler = useRef<(event: KeyboardEvent) => boolean>(() => false);
  const latest = useRef(props);
  latest.current = props;

  const editor = useEditor(
    {
      extensions: documentExtensions({
        text: props.text,
        references: live,
        onOpenCitation: citation => latest.current.onOpenCitation(citation),
        onCitation: at => latest.current.onCitation?.(at),
        onOffer: next => {
          setOffer(next);
          setChosen(0);
        },
        onOfferKey: event => keyHandler.current(event),
      }),
      // JSON, not a string: Tiptap would parse a string as HTML, which Trusted Types rightly refuse. Yjs brings the text.
      content: { type: 'doc', content: [{ type: 'paragraph' }] },
      injectCSS: false,
      enableContentCheck: true,
      editable: !props.isReadOnly,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: {
          class: 'paper',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': props.label,
          spellcheck: 'false',
          lang: 'vi',
        },
      },
      onTransaction: ({ transaction }) => {
        if (!transaction.docChanged || transaction.getMeta('y-sync$') !== undefined) return;
        let added = 0;
        let removed = 0;
        for (const step of transaction.steps) {
          step.getMap().forEach((oldStart, oldEnd, newStart, newEnd) => {
            added += newEnd - newStart;
            removed += oldEnd - oldStart;
          });
        }
        latest.current.onTyped(added, removed);
      },
    },
    [props.text],
  );

  useEffect(() => live.replace(props.references), [live, props.references]);
  useEffect(() => {
    editor?.setEditable(!props.isReadOnly);
  }, [editor, props.isReadOnly]);
  useEffect(() => {
    if (editor !== null) latest.current.onReady?.(editor);
  }, [editor]);

  const accept = (index: number) => {
    const leaf = offer?.leaves[index];
    if (offer === null || leaf === undefined) return;
    editor
      ?.chain()
      .focus()
      .insertContentAt({ from: offer.from, to: offer.to }, [
        { type: 'citation', attrs: leaf.attributes },
        { type: 'text', text: ' ' },
      ])
      .run();
    setOffer(null);
  };

  keyHandler.current = event => {
    if (offer === null) return false;
    const count = offer.leaves.length;
    if (event.key === 'ArrowDown') setChosen((chosen + 1) % count);
    else if (event.key === 'ArrowUp') setChosen((chosen + count - 1) % count);
    else if (event.key === 'Enter' || event.key === 'Tab') accept(chosen);
    else if (event.key === 'Escape') setOffer(null);
    else return false;
    return true;
  };

  return (
    <div className="document-editor">
      <Toolbar editor={editor} isReadOnly={props.isReadOnly} {...(props.aside && { aside: props.aside })} />
      <div className="desk">
        <EditorContent editor={editor} />
      </div>
      {offer !== null && <OfferList offer={offer} chosen={chosen} onChoose={accept} />}
    </div>
  );
}
