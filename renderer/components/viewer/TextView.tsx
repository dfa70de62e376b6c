import { Button, Group, Loader, Text } from '@mantine/core';
import { IconQuote } from '@tabler/icons-react';
import { type ReactElement, useEffect, useState } from 'react';
import type { RecordValue } from '#casefile';
import { EngineError } from '#engine';
import { useCase, useEngine, useT } from '../../app/index.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { readMail } from './mailText.ts';
import { type PageQuote, selectedQuote } from './pageQuote.ts';
import { useBytes } from './useBytes.ts';
import { useOneLeaf } from './useOneLeaf.ts';

const MOST_SHOWN = 2 * 1024 * 1024;

interface Props {
  readonly item: RecordValue<'evidence'>;
  readonly size: number;
  readonly onCite: (quote: PageQuote) => void;
}

/** Text, CSV, HTML source and mail, always as plain text: no markup of evidence is ever interpreted. */
export function TextView({ item, size, onCite }: Props): ReactElement {
  const t = useT();
  const bytes = useBytes(item.id, Math.min(size, MOST_SHOWN));
  const [text, setText] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (bytes.state !== 'read') return;
    const read = item.mediaType === 'message/rfc822' ? readMail(bytes.bytes, t) : Promise.resolve(decoded(bytes.bytes));
    read.then(setText, setError);
  }, [bytes, item.mediaType, t]);
  return (
    <TextDesk
      item={item}
      text={text}
      error={error ?? (bytes.state === 'failed' ? bytes.error : null)}
      note={size > MOST_SHOWN ? t('evidence.textCut') : ''}
      onCite={onCite}
    />
  );
}

/** The words of a Word file, as the worker without keys reads them: no layout, nothing interpreted here. */
export function WordView({ item, onCite }: Omit<Props, 'size'>): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId } = useCase();
  const [text, setText] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    engine.evidence.text({ caseId, evidenceId: item.id }).then(answer => {
      if (answer.state === 'failed') setError(new EngineError('badText'));
      else setText(answer.state === 'text' ? answer.pages.join('\n') : '');
    }, setError);
  }, [engine, caseId, item.id]);
  return <TextDesk item={item} text={text} error={error} note={t('evidence.wordsOnly')} onCite={onCite} />;
}

function TextDesk({
  item,
  text,
  error,
  note,
  onCite,
}: {
  readonly item: RecordValue<'evidence'>;
  readonly text: string | null;
  readonly error: unknown;
  readonly note: string;
  readonly onCite: (quote: PageQuote) => void;
}): ReactElement {
  const t = useT();
  const { isReadOnly } = useCase();
  const leafError = useOneLeaf(item);
  const problem = error ?? leafError;
  const cite = () => {
    const quote = selectedQuote();
    if (quote !== null) onCite(quote);
  };
  return (
    <div className="viewer">
      {problem !== null && <ErrorNotice error={problem} />}
      <Group className="viewer-bar" justify="space-between" wrap="nowrap">
        <Text size="xs" c="dimmed">
          {note}
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconQuote size={14} />}
          disabled={isReadOnly || text === null}
          onMouseDown={event => event.preventDefault()}
          onClick={cite}
        >
          {t('evidence.citeText')}
        </Button>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the scroll area must be reachable by keyboard */}
      <section className="viewer-desk" tabIndex={0} aria-label={item.title}>
        {text === null && problem === null ? (
          <Loader m="xl" aria-label={t('evidence.opening')} />
        ) : (
          <pre className="plain-text" data-page={0}>
            {text}
          </pre>
        )}
      </section>
    </div>
  );
}

/** UTF-8 where it is; else the Windows code page of older Vietnamese files. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1258').decode(bytes);
  }
}
