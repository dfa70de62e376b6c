import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

/** An empty screen that says what belongs here and offers the first step. */
export function EmptyState({
  title,
  text,
  children,
  isPage,
}: {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
  /** The whole page is empty: this is its title. */
  readonly isPage?: boolean;
}): ReactElement {
  return (
    <Stack align="center" justify="center" gap="sm" p="xl" mih={240} m="auto" maw={560}>
      <Title order={isPage ? 1 : 2} fz="lg" ta="center">
        {title}
      </Title>
      <Text ta="center" c="dimmed">
        {text}
      </Text>
      <Group justify="center">{children}</Group>
    </Stack>
  );
}
