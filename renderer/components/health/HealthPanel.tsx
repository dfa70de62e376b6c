import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactElement, useState } from 'react';
import { AUTOMATIC_REPAIRS, type HealthFinding, type HealthReport } from '#engine';
import { todayIso, useHost, useT } from '../../app/index.ts';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { JobProgress } from '../JobProgress.tsx';
import { FindingsTable } from './FindingsTable.tsx';
import { lastText, readText, reportText } from './findingText.ts';
import { SweepDialog } from './SweepDialog.tsx';
import { useHealth } from './useHealth.ts';

/** Kiểm tra sức khỏe hồ sơ of a case, or of the vault: check, read what was found, repair, keep the result as a file. */
export function HealthPanel({
  caseId,
  title,
}: {
  readonly caseId: string | null;
  /** Of the case; empty for the vault. */
  readonly title: string;
}): ReactElement {
  const t = useT();
  const { report, running, failed, error, check, repair } = useHealth(caseId);
  const [sweeping, setSweeping] = useState<readonly HealthFinding[]>([]);
  const findings = report?.findings ?? [];
  const automatic = findings.filter(({ repair }) => repair !== null && AUTOMATIC_REPAIRS.has(repair));
  const leftOver = findings.filter(each => each.repair === 'sweep');
  const isBusy = running !== undefined;
  const keysOf = (some: readonly HealthFinding[]) => some.map(each => each.key);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t(caseId === null ? 'health.textVault' : 'health.textCase')}
      </Text>
      <Group gap="xs">
        <Button disabled={isBusy} variant={automatic.length > 0 ? 'default' : 'filled'} onClick={check}>
          {t(report == null ? 'health.check' : 'health.checkAgain')}
        </Button>
        {automatic.length > 0 && (
          <Button disabled={isBusy} onClick={() => repair(keysOf(automatic))}>
            {t('health.repairAll', { count: automatic.length })}
          </Button>
        )}
        {leftOver.length > 1 && (
          <Button variant="default" disabled={isBusy} onClick={() => setSweeping(leftOver)}>
            {t('health.sweepAll', { count: leftOver.length })}
          </Button>
        )}
        {report != null && <SaveReport report={report} scope={title} />}
      </Group>
      {error !== null && <ErrorNotice error={error} />}
      {running !== undefined && (
        <div>
          <Text size="sm" role="status">
            {t(running.kind === 'checkHealth' ? 'health.running_check' : 'health.running_repair')}
            {running.current !== '' && `: ${running.current}`}
          </Text>
          <JobProgress job={running} />
        </div>
      )}
      {!isBusy && failed !== undefined && (
        <Alert color="seal" title={`${t(`shell.job_${failed.kind}`)}: ${t('shell.jobState_failed')}`}>
          {failed.failures.map(({ code, params }) => (
            <Text size="sm" key={code}>
              {t(`error.${code}.cause`, params)} {t(`error.${code}.remedy`, params)}
            </Text>
          ))}
        </Alert>
      )}
      {report === null && !isBusy && <EmptyState title={t('health.never')} text={t('health.neverText')} />}
      {report != null && <Result report={report} isWhole={caseId !== null && report.caseId === null} />}
      {findings.length > 0 && (
        <FindingsTable
          findings={findings}
          isOneCase={caseId !== null}
          isBusy={isBusy}
          onRepair={finding => {
            if (finding.repair === 'sweep') setSweeping([finding]);
            else if (finding.repair === 'reread') check();
            else repair([finding.key]);
          }}
        />
      )}
      {sweeping.length > 0 && (
        <SweepDialog findings={sweeping} onConfirm={() => repair(keysOf(sweeping))} onClose={() => setSweeping([])} />
      )}
    </Stack>
  );
}

/** When it was checked, what was read, and what came of it. */
function Result({ report, isWhole }: { readonly report: HealthReport; readonly isWhole: boolean }): ReactElement {
  const t = useT();
  return (
    <div>
      <Text size="sm" role="status" fw={600}>
        {lastText(t, report)}
        {isWhole && ` (${t('health.lastWhole')})`}
      </Text>
      {report.findings.length === 0 && <Text size="sm">{t('health.fine')}</Text>}
      <Text size="sm" c="dimmed" className="tabular">
        {t('health.read')}: {readText(t, report)}.
      </Text>
      {report.kept > 0 && (
        <Text size="sm" c="dimmed">
          {t('health.kept', { count: report.kept })}
        </Text>
      )}
    </div>
  );
}

function SaveReport({ report, scope }: { readonly report: HealthReport; readonly scope: string }): ReactElement {
  const t = useT();
  const host = useHost();
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    const text = reportText(
      t,
      report,
      scope === '' ? t('health.where_vault') : t('health.where_case', { title: scope }),
    );
    const suggestedName = `${t('health.fileName')}-${todayIso(new Date(report.at))}.txt`;
    // Notepad of an older Windows takes a file without the mark for another encoding.
    const bytes = new TextEncoder().encode(`\uFEFF${text}`);
    const name = await host.files.saveBytes({ suggestedName, bytes });
    if (name !== null) notifications.show({ message: t('health.saved', { name }) });
  };
  return (
    <>
      <Button variant="default" onClick={() => save().catch(setError)}>
        {t('health.save')}
      </Button>
      {error !== null && <ErrorNotice error={error} />}
    </>
  );
}
