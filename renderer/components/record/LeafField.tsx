import { Anchor, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { citationText, type RecordKind } from '#casefile';
import { useCase, useRoute, useT } from '../../app/index.ts';
import { readCitation } from './readCitation.ts';
import { useActs } from './useActs.tsx';
import { useDraftText } from './useDraftText.ts';
import { fieldOf } from './useRecordColumns.ts';

/** A field that points to one leaf (bảng tính, biên bản xác nhận số liệu): typed as `BL 45` or `TL 15, tr. 3`. */
export function LeafField({
  kind,
  record,
  field,
}: {
  readonly kind: RecordKind;
  readonly record: { readonly id: string };
  readonly field: string;
}): ReactElement {
  const t = useT();
  const { view, caseId, isReadOnly } = useCase();
  const { go } = useRoute();
  const { setField } = useActs();
  const [isWrong, setWrong] = useState(false);
  const leafId = fieldOf(record, field);
  const before = typeof leafId === 'string' ? citationText(view, { leafId, toLeafId: null, side: null }) : '';
  const draft = useDraftText(before, typed => {
    const found = typed.trim() === '' ? null : readCitation(view, typed);
    const isUnknown = typed.trim() !== '' && found === null;
    setWrong(isUnknown);
    return isUnknown ? undefined : setField(kind, record.id, field, found?.leafId ?? null);
  });
  return (
    <TextInput
      size="xs"
      label={t(`record.${kind}.${field}`)}
      placeholder="BL 45 · TL 15, tr. 3"
      readOnly={isReadOnly}
      value={draft.typed}
      error={isWrong ? t('record.citationUnknown') : undefined}
      onChange={event => {
        setWrong(false);
        draft.type(event.currentTarget.value);
      }}
      onBlur={draft.finish}
      onKeyDown={event => event.key === 'Enter' && !event.nativeEvent.isComposing && draft.finish()}
      rightSectionWidth={36}
      rightSection={
        typeof leafId === 'string' && (
          <Anchor
            component="button"
            type="button"
            fz="xs"
            onClick={() => go({ screen: 'case', caseId, tab: 'evidence', focus: leafId })}
          >
            {t('record.open')}
          </Anchor>
        )
      }
    />
  );
}
