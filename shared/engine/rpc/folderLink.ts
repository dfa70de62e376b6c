import * as z from 'zod';
import {
  type FolderOutputs,
  type FolderPortCall,
  type FolderPortInput,
  type Folders,
  folderHandlers,
  folderPortInputs,
  foldersOver,
  HostError,
  type HostFailureCode,
} from '#host';
import { transferables } from './messages.ts';

/** The host's folders are reached from the UI thread (its bridge is there), the appender is in the worker: a port joins them. */
const folderRequest = z.strictObject({ id: z.int().min(0), call: z.string().max(40), input: z.unknown() });
type FolderRequest = z.infer<typeof folderRequest>;
type FolderAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly code: HostFailureCode };

/** UI thread: answers the worker with the host's folders; every call is checked against the contract. */
export function serveFolders(port: MessagePort, folders: Folders): void {
  const handlers = folderHandlers(folders);
  const answer = async (call: string, input: unknown): Promise<unknown> => {
    if (!isFolderCall(call)) throw new HostError('badInput');
    return answerCall(handlers, call, input);
  };
  port.addEventListener('message', event => {
    const request = folderRequest.safeParse(event.data);
    if (!request.success) return; // nobody waits for an answer to what is not a call
    const { id, call, input } = request.data;
    answer(call, input).then(
      value => port.postMessage({ id, ok: true, value } satisfies FolderAnswer, transferables(value)),
      error => {
        const code = error instanceof HostError ? error.code : 'unknown';
        port.postMessage({ id, ok: false, code } satisfies FolderAnswer);
      },
    );
  });
  port.start();
}

async function answerCall<N extends FolderPortCall>(
  handlers: ReturnType<typeof folderHandlers>,
  call: N,
  raw: unknown,
): Promise<FolderOutputs[N]> {
  const input = folderPortInputs[call].safeParse(raw);
  if (!input.success) throw new HostError('badInput');
  return handlers[call](input.data as FolderPortInput<N>);
}

function isFolderCall(call: string): call is FolderPortCall {
  return Object.hasOwn(folderPortInputs, call);
}

/** Worker: the folders on the other side. What failed there fails here with the same HostError. */
export function connectFolders(port: MessagePort): Folders {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: HostError): void }>();
  let nextId = 0;
  port.addEventListener('message', ({ data }: MessageEvent<FolderAnswer>) => {
    const waiter = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) waiter?.resolve(data.value);
    else waiter?.reject(new HostError(data.code));
  });
  port.start();
  return foldersOver(<N extends FolderPortCall>(call: N, input: FolderPortInput<N>) => {
    const id = nextId++;
    return new Promise<FolderOutputs[N]>((resolve, reject) => {
      waiting.set(id, { resolve: value => resolve(value as FolderOutputs[N]), reject });
      // Copied, not moved: whoever appends keeps its bytes, to send the very same ones again after a failure.
      port.postMessage({ id, call, input } satisfies FolderRequest);
    });
  });
}
