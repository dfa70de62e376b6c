import { Table, Text, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { FORMS, symbolOf } from '#officialdoc';
import { useT } from '../../app/index.ts';
import type { useProfile } from './useProfile.ts';

/** One form for each abbreviation of a kind of document that the office itself issues. */
const KINDS = [
  ...new Map(
    FORMS.filter(each => each.issuedBy === 'office' && each.type !== '').map(each => [each.type, each]),
  ).values(),
];

/** Ký hiệu of each kind of document: as it follows from the office's abbreviation, or as the office sets it. */
export function SymbolTable({ of }: { readonly of: ReturnType<typeof useProfile> }): ReactElement {
  const t = useT();
  const { profile, isReadOnly, change } = of;
  return (
    <div>
      <Text size="sm" fw={500}>
        {t('settings.symbols')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('settings.symbolsText')}
      </Text>
      <Table verticalSpacing={3} withRowBorders={false} maw={520}>
        <Table.Tbody>
          {KINDS.map(form => {
            const saved = ownSymbol(profile, form.type);
            const name = form.type === 'CV' ? t('settings.dispatch') : form.title;
            const others = profile === undefined ? undefined : withoutSymbol(profile, form.type);
            return (
              <Table.Tr key={form.type}>
                <Table.Td>{name}</Table.Td>
                <Table.Td w={220}>
                  <TextInput
                    key={saved}
                    size="xs"
                    aria-label={t('settings.symbolOf', { name })}
                    placeholder={symbolOf(form, others) || t('settings.noSymbol')}
                    defaultValue={saved}
                    disabled={isReadOnly}
                    onBlur={event => {
                      const symbol = event.currentTarget.value.trim().normalize('NFC');
                      if (symbol !== saved) void change(symbolChange(form.type, symbol));
                    }}
                  />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

type Profile = NonNullable<ReturnType<typeof useProfile>['profile']>;

/** Conclusions and decisions have had a field of their own from the beginning. */
const OWN_FIELD: Readonly<Record<string, 'conclusionSymbol' | 'decisionSymbol' | undefined>> = {
  KL: 'conclusionSymbol',
  QĐ: 'decisionSymbol',
};

function ownSymbol(profile: Profile | undefined, type: string): string {
  const field = OWN_FIELD[type];
  return (
    profile?.symbols.find(each => each.id === type)?.symbol || (field === undefined ? '' : (profile?.[field] ?? ''))
  );
}

function withoutSymbol(profile: Profile, type: string): Profile {
  const field = OWN_FIELD[type];
  return {
    ...profile,
    symbols: profile.symbols.filter(each => each.id !== type),
    ...(field !== undefined && { [field]: '' }),
  };
}

function symbolChange(type: string, symbol: string) {
  const field = OWN_FIELD[type];
  if (field !== undefined) return { set: { [field]: symbol } };
  return symbol === '' ? { drop: { symbols: [type] } } : { add: { symbols: [{ id: type, symbol }] } };
}
