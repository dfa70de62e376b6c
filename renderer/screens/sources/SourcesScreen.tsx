import {
  Alert,
  Button,
  FileButton,
  Group,
  List,
  PasswordInput,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { IconLock, IconPlus, IconUpload } from '@tabler/icons-react';
import { type ReactElement, useEffect, useState } from 'react';
import { applyPatch, type CaseView, type RecordValue, setRecord } from '#casefile';
import type { OpenedSources } from '#engine';
import { newId, useCase, useEngine, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

const CLOSES_AFTER_MS = 5 * 60_000;

/**
 * Khoang niêm phong: who denounced, under a key of its own. The passphrase is asked again; it closes after five minutes.
 * The case itself knows a pseudonym and a transcript.
 */
export function SourcesScreen(): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId } = useCase();
  const [passphrase, setPassphrase] = useState('');
  const [view, setView] = useState<CaseView | null>(null);
  const [closesAt, setClosesAt] = useState(0);
  const [unsent, setUnsent] = useState({ written: 0, refused: 0 });
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    const unsubscribe = engine.subscribe(event => {
      if (event.type === 'sources.closed' && event.caseId === caseId) setView(null);
      else if (event.type === 'case.patch')
        setView(old => (old !== null && old.caseId === event.patch.caseId ? applyPatch(old, event.patch) : old));
    });
    return () => {
      unsubscribe();
      void engine.sources.close();
    };
  }, [engine, caseId]);

  const open = async () => {
    setBusy(true);
    setError(null);
    try {
      const opened = await engine.sources.open({ caseId, passphrase });
      setPassphrase('');
      setClosesAt(Date.now() + CLOSES_AFTER_MS);
      setView(opened.view);
      setUnsent(opened.unsent);
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };

  if (view === null) {
    return (
      <form
        className="page"
        onSubmit={event => {
          event.preventDefault();
          void open();
        }}
      >
        <Stack maw={480}>
          <Title order={2}>{t('sources.title')}</Title>
          <Text size="sm">{t('sources.explain')}</Text>
          <PasswordInput
            label={t('sources.passphrase')}
            value={passphrase}
            autoComplete="off"
            onChange={event => setPassphrase(event.currentTarget.value)}
          />
          {error !== null && <ErrorNotice error={error} />}
          <Group>
            <Button type="submit" loading={isBusy} disabled={passphrase === ''}>
              {t('sources.open')}
            </Button>
          </Group>
        </Stack>
      </form>
    );
  }
  return <OpenCompartment view={view} closesAt={closesAt} unsent={unsent} />;
}

function OpenCompartment({
  view,
  closesAt,
  unsent,
}: {
  readonly view: CaseView;
  readonly closesAt: number;
  readonly unsent: OpenedSources['unsent'];
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId, apply } = useCase();
  const [now, setNow] = useState(Date.now());
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((closesAt - now) / 1000));
  const sources = Object.values(view.records.sourceIdentity);

  const add = async () => {
    const id = newId();
    const pseudonym = t('sources.pseudonym', { number: sources.length + 1 });
    try {
      await engine.sources.apply({ caseId, changes: [setRecord('sourceIdentity', id, { pseudonym })] });
      await apply([setRecord('sourceTranscript', id, { pseudonym, channel: '' })]);
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <div className="page case-tab" data-sealed-sources="">
      <Stack maw={820}>
        <Group justify="space-between">
          <Title order={2}>{t('sources.title')}</Title>
          <Group gap="xs">
            <Text size="sm" className="tabular" role="timer">
              {t('sources.closesIn', {
                minutes: Math.floor(seconds / 60),
                seconds: String(seconds % 60).padStart(2, '0'),
              })}
            </Text>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconLock size={16} />}
              onClick={() => engine.sources.close()}
            >
              {t('sources.close')}
            </Button>
          </Group>
        </Group>
        <Alert color="amber">{t('sources.warning')}</Alert>
        {unsent.written + unsent.refused > 0 && (
          <Text size="sm" role="status">
            {unsent.written > 0 && t('shell.unsentWritten', { count: unsent.written })}{' '}
            {unsent.refused > 0 && t('shell.unsentRefused', { count: unsent.refused })}
          </Text>
        )}
        {error !== null && <ErrorNotice error={error} />}
        {sources.map(source => (
          <Source key={source.id} source={source} view={view} onError={setError} />
        ))}
        <Group>
          <Button size="xs" leftSection={<IconPlus size={16} />} onClick={add}>
            {t('sources.add')}
          </Button>
        </Group>
      </Stack>
    </div>
  );
}

type Identity = RecordValue<'sourceIdentity'>;

function Source({
  source,
  view,
  onError,
}: {
  readonly source: Identity;
  readonly view: CaseView;
  readonly onError: (error: unknown) => void;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId, view: caseView, apply } = useCase();
  const transcript = caseView.records.sourceTranscript[source.id];
  const set = (field: 'fullName' | 'address' | 'contact' | 'protectionMeasures' | 'note', value: string) => {
    if (value !== source[field])
      engine.sources
        .apply({ caseId, changes: [setRecord('sourceIdentity', source.id, { [field]: value.normalize('NFC') })] })
        .catch(onError);
  };
  const field = (name: 'fullName' | 'address' | 'contact' | 'protectionMeasures' | 'note') => (
    <TextInput
      key={`${name}${source[name]}`}
      size="xs"
      label={t(`record.sourceIdentity.${name}`)}
      defaultValue={source[name]}
      onBlur={event => set(name, event.currentTarget.value)}
    />
  );
  const ingest = async (file: File | null) => {
    if (file === null) return;
    try {
      const { evidenceId } = await engine.sources.ingest({ caseId, file, name: file.name });
      await engine.sources.apply({
        caseId,
        changes: [setRecord('sourceIdentity', source.id, {}, { evidenceIds: [evidenceId] })],
      });
    } catch (cause) {
      onError(cause);
    }
  };
  return (
    <Stack gap={6} component="section" aria-label={source.pseudonym}>
      <Title order={3}>{source.pseudonym}</Title>
      {field('fullName')}
      {field('address')}
      {field('contact')}
      {field('protectionMeasures')}
      {field('note')}
      <List size="xs">
        {source.evidenceIds.map(id => (
          <List.Item key={id}>{view.records.evidence[id]?.title ?? id}</List.Item>
        ))}
      </List>
      <FileButton onChange={file => void ingest(file)}>
        {props => (
          <Button {...props} size="compact-xs" variant="default" leftSection={<IconUpload size={14} />} w="fit-content">
            {t('sources.addLetter')}
          </Button>
        )}
      </FileButton>
      <Textarea
        key={transcript?.transcript ?? ''}
        size="xs"
        autosize
        minRows={3}
        label={t('sources.transcript')}
        description={t('sources.transcriptHint')}
        defaultValue={transcript?.transcript ?? ''}
        onBlur={event => {
          const value = event.currentTarget.value.normalize('NFC');
          if (value !== (transcript?.transcript ?? ''))
            apply([setRecord('sourceTranscript', source.id, { pseudonym: source.pseudonym, transcript: value })]).catch(
              onError,
            );
        }}
      />
    </Stack>
  );
}
