import { Alert, Button, Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Editor, JSONContent } from '@tiptap/react';
import { type ReactElement, useCallback, useMemo, useRef, useState } from 'react';
import { isLocked, type RecordValue, stateOf } from '#casefile';
import { conclusionSkeleton } from '#officialdoc';
import { useCase, useEngine, useErrorText, useHost, usePreferences, useRegistry, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { type CaseReferences, type CitationAt, type CitationAttributes, DocumentEditor } from '../../editor/index.ts';
import { AnnexForm } from './AnnexForm.tsx';
import { CitationHover } from './beside/CitationHover.tsx';
import { EvidenceBeside } from './beside/EvidenceBeside.tsx';
import { quoteIntoText } from './beside/quoteIntoText.ts';
import { CasePictures } from './casePictures.ts';
import { caseReferences } from './caseReferences.ts';
import { FormPanel } from './form/FormPanel.tsx';
import { HeaderForm } from './HeaderForm.tsx';
import { PageStatus } from './printed/PageStatus.tsx';
import { usePageView } from './printed/usePageView.ts';
import { ProofPanel } from './proof/ProofPanel.tsx';
import { useRemarks } from './remarks/useRemarks.ts';
import { NEW_REMARK, ReviewPanel, type ReviewPlace, SUGGESTIONS } from './review/ReviewPanel.tsx';
import { useEditorPlace } from './useEditorPlace.ts';
import { useTextSession } from './useTextSession.ts';
import { type WorkspaceDialog, WorkspaceDialogs } from './WorkspaceDialogs.tsx';
import { WorkspaceTools } from './WorkspaceTools.tsx';

/** One document: its text, and beside it the header's fields, the proof check or a page of evidence. */
export function DocumentWorkspace({
  document,
  wordFile = null,
  onWordClosed,
}: {
  readonly document: RecordValue<'document'>;
  /** The document was made from this Word file: its words are taken over next. */
  readonly wordFile?: File | null;
  readonly onWordClosed: () => void;
}): ReactElement {
  const t = useT();
  const { caseId, view, isReadOnly } = useCase();
  const errorText = useErrorText();
  const text = useTextSession(caseId, document.id);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [hovered, setHovered] = useState<CitationAt | null>(null);
  const [beside, setBeside] = useState<CitationAttributes | null>(null);
  const [dialog, setDialog] = useState<WorkspaceDialog | null>(null);
  const { preferences, change } = usePreferences();
  // The pane at the right stays as it was left; evidence opens in one of its own.
  const pane = preferences.documentPane;
  const engine = useEngine();
  const host = useHost();
  const ownName = useRegistry().view.records.profile.profile?.fullName ?? '';
  const latestView = useRef(view);
  latestView.current = view;
  const pictures = useMemo(() => new CasePictures(engine, caseId, () => latestView.current), [engine, caseId]);
  const drawPicture: CaseReferences['drawPicture'] = useCallback(
    (source, canvas) => {
      pictures.draw(source, canvas).then(
        () => canvas.classList.remove('picture-broken'),
        () => {
          canvas.classList.add('picture-broken');
          canvas.setAttribute('aria-label', t('editor.pictureUnread'));
        },
      );
    },
    [pictures, t],
  );
  const references = useMemo(() => caseReferences(view, document, drawPicture), [view, document, drawPicture]);
  const order = useMemo(
    () => ({ engine, host, caseId, documentId: document.id, pictures }),
    [engine, host, caseId, document.id, pictures],
  );
  const isAnnex = document.annexOfId !== null;
  const isPaged = preferences.pageView;
  const pageView = usePageView(isPaged, editor, text.state === 'open' ? text.session : null, references, order);
  const closeBeside = useCallback(() => {
    setBeside(null);
    editor?.commands.focus(undefined, { scrollIntoView: false });
  }, [editor]);
  useEditorPlace(document.id, editor);
  const [review, setReview] = useState<ReviewPlace>(SUGGESTIONS);
  const openRemark = useCallback(
    (remarkId: string) => {
      setReview({ tab: 'remarks', remarkId });
      change({ documentPane: 'review' });
    },
    [change],
  );
  const threads = useRemarks(editor, document.id, openRemark);
  const writeRemark = () => {
    setReview({ tab: 'remarks', remarkId: NEW_REMARK });
    change({ documentPane: 'review' });
  };

  if (text.state === 'failed') return <ErrorNotice error={text.error} />;
  if (text.state === 'opening') return <Loader m="xl" aria-label={t('documents.opening')} />;
  const { session, trouble } = text;
  const isFixed = isReadOnly || isLocked(stateOf(view, document));
  const isEmpty = editor?.isEmpty === true && document.form === 'conclusion';

  return (
    <section
      className="document-workspace"
      aria-label={document.title || t('documents.untitled')}
      onKeyDown={event => {
        const asksRemark = event.ctrlKey && event.altKey && event.key.toLowerCase() === 'm';
        if (editor === null || !(asksRemark || event.key === 'F6')) return;
        event.preventDefault();
        if (asksRemark) writeRemark();
        else moveFocus(event.currentTarget, editor);
      }}
    >
      <div className="document-text">
        {trouble !== null && (
          <Alert color="red" radius={0} title={errorText(trouble).data}>
            {errorText(trouble).remedy}{' '}
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => void navigator.clipboard.writeText(editor?.getText({ blockSeparator: '\n' }) ?? '')}
            >
              {t('documents.copyText')}
            </Button>
          </Alert>
        )}
        {isEmpty && !isFixed && (
          <Alert color="blue" radius={0} py={8} title={t('documents.skeletonTitle')}>
            <Button size="xs" onClick={() => editor?.commands.setContent(conclusionSkeleton() as JSONContent)}>
              {t('documents.skeletonInsert')}
            </Button>
          </Alert>
        )}
        <DocumentEditor
          text={session.text}
          references={references}
          isReadOnly={isFixed}
          label={document.title || t('documents.untitled')}
          onTyped={session.typed}
          author={ownName}
          onNotSuggested={() => notifications.show({ message: t('suggestions.refused') })}
          onReady={setEditor}
          onFigure={() => setDialog('figure')}
          onPicturesLeftOut={count => notifications.show({ message: t('editor.picturesLeftOut', { count }) })}
          onCitation={setHovered}
          onOpenCitation={citation => setBeside({ ...citation })}
          aside={
            <WorkspaceTools
              document={document}
              editor={editor}
              session={session}
              pictures={pictures}
              isFixed={isFixed}
              pane={pane}
              onPane={next => change({ documentPane: pane === next ? 'none' : next })}
              onDialog={setDialog}
              onRemark={writeRemark}
            />
          }
          isPaged={isPaged}
          pages={
            <PageStatus
              editor={editor}
              isOn={preferences.pageView}
              view={pageView}
              onToggle={() => change({ pageView: !preferences.pageView })}
            />
          }
        />
      </div>
      {beside !== null && (
        <EvidenceBeside
          citation={beside}
          onQuote={(evidenceId, quote) => {
            if (editor === null || isFixed) return;
            if (!quoteIntoText(editor, view, evidenceId, quote)) notifications.show({ message: t('evidence.noLeaf') });
          }}
          onClose={closeBeside}
        />
      )}
      {pane === 'header' &&
        (isAnnex ? (
          <AnnexForm document={document} />
        ) : (
          <HeaderForm document={document} session={session} order={order} />
        ))}
      {pane === 'proof' && (
        <ProofPanel
          document={document}
          editor={editor}
          session={session}
          isReadOnly={isFixed}
          onOpenLeaf={leafId => setBeside({ leafId, toLeafId: null, side: null, region: null, quote: null })}
          onClose={() => change({ documentPane: 'none' })}
        />
      )}
      {pane === 'review' && (
        <ReviewPanel
          documentId={document.id}
          editor={editor}
          threads={threads}
          place={review}
          onPlace={setReview}
          isReadOnly={isFixed}
          onClose={() => change({ documentPane: 'none' })}
        />
      )}
      {pane === 'form' && (
        <FormPanel
          document={document}
          editor={editor}
          isReadOnly={isFixed}
          onHeader={() => change({ documentPane: 'header' })}
          onClose={() => change({ documentPane: 'none' })}
        />
      )}
      <CitationHover at={hovered} />
      <WorkspaceDialogs
        shown={wordFile !== null ? 'word' : dialog}
        document={document}
        editor={editor}
        session={session}
        pictures={pictures}
        references={references}
        order={order}
        isFixed={isFixed}
        wordFile={wordFile}
        onClose={() => {
          setDialog(null);
          onWordClosed();
        }}
      />
    </section>
  );
}

/** F6: from the text to the pane beside it, and back. */
function moveFocus(workspace: HTMLElement, editor: Editor): void {
  const panes = [...workspace.querySelectorAll('.side-pane')].filter(pane => pane.checkVisibility());
  const isInPane = panes.some(pane => pane.contains(document.activeElement));
  const first = panes[0]?.querySelector(
    ':is(.proof-go[tabindex="0"], .viewer-desk, .side-pane-head button, [tabindex="0"]:not([role="separator"]))',
  );
  if (!isInPane && first instanceof HTMLElement) first.focus();
  else editor.commands.focus(undefined, { scrollIntoView: false });
}
