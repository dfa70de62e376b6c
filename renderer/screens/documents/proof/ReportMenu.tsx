import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconFileText, IconFileTypeDocx, IconPrinter } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import type { RecordValue } from '#casefile';
import { groupOf, type ProofIssue, type ProofResult, type Severity } from '#officialdoc';
import {
  formatDateTime,
  useCase,
  useEngine,
  useErrorText,
  useHost,
  useSession,
  useT,
  useToday,
} from '../../../app/index.ts';
import { fileNameOf, recordExport } from '../exportDocument.ts';
import type { TextSession } from '../textSession.ts';
import { issueSubject, issueText } from './issueText.ts';
import { proofReport, type ReportLine, reportText } from './report.ts';

type Format = 'docx' | 'pdf' | 'txt';

/** Xuất phiếu kiểm tra: everything the check says now, whatever the filter, as DOCX, for printing or as plain text. */
export function ReportMenu({
  document,
  result,
  session,
}: {
  readonly document: RecordValue<'document'>;
  readonly result: ProofResult;
  readonly session: TextSession;
}): ReactElement {
  const t = useT();
  const engine = useEngine();
  const host = useHost();
  const errorText = useErrorText();
  const today = useToday();
  const { caseId, view } = useCase();
  const me = useSession().session?.identity;
  const [isBusy, setBusy] = useState(false);

  const line = (issue: ProofIssue, group: ReportLine['group'], more = ''): ReportLine => ({
    group,
    severity: t(`proof.severity_${issue.severity}`),
    text: `${issueText(issue, view, t)}${more}${diffText(issue)}`,
    subject: issueSubject(issue, view, today, t),
  });
  const diffText = ({ diff = [] }: ProofIssue) =>
    diff.length === 0
      ? ''
      : ` ${diff
          .filter(piece => piece.op !== 'same')
          .map(piece => `${t(piece.op === 'quoted' ? 'proof.diffQuoted' : 'proof.diffSource')}: «${piece.text}»`)
          .join('; ')}.`;
  const count = (severity: Severity) => result.issues.filter(issue => issue.severity === severity).length;
  const report = () =>
    proofReport(
      document,
      [
        ...result.issues.map(issue => line(issue, groupOf(issue.code))),
        ...result.waived.map(({ issue, waiverId }) =>
          line(issue, 'waived', ` ${t('proof.waiveReason')}: ${view.records.proofWaiver[waiverId]?.reason ?? ''}.`),
        ),
      ],
      {
        title: t('proof.reportTitle'),
        summary: t('proof.reportOf', { title: fileNameOf(document), time: formatDateTime(Date.now()) }),
        claims: t('proof.reportClaims', {
          ...result.claims,
          error: count('error'),
          warning: count('warning'),
          note: count('note'),
        }),
        nothing: t('proof.nothing'),
        signer: t('proof.reportSigner'),
        columns: [t('proof.reportNumber'), t('proof.reportIssue'), t('proof.reportPlace')],
        groupName: group => t(group === 'waived' ? 'proof.waived' : `proof.group_${group}`),
      },
      { name: view.members.find(member => member.identity === me)?.name ?? '', on: today },
    );

  const run = async (format: Format) => {
    setBusy(true);
    try {
      await session.commit();
      const tree = report();
      const bytes =
        format === 'docx'
          ? await engine.documents.writeDocx({ tree })
          : format === 'pdf'
            ? await host.pdf.render(tree)
            : new TextEncoder().encode(reportText(tree));
      const suggestedName = `${t('proof.reportFile', { name: fileNameOf(document) })}.${format}`;
      const saved = await host.files.saveBytes({ suggestedName, bytes });
      if (saved === null) return;
      await recordExport(engine, { caseId, documentId: document.id }, format, suggestedName, bytes);
      notifications.show({ message: t('documents.exported', { name: suggestedName }) });
    } catch (error) {
      const { data, cause, remedy } = errorText(error);
      notifications.show({ color: 'red', title: data, message: `${cause} ${remedy}`, autoClose: false });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('proof.export')}>
          <ActionIcon variant="subtle" color="gray" loading={isBusy} aria-label={t('proof.export')}>
            <IconDownload size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileTypeDocx size={18} />} onClick={() => run('docx')}>
          {t('documents.exportDocx')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPrinter size={18} />} onClick={() => run('pdf')}>
          {t('proof.exportPdf')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileText size={18} />} onClick={() => run('txt')}>
          {t('proof.exportText')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
