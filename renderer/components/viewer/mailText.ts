import PostalMime, { type Address } from 'postal-mime';
import { formatDateTime, type T } from '../../app/index.ts';

/** A mail as plain text: who, when, about what, which attachments, then its words. Markup stays source, never a page. */
export async function readMail(bytes: Uint8Array<ArrayBuffer>, t: T): Promise<string> {
  const mail = await PostalMime.parse(bytes);
  const line = (name: string, value: string) => (value === '' ? [] : [`${t(`evidence.mail.${name}`)}: ${value}`]);
  const people = (list: readonly Address[] | undefined) => (list ?? []).map(person).join('; ');
  return [
    ...line('from', mail.from === undefined ? '' : person(mail.from)),
    ...line('to', people(mail.to)),
    ...line('copy', people(mail.cc)),
    ...line('date', dateText(mail.date)),
    ...line('subject', mail.subject ?? ''),
    ...mail.attachments.flatMap(each => line('attachment', each.filename ?? each.mimeType)),
    '',
    mail.text ?? mail.html ?? '',
  ].join('\n');
}

const person = (each: Address) =>
  [each.name, each.address].filter(part => part !== undefined && part !== '').join(' – ');

/** As printed here; what the sender wrote, when it is no date. */
function dateText(date: string | undefined): string {
  if (date === undefined) return '';
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : formatDateTime(time);
}
