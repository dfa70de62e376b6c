import type { FindingWhere, HealthFinding, HealthReport } from '#engine';
import { formatBytes, formatDateTime, formatMoney, type T } from '../../app/index.ts';

export interface FindingText {
  readonly title: string;
  /** State of the data: said first. */
  readonly data: string;
  readonly cause: string;
  readonly remedy: string;
  /** Parts of the place, the widest first. */
  readonly where: readonly string[];
}

export interface TextOptions {
  /** The case is on screen: it need not be named. */
  readonly isOneCase?: boolean;
  /** Names of files in full, for whoever looks for them on the disk. */
  readonly isFull?: boolean;
}

/** A finding in words: what, state of the data, where, why, what to do. */
export function findingText(t: T, finding: HealthFinding, options: TextOptions = {}): FindingText {
  const { code, severity, cause } = finding;
  const detail = cause === null ? '' : ` ${t('health.cause', { cause: t(`error.${cause}.cause`) })}`;
  return {
    title: t(`health.code.${code}.title`),
    data: t(`health.data_${severity}`),
    cause: `${t(`health.code.${code}.cause`)}${hasText(t, cause) ? detail : ''}`,
    remedy: severity === 'lost' ? `${lostText(t, finding)}${t('health.lostRemedy')}` : t(`health.code.${code}.remedy`),
    where: whereText(t, finding, options),
  };
}

/** Codes without a text of their own are told by the finding alone. */
function hasText(t: T, code: string | null): boolean {
  return code !== null && t(`error.${code}.cause`) !== `error.${code}.cause`;
}

/** What is lost for every kind of finding alike is told once; what is special to one kind, before. */
function lostText(t: T, { code, repair }: HealthFinding): string {
  const isAlwaysLost = ['missingEntry', 'fileChanged', 'fileKeyWrong', 'caseNotHere', 'caseKeyMissing'].includes(code);
  return isAlwaysLost && repair === null ? `${t(`health.code.${code}.remedy`)} ` : '';
}

function whereText(t: T, { where, count, code }: HealthFinding, { isOneCase, isFull }: TextOptions): readonly string[] {
  const parts: string[] = [];
  if (where.title !== null) parts.push(t('health.where_title', { title: where.title }));
  if (where.copy !== null) parts.push(t(`health.where_copy_${where.copy}`));
  if (where.writer !== null) parts.push(writerText(t, where.writer));
  if (where.seq !== null) parts.push(t('health.where_seq', { seq: where.seq }));
  if (where.file !== null && where.from !== null && where.to !== null)
    parts.push(
      t('health.where_bytes', { file: isFull ? where.file : shortName(where.file), from: where.from, to: where.to }),
    );
  if (where.chunks.length > 0) parts.push(chunksText(t, where, count));
  else if (count > 1) parts.push(t('health.where_count', { count: formatMoney(count) }));
  if (where.blob !== null && where.title === null)
    parts.push(t('health.where_blob', { blob: where.blob.slice(0, 12) }));
  if (where.time !== null && code !== 'rolledBack')
    parts.push(t('health.where_time', { time: formatDateTime(where.time) }));
  if (isOneCase && where.kind === 'case') return parts.length > 0 ? parts : [t('health.where_thisCase')];
  return [t(`health.where_${where.kind}`, { title: where.caseTitle }), ...parts];
}

/** Long ids in names of files tell nobody more than their beginnings. */
function shortName(file: string): string {
  return file.replace(/[0-9a-f]{24,}/g, id => `${id.slice(0, 8)}…`);
}

function writerText(t: T, { id, person, device }: NonNullable<FindingWhere['writer']>): string {
  return person === '' && device === ''
    ? t('health.where_writerId', { id: id.slice(0, 8) })
    : t('health.where_writer', { person: person || '…', device: device || '…' });
}

function chunksText(t: T, { chunks }: FindingWhere, count: number): string {
  const named = t('health.where_chunks', { chunks: chunks.map(chunk => chunk + 1).join(', ') });
  return count > chunks.length
    ? `${named} ${t('health.where_moreChunks', { count: formatMoney(count - chunks.length) })}`
    : named;
}

/** What was read, as a list of facts. */
export function readText(t: T, { counts, local, caseId }: HealthReport): string {
  const number = formatMoney;
  return [
    caseId === null ? t('health.readCases', { cases: number(counts.cases) }) : '',
    t('health.readEntries', { entries: number(counts.entries), signatures: number(counts.signatures) }),
    t('health.readFiles', { files: number(counts.files), chunks: number(counts.chunks) }),
    t('health.readBytes', { bytes: formatBytes(counts.bytes) }),
    local === 'read' ? t('health.readCopy', { entries: number(counts.copiedEntries) }) : t(`health.copy_${local}`),
  ]
    .filter(part => part !== '')
    .join('; ');
}

/** «Kiểm tra gần nhất: …», with what came of it. */
export function lastText(t: T, { at, findings }: HealthReport): string {
  const lost = findings.filter(each => each.severity === 'lost').length;
  const outcome =
    findings.length === 0
      ? t('health.lastFine')
      : lost > 0
        ? t('health.lastLost', { count: lost })
        : t('health.lastFound', { count: findings.length });
  return `${t('health.last', { time: formatDateTime(at) })}, ${outcome}`;
}

/** The whole report as plain text, for a file. */
export function reportText(t: T, report: HealthReport, scope: string): string {
  const lines = [t('health.title'), scope, '', lastText(t, report), `${t('health.read')}: ${readText(t, report)}.`];
  if (report.kept > 0) lines.push(t('health.kept', { count: report.kept }));
  lines.push('');
  for (const [index, finding] of report.findings.entries()) {
    const { title, data, cause, remedy, where } = findingText(t, finding, { isFull: true });
    lines.push(`${index + 1}. ${title}. ${data}`, `   ${where.join(', ')}`, `   ${cause}`, `   ${remedy}`, '');
  }
  if (report.findings.length === 0) lines.push(t('health.fineTitle'), t('health.fine'), '');
  return lines.join('\r\n');
}
