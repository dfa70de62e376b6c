import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';

/** One button of the toolbar. The caret stays in the text: pressing takes no focus. */
export function ToolButton({
  label,
  icon,
  active,
  off,
  onPress,
}: {
  readonly label: string;
  readonly icon: ReactElement;
  /** Left out for what is done once; a button that stays pressed says so. */
  readonly active?: boolean;
  readonly off: boolean;
  readonly onPress: () => void;
}): ReactElement {
  return (
    <Tooltip label={label} openDelay={400}>
      <ActionIcon
        variant={active === true ? 'light' : 'subtle'}
        color={active === true ? undefined : 'gray'}
        size="md"
        aria-label={label}
        {...(active !== undefined && { 'aria-pressed': active })}
        disabled={off}
        onMouseDown={event => event.preventDefault()}
        onClick={onPress}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
