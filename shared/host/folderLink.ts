import * as z from 'zod';
import { HostError, type HostFailureCode } from './errors.ts';
import {
  type FolderOutputs,
  type FolderPortCall,
  type FolderPortInput,
  folderHandlers,
  folderPortInputs,
  foldersOver,
} from './folderCalls.ts';
import type { Folders } from './folders.ts';

// Folders are with the host, the appender is in the engine's worker: one port joins them. Files pass it in blocks of many
// MiB, so nothing stands in between: on the desktop the port ends in the main process, in a browser on the UI thread.

/** What a link needs of a port; the desktop's own end is no DOM port. */
export interface LinkPort {
  /** @param moved buffers that may be handed over instead of copied, where the port can */
  send(message: unknown, moved?: readonly ArrayBuffer[]): void;
  listen(onMessage: (message: unknown) => void): void;
}

/** A port of the DOM. */
export function linkPort(port: MessagePort): LinkPort {
  return {
    send: (message, moved = []) => port.postMessage(message, [...moved]),
    listen(onMessage) {
      port.addEventListener('message', event => onMessage(event.data));
      port.start();
    },
  };
}

const folderRequest = z.strictObject({ id: z.int().min(0), call: z.string().max(40), input: z.unknown() });
type FolderRequest = z.infer<typeof folderRequest>;
type FolderAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly code: HostFailureCode };

/** The host's end: answers the worker with folders; every call is checked against the contract. */
export function serveFolders(port: LinkPort, folders: Folders): void {
  const handlers = folderHandlers(folders);
  const answer = async (call: string, input: unknown): Promise<unknown> => {
    if (!isFolderCall(call)) throw new HostError('badInput');
    return answerCall(handlers, call, input);
  };
  port.listen(message => {
    const request = folderRequest.safeParse(message);
    if (!request.success) return; // nobody waits for an answer to what is not a call
    const { id, call, input } = request.data;
    answer(call, input).then(
      value => port.send({ id, ok: true, value } satisfies FolderAnswer, ownBuffer(value)),
      error => {
        const code = error instanceof HostError ? error.code : 'unknown';
        port.send({ id, ok: false, code } satisfies FolderAnswer);
      },
    );
  });
}

/** The worker's end: the folders on the other side. What failed there fails here with the same HostError. */
export function connectFolders(port: LinkPort): Folders {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: HostError): void }>();
  let nextId = 0;
  port.listen(message => {
    const answer = message as FolderAnswer; // sent by serveFolders, in this same program
    const waiter = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) waiter?.resolve(answer.value);
    else waiter?.reject(new HostError(answer.code));
  });
  return foldersOver(<N extends FolderPortCall>(call: N, input: FolderPortInput<N>) => {
    const id = nextId++;
    return new Promise<FolderOutputs[N]>((resolve, reject) => {
      waiting.set(id, { resolve: value => resolve(value as FolderOutputs[N]), reject });
      // Copied, not moved: whoever appends keeps its bytes, to send the very same ones again after a failure.
      port.send({ id, call, input } satisfies FolderRequest);
    });
  });
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

/** Bytes that were read for the other side alone need not be copied once more. */
function ownBuffer(value: unknown): ArrayBuffer[] {
  return value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.length === value.buffer.byteLength
    ? [value.buffer]
    : [];
}
