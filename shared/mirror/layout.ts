/** Names inside a copy of a vault; all below `root`, which is `<vaultId>/`, or '' when the user chose that folder itself. */

/** Header, keyring and the other small files of the vault, replaced whole (JOURNAL C1: old keyrings must not linger). */
export const VAULT_FILE = 'vault';
export const HEADS_FILE = 'heads';

export const JOURNALS = 'journals';
export const DRAFTS = 'drafts';
export const CERTIFICATES = 'certificates';
export const BLOBS = 'blobs';

/** A stream is a run of append-only segments with one name. */
export const CERTIFICATE_STREAM = `${CERTIFICATES}/all`;
export const journalStream = (journal: string): string => `${JOURNALS}/${journal}`;
export const draftStream = (journal: string): string => `${DRAFTS}/${journal}`;
export const blobFolder = (journal: string): string => `${BLOBS}/${journal}`;
export const blobStream = (journal: string, blob: string): string => `${BLOBS}/${journal}/${blob}`;

const SEGMENT = /^(.+)\.(\d{6})$/;

export function segmentName(stream: string, number: number): string {
  return `${stream}.${String(number).padStart(6, '0')}`;
}

/** The stream and number a file name says, null for a file that is no segment. */
export function parseSegment(name: string): { readonly stream: string; readonly number: number } | null {
  const match = SEGMENT.exec(name);
  return match?.[1] === undefined ? null : { stream: match[1], number: Number(match[2]) };
}

/** The journal a stream belongs to; null for streams of the whole vault. */
export function journalOf(stream: string): string | null {
  const [kind, journal] = stream.split('/');
  return kind === JOURNALS || kind === DRAFTS || kind === BLOBS ? (journal ?? null) : null;
}
