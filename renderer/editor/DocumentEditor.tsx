import { Alert } from '@mantine/core';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type * as Y from 'yjs';
import './editor.css';
import { useT } from '../app/index.ts';
import type { CitationAt } from './extensions/citation.ts';
import { BODY_FRAGMENT, documentExtensions, type EditorParts } from './extensions/index.ts';
import { LiveReferences } from './extensions/liveReferences.ts';
import { acceptOffer, type Offer, referenceOfferPlugin } from './extensions/referenceOffer.ts';
import { FindBar } from './find/FindBar.tsx';
import { FootnotePane } from './footnotes/FootnotePane.tsx';
import { OfferList } from './OfferList.tsx';
import { OutlinePane } from './outline/OutlinePane.tsx';
import { styleOf } from './paragraphStyles.ts';
import type { CaseReferences, CitationAttributes } from './references.ts';
import { EditorStatus } from './status/EditorStatus.tsx';
import { SuggestingNote } from './suggestions/SuggestingNote.tsx';
import { Toolbar } from './toolbar/Toolbar.tsx';
import { typedLetters } from './typedLetters.ts';
import { unknownContent } from './unknownContent.ts';

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
  /** Name of the person who writes, for suggestions; without one nothing is suggested. */
  readonly author?: string;
  /** What was done cannot be suggested; the text is as it was. */
  readonly onNotSuggested?: () => void;
  /** Asks for a picture of the case to insert. */
  readonly onFigure?: () => void;
  /** Pictures of a clipboard were left out. */
  readonly onPicturesLeftOut?: (count: number) => void;
  /** The paper shows its pages: as wide as in print, cut where the page breaks are. */
  readonly isPaged?: boolean;
  /** Shown first in the status line. */
  readonly pages?: ReactElement;
  /** Shown right of the toolbar's buttons. */
  readonly aside?: ReactElement;
}

/** The writing surface: toolbar, outline, page, the pane of a footnote, and the offer of leaves at the caret. */
export function DocumentEditor(props: DocumentEditorProps): ReactElement {
  const t = useT();
  const [live] = useState(() => new LiveReferences(props.references));
  const place = useMemo(
    () => unknownContent(props.text.getXmlFragment(BODY_FRAGMENT), documentExtensions(silentParts(props.text, live))),
    [props.text, live],
  );
  useEffect(() => live.replace(props.references), [live, props.references]);
  if (place !== null)
    return (
      <Alert color="red" m="md">
        {t('editor.unknownContent', { place })}
      </Alert>
    );
  return <OpenEditor {...props} live={live} />;
}

function silentParts(text: Y.Doc, references: LiveReferences): EditorParts {
  const nothing = () => undefined;
  return {
    text,
    references,
    onOpenCitation: nothing,
    onCitation: nothing,
    onOpenFootnote: nothing,
    onPicturesLeftOut: nothing,
    offer: { references, onOffer: nothing, onKey: () => false },
    suggestions: { author: () => '', now: () => 0, onRefused: nothing, styleName: () => '' },
  };
}

function OpenEditor(props: DocumentEditorProps & { readonly live: LiveReferences }): ReactElement {
  const t = useT();
  const { live, isReadOnly } = props;
  const [offer, setOffer] = useState<Offer | null>(null);
  const [chosen, setChosen] = useState(0);
  const [find, setFind] = useState<'find' | 'replace' | null>(null);
  const [showsOutline, setOutline] = useState(false);
  const keyHandler = useRef<(event: KeyboardEvent) => boolean>(() => false);
  const latest = useRef(props);
  latest.current = props;
  const opened = useRef<Editor | null>(null);

  const [offerOptions] = useState(() => ({
    references: live,
    onOffer: (next: Offer | null) => {
      setOffer(next);
      setChosen(0);
    },
    onKey: (event: KeyboardEvent) => keyHandler.current(event),
  }));

  const editor = useEditor(
    {
      extensions: documentExtensions({
        text: props.text,
        references: live,
        onOpenCitation: citation => latest.current.onOpenCitation(citation),
        onCitation: at => latest.current.onCitation?.(at),
        onOpenFootnote: position => opened.current?.commands.openFootnote(position),
        onPicturesLeftOut: count => latest.current.onPicturesLeftOut?.(count),
        offer: offerOptions,
        suggestions: {
          author: () => latest.current.author ?? '',
          now: () => Date.now(),
          onRefused: () => latest.current.onNotSuggested?.(),
          styleName: restyle => t('suggestions.becomes', { style: t(`editor.style_${styleOf(restyle)}`) }),
        },
      }),
      // JSON, not a string: Tiptap would parse a string as HTML, which Trusted Types rightly refuse. Yjs brings the text.
      content: { type: 'doc', content: [{ type: 'paragraph' }] },
      injectCSS: false,
      enableContentCheck: true,
      editable: !isReadOnly,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: {
          class: 'paper',
          role: 'textbox',
          // A text that may only be read is scrolled by keyboard too.
          tabindex: '0',
          'aria-multiline': 'true',
          'aria-label': props.label,
          spellcheck: 'false',
          lang: 'vi',
        },
      },
      onTransaction: ({ transaction }) => {
        const typed = typedLetters(transaction);
        if (typed !== null) latest.current.onTyped(typed.added, typed.removed);
      },
    },
    [props.text],
  );
  opened.current = editor;

  useEffect(() => {
    editor?.setEditable(!isReadOnly);
  }, [editor, isReadOnly]);
  useEffect(() => {
    if (editor !== null) latest.current.onReady?.(editor);
  }, [editor]);

  const accept = (index: number) => {
    const leaf = offer?.leaves[index];
    if (offer === null || leaf === undefined) return;
    acceptOffer(offer, leaf);
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
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the text and everything around it, not a control
    <div
      className="document-editor"
      onKeyDown={event => {
        const isPlain = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
        const key = event.key.toLowerCase();
        if (!isPlain || (key !== 'f' && key !== 'h') || event.nativeEvent.isComposing) return;
        // The house's own Ctrl+F looks through the case.
        event.preventDefault();
        event.stopPropagation();
        setFind(key === 'h' ? 'replace' : 'find');
      }}
    >
      <Toolbar
        editor={editor}
        isReadOnly={isReadOnly}
        showsOutline={showsOutline}
        onOutline={() => setOutline(!showsOutline)}
        onFind={() => setFind(find === null ? 'replace' : null)}
        onFigure={props.onFigure}
        canSuggest={props.author !== undefined}
        aside={props.aside}
      />
      {editor !== null && <SuggestingNote editor={editor} />}
      {find !== null && editor !== null && (
        <FindBar
          key={find}
          editor={editor}
          withReplace={find === 'replace'}
          isReadOnly={isReadOnly}
          onClose={() => setFind(null)}
        />
      )}
      <div className="editor-room">
        {showsOutline && editor !== null && <OutlinePane editor={editor} />}
        <div className="desk" data-paged={props.isPaged || undefined}>
          <EditorContent editor={editor} />
        </div>
      </div>
      {editor !== null && <FootnotePane editor={editor} plugins={() => [referenceOfferPlugin(offerOptions)]} />}
      {editor !== null && <EditorStatus editor={editor} pages={props.pages ?? null} />}
      {offer !== null && <OfferList offer={offer} chosen={chosen} onChoose={accept} />}
    </div>
  );
}
