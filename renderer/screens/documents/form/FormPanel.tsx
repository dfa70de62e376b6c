import { ActionIcon, Button, Checkbox, Group, Popover, Text, TextInput, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconX } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { type ReactElement, useState } from 'react';
import { type Change, type RecordValue, setRecord } from '#casefile';
import { annexesOf, type FormFinding } from '#officialdoc';
import { newId, useCase, useRoute, useT } from '../../../app/index.ts';
import { FormFindings } from '../../../components/form/FormFindings.tsx';
import { useActs } from '../../../components/record/index.ts';
import { SidePane } from '../../../components/SidePane.tsx';
import { positionOf, readable } from './editorLines.ts';
import { recordFix } from './recordFixes.ts';
import { useFormCheck } from './useFormCheck.ts';

interface Props {
  readonly document: RecordValue<'document'>;
  readonly editor: Editor | null;
  readonly isReadOnly: boolean;
  readonly onHeader: () => void;
  readonly onClose: () => void;
}

const LONGEST_EXCERPT = 500;
const excerptOf = (finding: FormFinding) => finding.detail.slice(0, LONGEST_EXCERPT);

/** Thể thức beside the text: each deviation with its article, a fix where it is safe, or the reason why it stands. */
export function FormPanel({ document, editor, isReadOnly, onHeader, onClose }: Props): ReactElement {
  const t = useT();
  const { act } = useActs();
  const { findings, lineAt } = useFormCheck(document, editor);
  const { caseId, view } = useCase();
  const { go } = useRoute();
  const annexes = annexesOf(view, document.id);
  const annexAt = (place: string) => annexes[Number(/^annexes\.(\d+)\./.exec(place)?.[1] ?? -1)];
  // What stands in an annex for a reason is not asked about again in its document.
  const ignoreOf = (finding: FormFinding) =>
    [...document.formIgnores, ...(annexAt(finding.place)?.formIgnores ?? [])].find(
      each => each.rule === finding.code && each.excerpt === excerptOf(finding),
    );
  const [showsIgnored, setShowsIgnored] = useState(false);
  const ignored = findings.filter(finding => ignoreOf(finding) !== undefined);
  const open = findings.filter(finding => ignoreOf(finding) === undefined);
  const shown = showsIgnored ? ignored : open;

  const canFix = (finding: FormFinding) => {
    const line = lineAt.get(finding.place);
    if (isReadOnly || finding.fix === undefined || line === undefined) return false;
    return positionOf(finding.place) !== null || recordFix(document, line, finding.fix) !== null;
  };
  const fix = (some: readonly FormFinding[]) => {
    const changes = recordChanges(document, some, lineAt);
    if (changes.length > 0) void act(changes);
    if (editor !== null) fixText(editor, some);
  };
  const goTo = ({ place, from = 0, to }: FormFinding) => {
    const annex = annexAt(place);
    if (annex !== undefined) return go({ screen: 'case', caseId, tab: 'documents', focus: annex.id });
    const start = positionOf(place);
    if (start === null || editor === null) return onHeader();
    const line = lineAt.get(place);
    const end = Math.min(start + (to ?? line?.text.length ?? 0), editor.state.doc.content.size);
    editor
      .chain()
      .setTextSelection({ from: start + from, to: end })
      .scrollIntoView()
      .focus()
      .run();
  };
  const ignore = (finding: FormFinding, reason: string) =>
    act([
      setRecord(
        'document',
        document.id,
        {},
        {
          formIgnores: [{ id: newId(), rule: finding.code, excerpt: excerptOf(finding), reason }],
        },
      ),
    ]);
  const unignore = (id: string) => act([setRecord('document', document.id, {}, undefined, { formIgnores: [id] })]);
  const fixable = open.filter(canFix);

  return (
    <SidePane name="form" label={t('formCheck.title')} width={380}>
      <div className="side-pane-head">
        <Text className="side-pane-title" size="sm" fw={600} component="h2">
          {t('formCheck.title')}
        </Text>
        <Tooltip label={t('common.close')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('common.close')} onClick={onClose}>
            <IconX size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className="form-tools">
        <Text size="xs" role="status" className="tabular">
          {t('formCheck.count', {
            count: open.length,
            errors: open.filter(each => each.severity === 'error').length,
          })}
        </Text>
        <Checkbox
          size="xs"
          label={t('record.document.namesByOffice')}
          checked={document.namesByOffice}
          disabled={isReadOnly}
          onChange={event =>
            void act([setRecord('document', document.id, { namesByOffice: event.currentTarget.checked })])
          }
        />
        <Group gap="xs">
          <Button
            size="compact-xs"
            variant="default"
            disabled={fixable.length === 0}
            onClick={() => {
              fix(fixable);
              notifications.show({ message: t('formCheck.fixedAll', { count: fixable.length }) });
            }}
          >
            {t('formCheck.fixAll', { count: fixable.length })}
          </Button>
          {ignored.length > 0 && (
            <Button
              size="compact-xs"
              variant={showsIgnored ? 'light' : 'default'}
              aria-pressed={showsIgnored}
              onClick={() => setShowsIgnored(!showsIgnored)}
            >
              {t('formCheck.ignored', { count: ignored.length })}
            </Button>
          )}
        </Group>
      </div>
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed" p="md">
          {t('formCheck.nothing')}
        </Text>
      ) : (
        <FormFindings
          findings={shown}
          lineAt={lineAt}
          onGo={goTo}
          acts={finding => {
            const given = ignoreOf(finding);
            if (given !== undefined)
              return (
                <Group gap="xs">
                  <Text size="xs" c="dimmed">
                    {given.reason}
                  </Text>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    disabled={isReadOnly}
                    onClick={() => void unignore(given.id)}
                  >
                    {t('formCheck.unignore')}
                  </Button>
                </Group>
              );
            return (
              <Group gap={4}>
                {canFix(finding) && (
                  <Button size="compact-xs" variant="light" onClick={() => fix([finding])}>
                    {fixLabel(finding, t('formCheck.fix'))}
                  </Button>
                )}
                {!isReadOnly && <IgnoreButton onIgnore={reason => void ignore(finding, reason)} />}
              </Group>
            );
          }}
        />
      )}
    </SidePane>
  );
}

function fixLabel({ fix }: FormFinding, label: string): string {
  const words = readable(fix?.replacement ?? '');
  return words === '' || words.length > 40 ? label : `${label}: ${words}`;
}

function IgnoreButton({ onIgnore }: { readonly onIgnore: (reason: string) => void }): ReactElement {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <Popover opened={isOpen} onChange={setOpen} withinPortal trapFocus position="bottom-start">
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setOpen(!isOpen)}>
          {t('formCheck.ignore')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={event => {
            event.preventDefault();
            if (reason.trim() === '') return;
            onIgnore(reason.trim().normalize('NFC'));
            setOpen(false);
          }}
        >
          <Group gap="xs" align="end">
            <TextInput
              size="xs"
              data-autofocus
              label={t('common.reason')}
              value={reason}
              onChange={event => setReason(event.currentTarget.value)}
            />
            <Button size="xs" type="submit" disabled={reason.trim() === ''}>
              {t('formCheck.ignore')}
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** One act for every fix of the header. Of two fixes of one field the first counts; the other is found again. */
function recordChanges(
  document: RecordValue<'document'>,
  findings: readonly FormFinding[],
  lineAt: ReturnType<typeof useFormCheck>['lineAt'],
): readonly Change[] {
  let patch = {};
  let current = document;
  const fixed = new Set<string>();
  for (const { fix } of findings) {
    const line = fix === undefined ? undefined : lineAt.get(fix.place);
    if (fix === undefined || line === undefined || positionOf(fix.place) !== null || fixed.has(fix.place)) continue;
    const part = recordFix(current, line, fix);
    if (part === null) continue;
    fixed.add(fix.place);
    patch = { ...patch, ...part };
    current = { ...current, ...part } as typeof current;
  }
  return fixed.size === 0 ? [] : [setRecord('document', document.id, patch)];
}

/** One step of the editor's undo; from the end, so that earlier places stay where they are. */
function fixText(editor: Editor, findings: readonly FormFinding[]): void {
  const edits = findings
    .flatMap(({ fix }) => {
      const start = fix === undefined ? null : positionOf(fix.place);
      return fix === undefined || start === null
        ? []
        : [{ from: start + fix.from, to: start + fix.to, text: fix.replacement }];
    })
    .sort((a, b) => b.from - a.from);
  const { tr } = editor.state;
  let before = Number.POSITIVE_INFINITY;
  for (const { from, to, text } of edits) {
    if (to > before || to > tr.doc.content.size) continue;
    if (text === '') tr.delete(from, to);
    else tr.insertText(text, from, to);
    before = from;
  }
  if (tr.docChanged) editor.view.dispatch(tr);
}
