import { ActionIcon, Button, Group, Select, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconX } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { type ReactElement, useMemo, useState } from 'react';
import { type RecordValue, setRecord } from '#casefile';
import { groupOf, ISSUE_GROUPS, type IssueGroup, type ProofIssue, type Severity } from '#officialdoc';
import { newId, useCase, useRoute, useT } from '../../../app/index.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { tabOf, useActs } from '../../../components/record/index.ts';
import { SidePane } from '../../../components/SidePane.tsx';
import type { TextSession } from '../textSession.ts';
import { fixOf, type OfferedFix } from './fixes.ts';
import { ProofList, type ShownIssue } from './ProofList.tsx';
import { ReportMenu } from './ReportMenu.tsx';
import './proof.css';
import { markId, useProof } from './useProof.ts';
import { WaivedList } from './WaivedList.tsx';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** Kiểm tra căn cứ chứng minh beside the text: what still lacks proof, contradicts the case or has parted from the matrix. */
export function ProofPanel({
  document,
  editor,
  session,
  isReadOnly,
  onOpenLeaf,
  onClose,
}: {
  readonly document: RecordValue<'document'>;
  readonly editor: Editor | null;
  readonly session: TextSession;
  readonly isReadOnly: boolean;
  readonly onOpenLeaf: (leafId: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const { caseId, view } = useCase();
  const { act } = useActs();
  const { go } = useRoute();
  const { result, isBusy, error } = useProof(editor, session, { caseId, documentId: document.id }, view);
  const [group, setGroup] = useState<IssueGroup | 'waived' | null>(null);
  const [severity, setSeverity] = useState<Severity | null>(null);

  const all = useMemo<readonly ShownIssue[]>(
    () => result?.issues.map((issue, at) => ({ issue, mark: markId(at) })) ?? [],
    [result],
  );
  const ofSeverity = severity === null ? all : all.filter(({ issue }) => issue.severity === severity);
  const shown =
    group === null || group === 'waived' ? ofSeverity : ofSeverity.filter(({ issue }) => groupOf(issue.code) === group);
  const count = (each: IssueGroup) => ofSeverity.filter(({ issue }) => groupOf(issue.code) === each).length;
  const waived = result?.waived ?? [];

  const goTo = ({ issue, mark }: ShownIssue) => {
    if (issue.place.type === 'record') {
      const { kind, id } = issue.place;
      go({ screen: 'case', caseId, tab: tabOf(kind), focus: id });
    } else if (editor?.chain().goToProof(mark).focus(undefined, { scrollIntoView: false }).run() !== true)
      notifications.show({ message: t('proof.placeGone') });
  };
  const fix = ({ mark }: ShownIssue, offered: OfferedFix) => {
    if (editor?.chain().fixProof(mark, offered.fix).focus().run() !== true)
      notifications.show({ message: t('proof.placeGone') });
  };
  const waive = (issue: ProofIssue, reason: string) =>
    act([
      setRecord('proofWaiver', newId(), {
        documentId: document.id,
        issueKey: issue.key,
        quote: issue.quote.slice(0, 1_000),
        reason,
      }),
    ]);

  return (
    <SidePane name="proof" label={t('proof.title')} width={360} className="proof">
      <div className="side-pane-head">
        <Text className="side-pane-title" size="sm" fw={600} component="h2">
          {t('proof.title')}
        </Text>
        {result !== null && <ReportMenu document={document} result={result} session={session} />}
        <Tooltip label={t('common.close')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('common.close')} onClick={onClose}>
            <IconX size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      {error !== null && <ErrorNotice error={error} />}
      <div className="proof-filters">
        <Group justify="space-between" wrap="nowrap" gap={8}>
          <Text size="xs" className="tabular" role="status" aria-busy={isBusy}>
            {result === null
              ? t('proof.checking')
              : isBusy && result.wantedTexts.length > 0
                ? t('proof.reading', { count: result.wantedTexts.length })
                : t('proof.claims', result.claims)}
          </Text>
          <Select
            size="xs"
            w={118}
            aria-label={t('proof.severity')}
            allowDeselect={false}
            data={['all', ...SEVERITIES].map(value => ({ value, label: t(`proof.severity_${value}`) }))}
            value={severity ?? 'all'}
            onChange={value => setSeverity(SEVERITIES.find(each => each === value) ?? null)}
          />
        </Group>
        {/* biome-ignore lint/a11y/useSemanticElements: a row of toggles, not a form's fieldset */}
        <div role="group" aria-label={t('proof.groups')} className="proof-groups">
          <Toggle
            label={t('proof.group_all')}
            count={ofSeverity.length}
            isOn={group === null}
            onPress={() => setGroup(null)}
          />
          {ISSUE_GROUPS.filter(each => count(each) > 0 || each === group).map(each => (
            <Toggle
              key={each}
              label={t(`proof.group_${each}`)}
              count={count(each)}
              isOn={group === each}
              onPress={() => setGroup(group === each ? null : each)}
            />
          ))}
          {(waived.length > 0 || group === 'waived') && (
            <Toggle
              label={t('proof.waived')}
              count={waived.length}
              isOn={group === 'waived'}
              onPress={() => setGroup(group === 'waived' ? null : 'waived')}
            />
          )}
        </div>
      </div>
      {group === 'waived' ? (
        <WaivedList waived={waived} isReadOnly={isReadOnly} />
      ) : shown.length === 0 ? (
        result !== null && (
          <Text size="sm" c="dimmed" p="md">
            {t(all.length === 0 ? 'proof.nothing' : 'proof.nothingHere')}
          </Text>
        )
      ) : (
        <ProofList
          issues={shown}
          onGo={goTo}
          onOpenLeaf={onOpenLeaf}
          fixOf={issue => (isReadOnly ? null : fixOf(issue, document.displayUnit, t))}
          onFix={fix}
          onWaive={isReadOnly ? null : waive}
        />
      )}
    </SidePane>
  );
}

function Toggle({
  label,
  count,
  isOn,
  onPress,
}: {
  readonly label: string;
  readonly count: number;
  readonly isOn: boolean;
  readonly onPress: () => void;
}): ReactElement {
  return (
    <Button size="compact-xs" variant={isOn ? 'light' : 'default'} aria-pressed={isOn} onClick={onPress}>
      {label} {count}
    </Button>
  );
}
