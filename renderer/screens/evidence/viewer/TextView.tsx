import { Loader, Text } from '@mantine/core';
import PostalMime from 'postal-mime';
import { type ReactElement, useEffect, useState } from 'react';
import type { RecordValue } from '#casefile';
import { useT } from '../../../app/index.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
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
    const read = item.mediaType === 'message/rfc822' ? mailText(bytes.bytes) : Promise.resolve(decoded(bytes.bytes));
    read.then(setText, setError);
  }, [bytes, item.mediaType]);
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

async function mailText(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const mail = await PostalMime.parse(bytes);
  const address = (each: { name?: string; address?: string } | undefined) =>
    [each?.name, each?.address].filter(Boolean).join(' – ');
  const lines = [
    `Từ: ${address(mail.from)}`,
    `Đến: ${(mail.to ?? []).map(address).join('; ')}`,
    `Ngày: ${mail.date ?? ''}`,
    `Tiêu đề: ${mail.subject ?? ''}`,
    ...mail.attachments.map(attachment => `Tệp kèm: ${attachment.filename ?? attachment.mimeType}`),
    '',
    mail.text ?? mail.html ?? '',
  ];
  return lines.join('\n');
}
