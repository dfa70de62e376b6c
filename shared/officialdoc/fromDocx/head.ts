import type { Component } from '../form/subject.ts';

/** What the frame of a file says, as fields of a document's record: only what was found. */
export interface WordHead {
  title?: string;
  summary?: string;
  parentOrgan?: string;
  issuingOrgan?: string;
  number?: string;
  symbol?: string;
  place?: string;
  /** ISO day. */
  date?: string;
  addressees?: string;
  recipients?: string;
  signAuthority?: 'TM' | 'KT' | 'TL' | 'TUQ' | 'Q';
  signTitle?: string;
  signTitleSecond?: string;
  signerName?: string;
}

/** @param lines the file's lines with the box of the diagram each stands in (NĐ 30/2020, Phụ lục I, Mục IV) */
export function headOf(
  lines: readonly { readonly component: Component | undefined; readonly text: string }[],
): WordHead {
  const of = (...components: Component[]) =>
    lines
      .filter(line => line.component !== undefined && components.includes(line.component))
      .map(line => line.text.replace(/\s+/g, ' ').trim())
      .filter(Boolean);
  const head: WordHead = {};
  const put = <K extends keyof WordHead>(name: K, value: WordHead[K] | undefined) => {
    if (value !== undefined && value !== '') head[name] = value;
  };
  put('title', of('title')[0]);
  put('summary', of('summary').join(' ') || of('dispatchSummary')[0]?.replace(/^V\/v\s+/i, ''));
  put('parentOrgan', of('parentOrgan').join(' '));
  put('issuingOrgan', of('organ').join('\n'));
  const numbers = /^Số\s*:\s*(\d*)\s*\/?\s*(\S.*)?$/i.exec(of('number')[0] ?? '');
  put('number', numbers?.[1]);
  put('symbol', numbers?.[2]);
  const placed = /^(.+?),\s*ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/i.exec(of('place')[0] ?? '');
  put('place', placed?.[1] ?? /^([^,]+),\s*ngày/i.exec(of('place')[0] ?? '')?.[1]);
  if (placed !== null) put('date', `${placed[4]}-${two(placed[3])}-${two(placed[2])}`);
  put('addressees', of('addressee').map(withoutDash).filter(Boolean).join('\n'));
  put('recipients', of('recipient').map(withoutDash).filter(Boolean).join('\n'));
  const [first = '', second] = of('signature');
  const authority = /^(TM|KT|TL|TUQ|Q)\.\s*(.+)$/.exec(first);
  put('signAuthority', authority?.[1] as WordHead['signAuthority']);
  put('signTitle', authority?.[2] ?? first);
  put('signTitleSecond', second);
  put('signerName', of('signerName')[0]);
  return head;
}

const two = (text: string | undefined) => (text ?? '').padStart(2, '0');

/** «- Như trên;» → «Như trên», «Kính gửi: Sở …» → «Sở …». */
const withoutDash = (text: string) =>
  text
    .replace(/^Kính gửi\s*:\s*/i, '')
    .replace(/^[-–+•]\s*/, '')
    .replace(/[;.]$/, '');
