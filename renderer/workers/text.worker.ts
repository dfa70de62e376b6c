import { extractText, TextError } from '#evidence/text';
import type { FromTextWorker, ToTextWorker } from './textProtocol.ts';

/**
 * Reads text out of one file at a time. No keys, no store, no network: it is given plain bytes of one file by the engine and
 * answers with its words. What hangs here is ended by the engine.
 */
interface Scope {
  postMessage(message: FromTextWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToTextWorker>) => void): void;
}
const scope = globalThis as unknown as Scope; // a dedicated worker's own scope
const waiting = new Map<number, { resolve(bytes: Uint8Array): void; reject(error: Error): void }>();
let nextRead = 0;

scope.addEventListener('message', ({ data }) => {
  if (data.type === 'bytes') {
    waiting.get(data.read)?.resolve(data.bytes);
    waiting.delete(data.read);
  } else if (data.type === 'noBytes') {
    waiting.get(data.read)?.reject(new Error('no bytes'));
    waiting.delete(data.read);
  } else if (data.type === 'extract') {
    const { mediaType, size } = data;
    const read = (begin: number, end: number) =>
      new Promise<Uint8Array>((resolve, reject) => {
        const id = nextRead++;
        waiting.set(id, { resolve, reject });
        scope.postMessage({ type: 'read', read: id, begin, end });
      });
    extractText({ mediaType, size, read }).then(
      text => scope.postMessage({ type: 'done', text }),
      error => scope.postMessage({ type: 'failed', code: error instanceof TextError ? error.code : 'unreadable' }),
    );
  }
});
