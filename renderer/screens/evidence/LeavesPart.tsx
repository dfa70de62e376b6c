import { Group, Select, Text, TextInput } from '@mantine/core';
import { type ReactElement, useEffect, useState } from 'react';
import { defaultScheme, folioOf, folioText, leavesOf, type RecordValue } from '#casefile';
import { useCase, useEngine, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormPart } from '../../components/record/index.ts';
import { pageListText, readPageList } from './pageList.ts';

type Item = RecordValue<'evidence'>;

const MOST_SHOWN = 200;

/** Tờ và bút lục: how pages of the scan make leaves, and the numbers the leaves have. */
export function LeavesPart({ item }: { readonly item: Item }): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { caseId, view, isReadOnly } = useCase();
  const [error, setError] = useState<unknown>(null);
  const leaves = leavesOf(view, item.id);
  const scheme = defaultScheme(view);
  const pageCount = item.pageCount ?? 0;
  // Fronts without a back; the last page of an odd scan has none by itself.
  const blankBacks = leaves.flatMap(({ frontPage, backPage }) =>
    frontPage !== null && backPage === null && frontPage < pageCount - 1 ? [frontPage] : [],
  );
  const map = (scanMode: Item['scanMode'], blanks: readonly number[]) => {
    setError(null);
    engine.evidence
      .mapLeaves({ caseId, evidenceId: item.id, pageCount, scanMode, blankBacks: [...blanks] })
      .catch(setError);
  };
  return (
    <FormPart title={t('evidence.leaves')}>
      <Text size="xs">{t('evidence.leafCount', { leaves: leaves.length, pages: pageCount })}</Text>
      <Select
        size="xs"
        label={t('record.evidence.scanMode')}
        allowDeselect={false}
        disabled={isReadOnly || item.pageCount === null}
        data={['simplex', 'duplex', 'mixed'].map(value => ({ value, label: t(`choice.evidence.scanMode.${value}`) }))}
        value={item.scanMode}
        onChange={value => value !== null && map(value as Item['scanMode'], [])}
      />
      {item.scanMode === 'mixed' && (
        <BlankBacks
          pages={blankBacks}
          pageCount={pageCount}
          isReadOnly={isReadOnly}
          onChange={blanks => map('mixed', blanks)}
        />
      )}
      {error !== null && <ErrorNotice error={error} />}
      <Group gap={4} mt={4}>
        {scheme !== null &&
          leaves.slice(0, MOST_SHOWN).map(leaf => {
            const folio = folioOf(view, scheme.id, leaf.id);
            return folio === null ? null : (
              <Text key={leaf.id} size="xs" className="tabular">
                BL {folioText(folio)}
              </Text>
            );
          })}
      </Group>
    </FormPart>
  );
}

function BlankBacks({
  pages,
  pageCount,
  isReadOnly,
  onChange,
}: {
  readonly pages: readonly number[];
  readonly pageCount: number;
  readonly isReadOnly: boolean;
  readonly onChange: (pages: readonly number[]) => void;
}): ReactElement {
  const t = useT();
  const shown = pageListText(pages);
  const [typed, setTyped] = useState(shown);
  useEffect(() => setTyped(shown), [shown]);
  const read = readPageList(typed, pageCount);
  const commit = () => {
    if (read !== null && pageListText(read) !== shown) onChange(read);
  };
  return (
    <TextInput
      size="xs"
      label={t('evidence.blankBacks')}
      description={t('evidence.blankBacksHint')}
      error={read === null ? t('evidence.blankBacksBad', { pages: pageCount }) : null}
      disabled={isReadOnly}
      value={typed}
      onChange={event => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={event => event.key === 'Enter' && commit()}
    />
  );
}
