/** What the program said is saved, kept outside of it: after a kill every one of these must be there. */
export type Acknowledged =
  | { readonly type: 'case'; readonly caseId: string; readonly title: string }
  | { readonly type: 'record'; readonly caseId: string; readonly id: string; readonly title: string }
  | { readonly type: 'word'; readonly caseId: string; readonly word: string; readonly clientId: number }
  | {
      readonly type: 'file';
      readonly caseId: string;
      readonly name: string;
      readonly seed: number;
      readonly size: number;
    }
  | { readonly type: 'backup'; readonly place: string; readonly run: string };

/** Console lines that carry an acknowledgement out of the page. */
export const ACK = 'ACK ';

/** Bytes of a file that can be made again from its seed. */
export function fileBytes(seed: number, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  const words = new Uint32Array(bytes.buffer, 0, size >>> 2);
  let state = seed | 1;
  for (let i = 0; i < words.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[i] = state;
  }
  return bytes;
}
