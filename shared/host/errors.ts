export type HostFailureCode =
  | 'untrustedSender'
  | 'badInput'
  | 'noSuchHandle'
  | 'cancelled'
  | 'diskFull'
  | 'notWritable'
  | 'noSuchFile'
  | 'sizeDiffers'
  | 'folderGone'
  | 'heldElsewhere'
  | 'pdfFailed'
  | 'unknown';

/** A failure of the host: a code with a text in the catalogue, never a message of the system, which may hold a path. */
export class HostError extends Error {
  readonly code: HostFailureCode;
  constructor(code: HostFailureCode) {
    super(code);
    this.name = 'HostError';
    this.code = code;
  }
}
