import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useErrorText } from '../app/index.ts';

/** An error inside the place where the act was taken: data first, then cause, then what to do. */
export function ErrorNotice({ error }: { readonly error: unknown }): ReactElement {
  const { data, cause, remedy } = useErrorText()(error);
  return (
    <Alert color="seal" icon={<IconAlertTriangle size={18} />} title={data} role="alert" my="xs">
      <Text size="sm">{cause}</Text>
      <Text size="sm">{remedy}</Text>
    </Alert>
  );
}
