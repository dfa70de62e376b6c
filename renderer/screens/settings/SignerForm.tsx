import { Button, Select, SimpleGrid, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Signer } from '#officialdoc';
import { useT } from '../../app/index.ts';
import { DateField } from '../../components/DateField.tsx';

const AUTHORITIES = ['', 'TM', 'KT', 'TL', 'TUQ', 'Q'] as const satisfies readonly Signer['authority'][];

/** One who signs: as printed in the block of the signature, and on which ground. */
export function SignerForm({
  signer,
  isNew,
  isReadOnly,
  onSave,
}: {
  readonly signer: Signer;
  readonly isNew: boolean;
  readonly isReadOnly: boolean;
  readonly onSave: (signer: Signer) => Promise<void>;
}): ReactElement {
  const t = useT();
  const [edited, setEdited] = useState(signer);
  const text = (name: 'name' | 'title' | 'titleSecond' | 'ground', label: string, placeholder = '') => (
    <TextInput
      size="xs"
      label={label}
      placeholder={placeholder}
      value={edited[name] ?? ''}
      disabled={isReadOnly}
      onChange={event => setEdited({ ...edited, [name]: event.currentTarget.value })}
    />
  );
  const clean = (value: string | undefined) => (value ?? '').trim().normalize('NFC');
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        const { name, title, titleSecond, ground } = edited;
        const texts = {
          name: clean(name),
          title: clean(title),
          titleSecond: clean(titleSecond),
          ground: clean(ground),
        };
        void onSave({ ...edited, ...texts });
      }}
    >
      <SimpleGrid cols={2} spacing="xs">
        {text('name', t('settings.signerName'))}
        <Select
          size="xs"
          label={t('settings.signerAuthority')}
          allowDeselect={false}
          disabled={isReadOnly}
          data={AUTHORITIES.map(value => ({
            value: value || 'none',
            label: t(`settings.authority_${value || 'none'}`),
          }))}
          value={edited.authority || 'none'}
          onChange={value => setEdited({ ...edited, authority: AUTHORITIES.find(each => each === value) ?? '' })}
        />
        {text('title', t('settings.signerTitle'), t('vault.signerTitleExample'))}
        {text('titleSecond', t('settings.signerTitleSecond'), t('settings.signerTitleSecondExample'))}
        <DateField
          label={t('settings.signerFrom')}
          value={edited.from ?? null}
          disabled={isReadOnly}
          onChange={from => setEdited({ ...edited, from })}
        />
        <DateField
          label={t('settings.signerTo')}
          value={edited.to ?? null}
          disabled={isReadOnly}
          onChange={to => setEdited({ ...edited, to })}
        />
        {text('ground', t('settings.signerGround'), t('settings.signerGroundHint'))}
        <Button
          size="xs"
          mt={24}
          w="fit-content"
          type="submit"
          variant="default"
          disabled={isReadOnly || edited.name.trim() === ''}
        >
          {t(isNew ? 'settings.addSigner' : 'common.save')}
        </Button>
      </SimpleGrid>
    </form>
  );
}
