import { ActionIcon, Anchor, Group, Input, Pill, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { citationText, isCitationBroken, type LeafCitation, type RecordKind } from '#casefile';
import { newId, useCase, useRoute, useT } from '../../app/index.ts';
import { readCitation } from './readCitation.ts';
import { useActs } from './useActs.tsx';
import { recordLabel } from './useRecordOptions.ts';
import './record.css';

/** Evidence a record rests on: type `BL 45` or `TL 15, tr. 3` and Enter; a click opens the leaf. */
export function CitationsField({
  kind,
  record,
  isLabelled,
}: {
  /** Off inside a part that already has this title. */
  readonly isLabelled?: boolean;
  readonly kind: RecordKind;
  readonly record: { readonly id: string; readonly citations: readonly LeafCitation[] };
}): ReactElement {
  const t = useT();
  const { view, caseId, isReadOnly } = useCase();
  const { go } = useRoute();
  const { setField } = useActs();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const found = typed.trim() === '' ? null : readCitation(view, typed);
  const foundLeaf = found === null ? undefined : view.records.leaf[found.leafId];
  const add = () => {
    if (typed.trim() === '') return;
    if (found === null) return setWrong(true);
    const citation: LeafCitation = { id: newId(), region: null, quote: null, ...found };
    setTyped('');
    void setField(kind, record.id, 'citations', [...record.citations, citation]);
  };
  return (
    <Input.Wrapper
      size="xs"
      label={isLabelled === true ? t('record.citations') : undefined}
      description={t('record.citationsHint')}
      labelElement="div"
    >
      <Group gap={4} my={4}>
        {record.citations.map(citation => {
          const label = citationText(view, citation);
          const isBroken = isCitationBroken(view, citation.leafId);
          return (
            <span
              key={citation.id}
              className={`citation${isBroken ? ' is-broken' : ''}`}
              title={citation.quote ?? t(isBroken ? 'record.citationBroken' : 'record.citationOpen')}
            >
              <Anchor
                component="button"
                type="button"
                fz="xs"
                onClick={() => go({ screen: 'case', caseId, tab: 'evidence', focus: citation.leafId })}
              >
                {label}
              </Anchor>
              {!isReadOnly && (
                <ActionIcon
                  size={16}
                  variant="transparent"
                  color="gray"
                  aria-label={t('record.citationRemove', { citation: label })}
                  onClick={() =>
                    void setField(
                      kind,
                      record.id,
                      'citations',
                      record.citations.filter(each => each.id !== citation.id),
                    )
                  }
                >
                  <IconX size={12} />
                </ActionIcon>
              )}
            </span>
          );
        })}
        {record.citations.length === 0 && <Pill className="unproven">{t('record.unproven')}</Pill>}
      </Group>
      {!isReadOnly && (
        <TextInput
          size="xs"
          maw={360}
          aria-label={t('record.citationAdd')}
          placeholder="BL 45 · TL 15, tr. 3"
          value={typed}
          error={isWrong ? t('record.citationUnknown') : undefined}
          description={foundLeaf === undefined ? undefined : recordLabel(view, 'evidence', foundLeaf.evidenceId, '')}
          inputWrapperOrder={['input', 'description', 'error']}
          onChange={event => {
            setTyped(event.currentTarget.value);
            setWrong(false);
          }}
          onKeyDown={event => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add();
          }}
          onBlur={add}
        />
      )}
    </Input.Wrapper>
  );
}
