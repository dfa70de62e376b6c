import { Tabs } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import { useCase, useRoute, useT } from '../../app/index.ts';
import '../../components/record/record.css';
import { OfficesPanel } from './OfficesPanel.tsx';
import { OrganisationsPanel } from './OrganisationsPanel.tsx';
import { PersonsPanel } from './PersonsPanel.tsx';
import { SubjectsPanel } from './SubjectsPanel.tsx';

const PANELS = ['subject', 'organisation', 'person', 'officeHolding'] as const;
type Panel = (typeof PANELS)[number];

/** Đơn vị, cá nhân: đối tượng thanh tra apart from related parties, organisations by dated names, persons, offices held. */
export function PartiesScreen(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const { route } = useRoute();
  const focus = route.screen === 'case' ? route.focus : undefined;
  const wanted = focus === undefined ? undefined : PANELS.find(kind => view.records[kind][focus] !== undefined);
  const [panel, setPanel] = useState<Panel>(wanted ?? 'subject');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address chooses the panel, not each new view
  useEffect(() => {
    if (wanted !== undefined) setPanel(wanted);
  }, [focus]);
  return (
    <Tabs
      value={panel}
      onChange={value => setPanel((value ?? 'subject') as Panel)}
      keepMounted={false}
      className="panels"
    >
      <Tabs.List>
        {PANELS.map(each => (
          <Tabs.Tab key={each} value={each}>
            {t(`parties.panel.${each}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="subject">
        <SubjectsPanel />
      </Tabs.Panel>
      <Tabs.Panel value="organisation">
        <OrganisationsPanel />
      </Tabs.Panel>
      <Tabs.Panel value="person">
        <PersonsPanel />
      </Tabs.Panel>
      <Tabs.Panel value="officeHolding">
        <OfficesPanel />
      </Tabs.Panel>
    </Tabs>
  );
}
