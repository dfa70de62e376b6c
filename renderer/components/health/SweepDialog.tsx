import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { HealthFinding } from '#engine';
import { useT } from '../../app/index.ts';
import { findingText } from './findingText.ts';

const MOST_NAMED = 30;

/** Shows what would be deleted, and asks. */
export function SweepDialog({
  findings,
  onConfirm,
  onClose,
}: {
  readonly findings: readonly HealthFinding[];
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  return (
    <Modal opened onClose={onClose} title={t('health.sweepTitle')} size="lg">
      <Stack gap="sm">
        <Text size="sm">{t('health.sweepText')}</Text>
        <List size="xs" className="tabular scrolls" mah={240}>
          {findings.slice(0, MOST_NAMED).map(finding => (
            <List.Item key={finding.key}>{findingText(t, finding).where.join(', ')}</List.Item>
          ))}
        </List>
        {findings.length > MOST_NAMED && (
          <Text size="xs">{t('copies.andMore', { count: findings.length - MOST_NAMED })}</Text>
        )}
        <Text size="sm" fw={600} c="var(--mc-alarm-text)">
          {t('common.irreversible')}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('common.cancel')}
          </Button>
          <Button
            color="seal"
            onClick={() => {
              onConfirm();
              onClose();
            }}
          >
            {t('health.sweepConfirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
