import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { type MatrixRow, OPINION_KINDS, personName, setRecord } from '#casefile';
import { formatDate, formatDateTime, newId, useCase, useRoute, useT, useToday } from '../../../app/index.ts';
import { useActs } from '../../../components/record/index.ts';

/** Ý kiến khác, ý kiến bảo lưu on one finding, each as its author signed it into the case file. */
export function FindingOpinions({ row }: { readonly row: MatrixRow }): ReactElement {
  const t = useT();
  const today = useToday();
  const { caseId, view, isReadOnly } = useCase();
  const { act } = useActs();
  const { go } = useRoute();
  const open = (id: string) => go({ screen: 'case', caseId, tab: 'findings', focus: id });
  const add = async (opinionKind: (typeof OPINION_KINDS)[number]) => {
    const id = newId();
    await act([setRecord('opinion', id, { opinionKind, givenOn: today }, { findingIds: [row.finding.id] })]);
    open(id);
  };
  return (
    <>
      {row.opinions.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('findings.noOpinions')}
        </Text>
      )}
      <ul className="matrix-opinions">
        {row.opinions.map(opinion => {
          const from = view.provenance[`opinion:${opinion.id}`];
          const signer = view.members.find(member => member.identity === from?.addedBy)?.name ?? '';
          const name = personName(view, opinion.personId);
          return (
            <li key={opinion.id}>
              <Anchor component="button" type="button" fz="sm" fw={600} onClick={() => open(opinion.id)}>
                {[t(`choice.opinion.opinionKind.${opinion.opinionKind}`), name].filter(Boolean).join(': ')}
                {opinion.givenOn !== null && `, ${formatDate(opinion.givenOn)}`}
              </Anchor>
              <Text size="sm">{opinion.body}</Text>
              {opinion.answer !== '' && (
                <Text size="sm">
                  {t('record.opinion.answer')}: {opinion.answer}
                </Text>
              )}
              <Text size="xs" c="dimmed">
                {t('findings.opinionSigned', {
                  name: signer,
                  time: from === undefined ? '' : formatDateTime(from.changedAt),
                })}
              </Text>
            </li>
          );
        })}
      </ul>
      {!isReadOnly && (
        <Group gap={8}>
          {OPINION_KINDS.map(kind => (
            <Button
              key={kind}
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={14} />}
              onClick={() => void add(kind)}
            >
              {t(`findings.addOpinion_${kind}`)}
            </Button>
          ))}
        </Group>
      )}
    </>
  );
}
