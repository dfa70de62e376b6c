import { Alert, List } from '@mantine/core';
import type { ReactElement } from 'react';
import type { WordReading } from '#engine';
import { useT } from '../../../app/index.ts';

/** What the file holds and the text will not, so that nothing goes missing unseen. */
export function LeftOut({ reading }: { readonly reading: WordReading }): ReactElement | null {
  const t = useT();
  const { picturesLeftOut, annexLines, tablesKept, loosened } = reading;
  const said = [
    picturesLeftOut > 0 && t('fromWord.pictures', { count: picturesLeftOut }),
    annexLines > 0 && t('fromWord.annexes', { count: annexLines }),
    tablesKept > 0 && t('fromWord.tables', { count: tablesKept }),
    loosened > 0 && t('fromWord.loosened', { count: loosened }),
  ].filter(each => each !== false);
  if (said.length === 0) return null;
  return (
    <Alert color="amber" p="xs" title={t('fromWord.leftOut')}>
      <List size="sm">
        {said.map(each => (
          <List.Item key={each}>{each}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
