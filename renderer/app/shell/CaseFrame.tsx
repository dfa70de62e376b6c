import {
  ActionIcon,
  Alert,
  Anchor,
  Badge,
  Button,
  Center,
  Group,
  Loader,
  Menu,
  Tabs,
  Text,
  Title,
  Tooltip,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDots,
  IconFolders,
  IconHeartRateMonitor,
  IconHistory,
  IconShieldLock,
} from '@tabler/icons-react';
import { type ComponentType, type ReactElement, useEffect, useState } from 'react';
import type { UndoResult } from '#engine';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import {
  CASE_TABS,
  CaseProvider,
  type CaseTab,
  type OpenCase,
  rememberTab,
  useErrorText,
  useOpening,
  useRegistry,
  useRoute,
  useT,
} from '../index.ts';
import { FileKeeping } from './FileKeeping.tsx';
import { isTyping } from './keys.ts';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import { useKeys } from './useKeys.ts';

export type CaseScreens = { readonly [T in CaseTab]?: ComponentType };

/** In the ⋯ menu, not in the row of tabs (DESIGN §9). */
const IN_MENU: readonly CaseTab[] = ['history', 'sources', 'health'];
const MENU_ICONS = {
  history: <IconHistory size={16} />,
  sources: <IconShieldLock size={16} />,
  health: <IconHeartRateMonitor size={16} />,
} as const;
type MenuTab = keyof typeof MENU_ICONS;

/** The parts that have a screen, in the order of the house. */
export function tabsOf(screens: CaseScreens): readonly CaseTab[] {
  return CASE_TABS.filter(tab => screens[tab] !== undefined);
}

/** A case on screen: its name, its parts, and the part chosen. */
export function CaseFrame({
  caseId,
  tab,
  screens,
}: {
  readonly caseId: string;
  readonly tab: CaseTab;
  readonly screens: CaseScreens;
}): ReactElement {
  const t = useT();
  const { go } = useRoute();
  const opening = useOpening(caseId);
  if (opening.state === 'opening') {
    return (
      <Center h="100%">
        <Loader aria-label={t('shell.openingCase')} />
      </Center>
    );
  }
  if (opening.state === 'failed') {
    return (
      <main className="page">
        <Title order={1}>{t('shell.caseFailed')}</Title>
        <ErrorNotice error={opening.error} />
        <Group>
          <Button variant="default" onClick={() => go({ screen: 'cases' })}>
            {t('shell.backToCases')}
          </Button>
          <Button variant="default" onClick={() => go({ screen: 'settings', section: 'health' })}>
            {t('shell.seeHealth')}
          </Button>
        </Group>
      </main>
    );
  }
  return (
    <CaseProvider open={opening.open}>
      <OpenedFrame open={opening.open} tab={tab} screens={screens} />
    </CaseProvider>
  );
}

function OpenedFrame({
  open,
  tab: wanted,
  screens,
}: {
  readonly open: OpenCase;
  readonly tab: CaseTab;
  readonly screens: CaseScreens;
}): ReactElement {
  const t = useT();
  const { go } = useRoute();
  const { caseId, view } = open;
  const [showsKeeping, setKeeping] = useState(false);
  const isSample = useRegistry().view.records.caseListing[caseId]?.isSample === true;
  const { undo, redo } = useUndoActs(open);
  const all = tabsOf(screens);
  const row = all.filter(tab => !IN_MENU.includes(tab));
  const menu = all.filter((tab): tab is MenuTab => IN_MENU.includes(tab));
  const tab = screens[wanted] === undefined ? (row[0] ?? 'overview') : wanted;
  const Chosen = screens[tab];

  useEffect(() => rememberTab(caseId, tab), [caseId, tab]);
  const show = (next: string | null) => {
    const known = all.find(each => each === next);
    if (known !== undefined && known !== tab) go({ screen: 'case', caseId, tab: known });
  };
  useKeys({
    'ctrl+z': event => (isTyping(event.target) ? false : undo()),
    'ctrl+y': event => (isTyping(event.target) ? false : redo()),
    'ctrl+shift+z': event => (isTyping(event.target) ? false : redo()),
    ...Object.fromEntries(row.map((each, index) => [`ctrl+${index + 1}`, () => show(each)])),
  });

  return (
    <main className="case-frame">
      <div className="case-head">
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <Group gap="xs" wrap="nowrap" miw={0}>
            <Title order={1} fz={16} lineClamp={1}>
              {view.records.caseInfo.case?.title}
            </Title>
            {isSample && (
              <Badge variant="light" flex="none">
                {t('cases.sample')}
              </Badge>
            )}
            {view.isClosed && (
              <Badge variant="light" color="gray" flex="none">
                {t('shell.closedCase')}
              </Badge>
            )}
            {open.isReadOnly && !view.isClosed && (
              <Badge variant="light" color="amber" flex="none">
                {t('shell.readOnly')}
              </Badge>
            )}
          </Group>
          <Group gap={2} wrap="nowrap">
            <Tooltip label={`${t('shell.key_undo')} (Ctrl+Z)`}>
              <ActionIcon
                variant="transparent"
                color="gray"
                aria-label={t('shell.key_undo')}
                disabled={!open.canUndo || open.isReadOnly}
                onClick={undo}
              >
                <IconArrowBackUp size={18} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={`${t('shell.key_redo')} (Ctrl+Y)`}>
              <ActionIcon
                variant="transparent"
                color="gray"
                aria-label={t('shell.key_redo')}
                disabled={!open.canRedo || open.isReadOnly}
                onClick={redo}
              >
                <IconArrowForwardUp size={18} />
              </ActionIcon>
            </Tooltip>
            {menu.length > 0 && (
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon
                    variant={menu.some(each => each === tab) ? 'light' : 'subtle'}
                    color="gray"
                    aria-label={t('shell.more')}
                  >
                    <IconDots size={18} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  {menu.map(each => (
                    <Menu.Item key={each} leftSection={MENU_ICONS[each]} onClick={() => show(each)}>
                      {t(`shell.tab_${each}`)}
                    </Menu.Item>
                  ))}
                  <Menu.Item leftSection={<IconFolders size={16} />} onClick={() => setKeeping(true)}>
                    {t('keeping.menu')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </Group>
        </Group>
        <Tabs
          value={menu.some(each => each === tab) ? null : tab}
          onChange={show}
          keepMounted={false}
          classNames={{ tab: 'case-tab-label' }}
        >
          <Tabs.List aria-label={t('shell.tabs')}>
            {row.map(each => (
              <Tabs.Tab key={each} value={each} aria-controls="case-part">
                {t(`shell.tab_${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      </div>
      {showsKeeping && <FileKeeping caseId={caseId} onClose={() => setKeeping(false)} />}
      {open.damaged.length > 0 && (
        <Alert color="seal" radius={0} py={6} title={t('shell.damagedTitle')}>
          <Text size="sm">
            {t('shell.damagedText', { count: open.damaged.length })}{' '}
            {screens.history !== undefined && (
              <Anchor component="button" size="sm" onClick={() => show('history')}>
                {t('shell.seeHistory')}
              </Anchor>
            )}{' '}
            {screens.health !== undefined && (
              <Anchor component="button" size="sm" onClick={() => show('health')}>
                {t('shell.seeHealth')}
              </Anchor>
            )}
          </Text>
        </Alert>
      )}
      <section className="case-tab" id="case-part" key={tab} aria-label={t(`shell.tab_${tab}`)}>
        <ScreenBoundary>{Chosen !== undefined && <Chosen />}</ScreenBoundary>
      </section>
    </main>
  );
}

/** Undo and redo with a word when nothing could be done. */
function useUndoActs(open: OpenCase): { undo: () => void; redo: () => void } {
  const t = useT();
  const errorText = useErrorText();
  const run = (act: () => Promise<UndoResult>) => () => {
    if (open.isReadOnly) return;
    act().then(
      answer => {
        if (!answer.done) notifications.show({ id: 'undo', message: t(`shell.undo_${answer.reason}`), color: 'amber' });
      },
      error => {
        const { data, cause, remedy } = errorText(error);
        notifications.show({ id: 'undo', color: 'seal', title: data, message: `${cause} ${remedy}` });
      },
    );
  };
  return { undo: run(open.undo), redo: run(open.redo) };
}
