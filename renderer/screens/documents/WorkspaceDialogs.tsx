import type { Editor } from '@tiptap/react';
import type { ComponentProps, ReactElement } from 'react';
import type { RecordValue } from '#casefile';
import type { CaseReferences } from '../../editor/index.ts';
import type { CasePictures } from './casePictures.ts';
import { FigureDialog } from './FigureDialog.tsx';
import { FromWordDialog } from './fromWord/FromWordDialog.tsx';
import { GenerateDialog } from './generate/GenerateDialog.tsx';
import { PrintPreview } from './printed/PrintPreview.tsx';
import { PublicVersionDialog } from './publicVersion/PublicVersionDialog.tsx';
import type { TextSession } from './textSession.ts';
import { VersionsDrawer } from './versions/VersionsDrawer.tsx';

export type WorkspaceDialog = 'generate' | 'word' | 'figure' | 'preview' | 'public' | 'versions';

/** What opens over a document: one at a time. */
export function WorkspaceDialogs({
  shown,
  document,
  editor,
  session,
  pictures,
  references,
  order,
  isFixed,
  wordFile,
  onClose,
}: {
  readonly shown: WorkspaceDialog | null;
  readonly document: RecordValue<'document'>;
  readonly editor: Editor | null;
  readonly session: TextSession;
  readonly pictures: CasePictures;
  readonly references: CaseReferences;
  readonly order: ComponentProps<typeof PrintPreview>['order'];
  readonly isFixed: boolean;
  readonly wordFile: File | null;
  readonly onClose: () => void;
}): ReactElement | null {
  const common = { document, session, onClose };
  if (shown === 'preview')
    return <PrintPreview title={document.title} session={session} order={order} onClose={onClose} />;
  if (shown === 'public') return <PublicVersionDialog {...common} pictures={pictures} />;
  if (shown === 'versions')
    return <VersionsDrawer {...common} editor={editor} references={references} isReadOnly={isFixed} />;
  if (editor === null) return null;
  if (shown === 'generate') return <GenerateDialog {...common} editor={editor} references={references} />;
  if (shown === 'word') return <FromWordDialog {...common} editor={editor} file={wordFile} />;
  if (shown === 'figure') return <FigureDialog editor={editor} pictures={pictures} onClose={onClose} />;
  return null;
}
