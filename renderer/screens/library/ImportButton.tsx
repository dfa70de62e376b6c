import { Button, FileButton, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { type LibraryEntry, LibraryFileError, readLibraryFile } from '#casefile';
import { EngineError } from '#engine';
import { useRegistry, useT } from '../../app/index.ts';
import { useActs } from '../../components/record/index.ts';
import { type ImportPlan, importChanges, planImport } from './libraryFiles.ts';

interface Props {
  readonly library: readonly LibraryEntry[];
  readonly onError: (error: unknown) => void;
}

/** Takes over another office's library: what is new, and, if the user says so, what differs. */
export function ImportButton({ library, onError }: Props): ReactElement {
  const t = useT();
  const { isReadOnly } = useRegistry();
  const { act } = useActs();
  const [plan, setPlan] = useState<ImportPlan | null>(null);
  const [takes, setTakes] = useState<'new' | 'all'>('new');
  const read = async (file: File | null) => {
    if (file === null) return;
    onError(null);
    try {
      setPlan(planImport(library, readLibraryFile(await file.text())));
      setTakes('new');
    } catch (error) {
      onError(
        error instanceof LibraryFileError
          ? new EngineError(`library_${error.code}`, 'nothingChanged', { place: error.place })
          : error,
      );
    }
  };
  const chosen = plan === null ? [] : takes === 'new' ? plan.added : [...plan.added, ...plan.changed];
  return (
    <>
      <FileButton accept=".json,application/json" onChange={file => void read(file)}>
        {props => (
          <Button {...props} size="xs" variant="default" leftSection={<IconUpload size={16} />} disabled={isReadOnly}>
            {t('library.import')}
          </Button>
        )}
      </FileButton>
      {plan !== null && (
        <Modal opened onClose={() => setPlan(null)} title={t('library.importTitle')}>
          <Stack gap="sm">
            <Text size="sm">
              {t('library.importCounts', {
                added: plan.added.length,
                changed: plan.changed.length,
                same: plan.sameCount,
              })}
            </Text>
            <Radio.Group
              value={takes}
              label={t('library.importWhat')}
              onChange={value => setTakes(value === 'all' ? 'all' : 'new')}
            >
              <Stack gap={4} mt={4}>
                <Radio value="new" label={t('library.importNew')} />
                <Radio value="all" label={t('library.importAll')} disabled={plan.changed.length === 0} />
              </Stack>
            </Radio.Group>
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={() => setPlan(null)}>
                {t('common.cancel')}
              </Button>
              <Button
                disabled={chosen.length === 0}
                onClick={() => {
                  void act(importChanges(library, chosen));
                  setPlan(null);
                }}
              >
                {t('library.importTake', { count: chosen.length })}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </>
  );
}
