import {
  Alert,
  Button,
  Checkbox,
  Group,
  Modal,
  Radio,
  Select,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { CASE_KINDS, ORGAN_LEVELS } from '#casefile';
import { useEngine, useRegistry, useRoute, useT } from '../../app/index.ts';
import { DateField } from '../../components/DateField.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

type CaseKind = (typeof CASE_KINDS)[number];

/** Creating a case asks first whether its content is on the list of State secrets; «có» is refused here. */
export function CreateCase({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useT();
  const engine = useEngine();
  const { go } = useRoute();
  const profile = useRegistry().view.records.profile.profile;
  const [secret, setSecret] = useState<'yes' | 'no' | null>(null);
  const [decidedBy, setDecidedBy] = useState('');
  const [secrecyNumber, setSecrecyNumber] = useState('');
  const [caseKind, setCaseKind] = useState<CaseKind>('inspection');
  const [title, setTitle] = useState('');
  const [info, setInfo] = useState({
    code: '',
    decisionNumber: '',
    decisionDate: null as string | null,
    periodFrom: null as string | null,
    periodTo: null as string | null,
    organLevel: profile?.organLevel ?? 'province',
    isDifficultArea: profile?.isDifficultArea ?? false,
    difficultAreaReason: '',
    isComplex: false,
    complexReason: '',
  });
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);

  const create = async () => {
    setBusy(true);
    setError(null);
    try {
      const { caseId } = await engine.cases.create({
        caseKind,
        title: title.trim().normalize('NFC'),
        secrecy: { answer: 'no', decidedBy: decidedBy.trim(), documentNumber: secrecyNumber.trim() },
        info,
      });
      onClose();
      go({ screen: 'case', caseId, tab: 'overview' });
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };

  return (
    <Modal opened onClose={onClose} title={t('cases.create')} size="lg">
      <Stack gap="sm">
        <Radio.Group
          label={t('cases.secretQuestion')}
          value={secret}
          onChange={value => setSecret(value as 'yes' | 'no')}
        >
          <Group mt={4}>
            <Radio value="no" label={t('common.no')} />
            <Radio value="yes" label={t('common.yes')} />
          </Group>
        </Radio.Group>
        {secret === 'yes' && (
          <Alert color="seal" role="alert" title={t('cases.secretRefusedTitle')}>
            {t('cases.secretRefused')}
          </Alert>
        )}
        {secret === 'no' && (
          <>
            <SimpleGrid cols={2} spacing="xs">
              <TextInput
                label={t('cases.secrecyDecidedBy')}
                required
                value={decidedBy}
                onChange={event => setDecidedBy(event.currentTarget.value)}
              />
              <TextInput
                label={t('cases.secrecyNumber')}
                value={secrecyNumber}
                onChange={event => setSecrecyNumber(event.currentTarget.value)}
              />
            </SimpleGrid>
            <Select
              label={t('record.caseInfo.caseKind')}
              allowDeselect={false}
              data={CASE_KINDS.map(value => ({ value, label: t(`choice.caseInfo.caseKind.${value}`) }))}
              value={caseKind}
              onChange={value => setCaseKind((value ?? 'inspection') as CaseKind)}
            />
            <Textarea
              label={t('record.caseInfo.title')}
              required
              autosize
              minRows={2}
              value={title}
              onChange={event => setTitle(event.currentTarget.value)}
            />
            <SimpleGrid cols={3} spacing="xs">
              <TextInput
                label={t('record.caseInfo.code')}
                size="xs"
                value={info.code}
                onChange={event => setInfo({ ...info, code: event.currentTarget.value })}
              />
              <TextInput
                label={t('record.caseInfo.decisionNumber')}
                size="xs"
                value={info.decisionNumber}
                onChange={event => setInfo({ ...info, decisionNumber: event.currentTarget.value })}
              />
              <DateField
                label={t('record.caseInfo.decisionDate')}
                value={info.decisionDate}
                onChange={value => setInfo({ ...info, decisionDate: value })}
              />
              <DateField
                label={t('record.caseInfo.periodFrom')}
                value={info.periodFrom}
                onChange={value => setInfo({ ...info, periodFrom: value })}
              />
              <DateField
                label={t('record.caseInfo.periodTo')}
                value={info.periodTo}
                onChange={value => setInfo({ ...info, periodTo: value })}
              />
              <Select
                label={t('record.caseInfo.organLevel')}
                size="xs"
                allowDeselect={false}
                data={ORGAN_LEVELS.map(value => ({ value, label: t(`choice.caseInfo.organLevel.${value}`) }))}
                value={info.organLevel}
                onChange={value => setInfo({ ...info, organLevel: (value ?? 'province') as typeof info.organLevel })}
              />
            </SimpleGrid>
            <Checkbox
              label={t('record.caseInfo.isDifficultArea')}
              checked={info.isDifficultArea}
              onChange={event => setInfo({ ...info, isDifficultArea: event.currentTarget.checked })}
            />
            {info.isDifficultArea && (
              <TextInput
                label={t('record.caseInfo.difficultAreaReason')}
                size="xs"
                value={info.difficultAreaReason}
                onChange={event => setInfo({ ...info, difficultAreaReason: event.currentTarget.value })}
              />
            )}
            <Checkbox
              label={t('record.caseInfo.isComplex')}
              checked={info.isComplex}
              onChange={event => setInfo({ ...info, isComplex: event.currentTarget.checked })}
            />
            {info.isComplex && (
              <TextInput
                label={t('record.caseInfo.complexReason')}
                size="xs"
                value={info.complexReason}
                onChange={event => setInfo({ ...info, complexReason: event.currentTarget.value })}
              />
            )}
          </>
        )}
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            loading={isBusy}
            disabled={secret !== 'no' || title.trim() === '' || decidedBy.trim() === ''}
            onClick={create}
          >
            {t('cases.createNow')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
