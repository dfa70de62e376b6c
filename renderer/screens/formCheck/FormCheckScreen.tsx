import { Button, FileButton, Loader, Text } from '@mantine/core';
import { IconFileCheck } from '@tabler/icons-react';
import { type ReactElement, useMemo, useState } from 'react';
import { libraryOf } from '#casefile';
import { EngineError } from '#engine';
import { checkForm, DocumentError, readDocx, type Subject } from '#officialdoc';
import { useRegistry, useT, useToday } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormFindings } from '../../components/form/FormFindings.tsx';
import { Page } from '../../components/Page.tsx';

interface Read {
  readonly name: string;
  readonly subject: Subject;
}

/** Kiểm tra thể thức of any Word file: read in memory, kept nowhere. */
export function FormCheckScreen(): ReactElement {
  const t = useT();
  const today = useToday();
  const registry = useRegistry();
  const [read, setRead] = useState<Read | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const findings = useMemo(
    () =>
      read === null ? [] : checkForm(read.subject, { law: { instruments: libraryOf(registry.view), date: today } }),
    [read, registry.view, today],
  );
  const lineAt = useMemo(() => new Map(read?.subject.lines.map(line => [line.place, line]) ?? []), [read]);
  const choose = async (file: File | null) => {
    if (file === null) return;
    setError(null);
    setRead(null);
    setBusy(true);
    try {
      setRead({ name: file.name, subject: readDocx(new Uint8Array(await file.arrayBuffer())) });
    } catch (cause) {
      setError(
        cause instanceof DocumentError
          ? new EngineError('document_notADocx', 'nothingChanged', { place: file.name })
          : cause,
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page
      title={t('formCheck.screen')}
      actions={
        <FileButton accept=".docx" onChange={file => void choose(file)}>
          {props => (
            <Button {...props} size="xs" leftSection={<IconFileCheck size={16} />}>
              {t('formCheck.choose')}
            </Button>
          )}
        </FileButton>
      }
    >
      <Text size="sm" c="dimmed" mb="sm" maw={760}>
        {t('formCheck.about')}
      </Text>
      {error !== null && <ErrorNotice error={error} />}
      {isBusy && <Loader aria-label={t('formCheck.reading')} />}
      {read !== null && (
        <section className="form-of-file" aria-label={read.name}>
          <Text component="h2" size="sm" fw={600} mt={0} mb={4}>
            {read.name}
          </Text>
          <Text size="sm" role="status" mb={8}>
            {t('formCheck.count', {
              count: findings.length,
              errors: findings.filter(each => each.severity === 'error').length,
            })}
          </Text>
          {findings.length > 0 && <FormFindings findings={findings} lineAt={lineAt} />}
        </section>
      )}
    </Page>
  );
}
