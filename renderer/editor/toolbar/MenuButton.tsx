import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

/** A button of the toolbar that opens a menu. */
export function MenuButton({
  label,
  icon,
  off,
  children,
}: {
  readonly label: string;
  readonly icon: ReactElement;
  readonly off: boolean;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Menu position="bottom-start" disabled={off} returnFocus={false}>
      <Menu.Target>
        <Tooltip label={label} openDelay={400}>
          <ActionIcon variant="subtle" color="gray" size="md" aria-label={label} disabled={off}>
            {icon}
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
