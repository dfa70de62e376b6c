import { Loader, Text } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import type { RecordValue } from '#casefile';
import { useT } from '../../../app/index.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { readMail } from './mailText.ts';
import { useBytes } from './useBytes.ts';

const MOST_SHOWN = 2 * 1024 * 1024;

/** Text, CSV, HTML source and mail, always as plain text: no markup of evidence is ever interpreted. */
export function TextView({
  item,
  size,
}: {
  readonly item: RecordValue<'evidence'>;
  readonly size: number;
}): ReactElement {
  const t = useT();
  const bytes = useBytes(item.id, Math.min(size, MOST_SHOWN));
  const [text, setText] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (bytes.state !== 'read') return;
    const read = item.mediaType === 'message/rfc822' ? readMail(bytes.bytes, t) : Promise.resolve(decoded(bytes.bytes));
    read.then(setText, setError);
  }, [bytes, item.mediaType, t]);
  const problem = error ?? (bytes.state === 'failed' ? bytes.error : null);
  return (
    <div className="viewer-desk">
      {problem !== null && <ErrorNotice error={problem} />}
      {size > MOST_SHOWN && (
        <Text size="xs" p={6}>
          {t('evidence.textCut')}
        </Text>
      )}
      {text === null && problem === null ? (
        <Loader m="xl" aria-label={t('evidence.opening')} />
      ) : (
        <pre className="plain-text">{text}</pre>
      )}
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
