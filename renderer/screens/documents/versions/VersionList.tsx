import { Button, Group, NavLink, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { TextVersion } from '#engine';
import { formatDateTime, useT } from '../../../app/index.ts';
import { useVersionName } from './useVersionName.ts';

interface Props {
  readonly versions: readonly TextVersion[];
  readonly chosen: TextVersion | null;
  readonly isReadOnly: boolean;
  readonly onChoose: (id: string) => void;
  readonly onAdd: (name: string) => Promise<void>;
  readonly onRestore: ((version: TextVersion) => Promise<void>) | null;
}

/** Versions, newest first: named ones stand out from those the station kept. */
export function VersionList({ versions, chosen, isReadOnly, onChoose, onAdd, onRestore }: Props): ReactElement {
  const t = useT();
  const nameOf = useVersionName();
  const [name, setName] = useState('');
  const wanted = name.trim().normalize('NFC');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (wanted !== '') void onAdd(wanted).then(() => setName(''));
  };
  return (
    <div className="versions-side">
      <form onSubmit={add}>
        <Group align="end" gap={6} wrap="nowrap">
          <TextInput
            flex={1}
            size="xs"
            label={t('documents.versionName')}
            placeholder={t('documents.versionExample')}
            maxLength={500}
            value={name}
            disabled={isReadOnly}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Button size="xs" type="submit" disabled={isReadOnly || wanted === ''}>
            {t('documents.nameVersion')}
          </Button>
        </Group>
      </form>
      <nav className="versions-list" aria-label={t('documents.versions')}>
        {versions.map(version => (
          <NavLink
            key={version.id}
            component="button"
            active={version.id === chosen?.id}
            aria-current={version.id === chosen?.id}
            label={
              <Text size="sm" fw={version.reason === 'named' ? 600 : 400} span>
                {nameOf(version)}
              </Text>
            }
            description={`${formatDateTime(version.at)} · ${version.byName}`}
            onClick={() => onChoose(version.id)}
          />
        ))}
      </nav>
      {chosen !== null && onRestore !== null && (
        <div>
          <Button size="xs" variant="default" fullWidth disabled={isReadOnly} onClick={() => void onRestore(chosen)}>
            {t('versions.restore')}
          </Button>
          <Text size="xs" c="dimmed" mt={4}>
            {t('versions.restoreHint')}
          </Text>
        </div>
      )}
    </div>
  );
}
