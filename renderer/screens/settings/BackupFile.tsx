import { Button, FileButton, Group, Text, Title } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { EngineError } from '#engine';
import { jobEnd, useEngine, useHost, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

/** A full backup as one file, for a host without folders or to hand over; proven when the saved file is chosen again. */
export function BackupFile({ isBusy }: { readonly isBusy: boolean }): ReactElement {
  const t = useT();
  const engine = useEngine();
  const host = useHost();
  const [saved, setSaved] = useState<string | null>(null);
  const [isProven, setProven] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [isSaving, setSaving] = useState(false);

  const save = async () => {
    const { jobId, fileName } = await engine.backups.download();
    const handle = await host.files.beginSave({ suggestedName: fileName });
    if (handle === null) {
      await engine.jobs.cancel({ jobId });
      return;
    }
    try {
      for (;;) {
        const piece = await engine.backups.takePiece({ jobId });
        if (piece === null) break;
        await host.files.write(handle, piece);
      }
      setProven(false);
      setSaved(await host.files.finish(handle));
    } catch (cause) {
      await engine.jobs.cancel({ jobId }).catch(() => undefined); // it failed already: that is what is told
      await host.files.abort(handle).catch(() => undefined); // the first failure is the one to tell
      throw cause;
    }
  };
  const prove = async (file: File) => {
    const source = { file };
    const { runs } = await engine.backups.list({ source });
    const [run] = runs;
    if (run === undefined) throw new EngineError('notABackup');
    const { jobId } = await engine.backups.prove({ source, vaultId: run.vaultId, run: run.run });
    const ended = await jobEnd(engine, jobId);
    setProven(ended.state === 'done' && ended.failures.length === 0);
  };
  const run = (act: () => Promise<void>) => {
    setSaving(true);
    setError(null);
    act()
      .catch(setError)
      .finally(() => setSaving(false));
  };

  return (
    <section>
      <Title order={3}>{t('backups.file')}</Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('backups.fileText')}
      </Text>
      <Group>
        <Button variant="default" loading={isSaving} disabled={isBusy} onClick={() => run(save)}>
          {t('backups.saveFile')}
        </Button>
        <FileButton onChange={file => file !== null && run(() => prove(file))} accept=".minhchung">
          {props => (
            <Button variant="default" disabled={isBusy || isSaving} {...props}>
              {t('backups.proveFile')}
            </Button>
          )}
        </FileButton>
      </Group>
      {saved !== null && (
        <Text size="sm" role="status" mt={4}>
          {t(isProven ? 'backups.fileProven' : 'backups.fileSaved', { name: saved })}
        </Text>
      )}
      {saved === null && isProven && (
        <Text size="sm" role="status" mt={4}>
          {t('backups.chosenFileProven')}
        </Text>
      )}
      {error !== null && <ErrorNotice error={error} />}
    </section>
  );
}
