import { Tabs } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import { useCase, useRoute, useT } from '../../app/index.ts';
import '../../components/record/record.css';
import { MeasuresPanel } from './MeasuresPanel.tsx';
import { RecommendationsPanel } from './RecommendationsPanel.tsx';
import { TransfersPanel } from './TransfersPanel.tsx';

const PANELS = ['recommendation', 'measure', 'transfer'] as const;
type Panel = (typeof PANELS)[number];

/** Kiến nghị, thực hiện: what is asked of whom and how far it is done; measures taken; files handed over. */
export function RecommendationsScreen(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const { route } = useRoute();
  const focus = route.screen === 'case' ? route.focus : undefined;
  const wanted = focus === undefined ? undefined : PANELS.find(kind => view.records[kind][focus] !== undefined);
  const [panel, setPanel] = useState<Panel>(wanted ?? 'recommendation');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address chooses the panel, not each new view
  useEffect(() => {
    if (wanted !== undefined) setPanel(wanted);
  }, [focus]);
  return (
    <Tabs
      value={panel}
      onChange={value => setPanel((value ?? 'recommendation') as Panel)}
      keepMounted={false}
      className="panels"
    >
      <Tabs.List>
        {PANELS.map(each => (
          <Tabs.Tab key={each} value={each}>
            {t(`recommendations.panel.${each}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="recommendation">
        <RecommendationsPanel />
      </Tabs.Panel>
      <Tabs.Panel value="measure">
        <MeasuresPanel />
      </Tabs.Panel>
      <Tabs.Panel value="transfer">
        <TransfersPanel />
      </Tabs.Panel>
    </Tabs>
  );
}
