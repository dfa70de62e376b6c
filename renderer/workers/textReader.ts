import { type ItemText, type ReadableFile, TextError } from '#evidence';
import textAddress from './text.worker.ts?worker&url';
import type { FromTextWorker, ToTextWorker } from './textProtocol.ts';
import { ownWorkerUrl } from './workerUrl.ts';

/** A file that gives no sign for so long hangs its reader: the reader is ended. */
const STALLED_MS = 30_000;
const IDLE_MS = 60_000;

let worker: Worker | null = null;
let idle: ReturnType<typeof setTimeout> | undefined;
let last: Promise<unknown> = Promise.resolve();

/** Reads the text of one file after another, in a worker below the engine's own that holds no keys. @throws TextError */
export function readText(file: ReadableFile): Promise<ItemText> {
  const turn = last.then(
    () => readNow(file),
    () => readNow(file),
  );
  last = turn;
  return turn;
}

function readNow(file: ReadableFile): Promise<ItemText> {
  clearTimeout(idle);
  worker ??= new Worker(ownWorkerUrl(textAddress), { type: 'module', name: 'text' });
  const reader = worker;
  const send = (message: ToTextWorker, transfer: Transferable[] = []) => reader.postMessage(message, transfer);
  return new Promise<ItemText>((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout>;
    const end = (settle: () => void, isUsable: boolean) => {
      clearTimeout(timer);
      reader.removeEventListener('message', onMessage);
      reader.removeEventListener('error', onError);
      if (isUsable) idle = setTimeout(endWorker, IDLE_MS);
      else endWorker();
      settle();
    };
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => end(() => reject(new TextError('stalled')), false), STALLED_MS);
    };
    const onError = () => end(() => reject(new TextError('unreadable')), false);
    const onMessage = ({ data }: MessageEvent<FromTextWorker>) => {
      alive();
      if (data.type === 'done') end(() => resolve(data.text), true);
      else if (data.type === 'failed') end(() => reject(new TextError(data.code)), data.code !== 'stalled');
      else if (data.type === 'read') {
        file.read(data.begin, data.end).then(
          bytes => {
            // Its own copy: the engine may keep a view of a larger buffer.
            const copy = bytes.slice();
            send({ type: 'bytes', read: data.read, bytes: copy }, [copy.buffer]);
          },
          () => send({ type: 'noBytes', read: data.read }),
        );
      }
    };
    reader.addEventListener('message', onMessage);
    reader.addEventListener('error', onError);
    alive();
    send({ type: 'extract', mediaType: file.mediaType, size: file.size });
  });
}

function endWorker(): void {
  worker?.terminate();
  worker = null;
}
