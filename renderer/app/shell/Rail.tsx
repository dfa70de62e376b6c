import { ActionIcon, Group, NavLink, Text, Tooltip } from '@mantine/core';
import {
  IconArrowLeft,
  IconArrowRight,
  IconFileCheck,
  IconFolders,
  IconGavel,
  IconLock,
  IconSearch,
  IconSettings,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useRoute, useSession, useT } from '../index.ts';
import { openPalette } from './Palette.tsx';

/** The rail: the areas that are built, the palette, back and forward, the lock. */
export function Rail(): ReactElement {
  const t = useT();
  const { route, go, back, forward } = useRoute();
  const { lock } = useSession();
  return (
    <nav className="rail" aria-label={t('shell.rail')}>
      <Group gap={2} mb={4} justify="space-between" wrap="nowrap">
        <Text fw={600} size="md" pl={8} c="deep" className="brand">
          Minh Chứng
        </Text>
        <Group gap={0} wrap="nowrap">
          <Tooltip label={t('shell.back')}>
            <ActionIcon variant="subtle" color="gray" aria-label={t('shell.back')} onClick={back}>
              <IconArrowLeft size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('shell.forward')}>
            <ActionIcon variant="subtle" color="gray" aria-label={t('shell.forward')} onClick={forward}>
              <IconArrowRight size={16} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      <NavLink
        component="button"
        label={t('shell.palette')}
        leftSection={<IconSearch size={18} />}
        rightSection={<Text size="xs">Ctrl+K</Text>}
        onClick={openPalette}
      />
      <NavLink
        component="button"
        label={t('shell.cases')}
        leftSection={<IconFolders size={18} />}
        active={route.screen === 'cases' || route.screen === 'case'}
        aria-current={route.screen === 'cases' ? 'page' : undefined}
        onClick={() => go({ screen: 'cases' })}
      />
      <NavLink
        component="button"
        label={t('shell.library')}
        leftSection={<IconGavel size={18} />}
        active={route.screen === 'library'}
        aria-current={route.screen === 'library' ? 'page' : undefined}
        onClick={() => go({ screen: 'library' })}
      />
      <NavLink
        component="button"
        label={t('formCheck.rail')}
        leftSection={<IconFileCheck size={18} />}
        active={route.screen === 'formCheck'}
        aria-current={route.screen === 'formCheck' ? 'page' : undefined}
        onClick={() => go({ screen: 'formCheck' })}
      />
      <div className="rail-space" />
      <NavLink
        component="button"
        label={t('shell.settings')}
        leftSection={<IconSettings size={18} />}
        active={route.screen === 'settings'}
        aria-current={route.screen === 'settings' ? 'page' : undefined}
        onClick={() => go({ screen: 'settings' })}
      />
      <NavLink
        component="button"
        label={t('shell.lock')}
        leftSection={<IconLock size={18} />}
        rightSection={<Text size="xs">Ctrl+L</Text>}
        onClick={() => void lock()}
      />
    </nav>
  );
}
