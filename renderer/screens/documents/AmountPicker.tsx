import { Button, Checkbox, Group, Popover, ScrollArea, Select, Stack, Text } from '@mantine/core';
import { IconCurrencyDong } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { type ReactElement, useMemo, useState } from 'react';
import { formatMoney, useCase, useT } from '../../app/index.ts';

/** Inserts the live sum of chosen amount lines: the text then follows the case's figures. */
export function AmountPicker({
  editor,
  isReadOnly,
}: {
  readonly editor: Editor | null;
  readonly isReadOnly: boolean;
}): ReactElement {
  const t = useT();
  const { view } = useCase();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [unit, setUnit] = useState<'dong' | 'trieu' | 'ty'>('dong');
  const [words, setWords] = useState(false);
  const lines = useMemo(
    () =>
      Object.values(view.records.amountLine).sort(
        (a, b) => (a.findingId ?? '').localeCompare(b.findingId ?? '') || a.order - b.order,
      ),
    [view.records.amountLine],
  );
  const insert = () => {
    editor
      ?.chain()
      .focus()
      .insertAmount({ lineIds: [...chosen], unit, words })
      .run();
    setOpen(false);
    setChosen([]);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconCurrencyDong size={16} />}
          disabled={isReadOnly || lines.length === 0}
          onClick={() => setOpen(!isOpen)}
        >
          {t('documents.amount')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown w={460} aria-label={t('documents.amount')}>
        <Stack gap="xs">
          <ScrollArea.Autosize mah={260}>
            <Stack gap={4}>
              {lines.map(line => (
                <Checkbox
                  key={line.id}
                  size="xs"
                  checked={chosen.includes(line.id)}
                  onChange={event =>
                    setChosen(
                      event.currentTarget.checked ? [...chosen, line.id] : chosen.filter(each => each !== line.id),
                    )
                  }
                  label={
                    <Text span size="xs">
                      {view.records.finding[line.findingId ?? '']?.title ?? ''} · {line.fiscalYear ?? ''} ·{' '}
                      <Text span fw={600} className="tabular">
                        {formatMoney(line.amount ?? 0)}
                      </Text>
                    </Text>
                  }
                />
              ))}
            </Stack>
          </ScrollArea.Autosize>
          <Group justify="space-between">
            <Select
              size="xs"
              w={140}
              aria-label={t('record.document.displayUnit')}
              allowDeselect={false}
              data={(['dong', 'trieu', 'ty'] as const).map(value => ({
                value,
                label: t(`choice.document.displayUnit.${value}`),
              }))}
              value={unit}
              onChange={value => value !== null && setUnit(value)}
            />
            <Checkbox
              size="xs"
              label={t('documents.amountWords')}
              checked={words}
              onChange={event => setWords(event.currentTarget.checked)}
            />
            <Button size="xs" disabled={chosen.length === 0} onClick={insert}>
              {t('documents.insert')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
