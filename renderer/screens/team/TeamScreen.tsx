import { Tabs } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import { useCase, useRoute, useT } from '../../app/index.ts';
import { ActsPanel } from './ActsPanel.tsx';
import { AssignmentsPanel } from './AssignmentsPanel.tsx';
import { ContentsPanel } from './ContentsPanel.tsx';
import { RolesPanel } from './RolesPanel.tsx';
import '../../components/record/record.css';
import './team.css';

const PANELS = ['acts', 'roles', 'contents', 'assignments'] as const;
type Panel = (typeof PANELS)[number];

/** Đoàn và tiến độ: dated acts with the deadlines they start, the team by period, contents, assignments. */
export function TeamScreen(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const { route } = useRoute();
  const focus = route.screen === 'case' ? route.focus : undefined;
  const { teamRole, inspectionContent, assignment } = view.records;
  const wanted: Panel =
    focus === undefined
      ? 'acts'
      : teamRole[focus] !== undefined
        ? 'roles'
        : inspectionContent[focus] !== undefined
          ? 'contents'
          : assignment[focus] !== undefined
            ? 'assignments'
            : 'acts';
  const [panel, setPanel] = useState<Panel>(wanted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address chooses the panel, not each new view
  useEffect(() => {
    if (focus !== undefined) setPanel(wanted);
  }, [focus]);
  return (
    <Tabs value={panel} onChange={value => setPanel((value ?? 'acts') as Panel)} keepMounted={false} className="panels">
      <Tabs.List>
        {PANELS.map(each => (
          <Tabs.Tab key={each} value={each}>
            {t(`team.panel.${each}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="acts">
        <ActsPanel />
      </Tabs.Panel>
      <Tabs.Panel value="roles">
        <RolesPanel />
      </Tabs.Panel>
      <Tabs.Panel value="contents">
        <ContentsPanel />
      </Tabs.Panel>
      <Tabs.Panel value="assignments">
        <AssignmentsPanel />
      </Tabs.Panel>
    </Tabs>
  );
}
