import { Group, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

/** A screen outside a case: one title, its acts on the right, the content below, scrolling by itself. */
export function Page({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <main className="page page-scroll">
      <Group justify="space-between" mb="sm" wrap="nowrap">
        <Title order={1}>{title}</Title>
        {actions}
      </Group>
      {children}
    </main>
  );
}
