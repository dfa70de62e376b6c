import { ScrollArea, Select, Stack, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { type FieldPatch, isLocked, isOut, type RecordValue, setRecord, stateOf } from '#casefile';
import { signersOn } from '#officialdoc';
import { todayIso, useCase, useRegistry, useT } from '../../app/index.ts';
import { BufferedText } from './BufferedText.tsx';
import { CopiesSection } from './copies/CopiesSection.tsx';
import { FormFields } from './forms/FormFields.tsx';
import { SignaturePlaces } from './forms/SignaturePlaces.tsx';
import type { PrintOrder } from './printed/printedPdf.ts';
import { SignedCopy } from './state/SignedCopy.tsx';
import { StateSection } from './state/StateSection.tsx';
import type { TextSession } from './textSession.ts';

type TextFieldName =
  | 'title'
  | 'summary'
  | 'parentOrgan'
  | 'issuingOrgan'
  | 'symbol'
  | 'place'
  | 'legalBases'
  | 'recipients'
  | 'addressees'
  | 'signTitle'
  | 'signTitleSecond'
  | 'signerName'
  | 'drafterMark'
  | 'addressFooter';

/** State, header fields, căn cứ, Nơi nhận and signature block of a document. Số and date are entered when it is issued. */
export function HeaderForm({
  document,
  session,
  order,
}: {
  readonly document: RecordValue<'document'>;
  readonly session: TextSession;
  readonly order: PrintOrder;
}): ReactElement {
  const t = useT();
  const { view, apply, isReadOnly: isCaseReadOnly } = useCase();
  const isReadOnly = isCaseReadOnly || isLocked(stateOf(view, document));
  const registry = useRegistry();
  const set = (patch: FieldPatch<'document'>) => apply([setRecord('document', document.id, patch)]);
  const label = (name: string) => t(`record.document.${name}`);
  const line = (name: TextFieldName, rows?: number) => (
    <BufferedText
      key={name}
      label={label(name)}
      value={document[name]}
      disabled={isReadOnly}
      {...(rows !== undefined && { rows })}
      onCommit={value => set({ [name]: value })}
    />
  );
  const choiceOf = <N extends 'urgency' | 'circulation'>(
    name: N,
    values: readonly NonNullable<RecordValue<'document'>[N]>[],
  ) => (
    <Select
      label={label(name)}
      size="xs"
      clearable
      disabled={isReadOnly}
      data={values.map(value => ({ value, label: t(`choice.document.${name}.${value}`) }))}
      value={document[name]}
      onChange={value => set({ [name]: value })}
    />
  );
  // Those who may sign on the day of the document.
  const signers = signersOn(registry.view.records.profile.profile, document.date ?? todayIso());
  return (
    <aside className="document-header" aria-label={t('documents.header')}>
      <ScrollArea h="100%" p="sm">
        <Stack gap={8}>
          <StateSection document={document} session={session} />
          {isOut(document.state) && (
            <>
              <SignedCopy document={document} order={order} />
              <CopiesSection document={document} order={order} />
            </>
          )}
          <FormFields document={document} isReadOnly={isReadOnly} />
          <Title order={2} size="sm">
            {t('documents.header')}
          </Title>
          {choiceOf('urgency', ['urgent', 'veryUrgent', 'flash'])}
          {choiceOf('circulation', ['returnAfterReading', 'internalUse'])}
          {line('title')}
          {line('summary', 2)}
          {line('parentOrgan')}
          {line('issuingOrgan', 2)}
          {line('symbol')}
          {line('place')}
          {line('legalBases', 5)}
          {line('addressees', 2)}
          {line('recipients', 5)}
          {line('drafterMark')}
          {line('addressFooter', 2)}
          <Select
            label={label('signAuthority')}
            size="xs"
            clearable
            disabled={isReadOnly}
            data={(['TM', 'KT', 'TL', 'TUQ', 'Q'] as const).map(value => ({
              value,
              label: t(`choice.document.signAuthority.${value}`),
            }))}
            value={document.signAuthority}
            onChange={value => set({ signAuthority: value })}
          />
          {line('signTitle')}
          {line('signTitleSecond')}
          {line('signerName')}
          {signers.length > 0 && (
            <Select
              label={t('documents.pickSigner')}
              size="xs"
              disabled={isReadOnly}
              data={signers.map(signer => ({
                value: signer.id,
                label: `${signer.name} – ${[signer.authority && `${signer.authority}.`, signer.title, signer.titleSecond].filter(Boolean).join(' ')}`,
              }))}
              value={null}
              onChange={id => {
                const signer = signers.find(each => each.id === id);
                if (signer !== undefined) {
                  set({
                    signerName: signer.name,
                    signTitle: signer.title,
                    signTitleSecond: signer.titleSecond ?? '',
                    signAuthority: signer.authority === '' ? null : signer.authority,
                  });
                }
              }}
            />
          )}
          <SignaturePlaces document={document} isReadOnly={isReadOnly} />
          <Select
            label={label('displayUnit')}
            size="xs"
            allowDeselect={false}
            disabled={isReadOnly}
            data={(['dong', 'trieu', 'ty'] as const).map(value => ({
              value,
              label: t(`choice.document.displayUnit.${value}`),
            }))}
            value={document.displayUnit}
            onChange={value => value !== null && set({ displayUnit: value })}
          />
        </Stack>
      </ScrollArea>
    </aside>
  );
}
