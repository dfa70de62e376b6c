import { ActionIcon, Alert, Button, Group, Loader, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconFileCheck,
  IconFileImport,
  IconHistory,
  IconLayoutSidebarRightExpand,
  IconListCheck,
  IconMessages,
  IconTableImport,
} from '@tabler/icons-react';
import type { Editor, JSONContent } from '@tiptap/react';
import { type ReactElement, useCallback, useMemo, useRef, useState } from 'react';
import { isLocked, type RecordValue, stateOf } from '#casefile';
import { conclusionSkeleton } from '#officialdoc';
import { useCase, useEngine, useErrorText, useHost, usePreferences, useRegistry, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { type CaseReferences, type CitationAt, type CitationAttributes, DocumentEditor } from '../../editor/index.ts';
import { AmountPicker } from './AmountPicker.tsx';
import { AnnexForm } from './AnnexForm.tsx';
import { CitationHover } from './beside/CitationHover.tsx';
import { EvidenceBeside } from './beside/EvidenceBeside.tsx';
import { quoteIntoText } from './beside/quoteIntoText.ts';
import { CasePictures } from './casePictures.ts';
import { caseReferences } from './caseReferences.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { FigureDialog } from './FigureDialog.tsx';
import { FormPanel } from './form/FormPanel.tsx';
import { FromWordDialog } from './fromWord/FromWordDialog.tsx';
import { GenerateDialog } from './generate/GenerateDialog.tsx';
import { HeaderForm } from './HeaderForm.tsx';
import { LawPicker } from './LawPicker.tsx';
import { PageStatus } from './printed/PageStatus.tsx';
import { PrintPreview } from './printed/PrintPreview.tsx';
import { usePageView } from './printed/usePageView.ts';
import { ProofPanel } from './proof/ProofPanel.tsx';
import { PublicVersionDialog } from './publicVersion/PublicVersionDialog.tsx';
import { ReviewPanel } from './review/ReviewPanel.tsx';
import { useEditorPlace } from './useEditorPlace.ts';
import { useTextSession } from './useTextSession.ts';
import { VersionsDrawer } from './versions/VersionsDrawer.tsx';

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
  const [showsVersions, setShowsVersions] = useState(false);
  const [generates, setGenerates] = useState(false);
  const [imports, setImports] = useState(false);
  const [asksFigure, setAsksFigure] = useState(false);
  const [asksPreview, setAsksPreview] = useState(false);
  const [asksPublic, setAsksPublic] = useState(false);
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

  if (text.state === 'failed') return <ErrorNotice error={text.error} />;
  if (text.state === 'opening') return <Loader m="xl" aria-label={t('documents.opening')} />;
  const { session, trouble } = text;
  const isFixed = isReadOnly || isLocked(stateOf(view, document));
  const toggle = (next: typeof pane) => change({ documentPane: pane === next ? 'none' : next });
  const isEmpty = editor?.isEmpty === true && document.form === 'conclusion';

  const aside = (
    <Group gap={4} maw="100%">
      <AmountPicker editor={editor} isReadOnly={isFixed} />
      <LawPicker document={document} editor={editor} isReadOnly={isFixed} />
      <Button
        size="xs"
        variant={pane === 'proof' ? 'light' : 'subtle'}
        color={pane === 'proof' ? undefined : 'gray'}
        leftSection={<IconListCheck size={16} />}
        aria-pressed={pane === 'proof'}
        onClick={() => toggle('proof')}
      >
        {t('proof.short')}
      </Button>
      <Tooltip label={t('formCheck.short')}>
        <ActionIcon
          variant={pane === 'form' ? 'light' : 'subtle'}
          color={pane === 'form' ? undefined : 'gray'}
          aria-label={t('formCheck.short')}
          aria-pressed={pane === 'form'}
          onClick={() => toggle('form')}
        >
          <IconFileCheck size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('suggestions.review')}>
        <ActionIcon
          variant={pane === 'review' ? 'light' : 'subtle'}
          color={pane === 'review' ? undefined : 'gray'}
          aria-label={t('suggestions.review')}
          aria-pressed={pane === 'review'}
          onClick={() => toggle('review')}
        >
          <IconMessages size={18} />
        </ActionIcon>
      </Tooltip>
      {document.form === 'conclusion' && (
        <Tooltip label={t('generate.open')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('generate.open')}
            disabled={isFixed || editor === null || Object.keys(view.records.finding).length === 0}
            onClick={() => setGenerates(true)}
          >
            <IconTableImport size={18} />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={t('fromWord.open')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('fromWord.open')}
          disabled={isFixed || editor === null}
          onClick={() => setImports(true)}
        >
          <IconFileImport size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('documents.versions')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('documents.versions')}
          onClick={() => setShowsVersions(true)}
        >
          <IconHistory size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('documents.header')}>
        <ActionIcon
          variant={pane === 'header' ? 'light' : 'subtle'}
          color={pane === 'header' ? undefined : 'gray'}
          aria-label={t('documents.header')}
          aria-pressed={pane === 'header'}
          onClick={() => toggle('header')}
        >
          <IconLayoutSidebarRightExpand size={18} />
        </ActionIcon>
      </Tooltip>
      <ExportMenu
        document={document}
        session={session}
        pictures={pictures}
        onPreview={() => setAsksPreview(true)}
        {...(!isAnnex && { onPublic: () => setAsksPublic(true) })}
      />
    </Group>
  );

  return (
    <section
      className="document-workspace"
      aria-label={document.title || t('documents.untitled')}
      onKeyDown={event => {
        if (event.key !== 'F6' || editor === null) return;
        event.preventDefault();
        moveFocus(event.currentTarget, editor);
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
          onFigure={() => setAsksFigure(true)}
          onPicturesLeftOut={count => notifications.show({ message: t('editor.picturesLeftOut', { count }) })}
          onCitation={setHovered}
          onOpenCitation={citation => setBeside({ ...citation })}
          aside={aside}
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
      {generates && editor !== null && (
        <GenerateDialog
          document={document}
          editor={editor}
          session={session}
          references={references}
          onClose={() => setGenerates(false)}
        />
      )}
      {(imports || wordFile !== null) && editor !== null && (
        <FromWordDialog
          document={document}
          editor={editor}
          session={session}
          file={wordFile}
          onClose={() => {
            setImports(false);
            onWordClosed();
          }}
        />
      )}
      <CitationHover at={hovered} />
      {asksFigure && editor !== null && (
        <FigureDialog editor={editor} pictures={pictures} onClose={() => setAsksFigure(false)} />
      )}
      {asksPreview && (
        <PrintPreview title={document.title} session={session} order={order} onClose={() => setAsksPreview(false)} />
      )}
      {asksPublic && (
        <PublicVersionDialog
          document={document}
          session={session}
          pictures={pictures}
          onClose={() => setAsksPublic(false)}
        />
      )}
      {showsVersions && (
        <VersionsDrawer
          document={document}
          session={session}
          editor={editor}
          references={references}
          isReadOnly={isFixed}
          onClose={() => setShowsVersions(false)}
        />
      )}
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
