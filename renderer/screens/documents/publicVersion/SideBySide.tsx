import { Text } from '@mantine/core';
import { type ReactElement, type ReactNode, useMemo } from 'react';
import { type FormLine, type OfficialDocument, subjectOfTree } from '#officialdoc';
import { useT } from '../../../app/index.ts';

interface Props {
  readonly full: OfficialDocument;
  readonly open: OfficialDocument;
  readonly targets: readonly string[];
}

/** The full text and its public version line by line: what is taken out is struck at the left, its place marked at the right. */
export function SideBySide({ full, open, targets }: Props): ReactElement {
  const t = useT();
  const rows = useMemo(() => {
    const after = new Map(subjectOfTree(open).lines.map(line => [line.place, line]));
    return subjectOfTree(full)
      .lines.filter(line => line.text.trim() !== '')
      .map(line => ({ before: line, after: after.get(line.place) }));
  }, [full, open]);
  const pattern = useMemo(() => anyOf(targets), [targets]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard
    <div className="side-by-side" tabIndex={0}>
      <Text component="h3" size="xs" fw={600} className="side-head">
        {t('publicVersion.full')}
      </Text>
      <Text component="h3" size="xs" fw={600} className="side-head">
        {t('publicVersion.public')}
      </Text>
      {rows.map(({ before, after }) => {
        const isChanged = after?.text !== before.text.normalize('NFC');
        return (
          <div className="side-row" key={before.place} data-changed={isChanged || undefined}>
            <Line line={before}>{isChanged ? struck(before.text.normalize('NFC'), pattern) : before.text}</Line>
            <Line line={before}>{after?.text ?? ''}</Line>
          </div>
        );
      })}
    </div>
  );
}

function Line({ line, children }: { readonly line: FormLine; readonly children: ReactNode }): ReactElement {
  return (
    <p className="side-line" data-component={line.component} data-title={line.heading?.isTitle || undefined}>
      {children}
    </p>
  );
}

function anyOf(targets: readonly string[]): RegExp | null {
  const words = targets
    .map(target => target.normalize('NFC').trim())
    .filter(target => target !== '')
    .sort((a, b) => b.length - a.length)
    .map(target => target.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return words.length === 0 ? null : new RegExp(`(${words.join('|')})`, 'giu');
}

function struck(text: string, pattern: RegExp | null): ReactNode {
  if (pattern === null) return text;
  let at = 0;
  // Every second part is a match: the pattern has one group.
  return text.split(pattern).map((part, index) => {
    const key = `${at}`;
    at += part.length;
    return index % 2 === 1 ? <del key={key}>{part}</del> : <span key={key}>{part}</span>;
  });
}
