import {
  Anchor,
  Button,
  Checkbox,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Stepper,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Session } from '#engine';
import { newId, useEngine, useHost, useSession, useT } from '../../app/index.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { NewPassphrase } from '../../components/passphrase/NewPassphrase.tsx';
import { RecoverySheet } from '../../components/passphrase/RecoverySheet.tsx';

const EMPTY = {
  fullName: '',
  position: '',
  rank: '',
  seat: 'team',
  parentOrgan: '',
  issuingOrgan: '',
  organAbbreviation: '',
  conclusionSymbol: '',
  decisionSymbol: '',
  place: '',
  defaultRecipients: '',
  organLevel: 'province',
  isDifficultArea: false,
};
type Profile = typeof EMPTY;

/** First run: person, office as printed, the two statements, passphrase, recovery sheet. */
export function FirstRun({
  onCopy,
  onBackup,
}: {
  readonly onCopy: () => void;
  readonly onBackup: () => void;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const host = useHost();
  const { begin } = useSession();
  const [step, setStep] = useState(0);
  const [profile, setProfile] = useState<Profile>(EMPTY);
  const [signer, setSigner] = useState({ name: '', title: '' });
  const [confirmed, setConfirmed] = useState({ offline: false, noSecrets: false });
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [officeRecipient, setOfficeRecipient] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [made, setMade] = useState<{ session: Session; recoveryCode: string } | null>(null);

  const field = (name: keyof Profile & string, required = false) => (
    <TextInput
      label={t(`record.profile.${name}`)}
      value={String(profile[name])}
      required={required}
      placeholder={t(`vault.example_${name}`)}
      autoComplete="off"
      onChange={event => setProfile({ ...profile, [name]: event.currentTarget.value })}
    />
  );
  const create = async () => {
    if (passphrase === null) return;
    setBusy(true);
    setError(null);
    try {
      const nfc = Object.fromEntries(
        Object.entries(profile).map(([name, value]) => [
          name,
          typeof value === 'string' ? value.trim().normalize('NFC') : value,
        ]),
      );
      setMade(
        await engine.vault.create({
          passphrase,
          deviceName: navigator.platform || 'máy tính',
          ...(officeRecipient.trim() !== '' && { officeRecipient: officeRecipient.trim() }),
          profile: { ...nfc, hasConfirmedOffline: true },
          signers:
            signer.name.trim() === ''
              ? []
              : [{ id: newId(), name: signer.name.trim(), title: signer.title.trim(), authority: '' }],
        }),
      );
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };

  if (made !== null)
    return <RecoverySheet code={made.recoveryCode} owner={profile.fullName} onDone={() => begin(made.session)} />;

  const canGoOn = [
    profile.fullName.trim() !== '' && profile.issuingOrgan.trim() !== '' && profile.place.trim() !== '',
    confirmed.offline && confirmed.noSecrets,
    passphrase !== null && isRecipient(officeRecipient),
  ];
  return (
    <Stack>
      <div>
        <Title order={1}>{t('vault.welcome')}</Title>
        <Text size="sm" c="dimmed">
          {t('vault.welcomeText')}
        </Text>
        <Text size="sm">
          {t('vault.hasVaultElsewhere')}{' '}
          {host.folders.canChoose && (
            <>
              <Anchor component="button" type="button" size="sm" onClick={onCopy}>
                {t('vault.openFromCopy')}
              </Anchor>
              {' · '}
            </>
          )}
          <Anchor component="button" type="button" size="sm" onClick={onBackup}>
            {t('vault.openFromBackup')}
          </Anchor>
        </Text>
      </div>
      <Stepper active={step} size="xs" allowNextStepsSelect={false} onStepClick={setStep}>
        <Stepper.Step label={t('vault.stepPerson')}>
          <Stack gap="xs">
            <Text size="sm" c="dimmed">
              {t('vault.personText')}
            </Text>
            <Title order={2} fz="sm">
              {t('vault.personHeading')}
            </Title>
            <SimpleGrid cols={3} spacing="xs">
              {field('fullName', true)}
              {field('position')}
              {field('rank')}
            </SimpleGrid>
            <Title order={2} fz="sm" mt={4}>
              {t('vault.organHeading')}
            </Title>
            <SimpleGrid cols={2} spacing="xs">
              {field('parentOrgan')}
              {field('issuingOrgan', true)}
              {field('organAbbreviation')}
              {field('place', true)}
              {field('conclusionSymbol')}
              {field('decisionSymbol')}
              <TextInput
                label={t('vault.signerName')}
                value={signer.name}
                onChange={event => setSigner({ ...signer, name: event.currentTarget.value })}
              />
              <TextInput
                label={t('vault.signerTitle')}
                placeholder={t('vault.signerTitleExample')}
                value={signer.title}
                onChange={event => setSigner({ ...signer, title: event.currentTarget.value })}
              />
              <Select
                label={t('record.profile.seat')}
                allowDeselect={false}
                data={['team', 'prosecutor', 'archive'].map(value => ({
                  value,
                  label: t(`choice.profile.seat.${value}`),
                }))}
                value={profile.seat}
                onChange={value => setProfile({ ...profile, seat: value ?? 'team' })}
              />
              <Select
                label={t('record.profile.organLevel')}
                allowDeselect={false}
                data={['government', 'province', 'ministryForces', 'stateBank', 'cipher', 'other'].map(value => ({
                  value,
                  label: t(`choice.caseInfo.organLevel.${value}`),
                }))}
                value={profile.organLevel}
                onChange={value => setProfile({ ...profile, organLevel: value ?? 'province' })}
              />
            </SimpleGrid>
            <Textarea
              label={t('record.profile.defaultRecipients')}
              description={t('vault.defaultRecipientsHint')}
              autosize
              minRows={2}
              value={profile.defaultRecipients}
              onChange={event => setProfile({ ...profile, defaultRecipients: event.currentTarget.value })}
            />
          </Stack>
        </Stepper.Step>
        <Stepper.Step label={t('vault.stepStatements')}>
          <Stack>
            <Text>{t('vault.statementsText')}</Text>
            <Checkbox
              label={t('vault.statementOffline')}
              checked={confirmed.offline}
              onChange={event => setConfirmed({ ...confirmed, offline: event.currentTarget.checked })}
            />
            <Checkbox
              label={t('vault.statementSecrets')}
              checked={confirmed.noSecrets}
              onChange={event => setConfirmed({ ...confirmed, noSecrets: event.currentTarget.checked })}
            />
            <Text size="sm" c="dimmed">
              {t('vault.notStateCipher')}
            </Text>
          </Stack>
        </Stepper.Step>
        <Stepper.Step label={t('vault.stepPassphrase')}>
          <Stack>
            <NewPassphrase
              ownWords={[profile.fullName, profile.issuingOrgan, profile.place]}
              onChange={setPassphrase}
            />
            <Textarea
              label={t('vault.officeRecipient')}
              description={t('vault.officeText')}
              placeholder="age1…"
              error={isRecipient(officeRecipient) ? null : t('vault.officeBad')}
              autosize
              minRows={1}
              value={officeRecipient}
              onChange={event => setOfficeRecipient(event.currentTarget.value)}
            />
          </Stack>
        </Stepper.Step>
      </Stepper>
      {error !== null && <ErrorNotice error={error} />}
      <Group justify="space-between">
        <Button variant="default" disabled={step === 0} onClick={() => setStep(step - 1)}>
          {t('common.back')}
        </Button>
        {step < 2 ? (
          <Button disabled={!canGoOn[step]} onClick={() => setStep(step + 1)}>
            {t('common.next')}
          </Button>
        ) : (
          <Button loading={isBusy} disabled={!canGoOn[2]} onClick={create}>
            {t('vault.create')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** Empty, or what looks like an age public key; the vault itself refuses what is none. */
function isRecipient(typed: string): boolean {
  return /^(age1[0-9a-z]+)?$/.test(typed.trim());
}
