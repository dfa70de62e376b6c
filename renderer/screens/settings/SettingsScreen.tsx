import { Tabs } from '@mantine/core';
import type { ReactElement } from 'react';
import { useRoute, useT } from '../../app/index.ts';
import { Page } from '../../components/Page.tsx';
import { AboutSection } from './AboutSection.tsx';
import { BackupsSection } from './BackupsSection.tsx';
import { CopiesSection } from './CopiesSection.tsx';
import { DisplaySection } from './DisplaySection.tsx';
import { HealthSection } from './HealthSection.tsx';
import { HolidaysSection } from './HolidaysSection.tsx';
import { OfficeSection } from './OfficeSection.tsx';
import { ProfileSection } from './ProfileSection.tsx';
import { SecuritySection } from './SecuritySection.tsx';
import { SignersSection } from './SignersSection.tsx';
import { TemplatesSection } from './templates/TemplatesSection.tsx';

const SECTIONS = {
  profile: ProfileSection,
  office: OfficeSection,
  signers: SignersSection,
  templates: TemplatesSection,
  holidays: HolidaysSection,
  security: SecuritySection,
  copies: CopiesSection,
  backups: BackupsSection,
  health: HealthSection,
  display: DisplaySection,
  about: AboutSection,
} as const;
type Section = keyof typeof SECTIONS;
const NAMES = Object.keys(SECTIONS) as Section[];

/** Thiết lập: the office, who signs, holidays, the passphrase, how it looks, what it is. */
export function SettingsScreen(): ReactElement {
  const t = useT();
  const { route, go } = useRoute();
  const asked = route.screen === 'settings' ? route.section : undefined;
  const section = NAMES.find(name => name === asked) ?? 'profile';
  return (
    <Page title={t('settings.title')}>
      <Tabs
        value={section}
        onChange={next => next !== null && go({ screen: 'settings', section: next })}
        orientation="vertical"
        keepMounted={false}
        classNames={{ tab: 'side-tab' }}
      >
        <Tabs.List aria-label={t('settings.sections')} w={190}>
          {NAMES.map(name => (
            <Tabs.Tab key={name} value={name}>
              {t(`settings.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {NAMES.map(name => {
          const Content = SECTIONS[name];
          return (
            <Tabs.Panel key={name} value={name} pl="lg" maw={name === 'health' || name === 'templates' ? 1080 : 760}>
              <Content />
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </Page>
  );
}
