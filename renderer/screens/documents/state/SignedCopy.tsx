import { Button, FileButton, Group, Select, Stack, Text } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import type { RecordValue } from '#casefile';
import { useCase, useEngine, useJobs, useRoute, useT } from '../../../app/index.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import type { PrintOrder } from '../printed/printedPdf.ts';
import { SignedDifferences } from './SignedDifferences.tsx';
import { compareWithSigned, type SignedAnswer } from './signedText.ts';

/** Bản đã ký: a scan or PDF comes back as evidence, and its words are compared with those of the export. */
export function SignedCopy({
  document,
  order,
}: {
  readonly document: RecordValue<'document'>;
  readonly order: PrintOrder;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId, view, isReadOnly } = useCase();
  const { go } = useRoute();
  const [jobId, setJobId] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [answer, setAnswer] = useState<SignedAnswer | null>(null);
  const item = view.records.evidence[document.issuedScanEvidenceId ?? ''];
  const job = useJobs().find(each => each.id === jobId);
  const documentId = document.id;
  const link = (evidenceId: string) => engine.documents.noteSigned({ caseId, documentId, evidenceId });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the file has been taken in
  useEffect(() => {
    if (job === undefined || job.state === 'running' || job.state === 'paused') return;
    setJobId(null);
    const evidenceId = evidenceOf(job.result);
    if (evidenceId !== null) link(evidenceId).catch(setError);
  }, [job?.state]);

  const take = async (file: File | null) => {
    if (file === null) return;
    setError(null);
    try {
      const { name } = file;
      const provenance = { copyKind: 'master', group: t('forms.signedGroup') };
      const started = await engine.evidence.ingest({ caseId, files: [{ file, name, path: name }], provenance });
      setJobId(started.jobId);
    } catch (cause) {
      setError(cause);
    }
  };
  const compare = async (evidenceId: string) => {
    setBusy(true);
    setError(null);
    try {
      const found = await compareWithSigned(engine, order, evidenceId);
      const differences = found.state === 'compared' ? found.differences.length : null;
      if (!isReadOnly) await engine.documents.noteSigned({ caseId, documentId, evidenceId, compared: { differences } });
      setAnswer(found);
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600} component="h3">
        {t('forms.signedCopy')}
      </Text>
      {error !== null && <ErrorNotice error={error} />}
      {item === undefined ? (
        <Text size="xs" c="dimmed">
          {t('forms.signedNone')}
        </Text>
      ) : (
        <Text size="sm">
          {[item.number === null ? '' : `TL ${item.number}`, item.title].filter(Boolean).join(' – ')}
        </Text>
      )}
      <Group gap={6}>
        {item !== undefined && (
          <>
            <Button size="compact-sm" variant="light" loading={isBusy} onClick={() => void compare(item.id)}>
              {t('forms.signedCompare')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => go({ screen: 'case', caseId, tab: 'evidence', focus: item.id })}
            >
              {t('forms.signedOpen')}
            </Button>
          </>
        )}
        <FileButton onChange={file => void take(file)} accept="application/pdf,image/*" disabled={isReadOnly}>
          {props => (
            <Button size="compact-sm" variant="default" disabled={isReadOnly} loading={jobId !== null} {...props}>
              {t(item === undefined ? 'forms.signedAdd' : 'forms.signedReplace')}
            </Button>
          )}
        </FileButton>
      </Group>
      <Select
        label={t('forms.signedFromCase')}
        size="xs"
        searchable
        disabled={isReadOnly}
        data={Object.values(view.records.evidence)
          .filter(each => each.id !== item?.id && /^(application\/pdf|image\/)/.test(each.mediaType))
          .map(each => ({
            value: each.id,
            label: [each.number === null ? '' : `TL ${each.number}`, each.title].filter(Boolean).join(' – '),
          }))}
        value={null}
        onChange={id => id !== null && void link(id).catch(setError)}
      />
      {answer !== null && <SignedDifferences answer={answer} onClose={() => setAnswer(null)} />}
    </Stack>
  );
}

/** The item a finished intake made, or the one it found to be the same file. */
function evidenceOf(result: Readonly<Record<string, unknown>> | null): string | null {
  const { added, duplicates } = (result ?? {}) as {
    added?: readonly string[];
    duplicates?: readonly { readonly evidenceId: string }[];
  };
  return added?.[0] ?? duplicates?.[0]?.evidenceId ?? null;
}
