import { Alert, Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactElement, useEffect, useState } from 'react';
import { BLOB_KEEPINGS, type BlobKeeping, type CaseKeeping } from '#engine';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatBytes, useEngine, useT } from '../index.ts';

/** Where the files of a case are kept on this machine: in both places, or by the person's choice in one (JOURNAL D5). */
export function FileKeeping({
  caseId,
  onClose,
}: {
  readonly caseId: string;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const [known, setKnown] = useState<CaseKeeping | null>(null);
  const [chosen, setChosen] = useState<BlobKeeping>('both');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    engine.copies.keeping({ caseId }).then(next => {
      setKnown(next);
      setChosen(next.keeping);
    }, setError);
  }, [engine, caseId]);

  const keep = async () => {
    setBusy(true);
    setError(null);
    try {
      await engine.copies.setKeeping({ caseId, keeping: chosen });
      notifications.show({ message: t(`keeping.done_${chosen}`) });
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };

  return (
    <Modal opened size="lg" title={t('keeping.title')} onClose={onClose}>
      <Stack>
        {known !== null && (
          <>
            <Text size="sm">
              {known.bytes === null
                ? t('keeping.files', { count: known.files })
                : t('keeping.filesOf', { count: known.files, size: formatBytes(known.bytes) })}
            </Text>
            <Radio.Group
              label={t('keeping.question')}
              value={chosen}
              onChange={value => setChosen(BLOB_KEEPINGS.find(each => each === value) ?? 'both')}
            >
              <Stack gap="xs" mt="xs">
                {BLOB_KEEPINGS.map(each => (
                  <Radio
                    key={each}
                    value={each}
                    disabled={each === 'mirror' && !known.hasLocal}
                    label={t(`keeping.${each}`)}
                    description={t(`keeping.${each}Text`)}
                  />
                ))}
              </Stack>
            </Radio.Group>
            {chosen !== 'both' && (
              <Alert color="amber" variant="light" title={t('keeping.riskTitle')}>
                {t(`keeping.${chosen}Risk`)}
              </Alert>
            )}
          </>
        )}
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button disabled={known === null || chosen === known.keeping} loading={isBusy} onClick={() => void keep()}>
            {t('keeping.keep')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
