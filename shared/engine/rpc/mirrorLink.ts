import type { MirrorPort } from '#host';
import { EngineError } from '../errors.ts';

/** The host's mirror lives on the UI thread (its bridge is there), the appender in the worker: this port joins them. */
type MirrorCall =
  | { readonly id: number; readonly call: 'append'; readonly stream: string; readonly frames: readonly Uint8Array[] }
  | { readonly id: number; readonly call: 'readHeads' }
  | { readonly id: number; readonly call: 'writeHeads'; readonly heads: Uint8Array };
type MirrorAnswer = { readonly id: number; readonly ok: boolean; readonly value: Uint8Array | null };

/** UI thread: answers the worker with the host's mirror. */
export function serveMirror(port: MessagePort, mirror: MirrorPort): void {
  const answer = async (message: MirrorCall): Promise<Uint8Array | null> => {
    switch (message.call) {
      case 'append':
        await mirror.append(message.stream, message.frames);
        return null;
      case 'readHeads':
        return mirror.readHeads();
      case 'writeHeads':
        await mirror.writeHeads(message.heads);
        return null;
    }
  };
  port.addEventListener('message', ({ data }: MessageEvent<MirrorCall>) => {
    answer(data).then(
      value => port.postMessage({ id: data.id, ok: true, value } satisfies MirrorAnswer),
      () => port.postMessage({ id: data.id, ok: false, value: null } satisfies MirrorAnswer),
    );
  });
  port.start();
}

/** Worker: the mirror on the other side. A call that failed there fails here with `mirrorFailed`. */
export function connectMirror(port: MessagePort): MirrorPort {
  const waiting = new Map<number, { resolve(value: Uint8Array | null): void; reject(error: EngineError): void }>();
  let nextId = 0;
  port.addEventListener('message', ({ data }: MessageEvent<MirrorAnswer>) => {
    const waiter = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) waiter?.resolve(data.value);
    else waiter?.reject(new EngineError('mirrorFailed', 'notSaved'));
  });
  port.start();
  const send = (call: Omit<MirrorCall, 'id'> & { call: MirrorCall['call'] }) =>
    new Promise<Uint8Array | null>((resolve, reject) => {
      const id = nextId++;
      waiting.set(id, { resolve, reject });
      port.postMessage({ ...call, id });
    });
  return {
    async append(stream, frames) {
      await send({ call: 'append', stream, frames } as Omit<MirrorCall, 'id'>);
    },
    readHeads: () => send({ call: 'readHeads' }),
    async writeHeads(heads) {
      await send({ call: 'writeHeads', heads } as Omit<MirrorCall, 'id'>);
    },
  };
}
