import { Anchor, Badge, Group, Text } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { basisFindings, consistencyFindings, datedActs, endsOf, stageOf, unprovenClaims } from '#casefile';
import { formatDate, useCase, useRoute, useT, useToday } from '../../app/index.ts';
import { LastCheck } from '../../components/health/index.ts';
import { DeadlineList, FormPart } from '../../components/record/index.ts';
import { AmountSummary } from './AmountSummary.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { CheckList } from './CheckList.tsx';
import './overview.css';

/** Tổng quan: what the case is, where it stands and why, what is due, what is not yet proven, the money, the three ends. */
export function OverviewScreen(): ReactElement {
  const t = useT();
  const { view, caseId } = useCase();
  const { go } = useRoute();
  const today = useToday();
  const stage = stageOf(view, today);
  const acts = useMemo(() => datedActs(view, today), [view, today]);
  const ends = endsOf(view, today);
  const unproven = useMemo(() => unprovenClaims(view), [view]);
  const warnings = useMemo(() => [...consistencyFindings(view, today), ...basisFindings(view)], [view, today]);
  const lastAct = acts.at(-1);
  const count = (kind: keyof typeof view.records) => Object.keys(view.records[kind]).length;
  return (
    <div className="overview">
      <div className="overview-column">
        <FormPart title={t('overview.stage')}>
          <Group gap="xs">
            <Badge size="lg" radius="sm" variant="light" tt="none">
              {t(`stage.${stage}`)}
            </Badge>
            <Text size="xs" c="dimmed">
              {lastAct === undefined
                ? t('overview.stageNoActs')
                : t('overview.stageBecause', {
                    act: t(`choice.procedureAct.actKind.${lastAct.actKind}`),
                    date: formatDate(lastAct.dateEffective ?? lastAct.dateIssued),
                  })}{' '}
              <Anchor
                component="button"
                type="button"
                fz="xs"
                onClick={() => go({ screen: 'case', caseId, tab: 'team', ...(lastAct && { focus: lastAct.id }) })}
              >
                {t('overview.toActs')}
              </Anchor>
            </Text>
          </Group>
          <Group gap="lg">
            {(['inspection', 'file', 'followUp'] as const).map(end => (
              <Text key={end} size="xs">
                <span className={ends[end] === null ? 'end-open' : 'end-done'}>{t(`overview.end.${end}`)}</span>
                {': '}
                {ends[end] === null ? t('overview.notYet') : formatDate(ends[end])}
              </Text>
            ))}
          </Group>
        </FormPart>
        <FormPart title={t('overview.deadlines')}>
          <DeadlineList />
        </FormPart>
        <FormPart title={t('overview.amounts')}>
          <AmountSummary />
        </FormPart>
      </div>
      <div className="overview-column">
        <FormPart title={t('overview.unproven', { count: unproven.length })}>
          <CheckList findings={unproven} empty={t('overview.allProven')} />
        </FormPart>
        <FormPart title={t('overview.warnings', { count: warnings.length })}>
          <CheckList findings={warnings} empty={t('overview.noWarnings')} />
        </FormPart>
        <FormPart title={t('overview.counts')}>
          <Group gap="lg">
            {(
              [
                'evidence',
                'leaf',
                'timelineEvent',
                'organisation',
                'person',
                'finding',
                'recommendation',
                'document',
              ] as const
            ).map(kind => (
              <Text key={kind} size="sm" className="tabular">
                <b>{count(kind)}</b> {t(`overview.countOf.${kind}`)}
              </Text>
            ))}
          </Group>
        </FormPart>
        <FormPart title={t('overview.health')}>
          <LastCheck caseId={caseId} onOpen={() => go({ screen: 'case', caseId, tab: 'health' })} />
        </FormPart>
        <FormPart title={t('overview.facts')}>
          <CaseFacts />
        </FormPart>
      </div>
    </div>
  );
}
