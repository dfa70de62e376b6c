import { Alert, Button, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { type ReactElement, useMemo, useState } from 'react';
import { defaultScheme, proposeFolios, setRecord } from '#casefile';
import { newId, todayIso, useCase, useEngine, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

/** Đánh số bút lục: numbers by volume in a scheme, and freezing the numbering. Frozen numbers never move. */
export function FolioDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId, view, apply, isReadOnly } = useCase();
  const [schemeId, setSchemeId] = useState(defaultScheme(view)?.id ?? null);
  const [name, setName] = useState(t('evidence.schemeDefault'));
  const [leavesPerVolume, setLeavesPerVolume] = useState(250);
  const [error, setError] = useState<unknown>(null);
  const scheme = schemeId === null ? undefined : view.records.folioScheme[schemeId];
  const proposals = useMemo(
    () => (schemeId === null ? [] : proposeFolios(view, schemeId, leavesPerVolume)),
    [view, schemeId, leavesPerVolume],
  );
  const numbered = Object.values(view.records.folio).filter(folio => folio.schemeId === schemeId).length;
  const run = (work: () => Promise<unknown>) => {
    setError(null);
    work().catch(setError);
  };
  const create = () =>
    run(async () => {
      const id = newId();
      await apply([
        setRecord('folioScheme', id, { name: name.trim(), prefix: 'BL', isDefault: defaultScheme(view) === null }),
      ]);
      setSchemeId(id);
    });
  return (
    <Modal opened onClose={onClose} title={t('evidence.number')}>
      <Stack gap="sm">
        {Object.keys(view.records.folioScheme).length > 0 && (
          <Select
            label={t('evidence.scheme')}
            data={Object.values(view.records.folioScheme).map(each => ({ value: each.id, label: each.name }))}
            value={schemeId}
            onChange={setSchemeId}
            clearable
            placeholder={t('evidence.newScheme')}
          />
        )}
        {scheme === undefined ? (
          <Group align="end">
            <TextInput
              flex={1}
              label={t('evidence.schemeName')}
              value={name}
              onChange={event => setName(event.currentTarget.value)}
            />
            <Button disabled={isReadOnly || name.trim() === ''} onClick={create}>
              {t('evidence.createScheme')}
            </Button>
          </Group>
        ) : (
          <>
            <NumberInput
              label={t('evidence.leavesPerVolume')}
              min={1}
              max={10_000}
              value={leavesPerVolume}
              onChange={value => setLeavesPerVolume(Number(value) || 250)}
            />
            <Text size="sm">{t('evidence.numbered', { numbered, waiting: proposals.length })}</Text>
            {scheme.isFrozen && <Alert color="blue">{t('evidence.frozen')}</Alert>}
            {error !== null && <ErrorNotice error={error} />}
            <Group justify="flex-end">
              <Button
                disabled={isReadOnly || proposals.length === 0}
                onClick={() =>
                  run(() => engine.evidence.assignFolios({ caseId, schemeId: scheme.id, leavesPerVolume }))
                }
              >
                {t('evidence.assign', { count: proposals.length })}
              </Button>
              <Button
                variant="default"
                disabled={isReadOnly || scheme.isFrozen || numbered === 0}
                onClick={() => run(() => engine.evidence.freezeFolios({ caseId, schemeId: scheme.id, on: todayIso() }))}
              >
                {t('evidence.freeze')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
