import { useEffect, useState } from 'react';
import { useCase, useEngine } from '../../app/index.ts';

const PIECE = 4 * 1024 * 1024;

export type Bytes =
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'read'; readonly bytes: Uint8Array<ArrayBuffer> };

/** The whole of a small file, in memory only. */
export function useBytes(evidenceId: string, size: number): Bytes {
  const engine = useEngine();
  const { caseId } = useCase();
  const [bytes, setBytes] = useState<Bytes>({ state: 'reading' });
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      const whole = new Uint8Array(size);
      for (let offset = 0; offset < size && !isGone; offset += PIECE) {
        whole.set(
          await engine.evidence.read({ caseId, evidenceId, offset, length: Math.min(PIECE, size - offset) }),
          offset,
        );
      }
      return whole;
    };
    read().then(
      whole => !isGone && setBytes({ state: 'read', bytes: whole }),
      error => !isGone && setBytes({ state: 'failed', error }),
    );
    return () => {
      isGone = true;
    };
  }, [engine, caseId, evidenceId, size]);
  return bytes;
}
