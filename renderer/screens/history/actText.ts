import type { HistoryAct } from '#engine';
import { formatDate, formatMoney, type T, useT } from '../../app/index.ts';

const LONGEST = 60;

/** One act in plain words: «sửa Phát hiện «…»: mức độ: … → …». */
export function useActText(): (act: HistoryAct) => string {
  const t = useT();
  return act => {
    const object = act.kind === null ? '' : t(`record.${act.kind}`);
    const label = act.label === '' ? '' : ` «${short(act.label)}»`;
    const note = noteText(act, t);
    if (note !== null) return note;
    if (act.kind === null) return `${t(`history.type.${act.type.replace('.', '_')}`)}${label}`;
    const fields = act.verb === 'changed' ? act.fields.slice(0, 3).map(field => fieldText(act, field, t)) : [];
    return `${t(`history.verb.${act.verb}`)} ${object}${label}${fields.length === 0 ? '' : `: ${fields.join('; ')}`}`;
  };
}

/** What a health check notes: repairs, and what somebody decided to keep. */
function noteText(act: HistoryAct, t: T): string | null {
  const detail = act.fields.find(field => field.name === 'detail')?.after;
  if (act.type !== 'note.recorded' || typeof detail !== 'string') return null;
  if (detail.startsWith('{"health":{"repaired"')) return t('history.note_repaired');
  return detail.startsWith('{"health":{"kept"') ? t('history.note_kept') : null;
}

function fieldText(act: HistoryAct, field: HistoryAct['fields'][number], t: T): string {
  const name = t(`record.${act.kind}.${field.name}`);
  const value = (each: unknown) => valueText(each, act, field.name, t);
  return `${name}: ${value(field.before)} → ${value(field.after)}`;
}

function valueText(value: unknown, act: HistoryAct, field: string, t: T): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'number') return formatMoney(value);
  if (typeof value === 'string') {
    const date = formatDate(value);
    if (date !== '') return date;
    const key = `choice.${act.kind}.${field}.${value}`;
    const choice = /^[a-zA-Z]+$/.test(value) ? t(key) : key;
    return choice === key ? short(value) : choice;
  }
  return '…';
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
