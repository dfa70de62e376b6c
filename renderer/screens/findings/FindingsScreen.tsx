import { Tabs } from '@mantine/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useCase, useRoute, useT } from '../../app/index.ts';
import '../../components/record/record.css';
import { AmountsPanel } from './AmountsPanel.tsx';
import { ExplanationsPanel } from './ExplanationsPanel.tsx';
import { FindingsPanel } from './FindingsPanel.tsx';
import { HeadsPanel } from './HeadsPanel.tsx';
import { LegalPanel } from './LegalPanel.tsx';
import { MatrixPanel } from './matrix/MatrixPanel.tsx';
import { OpinionsPanel } from './OpinionsPanel.tsx';

const KINDS = ['finding', 'amountLine', 'explanationRound', 'opinion', 'headResponsibility', 'legalBasis'] as const;
const PANELS = ['finding', 'matrix', ...KINDS.slice(1)] as const;
type Panel = (typeof KINDS)[number] | 'matrix';

/** Kết quả và vi phạm, with the money, giải trình, opinions, the head's responsibility and the law they rest on. */
export function FindingsScreen(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const { route } = useRoute();
  const focus = route.screen === 'case' ? route.focus : undefined;
  const wanted = focus === undefined ? undefined : KINDS.find(kind => view.records[kind][focus] !== undefined);
  const [panel, setPanel] = useState<Panel>(wanted ?? 'finding');
  // Where the user stood in the matrix, for coming back from another panel.
  const lastFinding = useRef<string | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address chooses the panel, not each new view
  useEffect(() => {
    if (wanted !== undefined) setPanel(wanted);
  }, [focus]);
  return (
    <Tabs
      value={panel}
      onChange={value => setPanel((value ?? 'finding') as Panel)}
      keepMounted={false}
      className="panels"
    >
      <Tabs.List>
        {PANELS.map(each => (
          <Tabs.Tab key={each} value={each}>
            {t(`findings.panel.${each}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="finding">
        <FindingsPanel />
      </Tabs.Panel>
      <Tabs.Panel value="matrix">
        <MatrixPanel
          startAt={lastFinding.current}
          onChosen={id => {
            lastFinding.current = id;
          }}
          onAddFinding={() => setPanel('finding')}
        />
      </Tabs.Panel>
      <Tabs.Panel value="amountLine">
        <AmountsPanel />
      </Tabs.Panel>
      <Tabs.Panel value="explanationRound">
        <ExplanationsPanel />
      </Tabs.Panel>
      <Tabs.Panel value="opinion">
        <OpinionsPanel />
      </Tabs.Panel>
      <Tabs.Panel value="headResponsibility">
        <HeadsPanel />
      </Tabs.Panel>
      <Tabs.Panel value="legalBasis">
        <LegalPanel />
      </Tabs.Panel>
    </Tabs>
  );
}
