import { Button, Group, Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { FORM_GROUPS, type FormFinding, type FormLine, formGroupOf, formTextsVi } from '#officialdoc';
import { useT } from '../../app/index.ts';
import './form.css';

interface Props {
  readonly findings: readonly FormFinding[];
  readonly lineAt: ReadonlyMap<string, FormLine>;
  readonly onGo?: (finding: FormFinding) => void;
  readonly acts?: (finding: FormFinding) => ReactNode;
}

/** Deviations by part of the form: what the rule asks, where it stands in law, the words it is about. */
export function FormFindings({ findings, lineAt, onGo, acts }: Props): ReactElement {
  const t = useT();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list must be reachable by keyboard
    <div className="form-findings" tabIndex={0}>
      {FORM_GROUPS.map(group => {
        const inside = findings.filter(each => formGroupOf(each.code) === group);
        if (inside.length === 0) return null;
        return (
          <section key={group} aria-label={t(`formCheck.group_${group}`)}>
            <Text component="h3" size="xs" fw={600} className="form-group">
              {t(`formCheck.group_${group}`)} · {inside.length}
            </Text>
            <ul>
              {inside.map(finding => (
                <li
                  key={`${finding.code}-${finding.place}-${finding.from ?? ''}-${finding.detail}`}
                  data-severity={finding.severity}
                >
                  <Finding finding={finding} line={lineAt.get(finding.place)} onGo={onGo} />
                  {acts?.(finding)}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** The words of the line it is about; what the rule's own sentence already says is not said twice. */
function wordsOf({ code, detail, from, to }: FormFinding, line: FormLine | undefined): string {
  const words = from !== undefined && to !== undefined && line !== undefined ? line.text.slice(from, to) : detail;
  const isSaid = from === undefined && formTextsVi[code as keyof typeof formTextsVi]?.includes('{{detail}}');
  return isSaid ? '' : words.replaceAll(/\ufffc+/g, '…').trim();
}

function Finding({
  finding,
  line,
  onGo,
}: {
  readonly finding: FormFinding;
  readonly line: FormLine | undefined;
  readonly onGo: Props['onGo'];
}): ReactElement {
  const t = useT();
  const { code, severity, article, detail } = finding;
  const words = code === 'fieldMissing' ? t(`component.${detail}`) : wordsOf(finding, line);
  return (
    <>
      <Text size="sm">{t(`form.${code}`, { detail })}</Text>
      <Group gap={6} wrap="wrap">
        <Text size="xs" fw={600} className="form-severity">
          {t(`formCheck.severity_${severity}`)}
        </Text>
        <Text size="xs" c="dimmed">
          {[line === undefined ? '' : t(`component.${line.component}`), article].filter(Boolean).join(' · ')}
        </Text>
      </Group>
      {words !== '' &&
        (onGo === undefined ? (
          <Text size="sm" className="form-words">
            {words.slice(0, 200)}
          </Text>
        ) : (
          <Button variant="subtle" size="compact-sm" className="form-words" onClick={() => onGo(finding)}>
            {words.slice(0, 120)}
          </Button>
        ))}
    </>
  );
}
