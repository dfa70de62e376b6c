import {
  Spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
  type SpotlightFilterFunction,
  spotlight,
} from '@mantine/spotlight';
import {
  IconFileCheck,
  IconFolder,
  IconFolders,
  IconGavel,
  IconKeyboard,
  IconLanguage,
  IconLayoutList,
  IconLock,
  IconMoon,
  IconSettings,
  IconSun,
} from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import type { CaseSummary } from '#engine';
import { foldVietnamese } from '../../components/foldVietnamese.ts';
import { type CaseTab, lastTab, useEngine, usePreferences, useRoute, useSession, useT } from '../index.ts';

export const openPalette = (): void => spotlight.open();

/** Ctrl+K: go to a case, to a part of the open case, or do something. */
export function Palette({
  tabs,
  onShortcuts,
}: {
  readonly tabs: readonly CaseTab[];
  readonly onShortcuts: () => void;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { route, go } = useRoute();
  const { lock } = useSession();
  const { preferences, change } = usePreferences();
  const [cases, setCases] = useState<readonly CaseSummary[]>([]);
  const isDark = preferences.colours === 'dark';
  const icon = { size: 18, stroke: 1.75 };

  const action = (id: string, label: string, leftSection: ReactElement, onClick: () => void): SpotlightActionData => ({
    id,
    label,
    leftSection,
    onClick,
  });
  const actions = [
    {
      group: t('shell.paletteGo'),
      actions: [
        ...(route.screen === 'case'
          ? tabs.map(tab =>
              action(`tab-${tab}`, t(`shell.tab_${tab}`), <IconLayoutList {...icon} />, () =>
                go({ screen: 'case', caseId: route.caseId, tab }),
              ),
            )
          : []),
        action('cases', t('shell.cases'), <IconFolders {...icon} />, () => go({ screen: 'cases' })),
        action('formCheck', t('formCheck.screen'), <IconFileCheck {...icon} />, () => go({ screen: 'formCheck' })),
        action('library', t('shell.library'), <IconGavel {...icon} />, () => go({ screen: 'library' })),
        action('settings', t('shell.settings'), <IconSettings {...icon} />, () => go({ screen: 'settings' })),
      ],
    },
    {
      group: t('shell.paletteCases'),
      actions: cases.map(row => ({
        ...action(`case-${row.caseId}`, row.title, <IconFolder {...icon} />, () =>
          go({ screen: 'case', caseId: row.caseId, tab: lastTab(row.caseId) }),
        ),
        description: [row.code, row.subjectNames.join(', ')].filter(part => part !== '').join(' · '),
      })),
    },
    {
      group: t('shell.paletteActions'),
      actions: [
        action('lock', t('shell.lockNow'), <IconLock {...icon} />, () => void lock()),
        action(
          'colours',
          t(isDark ? 'shell.toLight' : 'shell.toDark'),
          isDark ? <IconSun {...icon} /> : <IconMoon {...icon} />,
          () => change({ colours: isDark ? 'light' : 'dark' }),
        ),
        action('language', t('shell.toOtherLanguage'), <IconLanguage {...icon} />, () =>
          change({ language: preferences.language === 'vi' ? 'en' : 'vi' }),
        ),
        action('shortcuts', t('shell.shortcuts'), <IconKeyboard {...icon} />, onShortcuts),
      ],
    },
  ];

  return (
    <Spotlight
      actions={actions}
      filter={filter}
      shortcut={null}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      scrollable
      attributes={{ content: { 'aria-label': t('shell.palette') } }}
      maxHeight={420}
      nothingFound={t('shell.paletteNothing')}
      searchProps={{ placeholder: t('shell.paletteHint'), 'aria-label': t('shell.palette') }}
      onSpotlightOpen={() => {
        engine.cases.list().then(setCases, error => console.error('case list for the palette', error));
      }}
    />
  );
}

type Entry = SpotlightActionData | SpotlightActionGroupData;

const filter: SpotlightFilterFunction = (query, actions) => {
  const words = foldVietnamese(query).split(/\s+/);
  const fits = (action: SpotlightActionData) => {
    const text = foldVietnamese(`${action.label ?? ''} ${action.description ?? ''}`);
    return words.every(word => text.includes(word));
  };
  return actions.flatMap((each): Entry[] => {
    if (!isGroup(each)) return fits(each) ? [each] : [];
    const left = each.actions.filter(fits);
    return left.length === 0 ? [] : [{ ...each, actions: left }];
  });
};

function isGroup(each: Entry): each is SpotlightActionGroupData {
  return 'actions' in each;
}
