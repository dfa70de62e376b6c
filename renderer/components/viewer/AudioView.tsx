import { Button, Group, Loader, Text } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { RecordValue } from '#casefile';
import { EngineError } from '#engine';
import { formatBytes, useT } from '../../app/index.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useBytes } from './useBytes.ts';

/** Decoded sound takes ten times the file; beyond this a copy is saved instead. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A recording played from memory by WebAudio: no media element, no address of plain bytes. */
export function AudioView({
  item,
  size,
}: {
  readonly item: RecordValue<'evidence'>;
  readonly size: number;
}): ReactElement {
  const t = useT();
  if (size > MOST_BYTES) return <Text p="md">{t('evidence.tooBigToShow', { size: formatBytes(size) })}</Text>;
  return <Player item={item} size={size} />;
}

function Player({ item, size }: { readonly item: RecordValue<'evidence'>; readonly size: number }): ReactElement {
  const t = useT();
  const bytes = useBytes(item.id, size);
  const [sound, setSound] = useState<AudioBuffer | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isPlaying, setPlaying] = useState(false);
  const playing = useRef<{ context: AudioContext; source: AudioBufferSourceNode } | null>(null);

  const stop = () => {
    void playing.current?.context.close();
    playing.current = null;
    setPlaying(false);
  };
  useEffect(() => {
    if (bytes.state !== 'read') return;
    new OfflineAudioContext(1, 1, 44_100)
      .decodeAudioData(bytes.bytes.buffer.slice(0))
      .then(setSound, () => setError(new EngineError('badSound')));
  }, [bytes]);
  useEffect(() => () => void playing.current?.context.close(), []);

  const play = () => {
    if (sound === null) return;
    const context = new AudioContext();
    const source = context.createBufferSource();
    source.buffer = sound;
    source.connect(context.destination);
    source.onended = stop;
    source.start();
    playing.current = { context, source };
    setPlaying(true);
  };
  const problem = error ?? (bytes.state === 'failed' ? bytes.error : null);
  return (
    <div className="viewer-desk">
      {problem !== null && <ErrorNotice error={problem} />}
      {sound === null && problem === null && <Loader m="xl" aria-label={t('evidence.opening')} />}
      {sound !== null && (
        <Group p="md">
          <Button
            leftSection={isPlaying ? <IconPlayerStop size={18} /> : <IconPlayerPlay size={18} />}
            onClick={isPlaying ? stop : play}
          >
            {t(isPlaying ? 'evidence.stop' : 'evidence.play')}
          </Button>
          <Text size="sm">{t('evidence.seconds', { seconds: Math.round(sound.duration) })}</Text>
        </Group>
      )}
    </div>
  );
}
