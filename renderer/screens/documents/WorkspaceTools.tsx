import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import {
  IconFileCheck,
  IconFileImport,
  IconHistory,
  IconLayoutSidebarRightExpand,
  IconListCheck,
  IconMessagePlus,
  IconMessages,
  IconTableImport,
} from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import type { ReactElement, ReactNode } from 'react';
import type { RecordValue } from '#casefile';
import { type Preferences, useCase, useT } from '../../app/index.ts';
import { AmountPicker } from './AmountPicker.tsx';
import type { CasePictures } from './casePictures.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { LawPicker } from './LawPicker.tsx';
import type { TextSession } from './textSession.ts';
import type { WorkspaceDialog } from './WorkspaceDialogs.tsx';

type Pane = Preferences['documentPane'];

/** Right of the editor's own tools: what goes into the text from the case, the panes beside it, and the ways out. */
export function WorkspaceTools({
  document,
  editor,
  session,
  pictures,
  isFixed,
  pane,
  onPane,
  onDialog,
  onRemark,
}: {
  readonly document: RecordValue<'document'>;
  readonly editor: Editor | null;
  readonly session: TextSession;
  readonly pictures: CasePictures;
  readonly isFixed: boolean;
  readonly pane: Pane;
  readonly onPane: (pane: Pane) => void;
  readonly onDialog: (dialog: WorkspaceDialog) => void;
  readonly onRemark: () => void;
}): ReactElement {
  const t = useT();
  const { view, mayRemark } = useCase();
  const tool = (label: string, icon: ReactNode, onClick: () => void, isDisabled = false) => (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={isDisabled} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  const paneTool = (which: Pane, label: string, icon: ReactNode) => (
    <Tooltip label={label}>
      <ActionIcon
        variant={pane === which ? 'light' : 'subtle'}
        color={pane === which ? undefined : 'gray'}
        aria-label={label}
        aria-pressed={pane === which}
        onClick={() => onPane(which)}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Group gap={4} maw="100%">
      <AmountPicker editor={editor} isReadOnly={isFixed} />
      <LawPicker document={document} editor={editor} isReadOnly={isFixed} />
      <Button
        size="xs"
        variant={pane === 'proof' ? 'light' : 'subtle'}
        color={pane === 'proof' ? undefined : 'gray'}
        leftSection={<IconListCheck size={16} />}
        aria-pressed={pane === 'proof'}
        onClick={() => onPane('proof')}
      >
        {t('proof.short')}
      </Button>
      {paneTool('form', t('formCheck.short'), <IconFileCheck size={18} />)}
      {tool(t('remarks.add'), <IconMessagePlus size={18} />, onRemark, !mayRemark || editor === null)}
      {paneTool('review', t('suggestions.review'), <IconMessages size={18} />)}
      {document.form === 'conclusion' &&
        tool(
          t('generate.open'),
          <IconTableImport size={18} />,
          () => onDialog('generate'),
          isFixed || editor === null || Object.keys(view.records.finding).length === 0,
        )}
      {tool(t('fromWord.open'), <IconFileImport size={18} />, () => onDialog('word'), isFixed || editor === null)}
      {tool(t('documents.versions'), <IconHistory size={18} />, () => onDialog('versions'))}
      {paneTool('header', t('documents.header'), <IconLayoutSidebarRightExpand size={18} />)}
      <ExportMenu
        document={document}
        session={session}
        pictures={pictures}
        onPreview={() => onDialog('preview')}
        {...(document.annexOfId === null && { onPublic: () => onDialog('public') })}
      />
    </Group>
  );
}
