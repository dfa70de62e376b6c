import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Editor } from '@tiptap/react';
import { prosemirrorJSONToYDoc } from '@tiptap/y-tiptap';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { type RecordValue, setRecord } from '#casefile';
import { type GeneratedPart, generationFacts, PART_HEADINGS } from '#officialdoc';
import { formatDateTime, newId, useCase, useEngine, useErrorText, useSession, useT } from '../../../app/index.ts';
import { useActs } from '../../../components/record/index.ts';
import { BODY_FRAGMENT, type CaseReferences, DocumentEditor } from '../../../editor/index.ts';
import type { TextSession } from '../textSession.ts';
import './generate.css';
import { followUndo } from './followUndo.ts';
import { applyToEditor, type PartModes, partStates, planInsertions, previewOf } from './plan.ts';

const MODES = ['leave', 'append', 'replace'] as const;
const ROMAN: Readonly<Record<GeneratedPart, string>> = { facts: 'II', conclusions: 'III', recommendations: 'V' };

/**
 * Lập mục II, III, V từ ma trận: chosen part by part, read before it is put in, one step to undo. From then on the prose is the
 * user's own; amounts, names, bases and citations stay live.
 */
export function GenerateDialog({
  document,
  editor,
  session,
  references,
  onClose,
}: {
  readonly document: RecordValue<'document'>;
  readonly editor: Editor;
  readonly session: TextSession;
  readonly references: CaseReferences;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const errorText = useErrorText();
  const engine = useEngine();
  const { caseId, view, apply } = useCase();
  const { act } = useActs();
  const me = useSession().session?.identity;
  // The dialog is modal: the text stays as it is while it is open.
  const [doc] = useState(() => editor.state.doc);
  const states = useMemo(() => partStates(doc), [doc]);
  const [modes, setModes] = useState<PartModes>(() => usualModes(states));
  const insertions = useMemo(
    () => planInsertions(doc, view, document.displayUnit, modes),
    [doc, view, document.displayUnit, modes],
  );
  const preview = useMemo(
    () => prosemirrorJSONToYDoc(editor.schema, previewOf(doc, insertions, modes), BODY_FRAGMENT),
    [editor, doc, insertions, modes],
  );
  const earlier = Object.values(view.records.matrixGeneration)
    .filter(each => each.documentId === document.id)
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0))[0];
  const isEmpty = insertions.length === 0;
  const [isBusy, setBusy] = useState(false);

  const tell = (error: unknown) => {
    const { data, cause, remedy } = errorText(error);
    notifications.show({ color: 'seal', title: data, message: `${cause} ${remedy}`, autoClose: false });
  };
  /** What the text said until now is kept first: undo ends with the session, a version does not. */
  const keepVersion = async () => {
    const parts = states.filter(({ part }) => modes[part] !== 'leave').map(({ part }) => ROMAN[part]);
    await session.commit();
    await engine.documents.nameVersion({
      caseId,
      documentId: document.id,
      name: parts.join(', '),
      reason: 'beforeGenerate',
    });
  };
  const run = async () => {
    setBusy(true);
    try {
      await keepVersion();
    } catch (error) {
      setBusy(false);
      return tell(error);
    }
    if (editor.isDestroyed) return;
    if (!editor.state.doc.eq(doc)) {
      notifications.show({ message: t('generate.textChanged') });
      return onClose();
    }
    applyToEditor(editor, insertions);
    const after = editor.state.doc;
    onClose();
    const id = newId();
    try {
      await session.flush();
      await apply([
        setRecord(
          'matrixGeneration',
          id,
          {
            documentId: document.id,
            at: Date.now(),
            byName: view.members.find(member => member.identity === me)?.name ?? '',
          },
          { facts: [...generationFacts(view)] },
        ),
      ]);
    } catch (error) {
      return tell(error);
    }
    followUndo(editor, doc, after, state => {
      const type = state === 'undone' ? 'record.removed' : 'record.restored';
      void act([{ type, kind: 'matrixGeneration', id }]);
    });
    offerUndo(() => {
      if (editor.isDestroyed || !editor.state.doc.eq(after)) notifications.show({ message: t('generate.textChanged') });
      else editor.commands.undo();
    });
  };
  const offerUndo = (undo: () => void) => {
    notifications.show({
      id: 'generated',
      autoClose: 15_000,
      message: (
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text size="sm">{t('generate.done')}</Text>
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              notifications.hide('generated');
              undo();
            }}
          >
            {t('generate.undo')}
          </Button>
        </Group>
      ),
    });
  };

  return (
    <Modal opened onClose={onClose} size="min(1280px, 94vw)" title={t('generate.title')} className="generate">
      <div className="generate-panes">
        <Stack gap="md" className="generate-parts">
          <Text size="sm">{t('generate.hint')}</Text>
          {earlier !== undefined && (
            <Alert color="amber" py={6} px={10}>
              <Text size="xs">
                {t('generate.earlier', { name: earlier.byName, time: formatDateTime(earlier.at ?? 0) })}
              </Text>
            </Alert>
          )}
          {states.map(({ part, written }) => (
            <div key={part}>
              <Text size="sm" fw={600} id={`generate-${part}`}>
                {ROMAN[part]}. {PART_HEADINGS[part]}
              </Text>
              <Text size="xs" c="dimmed" mb={4}>
                {written === 0 ? t('generate.nothingWritten') : t('generate.written', { count: written })}
              </Text>
              <SegmentedControl
                size="xs"
                fullWidth
                aria-labelledby={`generate-${part}`}
                data={MODES.filter(mode => mode !== 'replace' || written > 0).map(value => ({
                  value,
                  label: t(`generate.mode_${value}`),
                }))}
                value={modes[part]}
                onChange={value => setModes({ ...modes, [part]: MODES.find(mode => mode === value) ?? 'leave' })}
              />
              {modes[part] === 'replace' && (
                <Text size="xs" className="generate-warning" mt={4}>
                  {t('generate.replaces', { count: written })}
                </Text>
              )}
            </div>
          ))}
          <div className="generate-space" />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button disabled={isEmpty} loading={isBusy} onClick={() => void run()}>
              {t('generate.apply')}
            </Button>
          </Group>
        </Stack>
        <section className="generate-preview" aria-label={t('generate.preview')}>
          {isEmpty ? (
            <Text size="sm" c="dimmed" p="md">
              {t('generate.chooseParts')}
            </Text>
          ) : (
            <Preview key={preview.guid} text={preview} references={references} label={t('generate.preview')} />
          )}
        </section>
      </div>
    </Modal>
  );
}

function Preview({
  text,
  references,
  label,
}: {
  readonly text: ReturnType<typeof prosemirrorJSONToYDoc>;
  readonly references: CaseReferences;
  readonly label: string;
}): ReactElement {
  const latest = useRef(text);
  latest.current = text;
  useEffect(() => () => latest.current.destroy(), []);
  return (
    <DocumentEditor
      text={text}
      references={references}
      isReadOnly
      label={label}
      onTyped={() => undefined}
      onOpenCitation={() => undefined}
    />
  );
}

/** A part that nobody wrote yet is filled; what is written is left alone until the user says otherwise. */
function usualModes(states: ReturnType<typeof partStates>): PartModes {
  const modes: Record<GeneratedPart, PartModes[GeneratedPart]> = {
    facts: 'leave',
    conclusions: 'leave',
    recommendations: 'leave',
  };
  for (const { part, written } of states) if (written === 0) modes[part] = 'append';
  return modes;
}
