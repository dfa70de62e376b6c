import {
  Button,
  Checkbox,
  Group,
  Modal,
  ScrollArea,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { blankRecord, COPY_KINDS, type FieldPatch, type RecordValue, setRecord } from '#casefile';
import { copiesOf, copyPlaces, type OfficialDocument, signersOn } from '#officialdoc';
import { newId, todayIso, useCase, useRegistry, useT } from '../../../app/index.ts';
import { DateField } from '../../../components/DateField.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';

type Copy = RecordValue<'documentCopy'>;

/** A copy of an issued document: kind, number, day, signer; of a trích sao also which parts. */
export function CopyDialog({
  document,
  issued,
  copy,
  onClose,
}: {
  readonly document: RecordValue<'document'>;
  readonly issued: OfficialDocument;
  /** null = a new one */
  readonly copy: Copy | null;
  readonly onClose: () => void;
}): ReactElement {
  const t = useT();
  const { view, apply } = useCase();
  const profile = useRegistry().view.records.profile.profile;
  const copies = copiesOf(view, document.id);
  const [edited, setEdited] = useState<Copy>(() => copy ?? newCopy(document, profile, copies.length));
  const [error, setError] = useState<unknown>(null);
  const set = (patch: Partial<Copy>) => setEdited({ ...edited, ...patch });
  const signers = signersOn(profile, edited.date ?? todayIso());
  const full = copies.filter(each => each.copyKind === 'fullCopy' && each.id !== edited.id);
  const isIncomplete =
    (edited.copyKind === 'extract' && edited.blocks.length === 0) ||
    (edited.copyKind === 'copyOfCopy' && edited.copiedFromId === null);

  const save = async () => {
    const { id, blocks, ...fields } = edited;
    const gone = (copy?.blocks ?? []).filter(place => !blocks.includes(place));
    // The time of signing is printed on electronic copies only, and is taken when the copy is first written.
    const signedAt = fields.medium === 'electronic' ? (fields.signedAt ?? Date.now()) : null;
    try {
      await apply([
        setRecord(
          'documentCopy',
          id,
          { ...fieldsOf(fields), signedAt },
          blocks.length > 0 ? { blocks: [...blocks] } : {},
          gone.length > 0 ? { blocks: gone } : {},
        ),
      ]);
      onClose();
    } catch (cause) {
      setError(cause);
    }
  };
  const text = (name: 'number' | 'symbol' | 'place' | 'signTitle' | 'signTitleSecond' | 'signerName') => (
    <TextInput
      size="xs"
      label={t(`record.document.${name}`)}
      value={edited[name]}
      onChange={event => set({ [name]: event.currentTarget.value.normalize('NFC') })}
    />
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(copy === null ? 'forms.copyNew' : 'forms.copyTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="xs">
          {error !== null && <ErrorNotice error={error} />}
          <SimpleGrid cols={2} spacing="xs">
            <Select
              size="xs"
              label={t('forms.copyKind')}
              allowDeselect={false}
              data={COPY_KINDS.map(value => ({ value, label: t(`choice.documentCopy.copyKind.${value}`) }))}
              value={edited.copyKind}
              onChange={value => value !== null && set({ copyKind: value })}
            />
            <Select
              size="xs"
              label={t('forms.copyMedium')}
              allowDeselect={false}
              data={(['paper', 'electronic'] as const).map(value => ({
                value,
                label: t(`choice.documentCopy.medium.${value}`),
              }))}
              value={edited.medium}
              onChange={value => value !== null && set({ medium: value })}
            />
            {edited.copyKind === 'copyOfCopy' && (
              <Select
                size="xs"
                label={t('forms.copyFrom')}
                description={full.length === 0 ? t('forms.copyFromNone') : undefined}
                data={full.map(each => ({ value: each.id, label: `SAO Y ${each.number}/${each.symbol}` }))}
                value={edited.copiedFromId}
                onChange={copiedFromId => set({ copiedFromId })}
              />
            )}
            {text('number')}
            {text('symbol')}
            {text('place')}
            <DateField label={t('record.document.date')} value={edited.date} onChange={date => set({ date })} />
            <Select
              size="xs"
              label={t('documents.pickSigner')}
              data={signers.map(each => ({ value: each.id, label: `${each.name} – ${each.title}` }))}
              value={null}
              onChange={id => {
                const signer = signers.find(each => each.id === id);
                if (signer !== undefined) set(signedBy(signer));
              }}
            />
            {text('signTitle')}
            {text('signTitleSecond')}
            {text('signerName')}
          </SimpleGrid>
          <Textarea
            size="xs"
            label={t('record.document.recipients')}
            autosize
            minRows={2}
            value={edited.recipients}
            onChange={event => set({ recipients: event.currentTarget.value.normalize('NFC') })}
          />
          {edited.copyKind === 'extract' && (
            <Checkbox.Group
              label={t('forms.copyParts')}
              value={[...edited.blocks]}
              onChange={blocks => set({ blocks })}
            >
              <ScrollArea.Autosize mah={220} viewportProps={{ tabIndex: 0 }}>
                <Stack gap={4} mt={4}>
                  {copyPlaces(issued).map(({ place, text: words }) => (
                    <Checkbox key={place} size="xs" value={place} label={words} />
                  ))}
                </Stack>
              </ScrollArea.Autosize>
            </Checkbox.Group>
          )}
          <Text size="xs" c="dimmed">
            {t('forms.copyText')}
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={isIncomplete}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

type Profile = ReturnType<typeof useRegistry>['view']['records']['profile'][string];
type Signer = ReturnType<typeof signersOn>[number];

const signedBy = (signer: Signer) => ({
  signAuthority: signer.authority === '' ? null : signer.authority,
  signTitle: signer.title,
  signTitleSecond: signer.titleSecond ?? '',
  signerName: signer.name,
});

/** One series for all kinds of copies of an office (Phụ lục I, Phần II). */
function newCopy(document: RecordValue<'document'>, profile: Profile | undefined, order: number): Copy {
  const [signer] = signersOn(profile, todayIso());
  return {
    ...blankRecord('documentCopy', newId()),
    documentId: document.id,
    parentOrgan: profile?.parentOrgan ?? document.parentOrgan,
    issuingOrgan: profile?.issuingOrgan ?? document.issuingOrgan,
    symbol: profile?.organAbbreviation ? `SY-${profile.organAbbreviation}` : 'SY',
    place: profile?.place ?? document.place,
    ...(signer !== undefined && signedBy(signer)),
    recipients: profile?.archiveLine || 'Lưu: VT.',
    order,
  };
}

/** What the record holds, without what the view adds. */
function fieldsOf(copy: Omit<Copy, 'id' | 'blocks'>): FieldPatch<'documentCopy'> {
  const {
    documentId,
    copyKind,
    medium,
    copiedFromId,
    parentOrgan,
    issuingOrgan,
    number,
    symbol,
    place,
    date,
    signAuthority,
    signTitle,
    signTitleSecond,
    signerName,
    recipients,
    order,
  } = copy;
  return {
    documentId,
    copyKind,
    medium,
    copiedFromId: copyKind === 'copyOfCopy' ? copiedFromId : null,
    parentOrgan,
    issuingOrgan,
    number: number.trim(),
    symbol: symbol.trim(),
    place,
    date,
    signAuthority,
    signTitle,
    signTitleSecond,
    signerName,
    recipients,
    order,
  };
}
