import type { ReactElement } from 'react';
import { useRoute, useSession } from './app/index.ts';
import { CaseFrame, type CaseScreens, Shell } from './app/shell/index.ts';
import { CasesScreen } from './screens/cases/index.ts';
import { DocumentsScreen } from './screens/documents/index.ts';
import { EvidenceScreen } from './screens/evidence/index.ts';
import { FindingsScreen } from './screens/findings/index.ts';
import { FormCheckScreen } from './screens/formCheck/index.ts';
import { HealthScreen } from './screens/health/index.ts';
import { HistoryScreen } from './screens/history/index.ts';
import { LibraryScreen } from './screens/library/index.ts';
import { OverviewScreen } from './screens/overview/index.ts';
import { PartiesScreen } from './screens/parties/index.ts';
import { RecommendationsScreen } from './screens/recommendations/index.ts';
import { SettingsScreen } from './screens/settings/index.ts';
import { SourcesScreen } from './screens/sources/index.ts';
import { TeamScreen } from './screens/team/index.ts';
import { TimelineScreen } from './screens/timeline/index.ts';
import { VaultGate } from './screens/vault/index.ts';

/** One screen per part of a case; a part without a screen is not shown. */
const CASE_SCREENS: CaseScreens = {
  overview: OverviewScreen,
  team: TeamScreen,
  evidence: EvidenceScreen,
  timeline: TimelineScreen,
  parties: PartiesScreen,
  findings: FindingsScreen,
  recommendations: RecommendationsScreen,
  documents: DocumentsScreen,
  history: HistoryScreen,
  sources: SourcesScreen,
  health: HealthScreen,
};

/** Puts the screens together: the gate before the vault is open, the shell after. */
export function App(): ReactElement {
  const { session } = useSession();
  if (session === null) return <VaultGate />;
  return (
    <Shell registryId={session.registryId} caseScreens={CASE_SCREENS}>
      <Screen />
    </Shell>
  );
}

function Screen(): ReactElement {
  const { route } = useRoute();
  if (route.screen === 'case')
    return <CaseFrame key={route.caseId} caseId={route.caseId} tab={route.tab} screens={CASE_SCREENS} />;
  if (route.screen === 'library') return <LibraryScreen />;
  if (route.screen === 'formCheck') return <FormCheckScreen />;
  if (route.screen === 'settings') return <SettingsScreen />;
  return <CasesScreen />;
}
